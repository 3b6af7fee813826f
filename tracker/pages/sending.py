"""What was sent by mail, and what became of it."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.foundation import clock
from tracker.foundation.paging import page_of
from tracker.gate.doors import door
from tracker.gate.permissions import May
from tracker.gate.session import session
from tracker.gate.sign_in import act
from tracker.pages.where_next import go, page_asked, url_of_page
from tracker.reminders import sending
from tracker.reminders.models import Digest, SendingState
from tracker.reminders.post import NEEDS_A_PERSON, letters, letters_by_state
from tracker.runs.health import clockwork
from tracker.tasks.queries import departments_without_liaison

pages = Blueprint("sending", __name__, url_prefix="/sending")


@pages.get("")
@door(to=May.SEE_SENDING)
def show() -> ResponseReturnValue:
    """How the clock and the post stand, and each letter with what became of it."""
    asked = _state_asked()
    return render_template(
        "sending/show.html",
        works=clockwork(session(), now=clock.now()),
        counts=letters_by_state(session()),
        asked=asked,
        page=page_of(session(), letters(asked), page_asked()),
        url_of=url_of_page,
        needs_a_person=NEEDS_A_PERSON,
        unserved=session().scalars(departments_without_liaison(on=clock.today())).all(),
    )


@pages.get("/<int:id>")
@door(Digest, to=May.SEE_SENDING)
def letter(digest: Digest) -> ResponseReturnValue:
    """One letter as it was written."""
    return render_template("sending/letter.html", digest=digest, needs_a_person=NEEDS_A_PERSON)


@pages.post("/<int:id>/again")
@door(Digest, to=May.SEE_SENDING)
def again(digest: Digest) -> ResponseReturnValue:
    """Send a letter again whose delivery is open or failed."""
    sending.resend(session(), digest, act=act())
    flash(_("已重新排队，稍后发送给 %(name)s", name=digest.person.name))
    return go("sending.show")


@pages.post("/<int:id>/delivered")
@door(Digest, to=May.SEE_SENDING)
def delivered(digest: Digest) -> ResponseReturnValue:
    """Note that a letter did arrive."""
    sending.mark_delivered(session(), digest, act=act())
    flash(_("已记为送达：%(name)s", name=digest.person.name))
    return go("sending.show")


def _state_asked() -> SendingState | None:
    """The state that the list is narrowed to; one that means nothing narrows nothing."""
    return next((state for state in SendingState if state.value == request.args.get("state")), None)
