"""A task's story: entries of the journal as sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.gate.wording import say as _
from tracker.journal import deeds
from tracker.journal.acts import Cause
from tracker.journal.models import Entry
from tracker.pages.words import format_day


@dataclass(frozen=True)
class Told:
    """One entry of the story, ready to read."""

    at: datetime
    who: str
    department: str | None
    """Told apart only where the deed does not name it."""
    deed: str
    why: str | None


def told(entries: Iterable[Entry]) -> list[Told]:
    """The entries as sentences, in the order given."""
    return [_tell(entry) for entry in entries]


def _tell(entry: Entry) -> Told:
    sentence, words = deeds.told(entry)
    return Told(
        at=entry.at,
        who=_("系统") if entry.cause is Cause.JOB else entry.actor_name,
        department=None,
        deed=_(sentence, **words),
        why="\n".join(filter(None, (*_changes(entry), entry.reason))) or None,
    )


def _changes(entry: Entry) -> Iterable[str]:
    for label, before, after in deeds.shown_changes(entry):
        yield _("%(what)s：%(before)s → %(after)s", what=_(label), before=_value(before), after=_value(after))


def _value(value: Any) -> str:
    if value in (None, "", []):
        return _("无")
    if isinstance(value, list):
        return "、".join(str(each) for each in value)
    day = _as_day(value)
    return format_day(day) if day else str(value)


def _as_day(value: Any) -> date | None:
    """The day a text names in the journal's own way; a number that only looks like one is none."""
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return day if day.isoformat() == value else None
