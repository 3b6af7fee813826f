"""A task's story: entries of the journal as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.journal.acts import Cause
from tracker.journal.models import Entry
from tracker.pages.words import format_day
from tracker.tasks.deadlines import DeadlineKind

FIELDS = {
    "number": N_("编号"),
    "category": N_("工作类别"),
    "content": N_("任务内容"),
    "clause": N_("依据条款"),
    "remark": N_("备注"),
    "deadline": N_("完成时限"),
    "deadline_kind": N_("时限类型"),
    "deadline_phrase": N_("时限原文"),
    "leads": N_("牵头部门"),
    "supports": N_("配合部门"),
    "percent": N_("完成进度"),
    "progress": N_("完成进度"),
    "replaced": N_("承办部门"),
}
"""The changes that readers are told of, by the name the journal keeps; states follow from the deed itself."""

DEEDS: dict[str, str] = {
    "task:issued": N_("交办任务"),
    "task:changed": N_("修改任务"),
    "task:deadline-changed": N_("调整完成时限"),
    "task:departments-changed": N_("调整责任部门"),
    "task:suspended": N_("中止任务"),
    "task:resumed": N_("恢复办理"),
    "task:cancelled": N_("终止任务"),
    "task:reopened": N_("重新办理"),
    "task:urged": N_("催办"),
    "assignment:signed-for": N_("签收"),
    "assignment:returned": N_("退回任务"),
    "assignment:insisted": N_("重新交办"),
    "assignment:reassigned": N_("转办"),
    "report:submitted": N_("报送进展"),
    "report:approved": N_("审签报送"),
    "report:held": N_("退回报送,待修改"),
    "report:accepted": N_("审核通过报送"),
    "report:sent-back": N_("退回报送,待补正"),
    "closure:requested": N_("申请办结"),
    "closure:approved": N_("同意办结,任务销号"),
    "closure:rejected": N_("未同意办结"),
    "instruction:given": N_("批示"),
    "instruction:replied": N_("回复批示"),
}
"""Each deed of a task's story as it is said after the name of who did it."""


@dataclass(frozen=True)
class Told:
    """One entry of the story, ready to read."""

    at: datetime
    who: str
    department: str | None
    deed: str
    why: str | None


def told(entries: Iterable[Entry]) -> list[Told]:
    """The entries as sentences, in the order given."""
    return [_tell(entry) for entry in entries]


def _tell(entry: Entry) -> Told:
    return Told(
        at=entry.at,
        who=entry.actor_name if entry.cause is not Cause.JOB else _("系统"),
        department=_department(entry),
        deed=_(DEEDS.get(entry.deed, N_("有更新"))),
        why="\n".join(filter(None, (*_changes(entry), entry.reason))) or None,
    )


def _department(entry: Entry) -> str | None:
    names = entry.changes.get("department")
    return names[-1] if names else None


def _changes(entry: Entry) -> Iterable[str]:
    for field, label in FIELDS.items():
        if field in entry.changes:
            before, after = (_value(field, value) for value in entry.changes[field])
            yield _("%(field)s:%(before)s → %(after)s", field=_(label), before=before, after=after)


def _value(field: str, value: Any) -> str:
    if value in (None, "", []):
        return _("无")
    match field:
        case "percent" | "progress":
            return f"{value}%"
        case "deadline":
            return format_day(date.fromisoformat(value))
        case "deadline_kind":
            return _(DeadlineKind(value).label)
    return "、".join(value) if isinstance(value, list) else str(value)
