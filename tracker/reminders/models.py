"""Records of reminders."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.foundation.columns import Record, id_, line, short, text, worded
from tracker.foundation.words import N_, Worded
from tracker.people.models import Person
from tracker.tasks.models import Assignment


class ReminderKind(Worded):
    """Why a department is reminded."""

    BEFORE = "before", N_("临期提醒")
    DUE = "due", N_("今日到期")
    OVERDUE = "overdue", N_("逾期提醒")
    UNSIGNED = "unsigned", N_("逾期未签收")
    SENT_BACK = "sent_back", N_("退回未补正")
    URGED = "urged", N_("催办")


class SendingState(Worded):
    """How far a message has come. An interrupted call is uncertain, never unsent."""

    QUEUED = "queued", N_("待发送")
    SENDING = "sending", N_("发送中")
    SENT = "sent", N_("已发送")
    UNCERTAIN = "uncertain", N_("送达待核")
    FAILED = "failed", N_("发送失败")
    SUPERSEDED = "superseded", N_("已被替代")


class Reminder(Record):
    """One occasion to remind one department of one task: a row before it is a message.

    The natural key holds the date it is about and the step, never the current time: when a deadline moves the
    reminders arm again, and a job that runs twice, late, or beside another finds its row.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("kind", "assignment_id", "about_on", "step"),
        Index("ix_reminders_raised", "raised_on"),
    )

    id: Mapped[id_]
    kind: Mapped[ReminderKind] = mapped_column(worded(ReminderKind))
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"), index=True)
    about_on: Mapped[date]
    """The deadline, the receipt's due day, the day of sending back, the day of urging."""
    step: Mapped[int]
    """Which occasion: working days before, or the how-manieth repetition after."""
    raised_on: Mapped[date]
    reason: Mapped[text] = mapped_column(default="")

    assignment: Mapped[Assignment] = relationship()


class Digest(Record):
    """What one person gets by mail on one day: one message, its body frozen when it is first written."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("person_id", "day"), Index("ix_digests_sending", "state", "next_try_at"))

    id: Mapped[id_]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    day: Mapped[date]
    to_address: Mapped[line]
    subject: Mapped[line]
    body: Mapped[text]
    message_id: Mapped[line] = mapped_column(unique=True)
    """Follows from person and day, so that a second sending can be recognised."""
    state: Mapped[SendingState] = mapped_column(worded(SendingState), default=SendingState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    trouble: Mapped[short] = mapped_column(default="")
    detail: Mapped[text] = mapped_column(default="")

    person: Mapped[Person] = relationship()
