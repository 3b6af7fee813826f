"""Taking back what was said of a draft's name, in the draft and in the directory."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments import actions as directory
from tracker.departments import queries as departments
from tracker.departments.models import Alias, Collective, Department
from tracker.foundation.refusals import NotFound
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.intake.actions.answering import Answer, How, answers, forget
from tracker.intake.actions.holding import hold
from tracker.intake.actions.renaming import put_back
from tracker.intake.models import DraftPlan
from tracker.journal.actions import note
from tracker.journal.acts import Act


def take_back(session: Session, draft: DraftPlan, place: int, *, act: Act) -> Answer:
    """Take back one answer; the name is asked about again. Refuses one that something else rests on by now.

    `place` counts from 0. A department that was entered goes again only while nothing hangs on it.
    """
    hold(session, draft)
    given = answers(draft)
    if not 0 <= place < len(given):
        raise NotFound(N_("没有这一项，或者不在可查看的范围内"))
    answer = given[place]
    match answer.how:
        case How.ALIAS:
            _forget_alias(session, answer, act)
        case How.NEW:
            _remove_department(session, answer, act)
        case How.MEMBERS:
            _set_members_back(session, answer, act)
        case How.SPLIT | How.DROPPED:
            put_back(session, draft, answer)
    forget(draft, place)
    note(session, "draft:name-taken-back", draft, act=act, changes={"names": [answer.name, None]})
    return answer


def _forget_alias(session: Session, answer: Answer, act: Act) -> None:
    alias = session.scalar(select(Alias).where(Alias.folded == fold(answer.learnt), Alias.department_id == answer.id))
    if alias is not None:
        directory.remove_alias(session, alias, act=act)


def _remove_department(session: Session, answer: Answer, act: Act) -> None:
    department = session.get(Department, answer.id) if answer.id else None
    if department is not None:
        directory.remove_department(session, department, act=act)


def _set_members_back(session: Session, answer: Answer, act: Act) -> None:
    collective = session.get(Collective, answer.id) if answer.id else None
    if collective is not None:
        before = session.scalars(departments.all_of(answer.before)).all()
        directory.set_members(session, collective, before, seen=collective.version, act=act)
