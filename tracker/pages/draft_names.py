"""Names that the directory does not know: asked about once, remembered ever after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from tracker.departments import queries as departments
from tracker.departments.models import Department, Level
from tracker.foundation.refusals import Invalid
from tracker.foundation.text import fold
from tracker.foundation.words import N_
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.intake.actions import taking_back
from tracker.intake.actions.naming import add_all_new, confirm_alias, define_collective
from tracker.intake.actions.renaming import drop_name, split_name
from tracker.intake.directory import Meaning, Standing, look_up
from tracker.intake.models import DraftPlan
from tracker.intake.review import origin_of, review
from tracker.pages import draft_review
from tracker.pages.forms.drafts import CollectiveForm, PlainForm, names_typed
from tracker.pages.name_questions import DROP, LEVEL, NEW, NUMBER, SPLIT, TYPED, Answer, answers_sent
from tracker.pages.where_next import go


class Group(NamedTuple):
    """The departments of one level."""

    level: Level
    departments: Sequence[Department]


def settle(draft: DraftPlan) -> ResponseReturnValue:
    """Take down whom the names mean; those without an answer stay open."""
    form, answers = PlainForm(), answers_sent()
    if form.sent_well() and form.achieves(lambda: _settle_all(draft, answers)):
        flash(_("已登记 %(count)s 个名称，以后的文件不再询问。", count=form.achieved))
        return go("drafts.show", id=draft.id)
    return draft_review.page(draft, form=form, answers=answers)


def take_back(draft: DraftPlan, place: int) -> ResponseReturnValue:
    """Ask about a name again that was answered."""
    form = PlainForm()
    if form.sent_well() and form.achieves(lambda: taking_back.take_back(session(), draft, place, act=act())):
        flash(_("已撤销对“%(name)s”的认定。", name=form.achieved.name))
        return go("drafts.show", id=draft.id, _anchor="names")
    return draft_review.page(draft, form=form)


def members(draft: DraftPlan) -> ResponseReturnValue:
    """Ask whom a collective means; a whole level can be ticked at once."""
    name = request.values.get("name", "")
    known = _meaning_of(draft, name)
    proposed = known.proposed_members
    ticked = known.members or (() if known.is_of_those_concerned else proposed)
    form = CollectiveForm(data={"name": name, "members": [each.id for each in ticked]})
    groups = _by_level(session().scalars(departments.active()).all())
    if request.form.get("level") == LEVEL:
        form.tick(each.id for each in proposed)
    elif "level" in request.form:
        form.tick(
            each.id for group in groups if group.level.value == request.form["level"] for each in group.departments
        )
    elif form.sent_well() and form.achieves(lambda: _define(draft, form)):
        flash(_("“%(name)s”已指定 %(count)s 个成员，以后的文件沿用。", name=name, count=len(form.chosen)))
        return go("drafts.show", id=draft.id)
    body = render_template("drafts/collective.html", form=form, draft=draft, known=known, groups=groups)
    return body, form.status


def _settle_all(draft: DraftPlan, answers: Mapping[str, Answer]) -> int:
    """Take down all answers, new departments first: they may stand above others. Says how many there were."""
    new = [name for name, answer in answers.items() if answer.meaning == NEW]
    if request.form.get("all") == NEW:
        typed = {name for name, answer in answers.items() if answer.department and answer.meaning != NEW}
        asked = (each.name for each in review(session(), draft).unsettled if each.standing is Standing.NEW)
        new = list(dict.fromkeys([*new, *(name for name in asked if name not in typed)]))
    if new:
        add_all_new(session(), draft, new, act=act())
    return len(new) + sum(_settle(draft, answer) for name, answer in answers.items() if name not in new)


def _settle(draft: DraftPlan, answer: Answer) -> bool:
    """Take down one answer. Says whether there was one."""
    if not answer.meaning and answer.department:
        answer = answer._replace(meaning=TYPED)  # in the list of new names a department is typed beside each
    if answer.meaning == SPLIT:
        split_name(session(), draft, answer.name, names_typed(answer.pieces, ()), act=act())
    elif answer.meaning == DROP:
        drop_name(session(), draft, answer.name, act=act())
    elif answer.meaning == LEVEL:
        proposed = _meaning_of(draft, answer.name).proposed_members
        define_collective(session(), draft, answer.name, proposed, act=act())
    elif answer.meaning:
        confirm_alias(session(), draft, answer.name, _department_in(answer), act=act())
    return bool(answer.meaning)


def _meaning_of(draft: DraftPlan, name: str) -> Meaning:
    return look_up(session(), [name], origin_of(draft))[name]


def _department_in(answer: Answer) -> Department:
    """The department that an answer names, by its number or in words."""
    if NUMBER.fullmatch(answer.meaning) and (chosen := session().get(Department, int(answer.meaning))):
        return chosen
    typed = answer.department if answer.meaning == TYPED else ""
    found = departments.by_names(session(), [typed]).get(fold(typed))
    if isinstance(found, Department):
        return found
    raise Invalid(
        N_("“%(name)s”没有登记：名录中没有“%(typed)s”，请写名录中的全称或简称"), name=answer.name, typed=typed
    )


def _define(draft: DraftPlan, form: CollectiveForm) -> None:
    chosen = session().scalars(departments.all_of(form.chosen)).all()
    define_collective(session(), draft, str(form.name.data), chosen, act=act())


def _by_level(found: Iterable[Department]) -> list[Group]:
    order = list(Level)
    ranked = sorted(found, key=lambda each: order.index(each.level))
    return [Group(level, list(each)) for level, each in groupby(ranked, key=lambda each: each.level)]
