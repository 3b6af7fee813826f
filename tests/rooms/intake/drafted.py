"""Readings for tests: a document of a few rows, spelled out only where a test is about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.foundation.files import Kept
from tracker.intake.draft import (
    Certainty,
    Deadline,
    DraftFiling,
    DraftPlan,
    DraftTask,
    Indicator,
    Named,
    PlanFacts,
    Question,
    Said,
    Topic,
)
from tracker.intake.source import Place
from tracker.tasks.deadlines import DeadlineKind

KEPT = Kept("a" * 64, 1234)


def said(words: str, **given: Any) -> Said:
    """Words as they stand in the document."""
    return Said(words, words, **given)


def named(*names: str) -> tuple[Named, ...]:
    """Names as they stand in the document."""
    return tuple(Named(name, name) for name in names)


def row(number: str = "1", **given: Any) -> DraftTask:
    """A row that was read with certainty."""
    content = f"第{number}项工作"
    return DraftTask(
        **{
            "content": said(content),
            "source": said(f"{number} {content}", place=Place(table=1, row=int(number) + 1)),
            "number": said(number),
            "leads": named("市监察局"),
            **given,
        }
    )


def reading(*rows: DraftTask, **given: Any) -> DraftPlan:
    """A plan of 2026 with these rows."""
    facts = PlanFacts(said("2026年工作要点"), said("市办发[2026]1号"), (said("市政府办公室"),), date(2026, 1, 5), 2026)
    return DraftPlan(**{"facts": facts, "tasks": rows or (row(),), **given})


def elided() -> DraftTask:
    """A row whose names were completed, which is asked about."""
    words = {"written": "常熟市、相城区监察局", "names": "常熟市监察局、相城区监察局"}
    leads = (
        Named("常熟市监察局", "常熟市", certainty=Certainty.LIKELY),
        Named("相城区监察局", "相城区监察局"),
    )
    question = Question(Topic.LEADS, "“%(written)s”读作 %(names)s，对吗？", words)
    return row("13", leads=leads, questions=(question,))


def by_the_year_end(year: int = 2026) -> Deadline:
    """年底前."""
    return Deadline(DeadlineKind.DATE, date(year, 12, 31), "年底前")


def lead_plans() -> DraftFiling:
    """Every lead files a work plan by 15 May."""
    return DraftFiling(said("牵头工作方案"), "leads", Deadline(DeadlineKind.DATE, date(2026, 5, 15), "5月15日前"))


def eighty_per_cent() -> Indicator:
    """覆盖面达到80%."""
    return Indicator("覆盖面达到80%", "80", "%")
