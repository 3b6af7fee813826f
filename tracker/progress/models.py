"""Records of progress."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.departments.models import Department
from tracker.foundation.columns import Record, digest, id_, line, short, text, worded
from tracker.foundation.words import N_, Worded
from tracker.people.models import Person
from tracker.plans.models import Plan
from tracker.tasks.models import Assignment, Task


class ReportState(Worded):
    """How far a report has come on its way to the coordinator."""

    AWAITING_HEAD = "awaiting_head", N_("待单位负责人审签")
    SUBMITTED = "submitted", N_("待审核")
    ACCEPTED = "accepted", N_("审核通过")
    SENT_BACK = "sent_back", N_("退回补正")
    SUPERSEDED = "superseded", N_("已被新的报送替代")


class RequestKind(Worded):
    """What is asked for. A request changes nothing until it is approved."""

    CLOSURE = "closure", N_("申请办结")


class RequestState(Worded):
    """What became of a request."""

    PENDING = "pending", N_("待审批")
    APPROVED = "approved", N_("已同意")
    REJECTED = "rejected", N_("未同意")


class ReportingRound(Record):
    """A month or a quarter for which a plan's departments report, and the day by which they do."""

    __tablename__ = "reporting_rounds"
    __table_args__ = (UniqueConstraint("plan_id", "opens_on"), Index("ix_reporting_rounds_due", "plan_id", "due_on"))

    id: Mapped[id_]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    name: Mapped[line]
    opens_on: Mapped[date]
    due_on: Mapped[date]

    plan: Mapped[Plan] = relationship()


class ProgressReport(Record):
    """What a department says it has done."""

    __tablename__ = "progress_reports"
    __table_args__ = (
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent_is_a_percentage"),
        Index("ix_progress_reports_assignment", "assignment_id", "reported_on"),
        Index("ix_progress_reports_waiting", "state", "reported_on"),
    )

    id: Mapped[id_]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="RESTRICT"))
    form_key: Mapped[short] = mapped_column(unique=True)
    """Given with the empty form, so that a double click reports once."""
    done: Mapped[text]
    problems: Mapped[text] = mapped_column(default="")
    next_steps: Mapped[text] = mapped_column(default="")
    help_wanted: Mapped[text] = mapped_column(default="")
    percent: Mapped[int]
    state: Mapped[ReportState] = mapped_column(worded(ReportState))
    reported_at: Mapped[datetime]
    reported_on: Mapped[date]
    reported_by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    review_note: Mapped[text] = mapped_column(default="")

    assignment: Mapped[Assignment] = relationship()
    reported_by: Mapped[Person] = relationship(foreign_keys=[reported_by_id])
    reviewed_by: Mapped[Person | None] = relationship(foreign_keys=[reviewed_by_id])


class Evidence(Record):
    """A file or an address that proves what a report says."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint("(sha256 = '') <> (url = '')", name="is_a_file_or_an_address"),)

    id: Mapped[id_]
    report_id: Mapped[int] = mapped_column(ForeignKey("progress_reports.id", ondelete="CASCADE"), index=True)
    name: Mapped[line]
    media_type: Mapped[line] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[digest] = mapped_column(default="")
    url: Mapped[text] = mapped_column(default="")

    report: Mapped[ProgressReport] = relationship()


class Request(Record):
    """Somebody asks for a change of a task's state."""

    __tablename__ = "requests"
    __table_args__ = (
        CheckConstraint("(state = 'pending') = (decided_at IS NULL)", name="is_decided_at_a_moment"),
        Index(
            "uq_requests_one_pending",
            "task_id",
            "kind",
            unique=True,
            sqlite_where=sql("state = 'pending'"),
            postgresql_where=sql("state = 'pending'"),
        ),
    )

    id: Mapped[id_]
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    kind: Mapped[RequestKind] = mapped_column(worded(RequestKind))
    state: Mapped[RequestState] = mapped_column(worded(RequestState), default=RequestState.PENDING)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[text]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    decision_note: Mapped[text] = mapped_column(default="")

    task: Mapped[Task] = relationship()
    department: Mapped[Department | None] = relationship()
    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])


class Instruction(Record):
    """What a leader writes to a task; the departments it concerns answer it."""

    __tablename__ = "instructions"

    id: Mapped[id_]
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    form_key: Mapped[short] = mapped_column(unique=True)
    words: Mapped[text]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    at: Mapped[datetime]
    answer_by: Mapped[date | None]

    task: Mapped[Task] = relationship()
    by: Mapped[Person] = relationship()


class InstructionReply(Record):
    """A department's answer to an instruction."""

    __tablename__ = "instruction_replies"

    id: Mapped[id_]
    instruction_id: Mapped[int] = mapped_column(ForeignKey("instructions.id", ondelete="CASCADE"), index=True)
    form_key: Mapped[short] = mapped_column(unique=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"), index=True)
    words: Mapped[text]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    at: Mapped[datetime]

    instruction: Mapped[Instruction] = relationship()
    department: Mapped[Department] = relationship()
    by: Mapped[Person] = relationship()
