"""What the intake will not take, each as a sentence that says what to do next."""

from __future__ import annotations

from http import HTTPStatus

from tracker.foundation.refusals import Refusal


class Unreadable(Refusal):
    """The file cannot be read, or is not what it says it is; nothing of it was kept."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NoTasksFound(Refusal):
    """The file was read, but nothing in it carries a responsibility."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotOpen(Refusal):
    """The draft was issued or discarded meanwhile."""


class CannotBeIssued(Refusal):
    """Something in the draft still waits for a person's word."""


class CannotBeTakenBack(Refusal):
    """Somebody has already acted on what was issued."""
