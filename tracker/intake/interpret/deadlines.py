"""When a task is due: the last day on which the whole of it must be done — and what only looks like one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from functools import cache

from tracker.intake.draft import UNDATED, Certainty, Deadline, Milestone
from tracker.intake.interpret.days import Day, days_in
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.source import Place
from tracker.intake.words import words
from tracker.tasks.deadlines import DeadlineKind

QUOTED = re.compile(r"《[^》]*》|〈[^〉]*〉|\[[12]\d{3}\]\s*\d+号")
GRANTED_WITHIN, LONGEST_WAIT = 14, 10_000
ENDING = re.compile(r"(?:底|末|内|前|完成|止|期间)$")
RANGE = re.compile(r"[日月年\d]\s*(?:至|到|-|~)$")
RELATIVE = re.compile(
    r"(?:本?(?:通知|意见|文件|方案|措施))?(?:印发|发布|下发|公布|实施)[^,。;]{0,6}(?:之日起|后|起)"
    r"[^,。;]{0,4}?(?P<count>\d+)个?(?P<unit>工作日|日|天|周|月)(?:之?内)?"
)


def deadline_of(stated: Piece | None, content: Piece, year: int | None, issued_on: date | None = None) -> Deadline:
    """The deadline that a column or bracket states; without one, that which the sentence itself carries."""
    if stated and stated.text.strip():
        return _stated(stated, year, issued_on)
    return _carried(content, year, issued_on)


def milestones_of(content: Piece, year: int | None) -> tuple[Milestone, ...]:
    """The dated steps before the last one."""
    days = sorted({day.day: day for day in _ends(content.text, year)}.values())
    return tuple(Milestone(day.day, day.phrase, _clause_around(content.text, day)) for day in days[:-1])


def _stated(piece: Piece, year: int | None, issued_on: date | None) -> Deadline:
    level = levelled(piece.text)
    phrase = piece.text.strip()
    days = days_in(_without_quotes(piece.text), year)
    if counted := RELATIVE.search(level):
        return _counted(counted, phrase, piece.place, issued_on)
    days = [day for day in days if not level[: day.start].rstrip().endswith(_recurring())]
    if days:
        return Deadline(DeadlineKind.DATE, max(day.day for day in days), phrase, piece.place)
    if _says(level, "recurring"):
        return Deadline(DeadlineKind.RECURRING, None, phrase, piece.place)
    if _says(level, "ongoing"):
        return Deadline(DeadlineKind.ONGOING, None, phrase, piece.place)
    return Deadline(DeadlineKind.UNRESOLVED, None, phrase, piece.place, Certainty.DOUBTFUL)


def _carried(piece: Piece, year: int | None, issued_on: date | None) -> Deadline:
    ends = _ends(piece.text, year)
    if not ends:
        counted = RELATIVE.search(levelled(piece.text))
        phrase = piece.text[counted.start() : counted.end()] if counted else ""
        return _counted(counted, phrase, piece.place, issued_on) if counted else UNDATED
    last = max(ends, key=lambda day: day.day)
    certainty = Certainty.SURE if len(ends) == 1 else Certainty.LIKELY
    return Deadline(DeadlineKind.DATE, last.day, last.phrase, piece.place, certainty)


def _counted(found: re.Match[str], phrase: str, place: Place, issued_on: date | None) -> Deadline:
    """A time that runs from the day of issue: known where that day is, and where no calendar of workdays is needed."""
    day = _after(issued_on, int(found["count"]), found["unit"]) if issued_on else None
    return Deadline(DeadlineKind.RELATIVE, day, phrase, place, Certainty.DOUBTFUL)


def _after(start: date, count: int, unit: str) -> date | None:
    if unit == "月":
        months = start.month - 1 + count
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1])) if year < MAXYEAR else None
    days = {"日": count, "天": count, "周": 7 * count}.get(unit)
    return start + timedelta(days=days) if days is not None and days < LONGEST_WAIT else None


def _ends(text: str, year: int | None) -> list[Day]:
    """The days of a sentence that something must be done by."""
    plain = _without_quotes(text)
    level = levelled(plain)
    return [day for day in days_in(plain, year) if _is_end(level, day)]


def _is_end(level: str, day: Day) -> bool:
    before, behind = level[: day.start].rstrip(), level[day.end :]
    marked = ENDING.search(levelled(day.phrase)) or behind.startswith(tuple(words("times")["ends"]))
    announced = before.endswith(tuple(words("times")["announcing"])) and behind.startswith(_reached())
    no_end = (
        RANGE.search(before) or before.endswith(_not_before()) or behind.startswith(_not_behind()) or _grants(behind)
    )
    return bool(marked or announced) and not no_end


def _grants(behind: str) -> bool:
    """Whether the sentence only says what holds until that day."""
    return any(word in behind[:GRANTED_WITHIN] for word in words("times")["granted"])


@cache
def _reached() -> tuple[str, ...]:
    return tuple(words("times")["reached"])


@cache
def _recurring() -> tuple[str, ...]:
    return tuple(words("times")["recurring"])


@cache
def _not_before() -> tuple[str, ...]:
    return (*words("times")["not_before"], *words("times")["recurring"])


@cache
def _not_behind() -> tuple[str, ...]:
    return tuple(words("times")["not_behind"])


def _without_quotes(text: str) -> str:
    """The text with titles of documents blanked out, so that their years are not read."""
    level = levelled(text)
    for quoted in QUOTED.finditer(level):
        text = text[: quoted.start()] + "□" * (quoted.end() - quoted.start()) + text[quoted.end() :]
    return text


def _says(level: str, kind: str) -> bool:
    return any(word in level for word in words("times")[kind])


def _clause_around(text: str, day: Day) -> str:
    start = max(text.rfind(sign, 0, day.start) for sign in "。;；") + 1
    ends = [at for sign in "。;；" if (at := text.find(sign, day.end)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
