"""The stage: a directory, a calendar, and the players with their posts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.demo.cast import PASSWORD, PLAYERS, Player
from tracker.departments.models import Department
from tracker.departments.seeding import load_directory
from tracker.foundation.clock import OFFICE_TIME
from tracker.foundation.settings import HOME
from tracker.journal.acts import Act, Cause
from tracker.people.actions import activate, add_person, give_post, make_activation_link
from tracker.people.models import Person, Role
from tracker.workdays.actions import fill_from_package

DIRECTORY = HOME / "seeds" / "departments" / "suzhou.toml"


@dataclass(frozen=True)
class Stage:
    """The players by sign-in name, and the departments by short name."""

    people: dict[str, Person]
    departments: dict[str, Department]

    def act(self, who: str, day: date, hour: int = 10) -> Act:
        """Somebody does something on a day at an hour of the office's clock."""
        person = self.people[who]
        return Act(person.id, person.name, moment(day, hour), detail="演示数据")

    def department_of(self, who: str) -> Department:
        """The department a player serves."""
        return self.departments[next(player.department for player in PLAYERS if player.sign_in_name == who)]

    def liaison_of(self, department_id: int) -> str | None:
        """Who serves a department, if anybody does."""
        for player in PLAYERS:
            department = self.departments.get(player.department)
            if player.role is Role.LIAISON and department is not None and department.id == department_id:
                return player.sign_in_name
        return None


def moment(day: date, hour: int) -> datetime:
    """An hour of the office's clock on a day."""
    return datetime.combine(day, time(hour), OFFICE_TIME)


def set_up(session: Session, *, years: Iterable[int], began_on: date) -> Stage:
    """Load the directory and the calendar, and let each player choose their password through a link."""
    act = Act(None, "系统", moment(began_on, 8), Cause.SETUP, "演示数据")
    load_directory(session, tomllib.loads(DIRECTORY.read_text(encoding="utf-8")), act)
    fill_from_package(session, years, act)
    departments = {each.short_name: each for each in session.scalars(select(Department))}
    people = {player.sign_in_name: _hire(session, player, departments, act) for player in PLAYERS}
    return Stage(people, departments)


def _hire(session: Session, player: Player, departments: dict[str, Department], act: Act) -> Person:
    email = f"{player.sign_in_name}@example.gov.cn"
    person = add_person(session, name=player.name, sign_in_name=player.sign_in_name, email=email, act=act)
    give_post(session, person, player.role, departments.get(player.department), began_on=act.on, act=act)
    activate(session, make_activation_link(session, person, act=act), PASSWORD, act=act)
    return person
