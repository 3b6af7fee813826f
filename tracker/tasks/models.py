"""Records of tasks."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.departments.models import Collective, Department
from tracker.foundation.columns import NEVER_AGAIN, Record, id_, line, short, text, version, worded
from tracker.foundation.words import N_, Worded
from tracker.people.models import Person
from tracker.plans.models import Plan
from tracker.tasks.deadlines import DeadlineKind


class TaskState(Worded):
    """What has been done with a task. Lateness is not a state: see the lights."""

    ISSUED = "issued", N_("已交办")
    IN_PROGRESS = "in_progress", N_("办理中")
    CLOSURE_REQUESTED = "closure_requested", N_("申请办结")
    CLOSED = "closed", N_("已办结")
    SUSPENDED = "suspended", N_("中止")
    CANCELLED = "cancelled", N_("终止")


OPEN_STATES = (TaskState.ISSUED, TaskState.IN_PROGRESS, TaskState.CLOSURE_REQUESTED)
"""The states in which somebody still owes something."""


class AssignmentRole(Worded):
    """How a department takes part."""

    LEAD = "lead", N_("牵头")
    SUPPORT = "support", N_("配合")


class AssignmentState(Worded):
    """How far one department has come with its part."""

    PENDING_RECEIPT = "pending_receipt", N_("待签收")
    RECEIVED = "received", N_("已签收")
    SUBMITTED = "submitted", N_("已报送待审")
    ACCEPTED = "accepted", N_("审核通过")
    RETURNED = "returned", N_("部门退回")
    SENT_BACK = "sent_back", N_("退回补正")


class FilingState(Worded):
    """How far a lead's work plan has come."""

    PENDING = "pending", N_("待报备")
    FILED = "filed", N_("已报备")


LIGHT_NEEDS = ("closed_on", "suspended_on", "cancelled_on", "progress")
"""With these beside it in an index, a roll-up counts lights without opening a task's words."""


class Task(Record):
    """One numbered line of work. What stands in `state` was done; what is late follows from the dates."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("plan_id", "seq"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_is_a_percentage"),
        CheckConstraint("weight > 0", name="weighs_something"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="is_closed_on_a_day"),
        CheckConstraint("(deadline_kind = 'date') = (deadline IS NOT NULL)", name="has_a_date_if_it_says_so"),
        Index("ix_tasks_open_by_deadline", "state", "deadline"),
        Index("ix_tasks_plan_deadline", "plan_id", "deadline"),
        Index("ix_tasks_counting", "plan_id", "issued_on", "state", "deadline", *LIGHT_NEEDS),
        NEVER_AGAIN,
    )

    id: Mapped[id_]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    seq: Mapped[int]
    """Its place in the plan, from 1."""
    number: Mapped[short]
    """As the document numbers it: 3, (二)1."""
    category: Mapped[line] = mapped_column(default="")
    content: Mapped[text]
    folded: Mapped[text]
    """What a search looks through: number, category and content, folded."""
    clause: Mapped[text] = mapped_column(default="")
    remark: Mapped[text] = mapped_column(default="")
    deadline: Mapped[date | None]
    deadline_kind: Mapped[DeadlineKind] = mapped_column(worded(DeadlineKind), default=DeadlineKind.NONE)
    deadline_phrase: Mapped[line] = mapped_column(default="")
    original_deadline: Mapped[date | None]
    """The deadline under which it was issued; it stays when the deadline moves."""
    state: Mapped[TaskState] = mapped_column(worded(TaskState), default=TaskState.ISSUED)
    issued_on: Mapped[date]
    closed_on: Mapped[date | None]
    suspended_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    progress: Mapped[int] = mapped_column(default=0)
    """In per cent, as the consolidating lead last reported."""
    weight: Mapped[int] = mapped_column(default=1)
    version: Mapped[version]

    plan: Mapped[Plan] = relationship()


class Assignment(Record):
    """One department's part in one task."""

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("task_id", "department_id"),
        Index("ix_assignments_department_state", "department_id", "state", "task_id"),
        Index("ix_assignments_unsigned", "state", "receipt_due_on"),
        Index("ix_assignments_counting", "role", "department_id", "task_id", "issued_on"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_is_a_percentage"),
    )

    id: Mapped[id_]
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"))
    role: Mapped[AssignmentRole] = mapped_column(worded(AssignmentRole))
    seq: Mapped[int]
    """Its place among the task's departments of that role, from 0. Lead 0 consolidates."""
    collective_id: Mapped[int | None] = mapped_column(ForeignKey("collectives.id", ondelete="SET NULL"), index=True)
    """The collective the document named in place of the department."""
    state: Mapped[AssignmentState] = mapped_column(worded(AssignmentState), default=AssignmentState.PENDING_RECEIPT)
    issued_on: Mapped[date]
    receipt_due_on: Mapped[date]
    """The last day on which signing for it is in time."""
    received_at: Mapped[datetime | None]
    return_reason: Mapped[text] = mapped_column(default="")
    progress: Mapped[int] = mapped_column(default=0)
    """In per cent, as the department last reported."""
    last_reported_on: Mapped[date | None]
    """The day of its latest report; a department that has reported is not taken off the task."""
    version: Mapped[version]

    task: Mapped[Task] = relationship()
    department: Mapped[Department] = relationship()
    collective: Mapped[Collective | None] = relationship()


class Receipt(Record):
    """A department's signature: who took the task, when, and in which version."""

    __tablename__ = "receipts"

    id: Mapped[id_]
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    at: Mapped[datetime]
    task_version: Mapped[int]

    person: Mapped[Person] = relationship()


class Indicator(Record):
    """A target in figures that the task names: 不低于 80 %."""

    __tablename__ = "indicators"

    id: Mapped[id_]
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    words: Mapped[line]
    value: Mapped[Decimal | None] = mapped_column(Numeric(18, 4))
    unit: Mapped[short] = mapped_column(default="")


class Milestone(Record):
    """A dated step inside a task (阶段节点), before its deadline."""

    __tablename__ = "milestones"
    __table_args__ = (CheckConstraint("(done_at IS NULL) = (done_by_id IS NULL)", name="is_done_by_somebody"),)

    id: Mapped[id_]
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    due_on: Mapped[date]
    content: Mapped[text]
    """What is to be reached by then."""
    phrase: Mapped[line] = mapped_column(default="")
    """How the document says the day."""
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)

    task: Mapped[Task] = relationship()
    done_by: Mapped[Person | None] = relationship()


class LeadPlanFiling(Record):
    """The work plan (牵头工作方案) that a lead files by a day."""

    __tablename__ = "lead_plan_filings"
    __table_args__ = (
        UniqueConstraint("plan_id", "department_id", "title"),
        Index("ix_lead_plan_filings_department_state", "department_id", "state"),
        CheckConstraint("(state = 'filed') = (filed_at IS NOT NULL)", name="is_filed_at_a_moment"),
    )

    id: Mapped[id_]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    department_id: Mapped[int] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"))
    title: Mapped[line]
    due_on: Mapped[date | None]
    phrase: Mapped[line] = mapped_column(default="")
    state: Mapped[FilingState] = mapped_column(worded(FilingState), default=FilingState.PENDING)
    filed_at: Mapped[datetime | None]
    summary: Mapped[text] = mapped_column(default="")
    file_name: Mapped[line] = mapped_column(default="")
    file_sha256: Mapped[short] = mapped_column(default="")
    version: Mapped[version]

    plan: Mapped[Plan] = relationship()
    department: Mapped[Department] = relationship()
