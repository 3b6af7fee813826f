"""Who may do what: one table, to be read aloud. Absent from a row means: may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.words import N_, Worded
from tracker.gate import reach
from tracker.people.models import Role
from tracker.people.visitor import Visitor

type_of_rule = Callable[[Visitor, Any, Session], bool]


class May(Worded):
    """What can be asked of the table; the words finish the sentence 「…可以」."""

    BE_HERE = "be_here", N_("使用本系统")
    SEE_OVERVIEW = "see_overview", N_("查看总览")
    SEE_LEDGER = "see_ledger", N_("查看台账")
    SEE_OWED = "see_owed", N_("查看待办")
    SEE_PLANS = "see_plans", N_("查看计划")
    EDIT_PLAN = "edit_plan", N_("修改计划设置")
    IMPORT = "import", N_("导入文件并核对草稿")
    SEE_TASK = "see_task", N_("查看任务")
    EDIT_TASK = "edit_task", N_("修改任务")
    SIGN_FOR = "sign_for", N_("签收或退回任务")
    REPORT = "report", N_("填报进展")
    APPROVE_REPORT = "approve_report", N_("审签本单位报送")
    REVIEW_REPORT = "review_report", N_("审核报送")
    MARK_MILESTONE = "mark_milestone", N_("标记阶段节点")
    REQUEST_CLOSURE = "request_closure", N_("申请办结")
    DECIDE_REQUEST = "decide_request", N_("审批申请")
    REOPEN = "reopen", N_("重新办理")
    URGE = "urge", N_("催办")
    INSTRUCT = "instruct", N_("批示")
    REPLY = "reply", N_("回复批示")
    SEE_EVIDENCE = "see_evidence", N_("查看佐证材料")
    FILE_LEAD_PLAN = "file_lead_plan", N_("报备牵头工作方案")
    SEE_FILING = "see_filing", N_("查看牵头工作方案")
    SEE_SENDING = "see_sending", N_("查看提醒发送情况")
    EDIT_DIRECTORY = "edit_directory", N_("维护部门名录")
    EDIT_PEOPLE = "edit_people", N_("维护人员与岗位")
    EDIT_CALENDAR = "edit_calendar", N_("维护工作日历")


def holds(*roles: Role) -> type_of_rule:
    """Whoever holds one of these roles."""

    def rule(visitor: Visitor, _record: Any, _session: Session) -> bool:
        return any(visitor.is_a(role) for role in roles)

    rule.roles = frozenset(roles)  # type: ignore[attr-defined]  # read by the sentence that says who can
    return rule


def serves(*roles: Role) -> type_of_rule:
    """Whoever holds one of these roles for the record's own department."""

    def rule(visitor: Visitor, record: Any, session: Session) -> bool:
        return visitor.serves(reach.department_of(record, session), *roles)

    rule.roles = frozenset(roles)  # type: ignore[attr-defined]
    return rule


def takes_part(*roles: Role) -> type_of_rule:
    """Whoever holds one of these roles for a department that takes part in the record's task."""

    def rule(visitor: Visitor, record: Any, session: Session) -> bool:
        mine = {department for role, department in visitor.departments if role in roles}
        return bool(mine & reach.departments_in(record, session))

    rule.roles = frozenset(roles)  # type: ignore[attr-defined]
    return rule


def consolidates(visitor: Visitor, record: Any, session: Session) -> bool:
    """The liaison of the first-named lead."""
    return visitor.serves(reach.consolidating_department(record, session), Role.LIAISON)


def leads(visitor: Visitor, record: Any, session: Session) -> bool:
    """The liaison of a department that leads the record's task, whether it consolidates or not."""
    return any(visitor.serves(department, Role.LIAISON) for department in reach.leads_of(record, session))


leads.roles = frozenset({Role.LIAISON})  # type: ignore[attr-defined]  # read by the sentence that says who can


def anyone(_visitor: Visitor, _record: Any, _session: Session) -> bool:
    """Everybody who is signed in."""
    return True


ADMIN, COORDINATOR, LIAISON, HEAD, LEADER = (
    Role.SYSTEM_ADMIN,
    Role.COORDINATOR,
    Role.LIAISON,
    Role.HEAD,
    Role.LEADER,
)

WHO: dict[May, tuple[type_of_rule, ...]] = {
    May.BE_HERE: (anyone,),
    May.SEE_OVERVIEW: (holds(LEADER, COORDINATOR),),
    May.SEE_LEDGER: (holds(COORDINATOR, LEADER, LIAISON, HEAD),),
    May.SEE_OWED: (holds(LIAISON, HEAD),),
    May.SEE_PLANS: (holds(COORDINATOR, LEADER),),
    May.EDIT_PLAN: (holds(COORDINATOR),),
    May.IMPORT: (holds(COORDINATOR),),
    May.SEE_TASK: (holds(COORDINATOR, LEADER), takes_part(LIAISON, HEAD)),
    May.EDIT_TASK: (holds(COORDINATOR),),
    May.SIGN_FOR: (serves(LIAISON),),
    May.REPORT: (serves(LIAISON),),
    May.APPROVE_REPORT: (serves(HEAD),),
    May.REVIEW_REPORT: (holds(COORDINATOR),),
    May.MARK_MILESTONE: (leads,),
    May.REQUEST_CLOSURE: (consolidates,),
    May.DECIDE_REQUEST: (holds(COORDINATOR),),
    May.REOPEN: (holds(COORDINATOR),),
    May.URGE: (holds(COORDINATOR),),
    May.INSTRUCT: (holds(LEADER),),
    May.REPLY: (takes_part(LIAISON, HEAD),),
    May.SEE_EVIDENCE: (holds(COORDINATOR, LEADER), takes_part(LIAISON, HEAD)),
    May.FILE_LEAD_PLAN: (serves(LIAISON),),
    May.SEE_FILING: (holds(COORDINATOR, LEADER), serves(LIAISON, HEAD)),
    May.SEE_SENDING: (holds(COORDINATOR, ADMIN),),
    May.EDIT_DIRECTORY: (holds(ADMIN, COORDINATOR),),
    May.EDIT_PEOPLE: (holds(ADMIN),),
    May.EDIT_CALENDAR: (holds(ADMIN, COORDINATOR),),
}


def may(visitor: Visitor, deed: May, record: Any, session: Session) -> bool:
    """Whether the table lets this visitor do this to this record (none: to the house as a whole)."""
    return any(rule(visitor, record, session) for rule in WHO[deed])


def roles_that_may(deed: May) -> list[Role]:
    """The roles a refusal can point to, in the order of the enum."""
    named = {role for rule in WHO[deed] for role in getattr(rule, "roles", frozenset())}
    return [role for role in Role if role in named]
