"""Where a page leads: on after a deed, and from one page of a list to the next."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

DRAFT_DONE = "draft-done"
"""The category of the message that tells the next page which typed draft this device may forget."""


def go(endpoint: str, **values: Any) -> ResponseReturnValue:
    """On to another page after a deed; going back and forth repeats nothing."""
    return redirect(url_for(endpoint, **values), HTTPStatus.SEE_OTHER)


def go_to(url: str) -> ResponseReturnValue:
    """On to an address that was made before."""
    return redirect(url, HTTPStatus.SEE_OTHER)


def done_with(draft: str) -> None:
    """Tell the next page that the draft of this name was sent well."""
    flash(draft, DRAFT_DONE)


def page_asked(name: str = "page") -> int:
    """Which page of a list is asked for; the first unless the address says otherwise."""
    return request.args.get(name, 1, type=int)


def url_of_page(number: int, name: str = "page", anchor: str | None = None) -> str:
    """The address of another page of this list, with all that narrows it."""
    values: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict(flat=False), name: number}
    return url_for(str(request.endpoint), _anchor=anchor, **values)
