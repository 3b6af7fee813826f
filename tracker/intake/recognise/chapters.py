"""Papers in chapters of Markdown: lines of labels say who carries a chapter, the headings or points below its targets what is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from tracker.intake.recognise.columns import CONTENTS, column_of
from tracker.intake.recognise.found import Duty, Found, Piece
from tracker.intake.recognise.prose.labels import ROLES, Says, labels_in
from tracker.intake.recognise.prose.tidy import tidied
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

HEADING = re.compile(r"^\s*(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
POINT = re.compile(r"^\s*(?:[*+\-•]|\d{1,2}[.、)]|\(\d{1,2}\))\s*(?=\S)")
NUMBER = re.compile(r"^(?:\d{1,2}(?:[-.]\d{1,2})*[、.．]?\s*(?=\D)|\(?[一二三四五六七八九十]{1,3}[、.)]\s*)")
ONE_DAY = r"(?:民国)?\d{2,4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*(?:\d{1,2}\s*日?)?)?(?:底|前|止|起)*"
TIME = re.compile(rf"^(?:自|至)?\s*{ONE_DAY}\s*(?:(?:[~至到-])+\s*(?:{ONE_DAY})?)?\s*$")
"""A line that says when and nothing else: 2021/01 ~ 2021/12."""
SHORTEST = 4


@dataclass(eq=False)
class Chapter:
    """A heading, the lines below it up to the next, and the headings inside of it."""

    depth: int
    title: Piece
    above: Chapter | None
    lines: list[tuple[int, Piece]] = field(default_factory=list)
    inside: list[Chapter] = field(default_factory=list)
    at: int = -1

    @cached_property
    def terms(self) -> Terms:
        """What the lines right below its heading say."""
        return _terms(self)

    @cached_property
    def carriers(self) -> list[Chapter]:
        """The first two of the parts that say who carries it; work below targets speaks for itself alone."""
        own = [self] if self.terms.duties else []
        parts = () if _is_targets(self.title) else self.inside
        return [*own, *islice((one for part in parts for one in part.carriers), 2)][:2]

    def whole(self) -> Iterator[Chapter]:
        """This chapter and all that are inside of it, in order."""
        yield self
        for part in self.inside:
            yield from part.whole()


class Terms(NamedTuple):
    """Who carries a chapter and until when, and the lines that say so."""

    duties: tuple[Duty, ...]
    deadline: Piece | None
    said_in: frozenset[int]


def chaptered_tasks(body: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """The tasks of all chapters that say who carries them, and the text without the lines that told them."""
    found: list[Found] = []
    taken: set[int] = set()
    for targets in _targets(_outline(body)):
        carried = _carried(targets)
        tasks = list(_tasks(targets, *carried)) if carried else []
        if carried and tasks:
            found.extend(tasks)
            taken |= carried[1].said_in | {at for part in targets.whole() for at in _lines_of(part)}
    return found, [piece for at, piece in enumerate(body) if at not in taken]


def _outline(body: Sequence[Piece]) -> Chapter:
    """The chapters of a text by the marks of their headings; what has none stands before the first of them."""
    root = last = Chapter(0, Piece(""), None)
    for at, piece in enumerate(body):
        marked = HEADING.match(piece.text)
        if not marked:
            last.lines.append((at, piece))
            continue
        depth = len(marked["marks"])
        above = last
        while above.above and above.depth >= depth:
            above = above.above
        last = Chapter(depth, tidied(Piece(marked["text"].strip(), piece.place)), above, at=at)
        above.inside.append(last)
    return root


def _targets(root: Chapter) -> Iterator[Chapter]:
    return (part for part in root.whole() if part.above and _is_targets(part.title))


def _is_targets(title: Piece) -> bool:
    """Whether a heading announces what is to do, and is not itself the name of some work."""
    plain = tight(title.text).rstrip(":")
    plain = NUMBER.sub("", plain)
    return plain in words("headings")["chapters"]["targets"] or (plain in _headings() and column_of(plain) in CONTENTS)


def _headings() -> frozenset[str]:
    listed = words("headings")["columns"]
    return frozenset((*listed["task"], *listed["measure"]))


def _carried(targets: Chapter) -> tuple[Chapter, Terms] | None:
    """The nearest chapter around targets that says who carries it, if it says so once; the targets may say it themselves."""
    around: Chapter | None = targets
    while around:
        if around.carriers:
            return (around, around.carriers[0].terms) if len(around.carriers) == 1 else None
        around = around.above
    return None


def _terms(chapter: Chapter) -> Terms:
    """What the lines right below a heading say by labels, or by a line that is nothing but a time."""
    duties: list[Duty] = []
    deadline: Piece | None = None
    said_in: set[int] = set()
    for at, piece in chapter.lines:
        line = Piece(POINT.sub("", tidied(piece).text, count=1), piece.place)
        level = levelled(line.text)
        label = next(iter(labels_in(level)), None)
        value = Piece(line.text[label.end :].strip() if label else line.text.strip(), piece.place)
        if label and label.says in ROLES and value.text:
            duties.append(Duty(ROLES[label.says], value))
        elif (label and label.says is Says.DEADLINE) or TIME.match(level.strip()):
            deadline = deadline or value
        else:
            continue
        said_in.add(at)
    return Terms(tuple(duties), deadline, frozenset(said_in))


def _tasks(targets: Chapter, carrier: Chapter, terms: Terms) -> Iterator[Found]:
    """Each heading inside of the targets; without any, each point below them."""
    category = _unnumbered(carrier.title) if carrier.title.text else None
    for part in targets.inside:
        own = part.terms
        yield _found(part.title, own.duties or terms.duties, own.deadline or terms.deadline, category)
    if not targets.inside:
        points = (piece for _, piece in targets.lines if POINT.match(levelled(piece.text)))
        for piece in points:
            text = Piece(POINT.sub("", piece.text, count=1), piece.place)
            if not TIME.match(levelled(text.text).strip()) and not labels_in(levelled(text.text)):
                yield _found(tidied(text), terms.duties, terms.deadline, category)


def _found(said: Piece, duties: tuple[Duty, ...], deadline: Piece | None, category: Piece | None) -> Found:
    content = _unnumbered(said)
    return Found(content, said, duties, category=category, deadline=deadline, is_prose=True)


def _unnumbered(piece: Piece) -> Piece:
    number = NUMBER.match(levelled(piece.text))
    return Piece(piece.text[number.end() if number else 0 :].strip(), piece.place)


def _lines_of(chapter: Chapter) -> Iterator[int]:
    yield chapter.at
    yield from (at for at, _ in chapter.lines)
