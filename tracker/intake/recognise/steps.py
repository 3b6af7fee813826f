"""Tasks told by quarters or months: columns for each, or lines in one cell that each begin with theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracker.intake.recognise.alignment import TIME_WORDS
from tracker.intake.recognise.columns import Column, Meaning, step_in
from tracker.intake.recognise.found import Piece, Step
from tracker.intake.script import levelled

BEGINS = re.compile(r"(?:^|(?<=[\n。;]))\s*(?P<time>第?[一二三四]季度|[上下]半年|\d{1,2}月份?)(?:\([^()]{0,12}\))?\s*:")
UNTIL = re.compile(
    r"(?:拟|计划|力争|争取|预计|确保)?(?:于|在)?[^,;、\n]{2,14}?(?:完成|建成|竣工|办结|验收|投用|投入使用|前|底|末)。?$"
)
LONGEST_TIME = 12


def steps_in_columns(pieces: Mapping[int, Piece], columns: Meaning, headings: Sequence[str]) -> tuple[Step, ...]:
    """The steps of a row, a column for each."""
    steps = (at for at, column in enumerate(columns) if column is Column.STEP and pieces[at].text)
    return tuple(Step(step_in(headings[at]) or headings[at], pieces[at]) for at in steps)


def steps_in(cell: Piece | None) -> tuple[Step, ...]:
    """The steps that one cell lists: 第一季度：… 第二季度：… A single one is only a sentence about a time."""
    if cell is None:
        return ()
    found = list(BEGINS.finditer(levelled(cell.text)))
    ends = [*((a.end(), b.start()) for a, b in pairwise(found)), *((last.end(), len(cell.text)) for last in found[-1:])]
    steps = (
        Step(match["time"], Piece(cell.text[start:end].strip(), cell.place))
        for match, (start, end) in zip(found, ends, strict=True)
    )
    return tuple(steps) if len(found) > 1 else ()


def work_of(steps: Sequence[Step]) -> Piece | None:
    """Steps that no other column sums up are themselves the work."""
    return Piece("\n".join(f"{step.time}：{step.work.text}" for step in steps), steps[0].work.place) if steps else None


def end_of(steps: Sequence[Step]) -> Piece | None:
    """When the last step ends."""
    return Piece(steps[-1].time, steps[-1].work.place) if steps else None


def until(remark: Piece | None) -> Piece | None:
    """A remark that is nothing but the time until which something is done: 2024年上半年完成."""
    said = levelled(remark.text).strip() if remark else ""
    return remark if UNTIL.match(said) and TIME_WORDS.search(said[:LONGEST_TIME]) else None
