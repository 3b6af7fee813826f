"""Whatever is merged in a table, and whatever format carries it, the draft is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rooms.intake.merged import CATEGORY, Table, as_docx, as_html, as_pdf, as_text, as_xlsx, tables
from tracker.intake.reading import read_document

often = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Read = tuple[str, str | None, tuple[str, ...], tuple[str, ...], date | None]


def wanted(table: Table) -> list[Read]:
    return [(task.content, task.category, task.leads, task.supports, task.time[1]) for task in table.tasks]


def read(name: str, data: bytes) -> list[Read]:
    return [
        (
            task.content.value,
            task.category.value if task.category else None,
            tuple(name.value for name in task.leads),
            tuple(name.value for name in task.supports),
            task.deadline.day,
        )
        for task in read_document(name, data, year=2024).tasks
    ]


@pytest.mark.parametrize(
    ("name", "carry"), [("a.docx", as_docx), ("a.xlsx", as_xlsx), ("a.html", as_html), ("a.pdf", as_pdf)]
)
def test_merged_cells_belong_to_every_row_that_they_cover(name: str, carry: Callable[[Table], bytes]) -> None:
    @often
    @given(tables())
    def holds(table: Table) -> None:
        assert read(name, carry(table)) == wanted(table)

    holds()


@often
@given(tables(), st.sampled_from(["lines", "rectangles", "double"]), st.integers(14, 20), st.booleans())
def test_a_printed_table_says_the_same_wherever_a_page_divides_it(
    table: Table, rules: str, above: int, cut: bool
) -> None:
    unmerged = replace(table, merged=frozenset())  # half a merged cell on a page of its own looks like an empty one
    assert read("a.pdf", as_pdf(unmerged, rules=rules, above=above, cut=cut)) == wanted(table)


@often
@given(tables(mergeable=frozenset({CATEGORY})))
def test_a_table_that_lost_its_lines_says_the_same(table: Table) -> None:
    assert read("a.txt", as_text(table)) == wanted(table)
