"""People: who they are, and whether they come in."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import exists_any, page_of
from tracker.foundation.refusals import Stale
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.gate.wording import say as _
from tracker.pages.both_versions import both_versions
from tracker.pages.forms.asking import typed
from tracker.pages.forms.people import PersonForm, SureForm
from tracker.pages.where_next import go, page_asked, url_of_page
from tracker.people import actions, queries, rules
from tracker.people.models import Person

pages = Blueprint("people", __name__, url_prefix="/people")

ASKED = ("name", "sign_in_name", "email", "phone")


@pages.get("")
@door(to=May.EDIT_PEOPLE)
def index() -> ResponseReturnValue:
    """Everybody, or those whose names or departments hold the words searched for."""
    words = request.args.get("q", "").strip()
    page = page_of(session(), queries.called(words) if words else queries.everyone(), page_asked())
    posts = queries.posts_held(session(), [one.id for one in page.items], on=act().on)
    return render_template("people/index.html", words=words, page=page, url_of=url_of_page, posts=posts)


@pages.route("/new", methods=["GET", "POST"])
@door(to=May.EDIT_PEOPLE)
def new() -> ResponseReturnValue:
    """Ask for somebody new; their posts are given next."""
    form = PersonForm()
    if form.sent_well() and form.achieves(lambda: actions.add_person(session(), **_given(form), act=act())):
        added = session().scalars(queries.by_sign_in_name(typed(form.sign_in_name))).one()
        flash(_("已新增%(name)s。下一步：任命岗位，再制作激活链接。", name=added.name))
        return go(".show", id=added.id)
    return render_template("people/new.html", form=form), form.status


@pages.get("/<int:id>")
@door(Person, to=May.EDIT_PEOPLE)
def show(person: Person) -> ResponseReturnValue:
    """One person: their posts, and whether they can come in."""
    return render_template(
        "people/show.html",
        person=person,
        posts=session().scalars(queries.career_of(person.id)).all(),
        has_open_link=exists_any(session(), queries.open_links_of(person.id, at=act().at)),
    )


@pages.route("/<int:id>/edit", methods=["GET", "POST"])
@door(Person, to=May.EDIT_PEOPLE)
def edit(person: Person) -> ResponseReturnValue:
    """Ask for what is known of somebody; when somebody else was faster, show both versions."""
    form = PersonForm(data={**_saved(person), "seen": person.version})
    try:
        if form.sent_well() and form.achieves(lambda: _change(person, form)):
            flash(_("已保存。"))
            return go(".show", id=person.id)
    except Stale:
        release()
        back = url_for(".show", id=person.id)
        return both_versions(form, _saved(person), version=person.version, back_url=back)
    return render_template("people/edit.html", form=form, person=person), form.status


@pages.post("/<int:id>/link")
@door(Person, to=May.EDIT_PEOPLE)
def make_link(person: Person) -> ResponseReturnValue:
    """Make an activation link and show it, this once."""
    token = actions.make_activation_link(session(), person, act=act())
    root = current_app.config["SETTINGS"].address or request.host_url
    link = root.rstrip("/") + url_for("activation.show", token=token)
    return render_template("people/link.html", person=person, link=link, until=act().at + rules.ACTIVATION_LASTS)


@pages.route("/<int:id>/disabling", methods=["GET", "POST"])
@door(Person, to=May.EDIT_PEOPLE)
def disable(person: Person) -> ResponseReturnValue:
    """Ask once, then keep somebody out."""
    form = SureForm()
    if form.sent_well() and form.achieves(lambda: actions.disable(session(), person, act=act())):
        flash(_("%(name)s已停用，登录都已结束。", name=person.name))
        return go(".show", id=person.id)
    posts = queries.posts_held(session(), [person.id], on=act().on)[person.id]
    return render_template("people/disable.html", form=form, person=person, posts=posts), form.status


@pages.post("/<int:id>/enabling")
@door(Person, to=May.EDIT_PEOPLE)
def enable(person: Person) -> ResponseReturnValue:
    """Let somebody in again."""
    actions.enable(session(), person, act=act())
    flash(_("%(name)s已启用，可用原来的密码登录。", name=person.name))
    return go(".show", id=person.id)


def _saved(person: Person) -> dict[str, str]:
    return {name: getattr(person, name) for name in ASKED}


def _given(form: PersonForm) -> dict[str, str]:
    return {name: typed(form[name]) for name in ASKED}


def _change(person: Person, form: PersonForm) -> None:
    given = _given(form)
    actions.change_person(
        session(),
        person,
        name=given["name"],
        sign_in_name=given["sign_in_name"],
        email=given["email"],
        phone=given["phone"],
        seen=form.seen.data or 0,
        act=act(),
    )
