"""People who visit: a client with somebody signed in; every page that comes back is looked over."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from secrets import token_hex
from typing import Any

from flask import Flask
from lxml import html
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tracker.foundation import clock
from tracker.people.models import Person, SignIn
from tracker.people.tokens import hash_of

OK = HTTPStatus.OK
SEE_OTHER = HTTPStatus.SEE_OTHER


class Visits:
    """A client that expects a status and inspects each page of HTML."""

    def __init__(self, app: Flask, session: Session, person: Person | None) -> None:
        """Sign the person in by giving them a stay, as the sign-in page would."""
        self.client = app.test_client()
        if person is not None:
            self._sign_in(session, person)

    def get(self, path: str, *, expect: int = OK, **given: Any) -> TestResponse:
        """Fetch a page."""
        return self._checked(self.client.get(path, **given), path, expect)

    def post(
        self, path: str, data: dict[str, Any] | None = None, *, expect: int = SEE_OTHER, **given: Any
    ) -> TestResponse:
        """Send a form."""
        return self._checked(self.client.post(path, data=data or {}, **given), path, expect)

    def _sign_in(self, session: Session, person: Person) -> None:
        token, moment = token_hex(16), clock.now()
        session.add(
            SignIn(
                token_hash=hash_of(token),
                person_id=person.id,
                began_at=moment,
                seen_at=moment,
                address="127.0.0.1",
                agent="tests",
            )
        )
        session.commit()
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True

    @staticmethod
    def _checked(response: TestResponse, path: str, expect: int) -> TestResponse:
        assert response.status_code == expect, f"{path}: {response.status_code}, not {expect}\n{_words(response)}"
        if response.mimetype == "text/html" and response.data and not response.headers.get("HX-Reswap"):
            inspect(response.text, path)
        return response


Visit = Callable[..., Visits]
"""What the fixture `visit` is: a person in (or none), their visits out."""


def inspect(page: str, path: str) -> None:
    """What holds for every page: one h1, a language, unique ids, labels for fields, nothing inline."""
    tree = html.document_fromstring(page)
    if tree.find(".//title") is None or "<html" not in page:
        return  # a partial page, swapped into one that was looked over
    assert tree.get("lang"), f"{path}: <html> says no language"
    assert len(tree.findall(".//h1")) == 1, f"{path}: a page has one h1"
    ids = [str(element.get("id")) for element in tree.iterfind(".//*[@id]")]
    assert len(ids) == len(set(ids)), f"{path}: ids stand twice: {[one for one in ids if ids.count(one) > 1]}"
    inline = tree.xpath("//*[@style] | //script[not(@src)] | //style | //*[@onclick] | //*[@onchange]")
    assert not inline, f"{path}: inline style or script: {inline!r}"
    for form in tree.iterfind(".//form"):
        if form.get("method", "get").lower() == "post":
            assert form.find(".//input[@name='csrf_token']") is not None, f"{path}: a form without its csrf_token"


def _words(response: TestResponse) -> str:
    if response.mimetype != "text/html" or not response.data:
        return response.text[:500]
    main = html.document_fromstring(response.text).find(".//main")
    return " ".join("".join(map(str, main.itertext())).split())[:500] if main is not None else response.text[:500]
