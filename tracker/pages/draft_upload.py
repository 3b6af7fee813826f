"""A document brought by hand: read in a process apart, and kept only when it could be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, NamedTuple

import structlog
from flask import Response, current_app, request, stream_with_context, url_for
from sqlalchemy.orm import Session

from tracker.foundation.files import Kept
from tracker.foundation.refusals import Invalid, Refusal
from tracker.foundation.words import N_
from tracker.gate.session import apart, release, resume, session
from tracker.gate.sign_in import act
from tracker.gate.wording import said
from tracker.gate.wording import say as _
from tracker.intake.actions.making import make_draft
from tracker.intake.draft import DraftPlan
from tracker.intake.refusals import refuse_without_tasks
from tracker.intake.safely import Reading, in_steps, read_safely
from tracker.intake.source import Doing, Step
from tracker.journal.acts import Act
from tracker.pages.attachments import store
from tracker.pages.forms.drafts import UploadForm

PASTED = N_("粘贴的文本") + ".txt"
LINES_OF_JSON = "application/x-ndjson"
UNBUFFERED = {"X-Accel-Buffering": "no"}
"""Asks a proxy to hand each line on as it comes."""
FAULT = N_("系统出错，没有保存任何内容。请稍后再试；仍不行时请联系管理员。")
SAID = {
    Doing.CONVERTING: N_("正在转换格式"),
    Doing.PAGES: N_("正在读取第 %(done)s 页，共 %(of)s 页"),
    Doing.SHEETS: N_("正在读取第 %(done)s 张表，共 %(of)s 张"),
    Doing.SORTING: N_("正在整理任务"),
}
KEEPING = N_("正在保存草稿")

log = structlog.get_logger()


class Brought(NamedTuple):
    """A document that was read: its draft, and how many rows it has."""

    draft_id: int
    rows: int


class Document(NamedTuple):
    """What was brought, and what its reader is told."""

    name: str
    data: bytes
    given: dict[str, Any]


def bring(form: UploadForm, *, before: Callable[[str], None] | None = None) -> Brought:
    """Read what was brought and make a draft of it. Refuses what cannot be read or holds no task, and keeps none of it.

    `before` is told the file's hash before anything is read, and may refuse it.
    """
    document = _document(form)
    if before is not None:
        before(Kept.of(document.data).sha256)
    release()  # reading takes its time; others write meanwhile
    drafted = read_safely(document.name, document.data, **document.given)
    refuse_without_tasks(drafted)
    resume()
    return _keep(session(), document, drafted, act())


def wants_steps() -> bool:
    """Whether whoever sends the form can follow the reading line by line."""
    return LINES_OF_JSON in request.accept_mimetypes.values()


def bring_in_steps(form: UploadForm, *, is_well: bool) -> Response:
    """The same, told line by line: how far the reading is, and last where the draft is, or why there is none."""
    if not is_well:
        reasons = "；".join(str(reason) for reasons in form.errors.values() for reason in reasons)
        return Response(_line(refused=reasons), form.status, mimetype=LINES_OF_JSON)
    try:
        document = _document(form)
    except Refusal as refusal:
        return Response(_line(refused=said(refusal)), refusal.status, mimetype=LINES_OF_JSON)
    by = act()
    release()
    return Response(stream_with_context(_told(document, by)), mimetype=LINES_OF_JSON, headers=UNBUFFERED)


def step_words(step: Step) -> str:
    """How far the reading is, in a sentence."""
    return _(SAID[step.doing], done=step.done, of=step.of)


def _told(document: Document, by: Act) -> Iterator[bytes]:
    """Whatever goes wrong ends in a sentence; whoever stops listening stops the reading."""
    try:
        drafted = yield from _read(in_steps(document.name, document.data, **document.given))
        refuse_without_tasks(drafted)
        yield _line(words=_(KEEPING))
        with apart() as own:
            brought = _keep(own, document, drafted, by)
        yield _line(location=url_for("drafts.show", id=brought.draft_id))
    except Refusal as refusal:
        yield _line(refused=said(refusal))
    except Exception:  # the answer has begun: nobody else can put it into words any more
        log.exception("a fault")
        yield _line(refused=_(FAULT))


def _read(reading: Reading) -> Any:
    """Pass the steps on as lines; silence is an empty line, so that a listener who has gone is noticed."""
    with closing(reading):
        while True:
            try:
                step = next(reading)
            except StopIteration as end:
                return end.value
            yield _line(words=step_words(step), done=step.done, of=step.of) if step else b"\n"


def _keep(own: Session, document: Document, drafted: DraftPlan, by: Act) -> Brought:
    """The rows first: a file that nothing points to is not left behind when they cannot be written."""
    draft = make_draft(own, drafted, file_name=document.name, kept=Kept.of(document.data), act=by)
    own.flush()
    store().keep(document.data)
    return Brought(draft.id, len(drafted.tasks))


def _document(form: UploadForm) -> Document:
    office = current_app.config["SETTINGS"].soffice
    given = {"year": form.year.data, "issued_on": form.issued_on.data, "office": office}
    if form.file.data:
        return Document(str(form.file.data.filename), form.file.data.read(), given)
    if form.words.data:
        return Document(PASTED, form.words.data.encode(), given)
    raise Invalid(N_("请选择一个文件，或粘贴全文"), field="file")


def _line(**said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
