"""Records of drafts: what was read from a document and waits for a person's word."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.foundation.columns import Json, Record, digest, document, id_, line, short, strings, text, version, worded
from tracker.foundation.words import N_, Worded
from tracker.intake.lines import LineKind
from tracker.people.models import Person
from tracker.plans.models import Plan
from tracker.tasks.deadlines import DeadlineKind


class DraftState(Worded):
    """What became of a draft."""

    OPEN = "open", N_("待核对")
    ISSUED = "issued", N_("已交办")
    DISCARDED = "discarded", N_("已作废")
    APPLIED = "applied", N_("已对照更新")


class DraftPlan(Record):
    """A document as it was read. Nothing of it binds anybody until it is issued."""

    __tablename__ = "draft_plans"

    id: Mapped[id_]
    state: Mapped[DraftState] = mapped_column(worded(DraftState), default=DraftState.OPEN)
    file_name: Mapped[line]
    file_sha256: Mapped[digest]
    read_at: Mapped[datetime]
    read_by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    title: Mapped[line]
    document_number: Mapped[short]
    issuers: Mapped[strings]
    issued_on: Mapped[date | None]
    year: Mapped[int | None]
    filings: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"title", "who", "due", "phrase", "text", "is_kept"}` for each plan-wide duty that was found."""
    rounds: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"cycle", "day", "phrase", "text", "is_kept"}` for each rhythm of reporting that was found."""
    questions: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"about", "sentence", "words"}` each: a catalogue key with its values, asked until a person answers."""
    unused: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"text", "place"}`: passages with a responsibility that became no task, so that nothing is dropped in silence."""
    name_answers: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """What a person has said of the names, see `actions/answering.py`; each can be taken back until it is issued."""
    certainty: Mapped[document]
    """`{field: "sure" | "likely" | "doubtful"}` for the plan's facts."""
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="SET NULL"), index=True)
    """The plan that was issued from it."""
    corrects_plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="SET NULL"), index=True)
    """The plan in force of which this document is a corrected version."""
    corrects_draft_id: Mapped[int | None] = mapped_column(ForeignKey("draft_plans.id", ondelete="SET NULL"), index=True)
    """The open draft of which this document is a corrected version."""
    stands_alone: Mapped[bool] = mapped_column(default=False)
    """A person has said that it is a plan of its own, however much like another."""
    applied_at: Mapped[datetime | None]
    """When what was ticked of a corrected version came into force."""
    steps: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"deed", "row", "rows", "added"}` for each change of rows, the last one last: what it changed, to step back."""
    version: Mapped[version]

    read_by: Mapped[Person] = relationship()
    plan: Mapped[Plan | None] = relationship(foreign_keys=[plan_id])
    corrects_plan: Mapped[Plan | None] = relationship(foreign_keys=[corrects_plan_id])
    corrects_draft: Mapped[DraftPlan | None] = relationship(
        remote_side="DraftPlan.id", foreign_keys=[corrects_draft_id]
    )

    @property
    def is_correction(self) -> bool:
        """Whether it changes a plan or a draft that is there, and is no plan of its own."""
        return self.corrects_plan_id is not None or (self.corrects_draft_id is not None and self.applied_at is None)


class DraftTask(Record):
    """One row as it was read, with where each value stood and how sure the reading is."""

    __tablename__ = "draft_tasks"
    __table_args__ = (UniqueConstraint("draft_plan_id", "seq"),)

    id: Mapped[id_]
    draft_plan_id: Mapped[int] = mapped_column(ForeignKey("draft_plans.id", ondelete="CASCADE"))
    seq: Mapped[int]
    """Its place among the rows; spaced, so that a row can be put between two others."""
    number: Mapped[short]
    category: Mapped[line]
    content: Mapped[text]
    leads: Mapped[strings]
    supports: Mapped[strings]
    """Names as the document writes them; the directory says at each look which it knows."""
    deadline: Mapped[date | None]
    deadline_kind: Mapped[DeadlineKind] = mapped_column(worded(DeadlineKind))
    deadline_phrase: Mapped[line]
    milestones: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"due", "text", "phrase"}` for each dated step before the deadline."""
    indicators: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    remark: Mapped[text]
    clause: Mapped[text]
    questions: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    certainty: Mapped[document]
    source: Mapped[document]
    """`{"text", "place", "marks", "lines"}`: the piece of text it was read from, the words in it that each part leans on,
    and the lines of the document that are its own."""
    as_read: Mapped[document]
    """What the reading gave, part by part, whatever a person made of it since; empty for a row that a person put in."""
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="SET NULL"), index=True)
    """The task that it was issued as, or that it was compared with."""
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    """A person has looked at what was doubtful in this row."""
    is_removed: Mapped[bool] = mapped_column(default=False)
    """A person took it out; it can be brought back until the draft is issued."""
    version: Mapped[version]

    draft_plan: Mapped[DraftPlan] = relationship()


class LineUse(Worded):
    """What a line of a document gave to the draft."""

    NONE = "none", N_("没有用上")
    TASK = "task", N_("任务")
    BESIDE = "beside", N_("工作类别或依据")
    FACT = "fact", N_("文件信息")
    FILING = "filing", N_("报备事项")


class SourceLine(Record):
    """One paragraph or table row of the document that a draft was read from, to be shown beside it; it never changes."""

    __tablename__ = "source_lines"

    draft_plan_id: Mapped[int] = mapped_column(
        ForeignKey("draft_plans.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Its place in the document, from 0."""
    kind: Mapped[LineKind] = mapped_column(worded(LineKind))
    use: Mapped[LineUse] = mapped_column(worded(LineUse), default=LineUse.NONE)
    cells: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    """`{"text", "column", "across", "down", "begins"}` each, without what goes without saying."""
    place: Mapped[document]
    table_seq: Mapped[int | None]
    """The line in which the table of this row begins."""
