"""What a column of a table means, by its heading and, where that misleads, by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import islice

from tracker.intake.bodies import likeness_to_names
from tracker.intake.numerals import number_of
from tracker.intake.recognise.lookalikes import is_list_of_figures, is_lookalike
from tracker.intake.script import tight
from tracker.intake.words import words

LONGEST_HEADING, LONGEST_ENGLISH, LONGEST_TOGETHER = 16, 32, 30
PARTS = re.compile(r"[、,/]|及|和")
SAMPLED, MOSTLY, SOMETIMES = 24, 0.6, 0.3
FEWEST_STEPS = 2
SHORTEST_WORK = 6
INDICATORS = ("指标", "指标名称", "指标项目")


class Column(StrEnum):
    """What the cells of a column say."""

    NUMBER = "number"
    CATEGORY = "category"
    TASK = "task"
    MEASURE = "measure"
    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    PERSON = "person"
    DEADLINE = "deadline"
    STEP = "step"
    """What must be done by the end of one quarter, half-year or month."""
    PROGRESS = "progress"
    MATERIAL = "material"
    REMARK = "remark"
    AREA = "area"
    """Districts or towns: each carries its row where no other column says who does."""
    OTHER = "other"


BODIES = {Column.LEAD, Column.SUPPORT, Column.RESPONSIBLE}
CONTENTS = {Column.TASK, Column.MEASURE}
Meaning = tuple[Column, ...]
Samples = Sequence[Sequence[str]]


@cache
def column_of(heading: str) -> Column | None:
    """The column that a heading announces; nothing where the words announce none."""
    plain = tight(heading).strip(":.。、*").casefold()
    longest = LONGEST_ENGLISH if plain.isascii() else LONGEST_HEADING
    if not plain or plain.endswith(_titles()) or plain[-1].isdigit():
        return None
    if len(plain) > longest:
        return _of_parts(plain)
    if plain in _exact():
        return _exact()[plain]
    held = [(len(word), -rank, column) for rank, (column, word) in enumerate(_vocabulary()) if word in plain]
    person = max((plain_word for plain_word, column in _held(plain) if column is Column.PERSON), key=len, default="")
    bodies = [entry for entry in held if entry[2] in BODIES and _vocabulary()[-entry[1]][1] not in person]
    if bodies and person:
        held = bodies  # a heading that asks for a body and its person is about the body
    return max(held)[2] if held else None


def _of_parts(plain: str) -> Column | None:
    """What a long heading announces that asks for several things, each of them known: 完成情况、存在问题及下一步打算."""
    parts = PARTS.split(plain)
    known = [column_of(part) for part in parts if len(plain) <= LONGEST_TOGETHER and len(part) <= LONGEST_HEADING]
    return known[0] if len(parts) > 1 and len(known) == len(parts) and all(known) else None


def _held(plain: str) -> Iterator[tuple[str, Column]]:
    return ((word, column) for column, word in _vocabulary() if word in plain)


def step_in(heading: str) -> str | None:
    """The quarter, half-year or month that a heading is about: 第一季度目标, 3月, 上半年工作安排."""
    plain = tight(heading)
    found = _step().search(plain)
    rest = plain.replace(found[0], "", 1) if found else plain
    return found[0] if found and _about_steps().fullmatch(rest) else None


@cache
def _step() -> re.Pattern[str]:
    return re.compile(
        r"(?:20\d\d年)?(?:(?:1[0-2]|[1-9])月?[-~至](?:1[0-2]|[1-9])月份?|第?[一二三四1-4]季度?末?|Q[1-4]|[上下]半年|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?底?)"
    )


@cache
def _about_steps() -> re.Pattern[str]:
    listed = "|".join(sorted(words("headings")["steps"]["about"], key=len, reverse=True))
    return re.compile(rf"(?:{listed}|[()、:])*(?:\([^()]*\))?")


@cache
def _titles() -> tuple[str, ...]:
    return tuple(words("headings")["titles"]["endings"])


@cache
def _exact() -> dict[str, Column]:
    return {word.casefold(): Column(name) for name, those in words("headings")["exact"].items() for word in those}


@cache
def _vocabulary() -> tuple[tuple[Column, str], ...]:
    return tuple(
        (Column(name), tight(word).casefold()) for name, those in words("headings")["columns"].items() for word in those
    )


@cache
def long_headings() -> frozenset[str]:
    """The headings that are told from other words also where nothing keeps them apart."""
    return frozenset(word for _, word in _vocabulary())


@cache
def plain_headings() -> frozenset[str]:
    """All headings, word for word."""
    return long_headings() | frozenset(_exact())


def meaning_of(headings: Sequence[str], samples: Samples = (), *, is_owned: bool = False) -> Meaning | None:
    """What each column means, if together they make a task table: something to do, and somebody to do it.

    With `is_owned`, somebody is named outside of the columns.
    """
    if is_lookalike(headings, samples):
        return None
    columns = _steps(headings, tuple(column_of(heading) or Column.OTHER for heading in headings))
    if not BODIES & set(columns):
        columns = tuple(Column.RESPONSIBLE if column is Column.AREA else column for column in columns)
    said = BODIES & set(columns)
    columns = _by_cells(headings, columns, samples)
    if not said and BODIES & set(columns) and not _is_about_work(headings, columns, samples):
        return None
    columns = _with_indicators(headings, columns)
    named = {at for at, column in enumerate(columns) if column in BODIES}
    if is_list_of_figures(headings, named) or not (CONTENTS | {Column.STEP}) & set(columns):
        return None
    return columns if BODIES & set(columns) or is_owned else None


def _with_indicators(headings: Sequence[str], columns: Meaning) -> Meaning:
    """Where no heading names the work and bodies answer for indicators, these are the work."""
    loose = (at for at, column in enumerate(columns) if column is Column.OTHER)
    at = next((at for at in loose if tight(headings[at]).endswith(INDICATORS)), None)
    if at is None or Column.TASK in columns or not BODIES & set(columns):
        return columns
    return (*columns[:at], Column.TASK, *columns[at + 1 :])


def _steps(headings: Sequence[str], columns: Meaning) -> Meaning:
    """Two columns or more that are each about a quarter or a month hold the steps of a task."""
    steps = [at for at, heading in enumerate(headings) if columns[at] is not Column.PROGRESS and step_in(heading)]
    if len(steps) < FEWEST_STEPS:
        return columns
    return tuple(Column.STEP if at in steps else column for at, column in enumerate(columns))


def _by_cells(headings: Sequence[str], columns: Meaning, samples: Samples) -> Meaning:
    """What headings leave open, settled by the cells below: 单位 over names is who, 工作 over acts is what."""
    loose = [at for at, column in enumerate(columns) if column is Column.OTHER and tight(headings[at])]
    made = list(columns)
    for at in loose:
        if tight(headings[at]).endswith(_loose_bodies()) and _share(samples, at, likeness_to_names) >= MOSTLY:
            made[at] = Column.RESPONSIBLE
    if not CONTENTS & set(made) and BODIES & set(made):
        acts = [at for at in loose if made[at] is Column.OTHER and _share(samples, at, is_work) >= MOSTLY]
        acts = acts or [at for at in loose if Column.DEADLINE in made and _is_named_for_deeds(headings[at])]
        made[acts[0] if acts else 0] = Column.TASK if acts else made[0]
    return tuple(made)


def _is_named_for_deeds(heading: str) -> bool:
    """Whether a heading says what kind of deed its column lists: 专项整治行业, 活动名称."""
    return any(word in tight(heading) for word in words("headings")["loose"]["deeds"])


def _is_about_work(headings: Sequence[str], columns: Meaning, samples: Samples) -> bool:
    """Whether a table whose bodies stand under a bare 单位 is about work: by its headings, or by acts in its cells."""
    contents = [at for at, column in enumerate(columns) if column in CONTENTS]
    words_of_work = words("headings")["loose"]["works"]
    named = any(word in tight(headings[at]) for at in contents for word in words_of_work)
    return named or any(_share(samples, at, is_work) >= SOMETIMES for at in contents)


@cache
def _loose_bodies() -> tuple[str, ...]:
    return tuple(words("headings")["loose"]["bodies"])


def _share(samples: Samples, column: int, how: object) -> float:
    cells = list(islice(filled(samples, column), SAMPLED))
    return sum(float(how(cell)) for cell in cells) / len(cells) if cells and callable(how) else 0.0


def filled(samples: Samples, column: int) -> Iterator[str]:
    """What stands in a column, without its empty cells."""
    return (row[column] for row in samples if column < len(row) and row[column].strip())


def is_work(text: str) -> bool:
    """Whether a text begins with an act, as work does."""
    plain = tight(text)
    return len(plain) >= SHORTEST_WORK and plain.startswith(tuple(words("bodies")["acts"]))


def corrected(columns: Meaning, samples: Samples) -> Meaning:
    """Mend what a heading said wrongly: a category (or nameless) column that counts 1, 2, 3 is the number."""
    if Column.NUMBER in columns:
        return columns
    for at, column in enumerate(columns):
        if column in {Column.CATEGORY, Column.OTHER} and counts([row[at] for row in samples if at < len(row)]):
            return (*columns[:at], Column.NUMBER, *columns[at + 1 :])
    return columns


def counts(values: Sequence[str]) -> bool:
    """Whether these cells are numbers, each another one."""
    numbers = [number_of(tight(value).strip(".、()")) for value in values if value.strip()]
    return len(numbers) > 1 and all(number is not None for number in numbers) and len(set(numbers)) == len(numbers)
