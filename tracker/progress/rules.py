"""Rules about progress: which reports can be taken, when closure can be asked for, when rounds open and are due."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from tracker.foundation.moves import Move, Moves
from tracker.foundation.refusals import Invalid, Refusal
from tracker.foundation.words import N_, Worded
from tracker.plans.models import ReportCycle
from tracker.progress.models import ReportState, RequestState
from tracker.progress.values import NewEvidence, NewReport
from tracker.workdays.rules import Calendar

COMPLETE = 100
MOST_EVIDENCE = 20
LONGEST_ADDRESS = 2000
MONTHS = 12
MONTHS_OF = {
    ReportCycle.MONTHLY: 1,
    ReportCycle.QUARTERLY: 3,
    ReportCycle.HALF_YEARLY: 6,
    ReportCycle.YEARLY: MONTHS,
}
HALVES = ("上半年", "下半年")


class NotNow(Refusal):
    """The report or request has been dealt with already, or something must come first; the sentence says what."""


class ReportVerb(Worded):
    """What is done with a report."""

    APPROVE = "approve", N_("审签")
    HOLD = "hold", N_("审签退回")
    ACCEPT = "accept", N_("审核通过")
    SEND_BACK = "send_back", N_("退回补正")
    SUPERSEDE = "supersede", N_("以新的报送替代")


class RequestVerb(Worded):
    """What is done with a request."""

    APPROVE = "approve", N_("同意办结")
    REJECT = "reject", N_("退回办结申请")


R, Q = ReportState, RequestState
REPORT_MOVES: Moves[ReportVerb, ReportState] = Moves(
    {
        ReportVerb.APPROVE: Move(frozenset({R.AWAITING_HEAD}), R.SUBMITTED),
        ReportVerb.HOLD: Move(frozenset({R.AWAITING_HEAD}), R.SENT_BACK),
        ReportVerb.ACCEPT: Move(frozenset({R.SUBMITTED}), R.ACCEPTED),
        ReportVerb.SEND_BACK: Move(frozenset({R.SUBMITTED}), R.SENT_BACK),
        ReportVerb.SUPERSEDE: Move(frozenset({R.AWAITING_HEAD, R.SUBMITTED}), R.SUPERSEDED),
    }
)
REQUEST_MOVES: Moves[RequestVerb, RequestState] = Moves(
    {
        RequestVerb.APPROVE: Move(frozenset({Q.PENDING}), Q.APPROVED),
        RequestVerb.REJECT: Move(frozenset({Q.PENDING}), Q.REJECTED),
    }
)


class ReportStep(Worded):
    """What comes next for a report, by the state it is in."""

    AWAITING_HEAD = "awaiting_head", N_("请先由该部门的单位负责人审签")
    SUBMITTED = "submitted", N_("请由督办员审核")
    ACCEPTED = "accepted", N_("已审核通过，无需再处理")
    SENT_BACK = "sent_back", N_("请由该部门的联络员补正后重新填报")
    SUPERSEDED = "superseded", N_("请处理该部门最新的报送")


REPORT_STEPS = dict(zip(ReportState, ReportStep, strict=True))


def report_after(verb: ReportVerb, state: ReportState, *, department: str) -> ReportState:
    """The state a report comes to by a verb. Raises NotNow, with what comes next."""
    target = REPORT_MOVES.after(verb, state)
    if target is None:
        raise NotNow(
            N_("%(department)s的这份报送为“%(state)s”，现在不能%(verb)s。%(next)s"),
            department=department,
            state=state,
            verb=verb,
            next=REPORT_STEPS[state],
        )
    return target


def request_after(verb: RequestVerb, state: RequestState, *, number: str) -> RequestState:
    """The state a request comes to by a verb. Raises NotNow when it was decided before."""
    target = REQUEST_MOVES.after(verb, state)
    if target is None:
        raise NotNow(
            N_("第 %(number)s 项任务的办结申请“%(state)s”，不能再次审批。请查看任务的办理经过"),
            number=number,
            state=state,
        )
    return target


def refuse_bad_report(new: NewReport, *, before: int) -> None:
    """Refuse a report without words, with an odd percentage or evidence, and one that falls back without saying why."""
    if not new.done.strip():
        raise Invalid(N_("请填写进展情况"), field="done")
    if not 0 <= new.percent <= COMPLETE:
        raise Invalid(N_("完成进度应为 0 到 100 的整数"), field="percent")
    if new.percent < before and not new.problems.strip():
        raise Invalid(
            N_("完成进度由 %(before)s%% 降为 %(now)s%%，请在“存在问题”中说明原因"),
            field="problems",
            before=before,
            now=new.percent,
        )
    if len(new.evidence) > MOST_EVIDENCE:
        raise Invalid(N_("佐证材料最多 %(most)s 件。请合并后上传"), field="evidence", most=MOST_EVIDENCE)
    for each in new.evidence:
        _refuse_bad_evidence(each)


def is_public_address(url: str) -> bool:
    """Whether an address is one that a browser can open over the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    fits = len(url) <= LONGEST_ADDRESS and not any(sign.isspace() for sign in url)
    return fits and parts.scheme in {"http", "https"} and bool(parts.hostname)


