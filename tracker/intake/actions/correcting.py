"""Applying what was ticked of a corrected document to a plan in force, without touching what was reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.intake.actions.choosing import Choice, refuse_unfit
from tracker.intake.actions.holding import hold
from tracker.intake.actions.issuing import new_indicator, new_milestone, new_task, parties
from tracker.intake.compare.differences import Part
from tracker.intake.correction import Comparison, Item, Whole, compare
from tracker.intake.models import DraftPlan, DraftState, DraftTask
from tracker.intake.rules import kind_of
from tracker.journal.actions import note
from tracker.journal.acts import Act, Cause
from tracker.plans.actions import correct_facts
from tracker.plans.models import Plan, PlanState
from tracker.tasks import actions as tasks
from tracker.tasks import queries
from tracker.tasks.models import Assignment, AssignmentRole, Task
from tracker.tasks.rules import Part as Place
from tracker.tasks.rules import parts_of
from tracker.tasks.values import Party, TaskChanges
from tracker.workdays.rules import Calendar

WORDS = (Part.NUMBER, Part.CATEGORY, Part.CONTENT, Part.REMARK)


@dataclass(frozen=True)
class Applied:
    """What came into force: how many tasks were changed, added and ended."""

    changed: int
    added: int
    ended: int


def apply_to_plan(
    session: Session, draft: DraftPlan, choice: Choice, *, reason: str, calendar: Calendar, act: Act
) -> Applied:
    """Put into force what was ticked, all or nothing, each change under its own deed with the document as its cause.

    Refuses ticks of what changed since it was seen, and whatever the tasks refuse.
    """
    hold(session, draft)
    plan = draft.corrects_plan
    if plan is None or plan.state is not PlanState.IN_FORCE:
        raise Invalid(N_("这份文件没有对应的执行中的计划"))
    session.refresh(plan, with_for_update=True)
    found = compare(session, draft)
    refuse_unfit(found, choice)
    work = _Work(session, found, choice, reason, calendar, replace(act, cause=Cause.IMPORT, detail=_named(draft)))
    done = work.all_of(plan)
    draft.state, draft.applied_at = DraftState.APPLIED, act.at
    draft.version += 1
    note(session, "draft:applied", draft, act=act, reason=reason, changes={"tasks": [None, list(vars(done).values())]})
    return done


def _named(draft: DraftPlan) -> str:
    """The document as the cause of what it changes."""
    return f"{draft.document_number} {draft.file_name}".strip()[:255]


@dataclass(frozen=True)
class _Work:
    """One applying: what is compared, what is ticked, why, and who does it."""

    session: Session
    found: Comparison
    choice: Choice
    reason: str
    calendar: Calendar
    act: Act

    def all_of(self, plan: Plan) -> Applied:
        changed = [item for item in self.found.pairs if self.choice.parts_of(item)]
        self._facts(plan)
        for item in changed:
            self._words(item)
            self._measures(item)
        self._departments(changed)
        ended = [item for item in self.found.gone if self.choice.takes(item, Whole.GONE)]
        for item in ended:
            tasks.cancel(self.session, _task(item), self.reason, act=self.act)
        added = self._add(plan)
        tasks.ask_new_leads(self.session, plan, calendar=self.calendar, act=self.act)
        return Applied(len(changed), added, len(ended))

    def _facts(self, plan: Plan) -> None:
        taken = {fact.name: fact.then for fact in self.found.facts if fact.tick in self.choice.ticks}
        if taken:
            correct_facts(self.session, plan, taken, reason=self.reason, act=self.act)

    def _words(self, item: Item) -> None:
        task, row, parts = _task(item), _row(item), self.choice.parts_of(item)
        taken: dict[str, Any] = {part.value: getattr(row, part.value) for part in WORDS if part in parts}
        if Part.DEADLINE in parts:
            taken |= {
                "deadline": row.deadline,
                "deadline_kind": kind_of(row),
                "deadline_phrase": row.deadline_phrase,
            }
        if taken:
            changes = replace(TaskChanges.of(task), **taken)
            tasks.change_task(self.session, task, changes, seen=task.version, reason=self.reason, act=self.act)

    def _measures(self, item: Item) -> None:
        task, row, parts = _task(item), _row(item), self.choice.parts_of(item)
        given: dict[str, Any] = {"reason": self.reason, "act": self.act}
        if Part.INDICATORS in parts:
            tasks.set_indicators(self.session, task, [new_indicator(each) for each in row.indicators], **given)
        if Part.MILESTONES in parts:
            tasks.set_milestones(self.session, task, [new_milestone(each) for each in row.milestones], **given)

    def _departments(self, changed: list[Item]) -> None:
        concerned = [item for item in changed if self.choice.parts_of(item) & {Part.LEADS, Part.SUPPORTS}]
        now = queries.parts(self.session, [_task(item).id for item in concerned])
        wanted = {_task(item): self._wanted(item, now[_task(item).id]) for item in concerned}
        if wanted:
            tasks.arrange_departments(self.session, wanted, reason=self.reason, calendar=self.calendar, act=self.act)

    def _wanted(self, item: Item, now: list[Assignment]) -> list[Place]:
        row, parts = _row(item), self.choice.parts_of(item)
        roles: Mapping[AssignmentRole, tuple[Part, list[str]]] = {
            AssignmentRole.LEAD: (Part.LEADS, row.leads),
            AssignmentRole.SUPPORT: (Part.SUPPORTS, row.supports),
        }
        leads, supports = (
            parties(names, self.found.meanings)
            if part in parts
            else [Party(each.department_id, each.collective_id) for each in now if each.role is role]
            for role, (part, names) in roles.items()
        )
        return parts_of(leads, supports)

    def _add(self, plan: Plan) -> int:
        """Issue the new tasks, and remember which row became or was compared with which task."""
        rows = [_row(item) for item in self.found.new if self.choice.takes(item, Whole.NEW)]
        behind = len(self.found.pairs) + 1
        new = [new_task(row, self.found.meanings, place) for place, row in enumerate(rows, start=behind)]
        issued = tasks.issue_more(self.session, plan, new, calendar=self.calendar, act=self.act) if new else []
        for item in self.found.pairs:
            _row(item).task_id = _task(item).id
        for row, task in zip(rows, issued, strict=True):
            row.task_id = task.id
        return len(issued)


def _task(item: Item) -> Task:
    record = item.held.record if item.held else None
    if not isinstance(record, Task):
        raise TypeError("a plan in force is made of tasks")
    return record


def _row(item: Item) -> DraftTask:
    if item.row is None:
        raise TypeError("only what the new version has can be taken from it")
    return item.row
