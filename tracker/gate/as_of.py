"""The day an overview is asked about: today, or the day that `?as_of=` names."""

from __future__ import annotations

from datetime import date

from flask import g, has_request_context, request

from tracker.foundation import clock
from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_


def as_of() -> date:
    """The day in question; one answer a request. A day that cannot be read is refused with a sentence."""
    if not has_request_context():
        return clock.today()
    if "as_of" not in g:
        g.as_of = clock.today()  # so that the page which explains a bad day can still be drawn
        g.as_of = _read(request.args.get("as_of", ""))
    return g.as_of  # type: ignore[no-any-return]  # Flask's g carries no types


def is_as_of() -> bool:
    """Whether another day than today is asked about."""
    return has_request_context() and bool(request.args.get("as_of")) and as_of() != clock.today()


def _read(given: str) -> date:
    if not given:
        return clock.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Invalid(N_("as_of 应为日期，如 2026-03-31；现为 %(given)s"), given=given[:20]) from None
