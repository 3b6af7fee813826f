"""Duties that a plan lays on everybody: a lead plan to be filed, progress to be reported. Proposed, never issued unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.intake.draft import Certainty, Deadline, DraftFiling, Said
from tracker.intake.interpret.days import Day, days_in
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.words import words
from tracker.tasks.deadlines import DeadlineKind

SENTENCE = re.compile(r"[^。;\n]+")
LEADS = re.compile(r"牵头(?:责任)?(?:部门|单位|科室|处室)")
WHO = re.compile(
    r"^[\s\u3000]*请?((?:各|全市|全省|全区|全县)[^,。;]{1,24}?)(?:要|应|须|需|在|于|每|将|根据|按照|制定|,)"
)


def filings_in(body: Sequence[Piece], year: int | None) -> tuple[DraftFiling, ...]:
    """The papers that the text asks every lead (or everybody) to hand in by a day."""
    return tuple(filing for piece in body for filing in _in_piece(piece, year))


def _in_piece(piece: Piece, year: int | None) -> Iterator[DraftFiling]:
    level = levelled(piece.text)
    for sentence in SENTENCE.finditer(level):
        words_of = piece.text[sentence.start() : sentence.end()]
        days = [day for day in days_in(words_of, year) if not day.phrase.endswith(("年", "年度"))]
        for at, day in enumerate(days):
            end = days[at + 1].start if at + 1 < len(days) else len(words_of)
            before = days[at - 1].end if at else 0
            paper = _paper().search(sentence[0], day.end, end) or _paper().search(sentence[0], before, day.start)
            if paper and _handed_in().search(sentence[0], day.start, end):
                yield _filing(Piece(words_of, piece.place), sentence[0], paper, day)


def _filing(sentence: Piece, level: str, paper: re.Match[str], day: Day) -> DraftFiling:
    who = "leads" if LEADS.search(level[: paper.end()]) or "牵头" in paper[0] else _who(sentence.text, level)
    title = Said(sentence.text[paper.start() : paper.end()], sentence.text, sentence.place, Certainty.LIKELY)
    return DraftFiling(title, who, Deadline(DeadlineKind.DATE, day.day, day.phrase, sentence.place))


def _who(text: str, level: str) -> str:
    found = WHO.search(level)
    return text[found.start(1) : found.end(1)] if found else ""


@cache
def _paper() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("papers")["filings"], key=len, reverse=True)))


@cache
def _handed_in() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("papers")["handed_in"], key=len, reverse=True)))
