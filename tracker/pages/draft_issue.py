"""The last look before a draft binds anybody, the issuing itself, and taking it back."""

from __future__ import annotations

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake import queries
from tracker.intake.actions.issuing import issue_draft, settings_of
from tracker.intake.actions.undoing import undo_issue
from tracker.intake.models import DraftPlan, DraftState
from tracker.intake.review import review
from tracker.intake.rules import Obstacle
from tracker.pages.forms.drafts import PlainForm
from tracker.pages.where_next import go
from tracker.plans.values import PlanSettings
from tracker.workdays.queries import calendar


def page(draft: DraftPlan) -> ResponseReturnValue:
    """Say what will happen, or what stands in the way; issue when asked to."""
    if draft.state is not DraftState.OPEN:
        return go("drafts.show", id=draft.id)
    form, found = PlainForm(), review(session(), draft)
    told = found.departments
    if form.sent_well() and form.achieves(lambda: _issue(draft)):
        flash(_("已交办 %(tasks)s 项，涉及 %(departments)s 个部门。", tasks=len(found.rows), departments=len(told)))
        return go("plans.show", id=form.achieved)
    workdays = calendar(session(), act().on)
    body = render_template(
        "drafts/issue.html",
        form=form,
        draft=draft,
        review=found,
        obstacles=[(_(each.sentence, **each.words), _where(draft, each)) for each in found.obstacles],
        unserved=session().scalars(queries.without_liaison(told, on=act().on)).all(),
        sign_by=workdays.add(act().on, PlanSettings().receipt_workdays),
        settings=settings_of(draft),
        filings=[filing for filing in draft.filings if filing["is_kept"]],
    )
    return body, form.status


def undo(draft: DraftPlan) -> ResponseReturnValue:
    """Take back what was issued, and go on with the draft."""
    undo_issue(session(), draft, act=act())
    flash(_("已撤回交办，各部门的待签收任务已取消。草稿可以继续修改。"))
    return go("drafts.show", id=draft.id)


def _issue(draft: DraftPlan) -> int:
    return issue_draft(session(), draft, calendar=calendar(session(), act().on), act=act()).id


def _where(draft: DraftPlan, obstacle: Obstacle) -> str:
    """Where an obstacle can be settled."""
    if obstacle.row_id:
        return url_for("drafts.row", id=obstacle.row_id)
    if obstacle.is_of_comparison:
        return url_for("corrections.show", id=draft.id)
    if obstacle.name:
        return url_for("drafts.show", id=draft.id, _anchor="names")
    return url_for("drafts.facts", id=draft.id)
