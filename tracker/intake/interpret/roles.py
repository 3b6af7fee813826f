"""Who does what: 牵头 leads, 配合 supports, and 责任单位 means one or the other by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names
from tracker.intake.draft import Certainty, Named
from tracker.intake.interpret.elision import bears_level
from tracker.intake.interpret.names import Name, names_in, split
from tracker.intake.recognise.found import Duty, Piece, Role
from tracker.intake.recognise.prose.labels import ROLES, labels_in
from tracker.intake.script import levelled
from tracker.intake.verbs import any_of
from tracker.intake.words import words

MOSTLY = 0.5
VERBS = (Role.LEAD, Role.CHARGE, Role.SUPPORT)
BRACKET = re.compile(r"\((?!含|不含|包括|包含|如)(?P<names>[^()]*)\)")
TOGETHER = re.compile(r"会同|会商")
EACH = re.compile(
    r"各[\u4e00-\u9fff]{0,6}(?<![府局委办区县市镇乡街])(?:牵头|主办|承办|承担|责任|主责|配合|协办|参与|参加)(?:单位|部门)[,;。、\s]*$"
)
"""Whoever has that part elsewhere in the paper, as a name of its own: 各项目牵头单位."""


class Shares(NamedTuple):
    """The bodies of a task by the part they play, each once."""

    leads: tuple[Named, ...]
    supports: tuple[Named, ...]


def shares_of(duties: Sequence[Duty], *, first_leads: bool = False) -> Shares:
    """Leads and supports by the reader's rules; with `first_leads`, a bare list is led by its first name."""
    named = list(_named([stretch for duty in duties for stretch in told(duty)]))
    leads = [name for role, name in named if role is Role.LEAD]
    supports = [name for role, name in named if role is Role.SUPPORT]
    charged = [name for role, name in named if role is Role.CHARGE]
    responsible = [name for role, name in named if role is Role.RESPONSIBLE]
    if first_leads and not leads:
        responsible = [*charged, *responsible]
    else:
        leads = [*leads, *charged]
    if leads:
        supports = [*responsible, *supports]
    elif first_leads:
        leads, supports = responsible[:1], [*responsible[1:], *supports]
    else:
        leads = responsible
    leads = list({name.value: name for name in leads}.values())
    led = {name.value for name in leads}
    return Shares(
        tuple(leads), tuple(name for name in {name.value: name for name in supports}.values() if name.value not in led)
    )


def told(duty: Duty) -> Iterator[Duty]:
    """The stretches of one cell or bracket, each with the role that its own words give it, else the heading's."""
    for part in _labelled(duty):
        if part.role is Role.EITHER:
            yield from _by_brackets(part)
        elif _marked().search(levelled(part.piece.text)):
            yield from _marked_names(part)
        else:
            yield from _joined_by_rank(part) or _grouped(part)


def _by_brackets(duty: Duty) -> Iterator[Duty]:
    """主（协）办机关: the names in brackets support the others; without any, and without words of their own, all may lead."""
    level = levelled(duty.piece.text)
    brackets = [found for found in BRACKET.finditer(level) if likeness_to_names(found["names"]) >= MOSTLY]
    if _marked().search(level) or not brackets:
        yield from told(replace(duty, role=Role.RESPONSIBLE))
        return
    outside = duty.piece.text
    for found in reversed(brackets):
        outside = f"{outside[: found.start()]}、{outside[found.end() :]}"
    yield Duty(Role.LEAD, replace(duty.piece, text=outside))
    for found in brackets:
        yield Duty(Role.SUPPORT, replace(duty.piece, text=duty.piece.text[found.start("names") : found.end("names")]))


def _labelled(duty: Duty) -> Iterator[Duty]:
    """A cell that holds labels of its own: 牵头:某局;配合:某局. Persons in it are nobody's department."""
    labels = labels_in(levelled(duty.piece.text))
    first = labels[0].start if labels else len(duty.piece.text)
    if first:
        yield Duty(duty.role, Piece(duty.piece.text[:first], duty.piece.place))
    ends = [*(label.start for label in labels[1:]), len(duty.piece.text)]
    for label, end in zip(labels, ends, strict=bool(labels)):
        if label.says in ROLES:
            yield Duty(ROLES[label.says], Piece(duty.piece.text[label.end : end], duty.piece.place))


