"""The lists that a Word document declares, and which of its styles belong to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from tracker.intake.readers.docx_text import W, value
from tracker.intake.readers.zips import BROKEN
from tracker.intake.refusals import Unreadable

MOST = 9_999
"""Where a list may start; no plan counts further."""
LONGEST_PATTERN, LONGEST_NUMBER = 255, 18
LONGEST_ANCESTRY = 20
NO_LIST = "0"
DEPTHS = frozenset("012345678")


class Level(NamedTuple):
    """How one level of a list is drawn: its format, its pattern (`第%1章`), where it starts, when it starts anew."""

    form: str
    pattern: str
    start: int
    restarts_under: int
    """It starts anew behind a number of a level above this depth; 0 where it runs on."""
    plain: bool
    style: str


class List(NamedTuple):
    """A list: the count it shares with others, its levels, and those that it starts anew when it begins."""

    shared: str
    levels: Mapping[int, Level]
    restarted: frozenset[int]


class Reference(NamedTuple):
    """Where a paragraph stands in a list."""

    list_id: str
    depth: int


class Lists(NamedTuple):
    """All lists, and what each style says of its paragraphs."""

    lists: Mapping[str, List]
    styles: Mapping[str, Reference]


UNLISTED = Reference("", 0)


def lists_of(numbering: etree._Element, styles: etree._Element | None) -> Lists:
    """What the two parts of a document say about its lists."""
    models = _models(numbering)
    lists = {str(entry.get(W + "numId")): _list(entry, models) for entry in numbering.findall(W + "num")}
    return Lists(lists, _styles(styles, lists) if styles is not None else {})


def reference_in(properties: etree._Element, inherited: Reference) -> Reference:
    """What a paragraph says itself goes before what its style says; it may also step out of its list."""
    numbered = properties.find(f"{W}numPr")
    if numbered is None:
        return inherited
    list_id, depth = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    own = value(list_id) if list_id is not None else inherited.list_id
    return UNLISTED if own == NO_LIST else Reference(own, _number(depth, 0 if list_id is not None else inherited.depth))


def _number(element: etree._Element | None, default: int) -> int:
    digits = value(element, str(default)) if element is not None else ""
    known = digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER
    return min(int(digits), MOST) if known else default


def _models(numbering: etree._Element) -> dict[str, tuple[str, dict[int, Level]]]:
    """Each abstract list by its number: the count it keeps, its levels. One that only names a style borrows both."""
    entries = numbering.findall(W + "abstractNum")
    named = {value(link): entry for entry in entries if (link := entry.find(W + "styleLink")) is not None}
    found = {}
    for entry in entries:
        link = entry.find(W + "numStyleLink")
        meant = named.get(value(link), entry) if link is not None else entry
        found[str(entry.get(W + "abstractNumId"))] = (str(meant.get(W + "abstractNumId")), _levels(meant))
    return found


def _levels(entry: etree._Element) -> dict[int, Level]:
    return dict(_level(level) for level in entry.findall(W + "lvl"))


def _level(level: etree._Element) -> tuple[int, Level]:
    form, pattern, style = (level.find(W + name) for name in ("numFmt", "lvlText", "pStyle"))
    depth = _depth(level)
    text = value(pattern) if pattern is not None else ""
    if len(text) > LONGEST_PATTERN:
        raise Unreadable(BROKEN)
    return depth, Level(
        form=value(form, "decimal") if form is not None else "decimal",
        pattern=text,
        start=_number(level.find(W + "start"), 1),
        restarts_under=_number(level.find(W + "lvlRestart"), depth),
        plain=level.find(W + "isLgl") is not None,
        style=value(style) if style is not None else "",
    )


def _list(entry: etree._Element, models: Mapping[str, tuple[str, dict[int, Level]]]) -> List:
    link = entry.find(W + "abstractNumId")
    shared, model = models.get(value(link) if link is not None else "", ("", {}))
    levels, restarted = dict(model), set()
    for override in entry.findall(W + "lvlOverride"):
        replaced, start = override.find(W + "lvl"), override.find(W + "startOverride")
        depth = _depth(override)
        if replaced is not None:
            levels[depth] = _level(replaced)[1]
        if start is not None:
            restarted.add(depth)
        if start is not None and depth in levels:
            levels[depth] = levels[depth]._replace(start=_number(start, levels[depth].start))
    return List(shared, levels, frozenset(restarted))


def _depth(element: etree._Element) -> int:
    digits = str(element.get(W + "ilvl", "0"))
    return int(digits) if digits in DEPTHS else 0


def _styles(root: etree._Element, lists: Mapping[str, List]) -> dict[str, Reference]:
    """What each style says, itself or through the styles that it is based on."""
    entries = {str(style.get(W + "styleId")): style for style in root.iter(W + "style")}
    return {name: found for name in entries if (found := _of_style(name, entries, lists)).list_id}


def _of_style(name: str, entries: Mapping[str, etree._Element], lists: Mapping[str, List]) -> Reference:
    for style in _ancestry(name, entries):
        properties = style.find(W + "pPr")
        said = reference_in(properties, UNLISTED) if properties is not None else UNLISTED
        if said.list_id or _steps_out(properties):
            known = lists.get(said.list_id)
            linked = [depth for depth, level in known.levels.items() if level.style == name] if known else []
            return Reference(said.list_id, linked[0]) if linked else said
    return UNLISTED


def _steps_out(properties: etree._Element | None) -> bool:
    return properties is not None and properties.find(f"{W}numPr/{W}numId") is not None


def _ancestry(name: str, entries: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """A style and those that it is based on, nearest first; a ring of styles ends somewhere."""
    for _ in range(LONGEST_ANCESTRY):
        style = entries.get(name)
        if style is None:
            return
        yield style
        base = style.find(W + "basedOn")
        name = value(base) if base is not None else ""
