"""Files that arrive with a form: kept at once, and carried on the form until it is sent well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import NamedTuple

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField

from tracker.foundation.files import FileStore
from tracker.foundation.refusals import Invalid
from tracker.gate.sign_in import visitor
from tracker.gate.wording import said, say
from tracker.pages.attachments import NOT_KEPT
from tracker.progress.values import NewEvidence

NAME = "received"
"""Under which name a form carries what has been received before."""


class Received(NamedTuple):
    """A file that is in the store, and the sealed word by which the form carries it."""

    evidence: NewEvidence
    token: str


def receive(field: MultipleFileField, store: FileStore) -> list[Received]:
    """The files of this sending and those carried from the one before; a file that is not taken becomes a complaint."""
    carried = [evidence for token in request.form.getlist(NAME) for evidence in _carried(token)]
    arrived = [evidence for file in field.data or () for evidence in _arrived(field, file, store)]
    unique = {evidence.sha256: evidence for evidence in (*carried, *arrived)}
    return [Received(evidence, _seals().dumps(asdict(evidence))) for evidence in unique.values()]


def _arrived(field: MultipleFileField, file: FileStorage | str, store: FileStore) -> Iterator[NewEvidence]:
    if not isinstance(file, FileStorage) or not file.filename:
        return
    try:
        yield NewEvidence.from_file(store, file.filename, file.read())
    except Invalid as refusal:
        _complain(field, said(refusal))
    except OSError:
        _complain(field, say(NOT_KEPT, name=file.filename))


def _complain(field: MultipleFileField, words: str) -> None:
    field.process_errors = [*field.process_errors, words]


def _carried(token: str) -> Iterator[NewEvidence]:
    try:
        yield NewEvidence(**_seals().loads(token))
    except BadSignature:
        return


def _seals() -> URLSafeSerializer:
    """Seals that only this person's forms carry."""
    return URLSafeSerializer(str(current_app.secret_key), salt=f"received:{visitor().id}")
