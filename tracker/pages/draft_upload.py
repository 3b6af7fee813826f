"""A document brought by hand: read in a process apart, and kept only when it could be read."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app

from tracker.foundation.refusals import Invalid
from tracker.foundation.words import N_
from tracker.gate.session import release, resume, session
from tracker.gate.sign_in import act
from tracker.intake.actions.making import make_draft
from tracker.intake.refusals import refuse_without_tasks
from tracker.intake.safely import read_safely
from tracker.pages.attachments import store
from tracker.pages.forms.drafts import UploadForm

PASTED = N_("粘贴的文本") + ".txt"


class Brought(NamedTuple):
    """A document that was read: its draft, and how many rows it has."""

    draft_id: int
    rows: int


def bring(form: UploadForm) -> Brought:
    """Read what was brought and make a draft of it. Refuses what cannot be read or holds no task, and keeps none of it."""
    name, data = _document(form)
    release()  # reading takes its time; others write meanwhile
    office = current_app.config["SETTINGS"].soffice
    drafted = read_safely(name, data, year=form.year.data, issued_on=form.issued_on.data, office=office)
    refuse_without_tasks(drafted)
    resume()
    kept = store().keep(data)
    draft = make_draft(session(), drafted, file_name=name, kept=kept, act=act())
    return Brought(draft.id, len(drafted.tasks))


def _document(form: UploadForm) -> tuple[str, bytes]:
    if form.file.data:
        return str(form.file.data.filename), form.file.data.read()
    if form.words.data:
        return PASTED, form.words.data.encode()
    raise Invalid(N_("请选择一个文件，或粘贴全文"), field="file")
