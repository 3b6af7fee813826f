"""The finished year: every task of 2013 signed for, reported and closed, two of them late."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from tracker.demo.papers import COORDINATOR
from tracker.demo.script import Deed
from tracker.demo.verbs import Player
from tracker.tasks.models import Assignment, AssignmentRole, LeadPlanFiling, Task

WEEKS_FOR_A_TASK = 2


def finish(player: Player, *, since: date) -> date:
    """Carry each task to its end, one after another, by the liaison of its first lead; give the last day."""
    _file_work_plans(player, since + timedelta(weeks=2))
    for place, task in enumerate(player.tasks.values(), start=1):
        done_on = since + timedelta(weeks=WEEKS_FOR_A_TASK * place)
        for who in _liaisons(player, task):
            player.play(Deed(0, who, "sign", task.number), since + timedelta(days=1))
        lead = _consolidating(player, task)
        player.play(Deed(10, lead, "report", task.number, "已完成，材料已归档。", 100), done_on)
        player.play(Deed(20, COORDINATOR, "accept", task.number), done_on + timedelta(days=1))
        player.play(Deed(30, lead, "ask", task.number, "全部完成，各部门均无遗留事项。"), done_on + timedelta(days=2))
        player.play(Deed(40, COORDINATOR, "close", task.number, "同意销号。"), done_on + timedelta(days=3))
    return done_on + timedelta(days=3)


def _file_work_plans(player: Player, on: date) -> None:
    asked = select(LeadPlanFiling.department_id).where(LeadPlanFiling.plan_id == player.plan.id)
    for department in player.session.scalars(asked).all():
        who = player.stage.liaison_of(department)
        if who is not None:
            player.play(Deed(0, who, "file", "", "措施、责任人和完成时间均已逐项列出。"), on)


def _liaisons(player: Player, task: Task) -> list[str]:
    departments = player.session.scalars(select(Assignment.department_id).where(Assignment.task_id == task.id))
    found = [player.stage.liaison_of(department) for department in departments]
    return [who for who in found if who is not None]


def _consolidating(player: Player, task: Task) -> str:
    first = (Assignment.task_id == task.id, Assignment.role == AssignmentRole.LEAD, Assignment.seq == 0)
    department = player.session.scalars(select(Assignment.department_id).where(*first)).one()
    who = player.stage.liaison_of(department)
    if who is None:
        raise LookupError(f"the cast lacks a liaison for the first lead of task {task.number}")
    return who
