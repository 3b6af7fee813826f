"""Reading tells how far it has come; whatever the reading process says instead, nobody waits in vain or believes it."""

from __future__ import annotations

from contextlib import closing
from time import monotonic

import pytest

from tests.rooms.intake.papers import as_text
from tracker.intake import hearing, safely
from tracker.intake.reading import read_document
from tracker.intake.refusals import Unreadable
from tracker.intake.safely import in_steps, read_safely
from tracker.intake.source import CONVERTING, SORTING, Doing, Step

PLAN = as_text([["序号", "任务", "牵头部门"], ["1", "完善政务公开的各项制度", "市财政局"]])
STEP = '{"step":{"done":%d,"of":60,"doing":"pages"}}'


def child(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(safely, "CHILD", ["-c", program])


def test_the_steps_of_the_reader_are_passed_on_and_the_draft_is_the_same() -> None:
    steps: list[Step] = []
    assert read_safely("plan.txt", PLAN, watch=steps.append) == read_document("plan.txt", PLAN)
    assert steps[-1] == SORTING


def test_pages_are_told_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, f"[print('{STEP}' % nth, flush=True) for nth in (1, 2)]")
    steps: list[Step] = []
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", b"x", watch=steps.append)
    assert steps == [Step(1, 60, Doing.PAGES), Step(2, 60, Doing.PAGES)]
    assert CONVERTING not in steps


@pytest.mark.parametrize(
    "said",
    ['{"step": {"done": "many"}}', '{"step":{"done":"1","of":60}}', "no JSON", '{"step":{"done":1,"of":2}} and more'],
)
def test_a_step_that_is_none_ends_the_reading(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    child(monkeypatch, f"print({said!r})")
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", b"x")


def test_a_flood_of_steps_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safely, "MOST_STEPS", 100)
    child(monkeypatch, f"while True: print('{STEP % 1}')")
    heard: list[Step] = []
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", b"x", watch=heard.append)
    assert len(heard) == 100


def test_a_line_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "LARGEST", 1_000_000)
    child(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 65536)")
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", b"x")


def test_a_reader_that_tells_steps_for_ever_is_stopped_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safely, "PATIENCE", 0.4)
    child(monkeypatch, f"import time\nwhile True: print('{STEP % 1}', flush=True); time.sleep(0.05)")
    began = monotonic()
    with pytest.raises(Unreadable, match="时间限制"):
        read_safely("plan.txt", b"x" * 10_000_000)
    assert monotonic() - began < 5


def test_silence_is_told_too_so_that_a_page_notices_who_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "BEAT", 0.02)
    child(monkeypatch, "import time; time.sleep(60)")
    began = monotonic()
    with closing(in_steps("plan.txt", b"x")) as steps:
        assert next(steps) is None
    assert monotonic() - began < 5, "closing the steps ends the process"
