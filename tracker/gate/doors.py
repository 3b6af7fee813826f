"""Doors: each page is behind one; a record comes through its door or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.foundation.columns import Record
from tracker.foundation.refusals import Forbidden, NotFound
from tracker.foundation.words import N_
from tracker.gate.permissions import May, may, roles_that_may
from tracker.gate.session import session
from tracker.gate.sign_in import is_signed_in, visitor

View = Callable[..., ResponseReturnValue]


def init_app(app: Flask) -> None:
    """Nothing to set up: doors hang on the pages."""


def door(kind: type[Record] | None = None, *, to: May, seen: May | None = None) -> Callable[[View], View]:
    """Let through who is signed in and may do `to`; with a kind, fetch the record named by the address's `id` first.

    `seen` is the right to know of the record: without it the answer is 404 as if there were none;
    with it but without `to`, 403 with a sentence that says who can.
    """

    def hang(view: View) -> View:
        @wraps(view)
        def behind(**given: Any) -> ResponseReturnValue:
            if not is_signed_in():
                return redirect(url_for("sign_in.show", next=_way_back()))
            if kind is None:
                _ask(to, None, to)
                return view(**given)
            record = session().get(kind, given.pop("id"))
            if record is None:
                raise NotFound(N_("没有这一项，或者不在可查看的范围内"))
            _ask(to, record, seen or to)
            return view(record, **given)

        behind.asks = to  # type: ignore[attr-defined]  # the house tests read it
        return behind

    return hang


def open_to_all(reason: str) -> Callable[[View], View]:
    """Mark a page that needs no sign-in, and say why."""

    def hang(view: View) -> View:
        view.open_because = reason  # type: ignore[attr-defined]  # the house tests read it
        return view

    return hang


def allowed(deed: May, record: Any = None) -> bool:
    """Whether the visitor may: for templates that offer only what can be done."""
    return is_signed_in() and may(visitor(), deed, record, session())


def _ask(deed: May, record: Any, seen: May) -> None:
    if may(visitor(), deed, record, session()):
        return
    if record is not None and not (seen is not deed and may(visitor(), seen, record, session())):
        raise NotFound(N_("没有这一项，或者不在可查看的范围内"))
    raise Forbidden(N_("只有%(roles)s可以%(deed)s"), roles=roles_that_may(deed), deed=deed)


def _way_back() -> str | None:
    """The page to return to after signing in; only our own, and only one that can be fetched again."""
    if request.method != "GET":
        return None
    parts = urlsplit(request.full_path.rstrip("?"))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
