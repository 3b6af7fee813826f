"""Posts: given, ended, handed over."""

from __future__ import annotations

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from tracker.departments import queries as directory
from tracker.departments.names import understood
from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.forms.asking import typed
from tracker.pages.forms.people import HandOverForm, PostForm, SureForm
from tracker.pages.where_next import go
from tracker.people import actions, queries
from tracker.people.models import Person, Post

pages = Blueprint("posts", __name__)


@pages.route("/people/<int:id>/posts", methods=["GET", "POST"])
@door(Person, to=May.EDIT_PEOPLE)
def give(person: Person) -> ResponseReturnValue:
    """Ask which post somebody is given."""
    form = PostForm()
    if form.sent_well() and form.achieves(lambda: _give(person, form)):
        flash(_("%(name)s已任%(role)s，下次登录起生效。", name=person.name, role=form.role.data))
        return go("people.show", id=person.id)
    departments = session().scalars(directory.active()).all()
    return render_template("posts/give.html", form=form, person=person, departments=departments), form.status


@pages.route("/posts/<int:id>/end", methods=["GET", "POST"])
@door(Post, to=May.EDIT_PEOPLE)
def end(post: Post) -> ResponseReturnValue:
    """Ask once, then end a post."""
    form = SureForm()
    if form.sent_well() and form.achieves(lambda: actions.end_post(session(), post, act=act())):
        flash(_("%(name)s不再任%(role)s。", name=post.person.name, role=post.role))
        return go("people.show", id=post.person_id)
    return render_template("posts/end.html", form=form, post=post), form.status


@pages.route("/posts/<int:id>/handover", methods=["GET", "POST"])
@door(Post, to=May.EDIT_PEOPLE)
def hand_over(post: Post) -> ResponseReturnValue:
    """Ask who takes a post over."""
    form = HandOverForm()
    if form.sent_well() and form.achieves(lambda: actions.hand_over(session(), post, _follower(form), act=act())):
        flash(_("%(role)s已由%(name)s移交，任务不必重新交办。", role=post.role, name=post.person.name))
        return go("people.show", id=post.person_id)
    people = session().scalars(queries.everyone().where(Person.is_active, Person.id != post.person_id)).all()
    return render_template("posts/hand_over.html", form=form, post=post, people=people), form.status


def _give(person: Person, form: PostForm) -> None:
    name = typed(form.department)
    department = understood(session(), name, field="department") if name else None
    actions.give_post(session(), person, form.role.data, department, act=act())


def _follower(form: HandOverForm) -> Person:
    name = typed(form.to)
    found: Person | None = session().scalar(queries.by_sign_in_name(name).where(Person.is_active))
    if found is None:
        raise Invalid(N_("没有登录名为“%(name)s”的在用人员"), field="to", name=name)
    return found
