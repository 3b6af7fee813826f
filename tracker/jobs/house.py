"""What a job finds when it comes in: the settings and the database, and whether it is asked to stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tracker.foundation.database import engine_for, sessions_of
from tracker.foundation.settings import Settings


@dataclass(frozen=True)
class House:
    """The house as a job sees it."""

    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    stop: Event = field(default_factory=Event)
    """Set when the process is to end: work stops after the step it is in and is resumed by the next process."""


def open_house(settings: Settings) -> House:
    """Open the database that the settings name."""
    engine = engine_for(settings.database_url)
    sessions = sessions_of(engine)
    sessions.configure(info={"journal_key": settings.secret_key.encode()})
    return House(settings, engine, sessions)
