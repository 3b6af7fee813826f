"""Plans: the list, one plan with its settings, filings and rounds, and putting it away."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import page_of
from tracker.foundation.refusals import Stale
from tracker.gate.doors import allowed, door
from tracker.gate.permissions import May
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake import queries as intake
from tracker.intake.actions.undoing import can_be_undone
from tracker.intake.known import versions_of
from tracker.overview import rollup
from tracker.overview.figures import Figures
from tracker.overview.ledger import LedgerFilter
from tracker.pages.both_versions import both_versions
from tracker.pages.forms.drafts import PlainForm
from tracker.pages.forms.plans import SettingsForm
from tracker.pages.lights import horizon_here
from tracker.pages.where_next import go, page_asked, url_of_page
from tracker.plans import queries
from tracker.plans.actions import change_settings
from tracker.plans.models import Plan, PlanState
from tracker.plans.values import PlanSettings
from tracker.progress.queries import rounds_of_plan
from tracker.tasks import queries as tasks
from tracker.tasks.actions import close_plan
from tracker.tasks.models import LeadPlanFiling

pages = Blueprint("plans", __name__, url_prefix="/plans")


@pages.get("")
@door(to=May.SEE_PLANS)
def index() -> ResponseReturnValue:
    """All plans with their lights, the latest year first; and the drafts that wait."""
    page = page_of(session(), queries.everything(), page_asked())
    waiting = session().scalars(intake.open_drafts()).all() if allowed(May.IMPORT) else ()
    figures = rollup.by_plan(session(), horizon_here())
    return render_template(
        "plans/index.html", page=page, figures=figures, none=Figures(), waiting=waiting, url_of=url_of_page
    )


@pages.get("/<int:id>")
@door(Plan, to=May.SEE_PLANS)
def show(plan: Plan) -> ResponseReturnValue:
    """One plan: how far it is, by category, who has filed, when reports are due."""
    ahead, within = horizon_here(), LedgerFilter(plan_id=plan.id)
    draft = session().scalar(intake.of_plan(plan.id))
    return render_template(
        "plans/show.html",
        plan=plan,
        figures=rollup.figures(session(), ahead, within),
        categories=rollup.by_category(session(), ahead, plan.id),
        within=within,
        filings=session().scalars(tasks.filings().where(LeadPlanFiling.plan_id == plan.id)).all(),
        rounds=session().scalars(rounds_of_plan(plan.id)).all(),
        draft=draft,
        versions=session().scalars(versions_of(plan.id)).all(),
        can_be_undone=draft is not None and can_be_undone(session(), draft),
        form=PlainForm(),
        is_in_force=plan.state is PlanState.IN_FORCE,
    )


@pages.route("/<int:id>/settings", methods=["GET", "POST"])
@door(Plan, to=May.EDIT_PLAN, seen=May.SEE_PLANS)
def settings(plan: Plan) -> ResponseReturnValue:
    """How a plan is followed; when somebody else was faster, both versions."""
    now = vars(PlanSettings.of(plan))
    form = SettingsForm(data={**now, "report_cycle": plan.report_cycle.value, "seen": plan.version})
    try:
        if form.sent_well() and form.achieves(lambda: _change(plan, form)):
            flash(_("已保存，从今天起按新的设置提醒。"))
            return go(".show", id=plan.id)
    except Stale:
        release()
        theirs = {**vars(PlanSettings.of(plan)), "report_cycle": plan.report_cycle.value}
        return both_versions(form, theirs, version=plan.version, back_url=url_for(".show", id=plan.id))
    return render_template("plans/settings.html", form=form, plan=plan), form.status


@pages.route("/<int:id>/archive", methods=["GET", "POST"])
@door(Plan, to=May.EDIT_PLAN, seen=May.SEE_PLANS)
def archive(plan: Plan) -> ResponseReturnValue:
    """Ask once, then put the plan away."""
    form = PlainForm()
    if form.sent_well() and form.achieves(lambda: close_plan(session(), plan, seen=plan.version, act=act())):
        flash(_("《%(plan)s》已归档。", plan=plan.title))
        return go(".index")
    return render_template("plans/archive.html", form=form, plan=plan), form.status


def _change(plan: Plan, form: SettingsForm) -> None:
    change_settings(session(), plan, form.settings(), seen=form.seen.data or 0, act=act())
