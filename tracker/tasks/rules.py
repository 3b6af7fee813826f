"""Rules about tasks: who takes part in which order, what can be issued, which deadline can be set. Values in, verdict out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.foundation.refusals import Invalid, Refusal
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.tasks.deadlines import DeadlineKind
from tracker.tasks.models import AssignmentRole
from tracker.tasks.values import DepartmentsChange, NewTask, Party, TaskChanges


class CannotBeIssued(Refusal):
    """The plan is not ready to bind anybody; the sentence names the tasks that are not."""


class CannotTakePart(Invalid):
    """The departments of a task cannot be arranged like this."""


@dataclass(frozen=True)
class Part:
    """A department's place in a task."""

    department_id: int
    role: AssignmentRole
    seq: int
    collective_id: int | None = None


def parts_of(leads: Iterable[Party], supports: Iterable[Party]) -> list[Part]:
    """Who takes part: each department once, at its first place in the document; lead wins over support."""
    named = [(party, AssignmentRole.LEAD) for party in leads] + [(party, AssignmentRole.SUPPORT) for party in supports]
    first: dict[int, Part] = {}
    for party, role in named:
        first.setdefault(party.department_id, Part(party.department_id, role, 0, party.collective_id))
    return numbered(first.values())


def numbered(parts: Iterable[Part]) -> list[Part]:
    """The parts with their places counted from 0 in each role, leads first."""
    parts = list(parts)
    by_role = [[part for part in parts if part.role is role] for role in AssignmentRole]
    return [replace(part, seq=seq) for group in by_role for seq, part in enumerate(group)]


def rearranged(parts: Sequence[Part], change: DepartmentsChange) -> list[Part]:
    """Who takes part after a change: replaced in place, removed, then added; lead wins over support."""
    moved = [replace(part, department_id=change.replace.get(part.department_id, part.department_id)) for part in parts]
    kept = [part for part in moved if part.department_id not in change.remove]
    added = {AssignmentRole.LEAD: change.add_leads, AssignmentRole.SUPPORT: change.add_supports}
    named = {
        role: [*(Party(part.department_id, part.collective_id) for part in kept if part.role is role),
               *(Party(department) for department in added[role])]
        for role in AssignmentRole
    }  # fmt: skip
    return parts_of(named[AssignmentRole.LEAD], named[AssignmentRole.SUPPORT])


def searched(number: str, category: str, content: str) -> str:
    """What a search looks through."""
    return fold(f"{number} {category} {content}")


def refuse_unready(plan: str, tasks: Sequence[NewTask], *, issued_on: date | None) -> None:
    """Refuse to issue a plan without tasks, or with a task that lacks words, a lead or a word about its time."""
    if not tasks:
        raise CannotBeIssued(N_("《%(plan)s》还没有任务，不能交办。请先在草稿中添加任务"), plan=plan)
    faults: Mapping[str, list[str]] = {
        N_("第 %(numbers)s 项没有任务内容，不能交办。请补写内容"): [t.number for t in tasks if not t.content.strip()],
        N_("第 %(numbers)s 项没有牵头部门，不能交办。请各指定至少一个牵头部门"): [
            t.number for t in tasks if not t.leads
        ],
        N_("第 %(numbers)s 项时限待定，不能交办。请填写完成时限，或选定“持续推进”等时限类型"): [
            t.number for t in tasks if not is_settled(t.deadline, t.deadline_kind)
        ],
        N_("第 %(numbers)s 项的完成时限早于印发日期，不能交办。请改为印发日期或之后"): [
            t.number for t in tasks if is_before(t.deadline, issued_on)
        ],
    }
    for sentence, numbers in faults.items():
        if numbers:
            raise CannotBeIssued(sentence, numbers=numbers)


def is_settled(deadline: date | None, kind: DeadlineKind) -> bool:
    """Whether the time of a task is said: a date, or a kind that needs none."""
    if kind is DeadlineKind.DATE:
        return deadline is not None
    return deadline is None and kind is not DeadlineKind.UNRESOLVED


def is_before(deadline: date | None, issued_on: date | None) -> bool:
    """Whether a deadline lies before the document was issued."""
    return deadline is not None and issued_on is not None and deadline < issued_on


def refuse_bad_deadline(deadline: date | None, kind: DeadlineKind, *, issued_on: date | None) -> None:
    """Refuse a time that is not said, and one that lies before the document was issued."""
    if not is_settled(deadline, kind):
        raise Invalid(N_("时限类型与日期不一致：“限期完成”须填日期，其他类型不填日期"), field="deadline")
    if issued_on is not None and is_before(deadline, issued_on):
        raise Invalid(
            N_("完成时限早于印发日期（%(year)s年%(month)s月%(day)s日）。请改为该日或之后"),
            field="deadline",
            year=issued_on.year,
            month=issued_on.month,
            day=issued_on.day,
        )


def refuse_bad_change(before: TaskChanges, after: TaskChanges, *, reason: str, issued_on: date | None) -> None:
    """Refuse a task without number or words, a bad deadline, and a moved deadline without a reason."""
    if not after.number.strip():
        raise Invalid(N_("请填写编号"), field="number")
    if not after.content.strip():
        raise Invalid(N_("请填写主要工作任务"), field="content")
    if (before.deadline, before.deadline_kind) == (after.deadline, after.deadline_kind):
        return
    refuse_bad_deadline(after.deadline, after.deadline_kind, issued_on=issued_on)
    refuse_no_reason(reason)


def refuse_no_reason(reason: str) -> None:
    """Refuse a deed that must say why and does not."""
    if not reason.strip():
        raise Invalid(N_("请说明原因"), field="reason")


def refuse_bad_parts(number: str, parts: Sequence[Part], *, gone: Sequence[str]) -> None:
    """Refuse a task without lead, and the removal of departments that have reported."""
    if gone:
        raise CannotTakePart(
            N_("%(departments)s已就第 %(number)s 项任务报送过进展，不能去掉。报送须留存；如不再办理，请在备注中说明"),
            field="departments",
            departments=list(gone),
            number=number,
        )
    if not any(part.role is AssignmentRole.LEAD for part in parts):
        raise CannotTakePart(
            N_("第 %(number)s 项任务将没有牵头部门，没有保存。请至少保留或增加一个牵头部门"),
            field="departments",
            number=number,
        )
