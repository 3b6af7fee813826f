"""The whole document as it was read, page by page, each line with the rows that it gave."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.foundation.paging import Page
from tracker.gate.session import session
from tracker.intake import queries
from tracker.intake.models import DraftPlan
from tracker.pages.draft_document import Usage, beside
from tracker.pages.draft_sides import url_of_row
from tracker.pages.where_next import page_asked, url_of_page

LINES_A_PAGE = 120


def page(draft: DraftPlan) -> ResponseReturnValue:
    """So many lines of the document; `from_` names a line that is to be seen."""
    total = (session().scalar(queries.last_line(draft.id)) or -1) + 1
    asked = request.args.get("from_", type=int)
    number = page_asked() if asked is None else asked // LINES_A_PAGE + 1
    number = max(1, min(number, -(-total // LINES_A_PAGE)))
    first = (number - 1) * LINES_A_PAGE
    numbers = range(first, min(first + LINES_A_PAGE, total))
    rows = session().scalars(queries.rows_of(draft.id)).all()
    places = {row.id: place for place, row in enumerate(rows)}
    here = [row for row in rows if set(row.source.get("lines", ())) & set(numbers)]
    return render_template(
        "drafts/document.html",
        draft=draft,
        stretches=beside(draft.id, numbers, Usage(here)),
        urls=lambda id: url_of_row(draft, places[id], id),
        page=Page(items=numbers, number=number, total=total, size=LINES_A_PAGE),
        url_of=url_of_page,
    )
