"""Sentences that say who does the work in so many words, before it or behind it — without brackets and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import takewhile, zip_longest
from typing import NamedTuple

from tracker.intake.recognise.found import Duty, Role
from tracker.intake.recognise.prose.apart import composing, named_apart
from tracker.intake.recognise.prose.asides import ONLY_TIME
from tracker.intake.recognise.prose.duties import Responsibility
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.recognise.prose.said import BETWEEN, Told, charged_in, opened_by, subject_of, told_in
from tracker.intake.recognise.prose.sentences import Clause, clauses_in, sentences_in
from tracker.intake.stream import Stream

HINT = re.compile(r"牵头|责任|成员|负责|主办|承办|主责|落实|实施|配合|协办|协助|参与|参加|协同|会同|联合")
RESOLVED = re.compile(
    r"会议(?:决定|议定|要求|明确|强调|确定|研究)[^,:]{0,6}[,:](?:\(一\)|1[.、])?|[^,。;:]{0,24}(?:职责|分工|责任)(?:分工|如下|为|是)*:"
)
"""What a meeting says in front of each decision, or a paper in front of a row of duties."""
MUST = re.compile(r"(?:要|应|须|需)(?!求)")
THIS = re.compile(r"[该此本]项?(?:工作|任务|事项)")
"""The work once more, in front of those who do it."""
ALL_ABOVE = re.compile(r"^(?:以上|上述)[^,:由]{0,10}(?=由)")
AROUND_NAMES = re.compile(rf"{BETWEEN}[由请]$")
"""What leads from the work to those who are named behind it."""
SEATED = re.compile(r"设在|设于|设立在|挂靠")
"""Where an office is set up, what follows are its duties and no work."""
LEADING = {Role.LEAD, Role.CHARGE, Role.RESPONSIBLE}


class Belief(IntEnum):
    """How surely a sentence lays work on somebody, and does not only speak of him."""

    WEAK = 0
    """A body as the subject of what it does: 某局要健全制度."""
    FAIR = 1
    """Bodies and their part behind the work: 健全制度,由某局牵头."""
    STRONG = 2
    """Bodies and their part, and then the work."""


class Spoken(NamedTuple):
    """A responsibility that a sentence tells, how far it can be believed, and whether it begins its item."""

    responsibility: Responsibility
    belief: Belief
    is_first: bool = True


def spoken_in(stream: Stream, markers: Sequence[Marker]) -> Iterator[Spoken]:
    """What each sentence says of who does it, in order."""
    for start, end, is_first in _stretches(stream.level, markers):
        found = _spoken(stream, start, end, is_first=is_first)
        begins = is_first or not stream.level[stream.level.rfind("\n", 0, start) + 1 : start].strip(" •·-")
        if found and not begins and found.responsibility.leads_on and not found.responsibility.cut:
            found = found._replace(responsibility=replace(found.responsibility, cut=(end, len(stream.text))))
        if found:
            yield found._replace(is_first=is_first)


def _stretches(level: str, markers: Sequence[Marker]) -> Iterator[tuple[int, int, bool]]:
    """Sentences, and the parts of one whose clauses each begin with a body and its own work: 某局负责甲,某局负责乙."""
    for start, end, is_first in sentences_in(level, markers):
        clauses = list(clauses_in(level, start, end))
        opened = [clause.start for clause in clauses if _opens_work(clause)]
        begins = [start, *opened[1:]] if opened and opened[0] == clauses[0].start else [start]
        for begin, behind in zip_longest(begins, begins[1:]):
            yield begin, end if behind is None else behind - 1, is_first and begin == start


def _opens_work(clause: Clause) -> bool:
    opened = opened_by(clause) if HINT.search(clause.text) else []
    if any(told.role in LEADING and told.work is not None for told in opened):
        return True
    subject = subject_of(clause) if MUST.search(clause.text) else None
    return bool(subject and subject.work and MUST.match(clause.text, subject.end - clause.start))


def _spoken(stream: Stream, start: int, end: int, *, is_first: bool) -> Spoken | None:
    if above := ALL_ABOVE.match(stream.level[start:end]):
        told = told_in(Clause(start + above.end(), end, stream.level[start + above.end() : end]), may_lead_in=False)
        return Spoken(_made(stream, [told], start, end, stands_alone=True), Belief.STRONG) if told else None
    if is_first and (apart := named_apart(stream.level, start, end)):
        return Spoken(_made(stream, [apart], start, end + 1, leads_on=True), Belief.FAIR)
    resolved = RESOLVED.match(stream.level, start, end)
    start = resolved.end() if resolved else start
    clauses = list(clauses_in(stream.level, start, end))
    if closed := _closed_by_time(stream, clauses, is_first=is_first):
        return closed
    if not HINT.search(stream.level, start, end):
        return _within(stream, clauses, is_first=is_first) or _subject(stream, clauses)
    found = _before(stream, clauses, is_first=is_first) or _behind(stream, clauses)
    if found or SEATED.search(stream.level, start, end):
        return found
    return _between(stream, clauses) or _within(stream, clauses, is_first=is_first) or _subject(stream, clauses)


def _closed_by_time(stream: Stream, clauses: Sequence[Clause], *, is_first: bool) -> Spoken | None:
    """Bodies last, and behind them only the time until when: 由某局牵头,某局配合,6月底前完成."""
    *others, last = clauses or [Clause(0, 0, "")]
    if not others or not ONLY_TIME.fullmatch(last.text.strip()):
        return None
    first, told = _closing_run(others)
    from_start = bool(told) and first is others[0]
    if from_start and is_first and told_in(others[0], may_lead_in=False):
        return None
    whole = from_start and not is_first
    found = _before(stream, others, is_first=is_first) if whole else _behind(stream, others)
    if not found or found.responsibility.leads_on:
        return None
    due = stream.piece(last.start, last.end)
    return found._replace(responsibility=replace(found.responsibility, end=last.end, deadline=due))


def _before(stream: Stream, clauses: Sequence[Clause], *, is_first: bool) -> Spoken | None:
    """Bodies first: 由某局牵头,某局配合,健全制度; 某局负责健全制度,某局配合."""
    told: list[Told] = []
    for at, clause in enumerate(clauses):
        whole = told_in(clause, may_lead_in=False)
        if whole:
            told.append(whole)
            continue
        opening = opened_by(clause)
        told.extend(opening)
        if not told or not LEADING & {each.role for each in told}:
            return None
        start = (opening[-1].work if opening else None) or clause.start
        last, more = _closing_run(clauses[at + 1 :])
        cut = (last.start - 1, clauses[-1].end) if last else None
        belief = Belief.STRONG if _say_their_part(told, opening) else _opening_belief([*told, *opening])
        made = _made(stream, [*told, *more], clauses[0].start, start, leads_on=True, cut=cut)
        return Spoken(made, belief)
    if not told or not LEADING & {each.role for each in told}:
        return Spoken(_made(stream, told, clauses[0].start, clauses[-1].end), Belief.FAIR) if told else None
    made = _made(stream, told, clauses[0].start, clauses[-1].end, leads_on=is_first)
    return Spoken(made, Belief.STRONG if is_first else Belief.FAIR)


def _say_their_part(told: Sequence[Told], opening: Sequence[Told]) -> bool:
    """Whether bodies stand before the work with a verb of their own, or with 由: not only as its subjects."""
    return any(each.role is not Role.RESPONSIBLE or each.is_asked for each in told[: len(told) - len(opening)])


def _opening_belief(opening: Sequence[Told]) -> Belief:
    return Belief.FAIR if any(each.is_asked for each in opening) else Belief.WEAK


def _between(stream: Stream, clauses: Sequence[Clause]) -> Spoken | None:
    """Bodies between the name of the work and what is done: 整治由某局牵头,某局配合,对库房进行清查."""
    everybody: list[Told] = []
    for at, clause in enumerate(clauses):
        whole = told_in(clause, may_lead_in=not everybody)
        whole = whole or (None if everybody else composing(clause, clauses[at + 1 :]))
        opened = [] if whole or (not everybody and not at) else opened_by(clause)
        everybody.extend([whole] if whole else opened)
        if everybody and not whole:
            break
    if not everybody or whole or not everybody[0].is_asked or everybody[0].role not in LEADING:
        return None
    start, work = clauses[0].start, (opened[-1].work if opened else None) or clause.start
    before = AROUND_NAMES.search(stream.level, start, everybody[0].start)
    if not before or before.start() <= start:
        return None
    return Spoken(_made(stream, everybody, start, start, leads_on=True, cut=(before.start(), work)), Belief.FAIR)


def _within(stream: Stream, clauses: Sequence[Clause], *, is_first: bool) -> Spoken | None:
    """Bodies in the middle of the sentence that says what they do; the whole of it is the work."""
    charged = ((at, told) for at, clause in enumerate(clauses, start=1) if (told := charged_in(clause)))
    at, told = next(charged, (0, None))
    if not told:
        return None
    start = clauses[0].start
    beside = list(takewhile(bool, (told_in(clause, may_lead_in=False) for clause in clauses[at:])))
    _, more = _closing_run(clauses[at + len(beside) :])
    return Spoken(
        _made(stream, [told, *filter(None, beside), *more], start, start, leads_on=True),
        Belief.FAIR if is_first else Belief.WEAK,
    )


def _behind(stream: Stream, clauses: Sequence[Clause]) -> Spoken | None:
    """Bodies last: 健全制度,由某局牵头,某局配合."""
    first, told = _closing_run(clauses)
    if not first or not LEADING & {each.role for each in told}:
        return None
    if not told[0].is_asked and stream.level[first.start - 1 : first.start] != "-":
        return None
    start = told[0].start - (stream.level[told[0].start - 1] in "由请")
    start = first.start if THIS.fullmatch(stream.level[first.start : start].strip()) else start
    return Spoken(_made(stream, told, start, clauses[-1].end), Belief.FAIR)


def _closing_run(clauses: Sequence[Clause]) -> tuple[Clause | None, list[Told]]:
    """The clauses at the end of a sentence that say nothing but who does what."""
    first: Clause | None = None
    told: list[Told] = []
    for clause in reversed(clauses):
        found = told_in(clause, may_lead_in=True)
        if not found:
            break
        first = clause
        told.insert(0, found)
    return first, told


def _subject(stream: Stream, clauses: Sequence[Clause]) -> Spoken | None:
    timed = len(clauses) > 1 and ONLY_TIME.fullmatch(clauses[0].text.strip())
    clause = clauses[1] if timed else clauses[0] if clauses else None
    told = subject_of(clause) if clause else None
    if not clause or not told or told.work is None:
        return None
    belief, start = Belief.FAIR if told.is_asked else Belief.WEAK, clauses[0].start
    if timed:
        return Spoken(_made(stream, [told], start, start, leads_on=True, cut=(clause.start - 1, told.work)), belief)
    return Spoken(_made(stream, [told], start, told.work, leads_on=True), belief)


def _made(
    stream: Stream,
    told: Sequence[Told],
    start: int,
    end: int,
    *,
    leads_on: bool = False,
    stands_alone: bool = False,
    cut: tuple[int, int] | None = None,
) -> Responsibility:
    duties = tuple(Duty(each.role, stream.piece(each.start, each.end)) for each in told)
    return Responsibility(start, end, duties, stands_alone=stands_alone, leads_on=leads_on, cut=cut)
