"""The verbs of the script, each the action that a person's click would call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.demo.script import Deed
from tracker.demo.stage import Stage
from tracker.journal.acts import Act
from tracker.plans.models import Plan
from tracker.progress import actions as progress
from tracker.progress.models import Instruction, ProgressReport, ReportState, Request, RequestState
from tracker.progress.values import NewReport
from tracker.reminders.actions import urge
from tracker.tasks import actions as tasks
from tracker.tasks.models import Assignment, LeadPlanFiling, Task


class Player:
    """Plays deeds on one plan's tasks."""

    def __init__(self, session: Session, stage: Stage, plan: Plan) -> None:
        """Know the plan's tasks by number."""
        self.session, self.stage, self.plan = session, stage, plan
        found = session.scalars(select(Task).where(Task.plan_id == plan.id))
        self.tasks = {task.number: task for task in found}

    def play(self, deed: Deed, on: date) -> None:
        """Let somebody do one thing on a day."""
        act = self.stage.act(deed.who, on, hour=9 + deed.at % 8)
        VERBS[deed.verb](self, deed, act)
        self.session.flush()

    def part(self, deed: Deed) -> Assignment:
        """The part that the doer's department has in the task."""
        mine = select(Assignment).where(
            Assignment.task_id == self.tasks[deed.task].id,
            Assignment.department_id == self.stage.department_of(deed.who).id,
        )
        return self.session.scalars(mine).one()

    def waiting_report(self, deed: Deed) -> ProgressReport:
        """The task's report that waits for review."""
        waiting = (
            select(ProgressReport)
            .join(ProgressReport.assignment)
            .where(Assignment.task_id == self.tasks[deed.task].id, ProgressReport.state == ReportState.SUBMITTED)
        )
        return self.session.scalars(waiting).one()


def sign(player: Player, deed: Deed, act: Act) -> None:
    """Sign for the task."""
    tasks.sign_for(player.session, player.part(deed), act=act)


def return_(player: Player, deed: Deed, act: Act) -> None:
    """Return the task with a reason."""
    tasks.return_assignment(player.session, player.part(deed), deed.words, act=act)


def report(player: Player, deed: Deed, act: Act) -> None:
    """Report progress."""
    new = NewReport(done=deed.words, percent=deed.percent, problems=deed.problems, next_steps=deed.next_steps)
    progress.report(player.session, player.part(deed), new, form_key=_key(player, deed), act=act)


def accept(player: Player, deed: Deed, act: Act) -> None:
    """Accept the report that waits."""
    progress.accept(player.session, player.waiting_report(deed), deed.words, act=act)


def send_back(player: Player, deed: Deed, act: Act) -> None:
    """Send the report that waits back."""
    progress.send_back(player.session, player.waiting_report(deed), deed.words, act=act)


def ask(player: Player, deed: Deed, act: Act) -> None:
    """Ask for closure."""
    progress.request_closure(player.session, player.tasks[deed.task], deed.words, act=act)


def close(player: Player, deed: Deed, act: Act) -> None:
    """Approve the closure that was asked for."""
    of_task = (Request.task_id == player.tasks[deed.task].id, Request.state == RequestState.PENDING)
    progress.approve_closure(
        player.session, player.session.scalars(select(Request).where(*of_task)).one(), deed.words, act=act
    )


def instruct(player: Player, deed: Deed, act: Act) -> None:
    """Write an instruction to the task."""
    progress.instruct(player.session, player.tasks[deed.task], deed.words, form_key=_key(player, deed), act=act)


def reply(player: Player, deed: Deed, act: Act) -> None:
    """Answer the task's instruction."""
    of_task = select(Instruction).where(Instruction.task_id == player.tasks[deed.task].id)
    department = player.stage.department_of(deed.who)
    progress.reply(
        player.session,
        player.session.scalars(of_task).one(),
        department.id,
        deed.words,
        form_key=_key(player, deed),
        act=act,
    )


def file(player: Player, deed: Deed, act: Act) -> None:
    """File the department's lead work plan."""
    mine = select(LeadPlanFiling).where(
        LeadPlanFiling.plan_id == player.plan.id,
        LeadPlanFiling.department_id == player.stage.department_of(deed.who).id,
    )
    tasks.file_lead_plan(player.session, player.session.scalars(mine).one(), summary=deed.words, act=act)


def urge_(player: Player, deed: Deed, act: Act) -> None:
    """Urge by hand."""
    urge(player.session, player.tasks[deed.task], deed.words, act=act)


def _key(player: Player, deed: Deed) -> str:
    return f"demo-{player.plan.id}-{deed.task}-{deed.who}-{deed.at}"


VERBS: dict[str, Callable[[Player, Deed, Act], None]] = {
    "sign": sign,
    "return": return_,
    "report": report,
    "accept": accept,
    "send_back": send_back,
    "ask": ask,
    "close": close,
    "instruct": instruct,
    "reply": reply,
    "file": file,
    "urge": urge_,
}