@dataclass(frozen=True)
class Standing:
    """How a department stands when closure is asked for."""

    department: str
    is_accepted: bool


def refuse_early_closure(number: str, *, percent: int, is_accepted: bool) -> None:
    """Refuse closure before the consolidating lead's latest report says 100 and was accepted."""
    if percent < COMPLETE:
        raise NotNow(
            N_("第 %(number)s 项任务完成进度为 %(percent)s%%，还不能办结。请先填报进展至 100%%"),
            number=number,
            percent=percent,
        )
    if not is_accepted:
        raise NotNow(N_("第 %(number)s 项任务的最近一次报送尚未审核通过，还不能办结。请先由督办员审核"), number=number)


def refuse_unexplained(reason: str, others: Sequence[Standing]) -> None:
    """Refuse to ask for closure while other departments are not through and nothing is said about it."""
    missing = [other.department for other in others if not other.is_accepted]
    if missing and not reason.strip():
        raise Invalid(
            N_("%(departments)s的报送尚未审核通过。请在申请理由中逐一说明，或等其审核通过后再申请"),
            field="reason",
            departments=missing,
        )


def refuse_waiting(number: str, departments: Collection[str]) -> None:
    """Refuse to close a task while reports on it wait for review."""
    if departments:
        raise NotNow(
            N_("第 %(number)s 项任务还有报送待审核（%(departments)s），不能办结。请先审核"),
            number=number,
            departments=sorted(departments),
        )


@dataclass(frozen=True)
class Round:
    """A month, quarter, half-year or year for which departments report, and the working day by which they do."""

    name: str
    opens_on: date
    due_on: date


def rounds_of(cycle: ReportCycle, report_day: int, *, since: date, until: date, calendar: Calendar) -> list[Round]:
    """The rounds that open from the period of `since` up to `until`; a report day on a day off moves to the next working day.

    A round is due on its report day in the last month of its period.
    """
    months = MONTHS_OF.get(cycle)
    if months is None:
        return []
    return [
        Round(
            _name(opens_on, months),
            opens_on,
            calendar.next_workday(_day_of(_last_month(opens_on, months), report_day)),
        )
        for opens_on in _openings(since, until, months)
    ]


def _refuse_bad_evidence(evidence: NewEvidence) -> None:
    if bool(evidence.url) == bool(evidence.sha256):
        raise Invalid(N_("每件佐证材料应为一个文件或一个网址"), field="evidence")
    if evidence.url and not is_public_address(evidence.url):
        raise Invalid(N_("网址应以 http:// 或 https:// 开头。现为：%(url)s"), field="evidence", url=evidence.url[:100])


def _openings(since: date, until: date, months: int) -> Iterator[date]:
    day = date(since.year, (since.month - 1) // months * months + 1, 1)
    while day <= until:
        yield day
        day = _later(day, months)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, MONTHS)
    return day.replace(year=day.year + years, month=month + 1)


def _day_of(month: date, report_day: int) -> date:
    """The report day in a month, or its last where it has no such day."""
    return month.replace(day=min(report_day, monthrange(month.year, month.month)[1]))


def _last_month(opens_on: date, months: int) -> date:
    return _later(opens_on, months - 1)


def _name(opens_on: date, months: int) -> str:
    nth = (opens_on.month - 1) // months
    match months:
        case 1:
            return f"{opens_on.year}年{opens_on.month}月"
        case 3:
            return f"{opens_on.year}年第{nth + 1}季度"
        case 6:
            return f"{opens_on.year}年{HALVES[nth]}"
    return f"{opens_on.year}年"
