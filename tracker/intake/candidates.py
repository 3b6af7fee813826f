"""Whom a name that is not known for sure may mean, the likeliest first, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from tracker.departments.areas import Area
from tracker.departments.bodies import Body
from tracker.departments.kinds import Kinship, kin, plain
from tracker.foundation.words import N_, Worded
from tracker.intake.catalogue import Catalogue, may_be_one
from tracker.intake.likeness import closest, is_one_sign_off, is_shortened

MOST = 3
OF_AN_AREA = ("人民政府", "管理委员会", "委")
"""Whom the name of an area alone can mean."""


class Why(Worded):
    """Why a department comes into question."""

    EITHER = "either", N_("这个简称不止一个单位在用")
    FORMER = "former", N_("职能调整前后的名称")
    WITHIN = "within", N_("通常设在该单位")
    OF_THE_AREA = "of_the_area", N_("只写了地区名")
    SHORTENED = "shortened", N_("像是简称")
    ONE_SIGN = "one_sign", N_("一字之差")
    ALIKE = "alike", N_("名称相近")
    ELSEWHERE = "elsewhere", N_("没有写明是哪里的")


OF_KIN = {Kinship.FORMER: Why.FORMER, Kinship.WITHIN: Why.WITHIN}


def candidates(catalogue: Catalogue, name: str) -> list[tuple[int, Why]]:
    """At most three departments in use that a name may mean, each with the strongest reason; often none."""
    area, body = catalogue.read(name)
    ways = (
        _either(catalogue, area, body),
        _kin(catalogue, area, body),
        _of_the_area(catalogue, area, body),
        _elsewhere(catalogue, area, body),
        _alike(catalogue, area, body),
    )
    found: dict[int, Why] = {}
    for id, why in chain.from_iterable(ways):
        if catalogue.listed[id].is_active:
            found.setdefault(id, why)
    return list(found.items())[:MOST]


def _either(catalogue: Catalogue, area: Area, body: Body) -> Iterator[tuple[int, Why]]:
    """Those that bear one of the kinds (or the very words) that the name may mean."""
    if not body.is_an_area:
        yield from ((id, Why.EITHER) for id in catalogue.bearing(sorted(body.keys), area))


def _kin(catalogue: Catalogue, area: Area, body: Body) -> Iterator[tuple[int, Why]]:
    """Those whose kind came before this one or after it, and those in whose house it sits."""
    related = [(other, why) for kind in sorted(body.kinds) for other, why in kin(kind).items()]
    for kinship in Kinship:
        kinds = [other for other, why in related if why is kinship]
        yield from ((id, OF_KIN[kinship]) for id in catalogue.bearing(kinds, area))


def _of_the_area(catalogue: Catalogue, area: Area, body: Body) -> Iterator[tuple[int, Why]]:
    if body.is_an_area:
        yield from ((id, Why.OF_THE_AREA) for id in catalogue.bearing(OF_AN_AREA, area))


def _elsewhere(catalogue: Catalogue, area: Area, body: Body) -> Iterator[tuple[int, Why]]:
    """Where the document does not tell whose 市 it means: those of the kind anywhere."""
    if body.kinds and not area.is_named:
        yield from ((id, Why.ELSEWHERE) for id in catalogue.alike(sorted(body.kinds), area))


def _alike(catalogue: Catalogue, area: Area, body: Body) -> Iterator[tuple[int, Why]]:
    """Those of the area whose names are like this one; two common names of different kinds are not alike."""
    words = plain(body.words)
    if not words:
        return
    known = {
        plain(each.body.words): each.id
        for each in catalogue.names
        if may_be_one(each.area, area) and not (body.kinds and each.body.kinds) and each.body.words
    }
    yield from ((id, _reason(words, [each for each in known if known[each] == id])) for id in closest(words, known))


def _reason(words: str, names: Iterable[str]) -> Why:
    own = list(names)
    if any(is_one_sign_off(words, each) for each in own):
        return Why.ONE_SIGN
    return Why.SHORTENED if any(is_shortened(words, each) for each in own) else Why.ALIKE
