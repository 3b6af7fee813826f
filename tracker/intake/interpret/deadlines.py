"""When a task is due: the last day on which the whole of it must be done — and what only looks like one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from functools import cache

from tracker.intake.draft import UNDATED, Certainty, Deadline, Milestone
from tracker.intake.interpret.days import Day, days_in
from tracker.intake.interpret.ends import comes_again, ends_in, is_of_a_season, without_quotes
from tracker.intake.numerals import number_of
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.source import Place
from tracker.intake.words import words
from tracker.tasks.deadlines import DeadlineKind

LONGEST_WAIT, MONTHS_OF_A_YEAR, HALF_A_MONTH = 10_000, 12, 15
MONTH_AND_DAY = re.compile(r"^\s*(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?=\s*(?:前|底|之前|以前)?\s*$)")
ROC_DATE = re.compile(r"(?<![\d./])(1[0-3]\d)[./](1[0-2]|0?[1-9])(?:[./](3[01]|[12]\d|0?[1-9]))?(?![\d./%])")
"""110/1/15 of the 民國 calendar: only where nothing but a time is written."""
FIRST_OF_A_RANGE = re.compile(r"\s*(?:至|到|-|~)")
NOBODY_SAYS = re.compile(r"^[\W_]*(?:无|暂无)?[\W_]*$")
RELATIVE = re.compile(
    r"(?P<paper>本?(?:通知|意见|文件|方案|措施|计划|办法))?(?P<deed>印发|发布|下发|公布|实施|施行)[^,。;]{0,6}(?:之日起|后|起)"
    r"[^,。;]{0,4}?(?P<count>\d+|[一二两三四五六七八九十]{1,3}|半)个?(?P<unit>工作日|日|天|周|月|年)(?:之?内)?"
)
ONE_SENTENCE = 60
COMES_AGAIN = re.compile(r"(?<!每人)(?<!每户)每(?:半年|[两二三]个月|季度?|月|周)(?!\d+元)")
"""Work that is named in one short sentence and comes again; in a long text that word speaks of a part of it only."""
ANY_YEAR = 2000
"""A year with a 29 February: only tells whether a sentence names a day at all."""
OF_THIS_PAPER = re.compile(r"(?:^|[,。;:(、本自在于应要须])$")


def deadline_of(stated: Piece | None, content: Piece, year: int | None, issued_on: date | None = None) -> Deadline:
    """The deadline that a column or bracket states; without one, that which the sentence itself carries."""
    if stated and not NOBODY_SAYS.match(levelled(stated.text)):
        return _stated(stated, year, issued_on)
    return _carried(content, year, issued_on)


def milestones_of(stated: Piece | None, content: Piece, year: int | None) -> tuple[Milestone, ...]:
    """The dated steps before the last one, of the column and of the sentence, in order."""
    due = _due_days(stated, year) if stated else []
    steps = [(day, content.text) for day in ends_in(content.text, year)]
    steps += [(day, stated.text) for day in due] if stated else []
    if not steps:
        return ()
    last = max(due, key=_by_day).day if due else max(day.day for day, _ in steps)
    first = {day.day: (day, text) for day, text in reversed(steps) if day.day < last}
    return tuple(
        Milestone(known, day.phrase, _clause_around(text, day)) for known, (day, text) in sorted(first.items())
    )


def _by_day(day: Day) -> date:
    return day.day


def _due_days(piece: Piece, year: int | None) -> list[Day]:
    """The days that a column or bracket gives: not those of every year, of a season, or at the start of a range."""
    plain = ROC_DATE.sub(_in_words, MONTH_AND_DAY.sub(r"\1月\2日", without_quotes(piece.text)))
    level = levelled(plain)
    return [
        day
        for day in days_in(plain, year)
        if not (comes_again(level, day) or is_of_a_season(level, day) or FIRST_OF_A_RANGE.match(level, day.end))
    ]


def _in_words(found: re.Match[str]) -> str:
    return f"{found[1]}年{found[2]}月" + (f"{found[3]}日" if found[3] else "")


def _stated(piece: Piece, year: int | None, issued_on: date | None) -> Deadline:
    level = levelled(piece.text)
    phrase = piece.text.strip()
    if counted := RELATIVE.search(level):
        return _counted(counted, phrase, piece.place, issued_on)
    if days := _due_days(piece, year):
        return Deadline(DeadlineKind.DATE, max(day.day for day in days), phrase, piece.place)
    if _says(level, "recurring") or re.search(r"每[半两二三\d]个?(?:年|季|月|周|旬)", level):
        return Deadline(DeadlineKind.RECURRING, None, phrase, piece.place)
    if _says(level, "ongoing"):
        return Deadline(DeadlineKind.ONGOING, None, phrase, piece.place)
    return Deadline(DeadlineKind.UNRESOLVED, None, phrase, piece.place, Certainty.DOUBTFUL)


def _carried(piece: Piece, year: int | None, issued_on: date | None) -> Deadline:
    ends = ends_in(piece.text, year)
    if not ends:
        return (_of_no_year(piece) if year is None else None) or _undated(piece, issued_on)
    last = max(ends, key=_by_day)
    certainty = Certainty.SURE if len(ends) == 1 else Certainty.LIKELY
    return Deadline(DeadlineKind.DATE, last.day, last.phrase, piece.place, certainty)


def _of_no_year(piece: Piece) -> Deadline | None:
    """A day whose year nobody knows: the words are kept, for a person to say which day they mean."""
    ends = ends_in(piece.text, ANY_YEAR)
    if not ends:
        return None
    return Deadline(DeadlineKind.UNRESOLVED, None, max(ends, key=_by_day).phrase, piece.place, Certainty.DOUBTFUL)


def _undated(piece: Piece, issued_on: date | None) -> Deadline:
    """What a sentence says of time without naming a day: from the day of issue on, or before a season."""
    level = levelled(piece.text)
    counted = next((one for one in RELATIVE.finditer(level) if _is_of_this_paper(level, one)), None)
    if counted:
        return _counted(counted, piece.text[counted.start() : counted.end()], piece.place, issued_on)
    if found := _before_a_season().search(level):
        phrase = piece.text[found.start() : found.end()]
        return Deadline(DeadlineKind.UNRESOLVED, None, phrase, piece.place, Certainty.DOUBTFUL)
    again = COMES_AGAIN.search(level) if len(level) <= ONE_SENTENCE else None
    if again and not re.search(r"[。;].*[^\s。;]", level, re.DOTALL):
        phrase = piece.text[again.start() : again.end()]
        return Deadline(DeadlineKind.RECURRING, None, phrase, piece.place, Certainty.LIKELY)
    return UNDATED


def _is_of_this_paper(level: str, found: re.Match[str]) -> bool:
    """Whether a time runs from this paper on: 文件公布后3日内 is how any paper of the future is treated."""
    named_only = found["paper"] and not found["paper"].startswith("本") and found["deed"] not in {"印发", "下发"}
    return not named_only and bool(OF_THIS_PAPER.search(level[: found.start()]))


def _counted(found: re.Match[str], phrase: str, place: Place, issued_on: date | None) -> Deadline:
    """A time that runs from the day of issue: known where that day is, and where no calendar of workdays is needed."""
    day = _after(issued_on, found["count"], found["unit"]) if issued_on else None
    return Deadline(DeadlineKind.RELATIVE, day, phrase, place, Certainty.LIKELY if day else Certainty.DOUBTFUL)


def _after(start: date, count: str, unit: str) -> date | None:
    half = count == "半"
    number = 1 if half else number_of(count) or 0
    if unit == "年" or (unit == "月" and not half):
        return _months_after(start, number * (MONTHS_OF_A_YEAR if unit == "年" else 1) // (2 if half else 1))
    days = {"日": number, "天": number, "周": 7 * number, "月": HALF_A_MONTH}.get(unit)
    return start + timedelta(days=days) if days is not None and days < LONGEST_WAIT else None


def _months_after(start: date, count: int) -> date | None:
    months = start.month - 1 + count
    year, month = start.year + months // MONTHS_OF_A_YEAR, months % MONTHS_OF_A_YEAR + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])) if year < MAXYEAR else None


@cache
def _before_a_season() -> re.Pattern[str]:
    seasons = "|".join(words("times")["seasons"])
    return re.compile(
        rf"(?:20\d\d年)?(?:(?:{seasons})[^\W\d]{{0,2}}?(?:来临|开始|到来)?(?:之前|前)(?!的)|(?:汛|节|冬)前(?=完成|全面|全部|建成))"
    )


def _says(level: str, kind: str) -> bool:
    return any(word in level for word in words("times")[kind])


def _clause_around(text: str, day: Day) -> str:
    start = max(text.rfind(sign, 0, day.start) for sign in "。;；") + 1
    ends = [at for sign in "。;；" if (at := text.find(sign, day.end)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
