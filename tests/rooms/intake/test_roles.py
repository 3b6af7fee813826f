"""Who leads and who supports, in the words that documents use for it."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.roles import shares_of
from tracker.intake.recognise.found import Duty, Piece, Role

A, B, C = "市财政局", "市审计局", "市档案局"


def shares(*stretches: tuple[Role, str], first_leads: bool = False) -> tuple[list[str], list[str]]:
    told = shares_of([Duty(role, Piece(text)) for role, text in stretches], first_leads=first_leads)
    return [name.value for name in told.leads], [name.value for name in told.supports]


@pytest.mark.parametrize(
    ("text", "leads", "supports"),
    [
        (f"{A}、{B}", [A, B], []),
        (f"{A}牵头，{B}、{C}配合", [A], [B, C]),
        (f"{A}牵头，{B}、{C}", [A], [B, C]),
        (f"{A}、{B}牵头，各区政府负责", [A, B, "各区政府"], []),
        (f"{A}会同{B}负责", [A], [B]),
        (f"{A}牵头会同{B}、{C}等负责", [A], [B, C]),
        (f"{A}、{B}等按职责分工负责", [A, B], []),
        (f"{A}（牵头）、{B}（配合）、{C}", [A], [C, B]),
        (f"{A}(牵头单位)、{B}", [A], [B]),
        ("市委组织部、宣传部、编办", ["市委组织部", "市委宣传部", "市委编办"], []),
    ],
)
def test_the_words_of_a_cell_say_who_does_what(text: str, leads: list[str], supports: list[str]) -> None:
    assert shares((Role.RESPONSIBLE, text)) == (leads, supports)


def test_the_responsible_support_beside_a_lead_and_lead_beside_a_support() -> None:
    assert shares((Role.LEAD, A), (Role.RESPONSIBLE, B)) == ([A], [B])
    assert shares((Role.RESPONSIBLE, A), (Role.SUPPORT, B)) == ([A], [B])


def test_nobody_both_leads_and_supports() -> None:
    assert shares((Role.LEAD, A), (Role.SUPPORT, f"{A}、{B}")) == ([A], [B])


def test_the_first_leads_only_where_the_document_says_so() -> None:
    bare = (Role.RESPONSIBLE, f"{A}、{B}")
    assert shares(bare) == ([A, B], [])
    assert shares(bare, first_leads=True) == ([A], [B])
    assert shares((Role.CHARGE, f"{A}、{B}负责"), first_leads=True) == ([A], [B])
    assert shares((Role.LEAD, f"{A}、{B}"), first_leads=True) == ([A, B], [])
