"""What the runs refuse."""

from __future__ import annotations

from tracker.foundation.refusals import Refusal


class RightLost(Refusal):
    """Another process holds the right by now: whoever held it before writes nothing more."""


class RunsElsewhere(Refusal):
    """Somebody else does this very work at this moment."""
