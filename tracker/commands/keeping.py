"""Keeping what `tracker import` read, as a draft that waits for a coordinator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.commands.starting import WRONG_SETTINGS, give_up, house_or_exit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.intake.draft import DraftPlan
    from tracker.people.models import Person


def keep_draft(drafted: DraftPlan, file: Path, *, by: str | None) -> str:
    """Make a draft in a coordinator's name; gives the address where it is reviewed. Refuses what holds no task, and to guess whose it is."""
    from tracker.foundation import clock  # noqa: PLC0415 - not needed for --dry-run
    from tracker.foundation.database import writing  # noqa: PLC0415
    from tracker.foundation.files import FileStore  # noqa: PLC0415
    from tracker.intake.actions.making import make_draft  # noqa: PLC0415
    from tracker.intake.refusals import refuse_without_tasks  # noqa: PLC0415
    from tracker.journal.acts import Act, Cause  # noqa: PLC0415

    refuse_without_tasks(drafted)
    house = house_or_exit()
    with writing(house.sessions) as session:
        person = _coordinator(session, by, on=clock.today())
        kept = FileStore(house.settings.files).keep(file.read_bytes())
        act = Act(person.id, person.name, clock.now(), cause=Cause.IMPORT, detail=file.name)
        draft = make_draft(session, drafted, file_name=file.name, kept=kept, act=act)
        return f"{house.settings.web_address}/drafts/{draft.id}"


def _coordinator(session: Session, by: str | None, *, on: date) -> Person:
    """The coordinator of that sign-in name; without a name, the only one there is."""
    from tracker.people.models import Role  # noqa: PLC0415
    from tracker.people.queries import holders  # noqa: PLC0415

    people = session.scalars(holders(Role.COORDINATOR, on=on)).all()
    chosen = [person for person in people if by is None or person.sign_in_name == by]
    if len(chosen) != 1:
        give_up(_whose(by, people), code=WRONG_SETTINGS)
    return chosen[0]


def _whose(by: str | None, people: Sequence[Person]) -> str:
    """Why it is not clear whose the draft would be, and what to do."""
    names = "、".join(f"{person.sign_in_name}（{person.name}）" for person in people)
    if not people:
        return "还没有督办员，草稿无人核对。请先在“人员”中设立督办员"
    if by is not None:
        return f"没有登录名为 {by} 的督办员。现有：{names}"
    return f"有多位督办员，请用 --by 登录名 指明以谁的名义导入：{names}"
