"""Records of the inbox."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.foundation.columns import Record, id_, line, text, worded
from tracker.foundation.words import N_, Worded


class NoticeKind(Worded):
    """Why a person is told."""

    ISSUED = "issued", N_("新交办")
    RETURNED = "returned", N_("部门退回")
    AWAITING_HEAD = "awaiting_head", N_("待审签")
    REPORTED = "reported", N_("报送待审")
    ACCEPTED = "accepted", N_("审核通过")
    SENT_BACK = "sent_back", N_("退回补正")
    CLOSURE_REQUESTED = "closure_requested", N_("申请办结")
    CLOSURE_REJECTED = "closure_rejected", N_("未同意办结")
    CLOSED = "closed", N_("已办结")
    REOPENED = "reopened", N_("重新办理")
    CHANGED = "changed", N_("任务变更")
    INSTRUCTION = "instruction", N_("领导批示")
    REPLY = "reply", N_("批示回复")
    URGED = "urged", N_("催办")
    BEFORE = "before", N_("临期提醒")
    DUE = "due", N_("今日到期")
    OVERDUE = "overdue", N_("逾期提醒")
    UNSIGNED = "unsigned", N_("逾期未签收")
    UNANSWERED = "unanswered", N_("退回未补正")


class Notice(Record):
    """One thing one person is told. `key` makes a second telling of the same thing impossible."""

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_notices_unread", "person_id", "read_at"),
        Index("ix_notices_undigested", "digest_id", "person_id"),
    )

    id: Mapped[id_]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[NoticeKind] = mapped_column(worded(NoticeKind))
    key: Mapped[line]
    """What makes it this notice and no other: never the current time."""
    task_id: Mapped[int | None] = mapped_column(index=True)
    """The task it is about. A plain number: the inbox lies below the tasks and does not know them."""
    sentence: Mapped[text]
    """What is said, in the office's language; a quotation, not a catalogue key."""
    at: Mapped[datetime]
    due_on: Mapped[date | None]
    """The date it is about, for sorting what is most urgent first."""
    read_at: Mapped[datetime | None]
    digest_id: Mapped[int | None]
    """The digest that carried it by mail; none yet, or mail is off."""
