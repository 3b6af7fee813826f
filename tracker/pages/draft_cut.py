"""One row cut into several: where, by buttons between its sentences; who does what, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.foundation.refusals import Stale
from tracker.foundation.text import clean
from tracker.gate.session import release, session
from tracker.gate.sign_in import act
from tracker.intake.actions import shaping
from tracker.intake.cuts import MOST_PIECES, proposed
from tracker.intake.models import DraftTask
from tracker.intake.values import RowPiece
from tracker.pages import draft_review
from tracker.pages.both_versions import both_versions
from tracker.pages.draft_rows import back_to
from tracker.pages.forms.asking import LONGEST_TEXT
from tracker.pages.forms.drafts import SplitForm, joined, names_typed


class Part(NamedTuple):
    """A piece as it stands on the page."""

    content: str
    leads: str
    supports: str


def page(row: DraftTask) -> ResponseReturnValue:
    """Ask where to cut and who does which piece. The buttons between sentences only draw the page anew."""
    form = SplitForm(data={"seen": row.version, "contents": row.content})
    parts, do = _parts(row), request.form.get("do", "")
    if request.method == "POST" and do:
        parts = _recut(parts, do)
    else:
        try:
            if form.sent_well() and form.achieves(lambda: _cut(row, parts, form)):
                return back_to(row)
        except Stale:
            release()
            mine = "\n".join(part.content for part in parts)
            form.contents.data = mine
            back = draft_review.url_of(row.draft_plan)
            return both_versions(form, {"contents": row.content}, version=row.version, back_url=back)
    body = render_template(
        "drafts/cut.html",
        form=form,
        draft=row.draft_plan,
        row=row,
        parts=[(part, proposed(part.content)) for part in parts],
    )
    return body, form.status


def _parts(row: DraftTask) -> list[Part]:
    """The pieces as they were sent; at first the row itself is the only one."""
    sent = [request.form.getlist(name)[:MOST_PIECES] for name in ("content", "leads", "supports")]
    if not sent[0]:
        lines = clean(request.form.get("contents", "")).splitlines()
        texts = [line.strip() for line in lines if line.strip()] or [row.content]
        return [Part(text, joined(row.leads), joined(row.supports)) for text in texts]
    given = zip_longest(*sent, fillvalue="")
    return [Part(clean(content)[:LONGEST_TEXT].strip(), leads, supports) for content, leads, supports in given]


def _recut(parts: Sequence[Part], do: str) -> list[Part]:
    """The pieces after one more cut (`cut-2-1`: the third piece behind its second sentence), a join, or by their line ends."""
    verb, _, rest = do.partition("-")
    numbers = [int(number) for number in rest.split("-") if number.isdecimal()]
    at = numbers[0] if numbers else -1
    if verb == "cut" and len(numbers) > 1 and at < len(parts):
        sentences = proposed(parts[at].content)
        texts = ["".join(sentences[: numbers[1] + 1]), "".join(sentences[numbers[1] + 1 :])]
        return [*parts[:at], *_as(parts[at], texts), *parts[at + 1 :]]
    if verb == "join" and 0 < at < len(parts):
        both = parts[at - 1]._replace(content=parts[at - 1].content + parts[at].content)
        return [*parts[: at - 1], both, *parts[at + 1 :]]
    return [piece for part in parts for piece in _as(part, _sentences(part) if verb == "all" else _lines(part))]


def _lines(part: Part) -> list[str]:
    return part.content.splitlines()


def _sentences(part: Part) -> list[str]:
    return proposed(part.content)


def _as(part: Part, texts: Sequence[str]) -> list[Part]:
    return [part._replace(content=text.strip()) for text in texts if text.strip()]


def _cut(row: DraftTask, parts: Sequence[Part], form: SplitForm) -> None:
    pieces = [
        RowPiece(part.content, names_typed(part.leads, row.leads), names_typed(part.supports, row.supports))
        for part in parts
    ]
    shaping.split_row(session(), row, pieces, seen=form.seen.data or 0, act=act())
