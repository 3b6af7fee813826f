"""Cards of labels and values: 任务名称: … 牵头单位: … 完成时限: … — each card a row, each label a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from tracker.intake.recognise.columns import BODIES, CONTENTS, Column, column_of, plain_headings
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.runs import Run
from tracker.intake.recognise.strangers import guide_in
from tracker.intake.script import levelled, tight
from tracker.intake.source import Grid, Place

LABELLED = re.compile(r"^[ •·\-\[【]*(?P<label>[^:：。；;，,]{2,16}?)[\]】 ]*[:：](?P<value>.*)$")
BRACKETED = re.compile(r"^\s*【([^【】:：]{2,16})】(?!\s*[:：])")
"""A label that brackets alone part from its value."""
COUNT = re.compile(
    r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3}|\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\))[.、 ]*|(?<=任务|事项|项目)(?:\d{1,3}|[一二三四五六七八九十]{1,3})$"
)
LONGEST_REST, FEWEST_BARE = 400, 2
OF_WORK = BODIES | CONTENTS | {Column.NUMBER, Column.CATEGORY, Column.DEADLINE}
TITLE = re.compile(
    r"(?:\d{1,3}[.、 ]|\(?[一二三四五六七八九十]{1,3}[、.)]|(?:任务|项目|事项)[\d一二三四五六七八九十]{1,3})(?P<title>[^。;]*)$"
)
"""A numbered line over a card: what the card is about."""
NEXT = re.compile(r"(?:\d{1,3}[.、]|\(?[一二三四五六七八九十]{1,3}[、.)])[^:。;,]{2,16}:")
"""A numbered line with a label of its own: the next card."""
WORK, CATEGORY = "工作内容", "类别"
WORDS_OF_WORK = re.compile(r"(?:目标|任务|内容|措施|事项|举措|要求)$")


class Line(NamedTuple):
    """A line of a card: its label, the column that this announces, its value, and where it stands."""

    at: int
    label: str
    column: Column
    value: str
    place: Place


def recorded_tables(body: Sequence[Piece]) -> Iterator[Run]:
    """Every run of cards that say what is to do and who does it, as a table."""
    lines = _lines(body)
    run: list[Line] = []
    for line in lines:
        if run and line.at - run[-1].at > 1 and _strays(body[run[-1].at + 1 : line.at]):
            yield from _table(body, run)
            run = []
        run.append(line)
    yield from _table(body, run)


def _lines(body: Sequence[Piece]) -> list[Line]:
    bare = _bare_labels(body)
    plain = ((at, piece, _colon_for_brackets(piece.text)) for at, piece in enumerate(body))
    texts = ((at, piece, f"{text}:" if at in bare else text) for at, piece, text in plain)
    found = ((at, piece, LABELLED.match(text)) for at, piece, text in texts)
    read = ((at, piece, match, COUNT.sub("", tight(match["label"]))) for at, piece, match in found if match)
    named = ((at, piece, match, *_named(label)) for at, piece, match, label in read)
    return [
        Line(at, label, column, match["value"].strip(), piece.place)
        for at, piece, match, label, column in named
        if column
    ]


def _colon_for_brackets(text: str) -> str:
    """A line whose label only brackets part from its value, as if a colon stood there; other words in brackets open a title."""
    found = BRACKETED.match(text)
    return f"{found[1]}:{text[found.end() :]}" if found and tight(found[1]) in plain_headings() else text


def _bare_labels(body: Sequence[Piece]) -> set[int]:
    """The lines that are labels although no colon says so: several headings come again and again, each above a line that is none."""
    known = [tight(piece.text) in plain_headings() for piece in body]
    alone = [at for at, (own, below) in enumerate(pairwise([*known, True])) if own and not below]
    counts = Counter(tight(body[at].text) for at in alone)
    again = {label for label, count in counts.items() if count > 1}
    is_card = len(again) >= FEWEST_BARE and any(column_of(label) in BODIES for label in again)
    return {at for at in alone if tight(body[at].text) in again} if is_card else set()


def _named(label: str) -> tuple[str, Column | None]:
    """A label and the column that it announces; what ends as work does is work, whatever it is called."""
    column = column_of(label)
    return (WORK, Column.MEASURE) if column is None and WORDS_OF_WORK.search(label) else (label, column)


def _strays(between: Sequence[Piece]) -> bool:
    """Whether so much text stands between two labels that they belong to different stretches."""
    return sum(len(piece.text) for piece in between) > LONGEST_REST


def _without_page(run: Sequence[Line]) -> Sequence[Line]:
    """The lines from the first card on: what a page says of itself above them (来源: …) comes once, and they again."""
    counts = Counter(line.label for line in run)
    if max(counts.values(), default=0) == 1:
        return run
    strange = takewhile(lambda line: counts[line.label] == 1 and line.column not in OF_WORK, run)
    return run[len(list(strange)) :]


def _table(body: Sequence[Piece], run: Sequence[Line]) -> Iterator[Run]:
    run = _without_page(run)
    columns = {line.column for line in run}
    if not columns & BODIES or not any(_value(body, line, run) for line in run if line.column in CONTENTS):
        return
    first, last = run[0].at, _end(body, run)
    if guide := guide_in(body[first:last]):
        yield Run(Grid((tuple(guide),), run[0].place, drawn=False), first, last)
        return
    cards = list(_cards(run))
    labels = list(dict.fromkeys(line.label for line in run))
    if not columns & {Column.CATEGORY}:
        labels.append(CATEGORY)
    rows = [tuple(labels)]
    places: dict[tuple[int, int], Place] = {}
    for card in cards:
        values = {line.label: _value(body, line, run) for line in card}
        values |= _title(body, card[0], labels)
        rows.append(tuple(values.get(label, "") for label in labels))
        places |= {(len(rows) - 1, labels.index(line.label)): line.place for line in card}
    yield Run(Grid(tuple(rows), run[0].place, places=places, drawn=False), first, last)


def _title(body: Sequence[Piece], first: Line, labels: Sequence[str]) -> dict[str, str]:
    """The numbered line above a card, as the heading of its work."""
    found = TITLE.match(levelled(body[first.at - 1].text.strip())) if first.at and CATEGORY in labels else None
    return {CATEGORY: found["title"].strip(" :")} if found else {}


def _cards(run: Sequence[Line]) -> Iterator[list[Line]]:
    """A card ends where its first label, or any that it already has, comes again."""
    card: list[Line] = []
    for line in run:
        if any(line.label == known.label for known in card):
            yield card
            card = []
        card.append(line)
    yield card


def _value(body: Sequence[Piece], line: Line, run: Sequence[Line]) -> str:
    """What stands behind a label, with the lines below it up to the next; below the last one, a line as in the cards before."""
    ends = [other.at for other in run if other.at > line.at]
    again = any(other.label == line.label for other in run if other.at < line.at)
    last = line.at + (2 if again and not line.value else 1)
    below = [piece.text.strip() for piece in body[line.at + 1 : min(ends, default=last)]]
    mine = takewhile(lambda text: not _opens_next(text), below)
    return "\n".join([line.value, *mine]).strip()


def _opens_next(text: str) -> bool:
    """Whether a line belongs to the next card, or to a label that says nothing of the work."""
    level = levelled(text)
    return any(map(bool, (TITLE.match(level), NEXT.match(level), BRACKETED.match(text))))


def _end(body: Sequence[Piece], run: Sequence[Line]) -> int:
    last = run[-1].at
    return last + 2 if not run[-1].value and last + 1 < len(body) else last + 1
