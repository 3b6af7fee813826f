"""The names of a draft against the directory: whom each means, and what is still to be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tracker.departments import queries as departments
from tracker.departments.models import Alias, Collective, Department
from tracker.foundation.text import fold
from tracker.foundation.words import N_, Worded
from tracker.intake.interpret.collectives import is_collective
from tracker.intake.likeness import closest


class Standing(Worded):
    """What the directory knows of a name."""

    KNOWN = "known", N_("已在名录")
    ALIAS = "alias", N_("别名")
    GROUP = "group", N_("集合")
    LIKELY = "likely", N_("疑似")
    MEMBERLESS = "memberless", N_("成员未定")
    NEW = "new", N_("新单位")
    RETIRED = "retired", N_("已停用")


SETTLED = frozenset({Standing.KNOWN, Standing.ALIAS, Standing.GROUP})
"""Names with these standings can be issued to."""


@dataclass(frozen=True)
class Meaning:
    """Whom a name means, as far as the directory can say."""

    name: str
    standing: Standing
    department: Department | None = None
    collective: Collective | None = None
    members: tuple[Department, ...] = ()
    candidates: tuple[Department, ...] = ()
    """Departments with a name much like it, the likest first."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be asked."""
        return self.standing in SETTLED

    @property
    def departments(self) -> tuple[Department, ...]:
        """Those who will get the task."""
        return (self.department,) if self.department else self.members


def look_up(session: Session, names: Iterable[str]) -> dict[str, Meaning]:
    """What each name means, in a constant number of queries however many names there are."""
    wanted = list(dict.fromkeys(names))
    meant = departments.by_names(session, wanted)
    members = departments.members_of(session, [each.id for each in meant.values() if isinstance(each, Collective)])
    unknown = [name for name in wanted if fold(name) not in meant and not is_collective(name)]
    candidates = _candidates(session, unknown)
    return {name: _meaning(name, meant.get(fold(name)), members, candidates.get(name, ())) for name in wanted}


def _meaning(
    name: str,
    meant: Department | Collective | None,
    members: Mapping[int, list[Department]],
    candidates: tuple[Department, ...],
) -> Meaning:
    match meant:
        case Department():
            return Meaning(name, _standing_of(name, meant), department=meant)
        case Collective():
            active = tuple(member for member in members[meant.id] if member.is_active)
            return Meaning(name, Standing.GROUP if active else Standing.MEMBERLESS, collective=meant, members=active)
    if is_collective(name):
        return Meaning(name, Standing.MEMBERLESS)
    return Meaning(name, Standing.LIKELY if candidates else Standing.NEW, candidates=candidates)


def _standing_of(name: str, department: Department) -> Standing:
    if not department.is_active:
        return Standing.RETIRED
    own = {fold(department.name), fold(department.short_name)}
    return Standing.KNOWN if fold(name) in own else Standing.ALIAS


def _candidates(session: Session, unknown: list[str]) -> dict[str, tuple[Department, ...]]:
    if not unknown:
        return {}
    listed = select(Alias).join(Alias.department).where(Department.is_active).options(joinedload(Alias.department))
    aliases = session.scalars(listed.order_by(Alias.id))
    known = {alias.folded: alias.department for alias in aliases if alias.department is not None}
    return {name: tuple(closest(name, known)) for name in unknown}
