"""Reading a file from outside without trusting it: in a limited process whose answer is checked like a person's input."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from tracker.foundation.words import N_
from tracker.intake.draft import DraftPlan
from tracker.intake.hearing import TooMuch, TooSlow, lines_of
from tracker.intake.office import as_readable
from tracker.intake.readers import Watch, unwatched
from tracker.intake.refusals import TOO_SLOW, NoTasksFound, Unreadable
from tracker.intake.source import Step
from tracker.intake.wire import ANSWER, ORDER, TOLD, TOLD_BY, Answer, Order

HOME = Path(__file__).parents[2]
"""The folder that holds the package; settings know it too, but bring the database with them."""
CHILD = ("-m", "tracker.intake.child")
PATIENCE = 20.0
"""Seconds on the wall; the process itself may compute for fewer."""
MOST_STEPS = 10_000
"""A reader that has more to tell than pages in any plan is no reader of ours."""
REFUSALS = {refusal.__name__: refusal for refusal in (Unreadable, NoTasksFound)}
DIED = N_("读取时出错，没有保存任何内容。请用 Office 或 WPS 另存后再上传；仍不行时请联系管理员。")

Reading = Generator[Step | None, None, DraftPlan]
"""Steps as they are made, None now and then in between, and in the end the draft."""


def read_safely(
    name: str,
    data: bytes,
    *,
    year: int | None = None,
    issued_on: date | None = None,
    office: str = "",
    watch: Watch = unwatched,
) -> DraftPlan:
    """Read a plan as `read_document` does, whatever the file does to the reader. Refuses what stalls or breaks it.

    `office` is the program that turns old formats into new ones; without it, the one that the system knows.
    """
    reading = in_steps(name, data, year=year, issued_on=issued_on, office=office)
    with closing(reading):
        while True:
            try:
                step = next(reading)
            except StopIteration as end:
                drafted: DraftPlan = end.value
                return drafted
            if step:
                watch(step)


def in_steps(
    name: str, data: bytes, *, year: int | None = None, issued_on: date | None = None, office: str = ""
) -> Reading:
    """The same as a generator, for a page that tells how far the reading is; closed early, it ends the reading."""
    data = yield from as_readable(data, office)
    order = ORDER.dump_json(Order(name, year, issued_on)) + b"\n"
    env = {"PYTHONPATH": str(HOME), "PATH": os.defpath, "PYTHONUTF8": "1"}
    lines = lines_of([sys.executable, *CHILD], order + data, patience=PATIENCE, env=env, cwd=HOME)
    with closing(lines):
        try:
            answer = yield from _heard(lines)
        except TooSlow as trouble:
            raise Unreadable(TOO_SLOW) from trouble
        except (TooMuch, ValidationError) as trouble:
            raise Unreadable(DIED) from trouble
    return _draft(answer)


def _heard(lines: Iterable[bytes]) -> Generator[Step | None, None, Answer]:
    steps = 0
    for line in lines:
        if line.startswith(TOLD_BY):
            steps += 1
            if steps > MOST_STEPS:
                raise TooMuch
            yield TOLD.validate_json(line, strict=True).step
        elif line:
            return ANSWER.validate_json(line, strict=True)
        else:
            yield None
    return Answer()


def _draft(answer: Answer) -> DraftPlan:
    if answer.refused:
        raise REFUSALS.get(answer.refused.kind, Unreadable)(answer.refused.sentence, **answer.refused.words)
    if answer.draft is None:
        raise Unreadable(DIED)
    return answer.draft
