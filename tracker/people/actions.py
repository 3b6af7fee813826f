"""What can be done with people: add and change them, give and end posts, let them choose a password."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from tracker.departments.models import Department
from tracker.foundation.paging import exists_any
from tracker.foundation.refusals import Invalid, Refusal, Stale
from tracker.foundation.words import N_
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.people import passwords, queries, rules
from tracker.people.models import OF_A_DEPARTMENT, ActivationLink, Person, Post, Role
from tracker.people.stays import end_stays
from tracker.people.tokens import hash_of, new_token


class NameIsTaken(Invalid):
    """Somebody signs in under this name already."""


class PostDoesNotFit(Invalid):
    """The role and the department do not go together, or the post is held already."""


class IsNeeded(Refusal):
    """Without this person nobody could look after people any more."""


class PasswordIsUnfit(Invalid):
    """The password cannot be chosen."""


class LinkIsSpent(Refusal):
    """The link was used, has run out, or a newer one took its place."""

    status = HTTPStatus.GONE


def add_person(session: Session, *, name: str, sign_in_name: str, email: str = "", phone: str = "", act: Act) -> Person:
    """Add somebody, without a password yet. Refuses a sign-in name that is taken in any spelling."""
    _refuse_taken(session, sign_in_name)
    person = Person(name=name, sign_in_name=sign_in_name.strip(), email=email, phone=phone)
    session.add(person)
    note(session, "person:added", person, act=act, changes={"name": [None, name]})
    return person


def change_person(
    session: Session, person: Person, *, name: str, sign_in_name: str, email: str, phone: str, seen: int, act: Act
) -> None:
    """Correct what is known of somebody. Refuses a taken sign-in name and an edit not seen."""
    if person.version != seen:
        raise Stale(N_("“%(name)s”刚被他人改过，没有保存"), name=person.name)
    _refuse_taken(session, sign_in_name, but_for=person)
    given = {"name": name, "sign_in_name": sign_in_name.strip(), "email": email, "phone": phone}
    changes = {field: [getattr(person, field), new] for field, new in given.items() if getattr(person, field) != new}
    if not changes:
        return
    for field, (_, new) in changes.items():
        setattr(person, field, new)
    person.version += 1
    note(session, "person:changed", person, act=act, changes=changes)


def give_post(
    session: Session,
    person: Person,
    role: Role,
    department: Department | None = None,
    *,
    began_on: date | None = None,
    act: Act,
) -> Post:
    """Give somebody a post from a day on (today). Refuses one held already, and a role without the department it needs."""
    _refuse_misfit(role, department)
    began_on = began_on or act.on
    same = queries.posts_of(person.id, on=max(began_on, act.on)).where(Post.role == role)
    if exists_any(
        session, same.where(Post.department_id.is_(None) if department is None else Post.department_id == department.id)
    ):
        raise PostDoesNotFit(N_("%(name)s已任这一岗位"), field="role", name=person.name)
    post = Post(person=person, role=role, department=department, began_on=began_on)
    session.add(post)
    _restart(session, person, act)
    note(session, "post:given", person, act=act, changes={"post": [None, _said(post)]})
    return post


def end_post(session: Session, post: Post, *, on: date | None = None, act: Act) -> None:
    """End a post, so that it is not held from a day (today) on. Refuses to take away the last administrator."""
    if post.ended_on is not None:
        return
    if post.role is Role.SYSTEM_ADMIN:
        _refuse_last_admin(session, post.person, act)
    post.ended_on = max(on or act.on, post.began_on)
    _restart(session, post.person, act)
    note(session, "post:ended", post.person, act=act, changes={"post": [_said(post), None]})


def hand_over(session: Session, post: Post, to: Person, *, act: Act) -> Post:
    """Pass a post on: what the one held, the other holds from today, and nothing need be issued again."""
    if to.id == post.person_id:
        raise PostDoesNotFit(N_("请选择另一位人员"), field="to")
    follower = give_post(session, to, post.role, post.department, act=act)
    end_post(session, post, act=act)
    return follower


def disable(session: Session, person: Person, *, act: Act) -> None:
    """Keep somebody out from now on: stays end, links no longer work. Refuses oneself and the last administrator."""
    if not person.is_active:
        return
    if person.id == act.actor_id:
        raise IsNeeded(N_("不能停用自己的账号，请由另一位系统管理员办理"))
    _refuse_last_admin(session, person, act)
    person.is_active, person.version = False, person.version + 1
    _void_links(session, person, act)
    end_stays(session, person, act=act)
    note(session, "person:disabled", person, act=act)


def enable(session: Session, person: Person, *, act: Act) -> None:
    """Let somebody in again, with the password they had."""
    if not person.is_active:
        person.is_active, person.version = True, person.version + 1
        note(session, "person:enabled", person, act=act)


def make_activation_link(session: Session, person: Person, *, act: Act) -> str:
    """The token of a link with which somebody chooses a password, given out this once; earlier links stop working."""
    _void_links(session, person, act)
    token = new_token()
    link = ActivationLink(person_id=person.id, token_hash=hash_of(token), expires_at=act.at + rules.ACTIVATION_LASTS)
    session.add(link)
    note(session, "person:link-made", person, act=act)
    return token


def activate(session: Session, token: str, password: str, *, act: Act) -> Person:
    """Let the holder of a link choose a password, once. Refuses a link that is spent and a password that is unfit."""
    link = usable_link(session, token, act=act)
    person = link.person
    _set_password(session, person, password, act)
    link.used_at = act.at
    end_stays(session, person, act=act)
    note(session, "person:activated", person, act=act)
    return person


def usable_link(session: Session, token: str, *, act: Act) -> ActivationLink:
    """The link that a token names. Refuses one that is unknown, used, run out, superseded, or of somebody kept out."""
    link = session.scalar(queries.activation(hash_of(token)))
    if link is None or link.used_at is not None or link.expires_at <= act.at or not link.person.is_active:
        raise LinkIsSpent(N_("这个激活链接已用过、已过期或已被新的链接取代，请向系统管理员索取新的链接"))
    return link


def change_password(
    session: Session, person: Person, *, current: str, new: str, but_for: int | None = None, act: Act
) -> None:
    """Replace a password and end the person's other stays. Refuses a wrong current one and an unfit new one."""
    if not passwords.of(session).fits(person.password_hash, current):
        raise PasswordIsUnfit(N_("现在的密码不对"), field="current")
    if new == current:
        raise PasswordIsUnfit(N_("新密码与现在的相同，请换一个"), field="new")
    _set_password(session, person, new, act)
    end_stays(session, person, but_for=but_for, act=act)
    note(session, "person:password-changed", person, act=act)


