"""The directory laid out by area and kind of body, so that a name finds whom it means however it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.departments.areas import Area
from tracker.departments.bodies import Body, body_of
from tracker.departments.homes import UNKNOWN, Home, home_of_document, home_of_names
from tracker.departments.kinds import AREA
from tracker.departments.models import Alias, Department, Level

GOVERNMENT = "人民政府"


@dataclass(frozen=True)
class Origin:
    """What a document says of itself that tells from where its names are to be read."""

    issuers: tuple[str, ...] = ()
    title: str = ""
    number: str = ""


NO_ORIGIN = Origin()


class Listed(NamedTuple):
    """A department as a look-up needs it."""

    id: int
    name: str
    short_name: str
    level: Level
    parent_id: int | None
    is_active: bool


class Known(NamedTuple):
    """One name of a department, read with its area in full."""

    id: int
    area: Area
    body: Body


class Catalogue:
    """All departments by what their names tell, seen from the document's home."""

    def __init__(self, listed: Sequence[Listed], names: Iterable[tuple[str, int]], origin: Origin) -> None:
        """Lay out departments; `names` are all names (the aliases among them) with the department's number."""
        self.listed = {each.id: each for each in listed}
        own = home_of_names((each.name, each.short_name, each.parent_id) for each in listed)
        self.document = home_of_document(origin.issuers, origin.title, origin.number, known=own)
        self.own = own if own is not UNKNOWN else self.document
        areas = {each.id: body_of(each.name).area for each in listed}
        self.places = frozenset(area.name for area in areas.values() if area.is_named)
        self.names = [self._known(name, id) for name, id in names if id in self.listed]
        self._by_key: dict[str, list[Known]] = defaultdict(list)
        for known in self.names:
            for key in known.body.keys:
                self._by_key[key].append(known)

    def read(self, name: str) -> tuple[Area, Body]:
        """A name of the document: the area it means, and the rest of it."""
        body = body_of(name, self.places)
        return self.document.resolve(body.area), body

    def bearing(self, keys: Iterable[str], area: Area) -> list[int]:
        """The departments in an area with one of these keys, each once."""
        found = (known.id for key in keys for known in self._by_key.get(key, ()) if known.area.agrees_with(area))
        return list(dict.fromkeys(found))

    def alike(self, keys: Iterable[str], area: Area) -> Iterator[int]:
        """The departments with one of these keys whose area may be this one, for all that is known."""
        yield from (known.id for key in keys for known in self._by_key.get(key, ()) if may_be_one(known.area, area))

    def above(self, name: str) -> int | None:
        """The department under which a new one would stand: the government of its area, else of the directory's own."""
        area, body = self.read(name)
        is_government = GOVERNMENT in body.kinds
        for where in [self.own.own] if is_government else [area, self.own.own]:
            found = self.bearing([GOVERNMENT], where) if where.is_named else []
            if found and not (is_government and where.agrees_with(area)):
                return found[0]
        return None

    def as_learnt(self, name: str) -> str:
        """The name under which an answer is remembered: whole, where a document from elsewhere spares its area."""
        body = body_of(name, self.places)
        there, here = self.document.resolve(body.area), self.own.resolve(body.area)
        if body.area.is_named or there == here or not (body.area.sign or body.kinds):
            return name
        if not there.is_named:
            return f"{self.document.own.text}:{name}"
        return body.words.replace(AREA, there.text) if AREA in body.words else f"{there.text}{body.words}"

    def collective_as_learnt(self, name: str) -> str:
        """The name under which a collective is remembered: that of another area bears its area."""
        own, there = self.own.own, self.document.own
        return name if not there.is_named or there.agrees_with(own) else f"{there.text}{name}"

    def area_of(self, id: int) -> Area:
        """The area that a department serves."""
        return self._in_full(id, body_of(self.listed[id].name, self.places).area)

    def kinds_of(self, id: int) -> frozenset[str]:
        """The kinds of body that a department's full name tells of."""
        return body_of(self.listed[id].name, self.places).kinds

    def _known(self, name: str, id: int) -> Known:
        body = body_of(name, self.places)
        return Known(id, self._in_full(id, body.area), body)

    def _in_full(self, id: int, area: Area) -> Area:
        """A department that spares its area serves that of the nearest one above it, or the directory's own."""
        above = self.listed[id].parent_id
        while not area.is_named and above in self.listed:
            higher = body_of(self.listed[above].name).area
            if higher.is_named and area.sign in {"", higher.sign}:
                return higher
            above = self.listed[above].parent_id
        return self.own.resolve(area)


def may_be_one(one: Area, other: Area) -> bool:
    """Whether nothing that is known of two areas tells them apart."""
    names, signs = {one.name, other.name} - {""}, {one.sign, other.sign} - {""}
    return len(names) <= 1 and len(signs) <= 1


def catalogue_of(session: Session, origin: Origin) -> Catalogue:
    """The directory as it stands, in two lean statements."""
    columns = (Department.id, Department.name, Department.short_name, Department.level)
    rows = session.execute(select(*columns, Department.parent_id, Department.is_active).order_by(Department.id))
    listed = [Listed(*row) for row in rows]
    named = select(Alias.name, Alias.department_id).where(Alias.department_id.is_not(None)).order_by(Alias.id)
    return Catalogue(listed, [(name, id) for name, id in session.execute(named) if id is not None], origin)


def home_of(session: Session) -> Home:
    """The area that the directory serves."""
    return catalogue_of(session, NO_ORIGIN).own
