"""The names of a draft against the directory: whom each means, and what is still to be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.departments import queries as departments
from tracker.departments.kinds import AREA
from tracker.departments.models import Collective, Department
from tracker.departments.proposals import Proposal, propose
from tracker.foundation.text import fold
from tracker.foundation.words import N_, Worded
from tracker.intake.candidates import Why, candidates
from tracker.intake.catalogue import NO_ORIGIN, Catalogue, Origin, catalogue_of
from tracker.intake.doubts import Doubt, doubt_about
from tracker.intake.groups import proposed_members
from tracker.intake.interpret.collectives import is_collective, is_of_those_concerned


class Standing(Worded):
    """What the directory knows of a name."""

    KNOWN = "known", N_("已在名录")
    ALIAS = "alias", N_("别名")
    GROUP = "group", N_("集合")
    LIKELY = "likely", N_("疑似")
    MEMBERLESS = "memberless", N_("成员未定")
    NEW = "new", N_("新单位")
    RETIRED = "retired", N_("已停用")
    DOUBTFUL = "doubtful", N_("存疑")


SETTLED = frozenset({Standing.KNOWN, Standing.ALIAS, Standing.GROUP})
"""Names with these standings can be issued to."""


class Candidate(NamedTuple):
    """A department that a name may mean, and why."""

    department: Department
    why: Why


@dataclass(frozen=True)
class Meaning:
    """Whom a name means, as far as the directory can say."""

    name: str
    standing: Standing
    department: Department | None = None
    collective: Collective | None = None
    members: tuple[Department, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """Departments that it may mean, the likeliest first."""
    doubt: Doubt | None = None
    """What speaks against its being a name."""
    proposed_members: tuple[Department, ...] = ()
    """Whom a collective may mean, by level and kind."""
    proposal: Proposal | None = None
    """What would be entered if it were new."""
    above: Department | None = None
    """Under whom it would be entered."""
    kind: str = ""
    """Which kind of body its name tells of, where it is a common one."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be asked."""
        return self.standing in SETTLED

    @property
    def is_of_those_concerned(self) -> bool:
        """Whether it means only those whom a task concerns, so that nobody can be proposed."""
        return self.standing is Standing.MEMBERLESS and is_of_those_concerned(self.name)

    @property
    def departments(self) -> tuple[Department, ...]:
        """Those who will get the task."""
        return (self.department,) if self.department else self.members


@dataclass(frozen=True)
class _Found:
    """What was found for one name, by numbers, before the records are fetched."""

    name: str
    exact: Department | Collective | None
    sure: tuple[int, ...] = ()
    candidates: tuple[tuple[int, Why], ...] = ()
    proposed: tuple[int, ...] = ()
    above: int | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        above = (self.above,) if self.above else ()
        return (*self.sure, *(id for id, _why in self.candidates), *self.proposed, *above)


def look_up(session: Session, names: Iterable[str], origin: Origin = NO_ORIGIN) -> dict[str, Meaning]:
    """What each name means in a document, in a constant number of queries however many names there are."""
    wanted = list(dict.fromkeys(names))
    catalogue = catalogue_of(session, origin)
    exact = departments.by_names(session, [learnt_name(catalogue, name) for name in wanted])
    members = departments.members_of(session, [each.id for each in exact.values() if isinstance(each, Collective)])
    found = [_find(catalogue, name, exact.get(fold(learnt_name(catalogue, name)))) for name in wanted]
    ids = {id for each in found for id in each.ids}
    fetched = {each.id: each for each in session.scalars(departments.all_of(ids))}
    return {each.name: _meaning(catalogue, each, members, fetched) for each in found}


def learnt_name(catalogue: Catalogue, name: str) -> str:
    """The name under which the directory remembers what a person says of a name in a document."""
    return catalogue.collective_as_learnt(name) if is_collective(name) else catalogue.as_learnt(name)


def _find(catalogue: Catalogue, name: str, exact: Department | Collective | None) -> _Found:
    if isinstance(exact, Department):
        return _Found(name, exact)
    if exact or is_collective(name):
        return _Found(name, exact, proposed=tuple(proposed_members(catalogue, name)))
    if sure := found_for(catalogue, name):
        return _Found(name, None, sure=tuple(sure))
    return _Found(name, None, candidates=tuple(candidates(catalogue, name)), above=catalogue.above(name))


def found_for(catalogue: Catalogue, name: str) -> list[int]:
    """The one department that a name means for sure, by its area and kind; none where there is none or more than one."""
    area, body = catalogue.read(name)
    if len(body.keys) != 1 or body.is_an_area:
        return []
    found = catalogue.bearing(body.keys, area)
    in_use = [id for id in found if catalogue.listed[id].is_active] or found
    return in_use if len(in_use) == 1 else []


def _meaning(
    catalogue: Catalogue, found: _Found, members: Mapping[int, list[Department]], fetched: Mapping[int, Department]
) -> Meaning:
    department = fetched[found.sure[0]] if found.sure else found.exact
    if isinstance(department, Department):
        return Meaning(found.name, _standing_of(found.name, department), department=department)
    if found.exact or is_collective(found.name):
        return _of_many(found, members, fetched)
    return _unknown(catalogue, found, fetched)


def _of_many(found: _Found, members: Mapping[int, list[Department]], fetched: Mapping[int, Department]) -> Meaning:
    collective = found.exact if isinstance(found.exact, Collective) else None
    active = tuple(member for member in members[collective.id] if member.is_active) if collective else ()
    if active:
        return Meaning(found.name, Standing.GROUP, collective=collective, members=active)
    proposed = tuple(fetched[id] for id in found.proposed)
    return Meaning(found.name, Standing.MEMBERLESS, collective=collective, proposed_members=proposed)


def _unknown(catalogue: Catalogue, found: _Found, fetched: Mapping[int, Department]) -> Meaning:
    doubt = doubt_about(found.name)
    likely = Standing.LIKELY if found.candidates else Standing.NEW
    return Meaning(
        found.name,
        Standing.DOUBTFUL if doubt else likely,
        candidates=tuple(Candidate(fetched[id], why) for id, why in found.candidates),
        doubt=doubt,
        proposal=propose(found.name, catalogue.document),
        above=fetched[found.above] if found.above else None,
        kind="、".join(sorted(catalogue.read(found.name)[1].kinds)).replace(AREA, ""),
    )


def _standing_of(name: str, department: Department) -> Standing:
    if not department.is_active:
        return Standing.RETIRED
    own = {fold(department.name), fold(department.short_name)}
    return Standing.KNOWN if fold(name) in own else Standing.ALIAS