def _set_password(session: Session, person: Person, password: str, act: Act) -> None:
    faults = rules.password_faults(password, sign_in_name=person.sign_in_name)
    if faults:
        raise PasswordIsUnfit(faults[0], field="new")
    person.password_hash, person.password_set_at = passwords.of(session).hash(password), act.at


def _refuse_taken(session: Session, sign_in_name: str, *, but_for: Person | None = None) -> None:
    holder = session.scalar(queries.by_sign_in_name(sign_in_name))
    if holder is not None and holder is not but_for:
        raise NameIsTaken(
            N_("登录名“%(sign_in_name)s”已由%(name)s使用"),
            field="sign_in_name",
            sign_in_name=sign_in_name,
            name=holder.name,
        )


def _refuse_misfit(role: Role, department: Department | None) -> None:
    if (role in OF_A_DEPARTMENT) != (department is not None):
        sentence = N_("%(role)s应属于一个部门") if department is None else N_("%(role)s不属于某个部门")
        raise PostDoesNotFit(sentence, field="department", role=role)
    if department is not None and not department.is_active:
        raise PostDoesNotFit(N_("%(name)s已停用，不能再任命"), field="department", name=department.name)


def _refuse_last_admin(session: Session, person: Person, act: Act) -> None:
    admins = queries.holders(Role.SYSTEM_ADMIN, on=act.on)
    is_one = exists_any(session, admins.where(Person.id == person.id))
    if is_one and not exists_any(session, admins.where(Person.id != person.id)):
        raise IsNeeded(N_("%(name)s是唯一的系统管理员，请先任命另一位"), name=person.name)


def _restart(session: Session, person: Person, act: Act) -> None:
    """What somebody may do has changed: they sign in anew, except whoever changes it for themselves."""
    if person.id != act.actor_id:
        end_stays(session, person, act=act)


def _void_links(session: Session, person: Person, act: Act) -> None:
    unused = (
        ActivationLink.person_id == person.id,
        ActivationLink.used_at.is_(None),
        ActivationLink.expires_at > act.at,
    )
    session.execute(update(ActivationLink).where(*unused).values(expires_at=act.at))


def _said(post: Post) -> list[Any]:
    return [post.role.value, post.department.name if post.department else None]
