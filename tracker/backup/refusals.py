"""What the room will not do."""

from __future__ import annotations

from tracker.foundation.refusals import Refusal


class CannotBackUp(Refusal):
    """There is nothing to back up, or it would overwrite something."""


class ArchiveIsUnfit(Refusal):
    """The file is no backup, is not whole, or was made by a version that this one does not know."""


class TargetIsTaken(Refusal):
    """What would be replaced holds data or is in use."""