def _grouped(duty: Duty) -> Iterator[Duty]:
    """Groups of names, each closed by its verb; names before a supporting group lead, unless somebody does already."""
    pending: list[Piece] = []
    led = heads = False
    for group in _groups(duty.piece):
        role, names = _own_role(group)
        if role is None:
            pending.extend(names[:1])
            continue
        waiting = role if role is not Role.SUPPORT or led or duty.role is Role.LEAD else duty.role
        yield from (Duty(waiting, piece) for piece in pending)
        pending, led = [], led or role is not Role.SUPPORT
        heads = heads or role is Role.LEAD
        yield from (Duty(role, piece) for piece in names[:1])
        yield from (Duty(Role.SUPPORT, piece) for piece in names[1:])
    rest = Role.RESPONSIBLE if heads and duty.role is Role.CHARGE else duty.role
    yield from (Duty(rest, piece) for piece in pending)


def _joined_by_rank(duty: Duty) -> list[Duty]:
    """A会同B without a verb behind: A leads, B supports."""
    level = levelled(duty.piece.text)
    found = TOGETHER.search(level)
    if not found or not found.start() or duty.role is Role.SUPPORT or _postfix().search(level):
        return []
    if any(_postfix().search(group) for group in _grouping().findall(level)):
        return []
    pieces = (duty.piece.text[: found.start()], duty.piece.text[found.end() :])
    return [
        Duty(role, Piece(text, duty.piece.place)) for role, text in zip((Role.LEAD, Role.SUPPORT), pieces, strict=True)
    ]


def _marked_names(duty: Duty) -> Iterator[Duty]:
    """Names that bear their role in brackets: 市财政局(牵头)、市审计局."""
    for part in split(duty.piece.text):
        found = _marked().search(levelled(part))
        role = _role_of(found["word"]) if found else duty.role
        yield Duty(role, Piece(part[: found.start()] if found else part, duty.piece.place))


def _groups(piece: Piece) -> list[Piece]:
    groups = [Piece(piece.text[g.start() : g.end()], piece.place) for g in _grouping().finditer(levelled(piece.text))]
    return groups if any(_postfix().search(levelled(group.text)) for group in groups) else [piece]


def _own_role(group: Piece) -> tuple[Role | None, list[Piece]]:
    """The role that a group's last word gives it, and its names; A会同B负责 has two stretches of them."""
    level = levelled(group.text)
    found = _postfix().search(level)
    if not found or EACH.search(level):
        return None, [group]
    names = Piece(group.text[: found.start()], group.place)
    role = _role_of(found["word"])
    together = TOGETHER.search(level[: found.start()])
    if together and role is not Role.SUPPORT:
        return role, [
            Piece(names.text[: together.start()], names.place),
            Piece(names.text[together.end() :], names.place),
        ]
    return role, [names]


def _role_of(word: str) -> Role:
    return next(role for role in VERBS if word in words("roles")[role])


@cache
def _grouping() -> re.Pattern[str]:
    """Stretches between the greater signs; a verb parts them by a mere 、 too: 市财政局牵头、市审计局配合."""
    verbs = any_of("lead", "support")
    return re.compile(rf"(?:(?!(?:{verbs})、)[^,;。\n])+(?:(?:{verbs})、|[,;。\n]*)")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(rf"\((?P<word>{any_of(*VERBS)})(?:单位|部门|方)?\)")


@cache
def _postfix() -> re.Pattern[str]:
    return re.compile(
        rf"(?:等)?(?:分别|共同|具体|总|为|是|按(?:照)?(?:各自)?职(?:责|能)(?:分工)?(?:分别)?|按分工|分工)*(?P<word>{any_of(*VERBS)})(?:单位|部门)?(?:实施|落实|推进)?[,;。、\s]*$"
    )


def _named(stretches: Iterable[Duty]) -> Iterator[tuple[Role, Named]]:
    """Each name with its part; a level that one stretch names is spared in those behind it."""
    behind = ""
    for duty in stretches:
        for name in names_in(duty.piece.text, behind):
            yield duty.role, Named(name.value, name.written, duty.piece.place, _certainty(name), name.collective)
            behind = name.value if bears_level(name.value) else behind


def _certainty(name: Name) -> Certainty:
    return Certainty.LIKELY if name.supplied else Certainty.SURE
