"""How often a plan wants to hear of its progress: every month by the 25th. Proposed, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.intake.draft import Certainty, Cycle, DraftRound, Said
from tracker.intake.numerals import number_of
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.words import words

SENTENCE = re.compile(r"[^。;\n]+")
DAY = re.compile(
    r"(?<![\d年])(?:(?P<day>3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?![内常子])|(?P<last>(?:月|季度?|年)?[底末](?!月|的?第|最)))"
)
NEAR = 24
"""In signs: how far behind the rhythm its day can stand."""
FAR = 60
"""In signs: how far behind the rhythm what is told can end."""
LAST = 31


def rounds_in(pieces: Sequence[Piece]) -> tuple[DraftRound, ...]:
    """The rhythms in which the text wants reports, in order, each once."""
    found: dict[tuple[Cycle, int | None], DraftRound] = {}
    for each in (each for piece in pieces for each in _in_piece(piece)):
        found.setdefault((each.cycle, each.day), each)
    return tuple(found.values())


def _in_piece(piece: Piece) -> Iterator[DraftRound]:
    for sentence in SENTENCE.finditer(levelled(piece.text)):
        again = _again().search(sentence[0])
        told = _told().search(sentence[0], again.end(), again.end() + FAR) if again else None
        if again and told:
            start, end = sentence.start() + again.start(), sentence.start() + told.end()
            text = piece.text[sentence.start() : sentence.end()].strip()
            phrase = Said(piece.text[start:end], text, piece.place, Certainty.LIKELY)
            yield DraftRound(_cycle(again), _day(sentence[0][again.end() : told.start()]), phrase)


def _cycle(again: re.Match[str]) -> Cycle:
    return Cycle(next(name for name, said in again.groupdict().items() if said).replace("_", "-"))


def _day(between: str) -> int | None:
    """The day of the month between the rhythm and the report; the last one where the month's end is named."""
    found = DAY.search(between[:NEAR])
    if found is None:
        return None
    return LAST if found["last"] else number_of(found["day"])


@cache
def _again() -> re.Pattern[str]:
    ways = (f"(?P<{cycle.replace('-', '_')}>{'|'.join(said)})" for cycle, said in words("papers")["cycles"].items())
    return re.compile(f"(?<![人户次家])(?:{'|'.join(ways)})")


@cache
def _told() -> re.Pattern[str]:
    """What is told and that it is told, in either order: 将进展情况报送, 报送进展情况."""
    reports, handed = (
        "|".join(sorted(words("papers")[key], key=len, reverse=True)) for key in ("reports", "handed_in")
    )
    return re.compile(
        rf"(?:{reports})[^。;]{{0,30}}?(?<!通)(?:{handed})|(?<!通)(?:{handed})[^。;,]{{0,20}}?(?:{reports})|(?:调度|报告|报送)[^。;]{{0,10}}(?:制度|机制)"
    )
