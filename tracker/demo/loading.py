"""Making the demonstration: the finished year of the example plan, and the same plan as this year's, under way."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tracker.demo.finished import finish
from tracker.demo.papers import COORDINATOR, FIRST_YEAR, bring_in
from tracker.demo.script import DEEDS, DUE_IN_DAYS
from tracker.demo.stage import Stage, set_up
from tracker.demo.verbs import Player
from tracker.foundation.database import writing
from tracker.foundation.files import FileStore
from tracker.foundation.paging import exists_any
from tracker.inbox.actions import mark_all_read
from tracker.people.models import Person
from tracker.progress.actions import open_rounds
from tracker.tasks.actions import close_plan
from tracker.workdays.queries import calendar

ISSUED_IN_2013 = date(2013, 4, 24)
DAYS_UNDER_WAY = 75
"""How long ago this year's plan was issued: long enough for something to be late."""


def is_empty(session: Session) -> bool:
    """Whether nobody has been added yet, so that a demonstration harms nothing."""
    return not exists_any(session, select(Person))


def load(sessions: sessionmaker[Session], store: FileStore, *, today: date) -> None:
    """Make the demonstration in one transaction: all of it, or nothing."""
    with writing(sessions) as session:
        session.info["argon2_cost"] = "cheap"  # the password is printed at the start: costly hashing protects nothing
        years = range(FIRST_YEAR, today.year + 2)
        stage = set_up(session, years=years, began_on=ISSUED_IN_2013 - timedelta(days=30))
        _finished_year(session, store, stage)
        _living_year(session, store, stage, today)


def _finished_year(session: Session, store: FileStore, stage: Stage) -> None:
    plan = bring_in(session, store, stage, on=ISSUED_IN_2013, deadlines={})
    last_day = finish(Player(session, stage, plan), since=ISSUED_IN_2013)
    for who, person in stage.people.items():
        mark_all_read(session, person, act=stage.act(who, last_day))
    close_plan(session, plan, seen=plan.version, act=stage.act(COORDINATOR, last_day + timedelta(days=30)))


def _living_year(session: Session, store: FileStore, stage: Stage, today: date) -> None:
    issued_on = today - timedelta(days=DAYS_UNDER_WAY)
    deadlines = {today + timedelta(days=days): numbers for days, numbers in DUE_IN_DAYS.items()}
    plan = bring_in(session, store, stage, on=issued_on, year=today.year, issued_on=issued_on, deadlines=deadlines)
    until = today + timedelta(days=31)
    open_rounds(session, plan, until=until, calendar=calendar(session, today), act=stage.act(COORDINATOR, issued_on))
    player = Player(session, stage, plan)
    for deed in DEEDS:
        player.play(deed, issued_on + timedelta(days=DAYS_UNDER_WAY * deed.at // 100))
