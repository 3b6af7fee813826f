"""Reading a file from outside without trusting it: in a limited process whose answer is checked like a person's input."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from tracker.foundation.words import N_
from tracker.intake.draft import DraftPlan
from tracker.intake.refusals import NoTasksFound, Unreadable
from tracker.intake.wire import ANSWER, ORDER, Answer, Order

HOME = Path(__file__).parents[2]
"""The folder that holds the package; settings know it too, but bring the database with them."""
CHILD = ("-m", "tracker.intake.child")
PATIENCE = 20.0
"""Seconds on the wall; the process itself may compute for fewer."""
REFUSALS = {refusal.__name__: refusal for refusal in (Unreadable, NoTasksFound)}
TOO_SLOW = N_("读取超过了时间限制，已停止。文件可能过于复杂，请拆分后再上传。")
DIED = N_("读取时出错，没有保存任何内容。请用 Office 或 WPS 另存后再上传；仍不行时请联系管理员。")


def read_safely(name: str, data: bytes, *, year: int | None = None, issued_on: date | None = None) -> DraftPlan:
    """Read a plan as `read_document` does, whatever the file does to the reader. Refuses what stalls or breaks it."""
    order = ORDER.dump_json(Order(name, year, issued_on)) + b"\n"
    return _draft(_answer(order + data))


def _answer(given: bytes) -> Answer:
    try:
        done = subprocess.run(
            [sys.executable, *CHILD],
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            env={"PYTHONPATH": str(HOME), "PATH": os.defpath, "PYTHONUTF8": "1"},
            cwd=HOME,
            check=False,
        )
        return ANSWER.validate_json(done.stdout, strict=True)
    except subprocess.TimeoutExpired as trouble:
        raise Unreadable(TOO_SLOW) from trouble
    except ValidationError as trouble:
        raise Unreadable(DIED) from trouble


def _draft(answer: Answer) -> DraftPlan:
    if answer.refused:
        raise REFUSALS.get(answer.refused.kind, Unreadable)(answer.refused.sentence, **answer.refused.words)
    if answer.draft is None:
        raise Unreadable(DIED)
    return answer.draft
