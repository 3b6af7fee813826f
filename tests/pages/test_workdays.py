"""A year of the working calendar, seen by everybody and corrected by a few."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.make import Make
from tests.support.visits import Visit, Visits
from tracker.journal.acts import Act
from tracker.workdays import published, queries
from tracker.workdays.actions import fill_from_package
from tracker.workdays.models import CalendarYear

UNPUBLISHED = max(published.years()) + 1


@pytest.fixture
def years(session: Session, act: Act) -> list[CalendarYear]:
    """2026, and the first year that is not published."""
    made = fill_from_package(session, [2026, UNPUBLISHED], act)
    session.commit()
    return made


@pytest.fixture
def office(visit: Visit, make: Make) -> Visits:
    """A coordinator."""
    return visit(make.coordinator())


def is_open(session: Session, day: date) -> bool:
    """Whether offices are open on a day."""
    session.rollback()
    return queries.calendar(session, around=day).is_workday(day)


def test_a_published_year_says_how_many_working_days_it_has_and_by_which_notice(
    office: Visits, years: list[CalendarYear]
) -> None:
    page = office.get("/workdays?year=2026").text
    assert "248 个工作日" in page
    assert published.SOURCE in page
    assert "2026年2月15日 周日 至 2026年2月23日 周一" in page


def test_a_year_not_published_says_so(office: Visits, years: list[CalendarYear]) -> None:
    assert "尚未公布" in office.get(f"/workdays?year={UNPUBLISHED}").text
    assert "尚未公布" not in office.get("/workdays?year=2026").text


def test_somebody_who_may_not_edit_sees_the_year_without_its_forms(
    visit: Visit, make: Make, years: list[CalendarYear]
) -> None:
    liaison = visit(make.liaison())
    page = liaison.get("/workdays?year=2026").text
    assert "2026年工作日历" in page
    assert "改日历" not in page
    liaison.post("/workdays/2026/days", {"first": "2026-03-03", "name": "某日"}, expect=404)


def test_days_are_made_free_and_given_back(session: Session, office: Visits, years: list[CalendarYear]) -> None:
    tuesday = date(2026, 3, 3)
    marked = {"kind": "free", "first": "2026年3月3日", "last": "", "name": "本市放假"}
    office.post("/workdays/2026/days", marked)
    office.post("/workdays/2026/days", marked)
    assert not is_open(session, tuesday)
    office.post("/workdays/2026/clearing", {"first": "2026-03-03", "last": "2026-03-03"})
    assert is_open(session, tuesday)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"first": ""}, "请填写开始的日子"),
        ({"first": "某天"}, "日期读不出来"),
        ({"last": "2026-03-02"}, "结束日早于开始日"),
        ({"kind": "worked"}, "调休上班日应为周六或周日"),
        ({"name": ""}, "请填写节日名称"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_above(
    session: Session, office: Visits, years: list[CalendarYear], wrong: dict[str, str], complaint: str
) -> None:
    typed = {"kind": "free", "first": "2026-03-03", "last": "2026-03-04", "name": "本市放假", **wrong}
    page = office.post("/workdays/2026/days", typed, expect=422)
    assert page.text.count(complaint) == 2
    assert is_open(session, date(2026, 3, 3))


def test_a_year_is_confirmed_by_its_notice(office: Visits, years: list[CalendarYear]) -> None:
    path = f"/workdays/{UNPUBLISHED}/publication"
    refused = office.post(path, {"publication-source": " "}, expect=422)
    assert refused.text.count("请填写通知的文号") == 2
    office.post(path, {"publication-source": "国办发明电〔2026〕7号"})
    assert "国办发明电〔2026〕7号" in office.get(f"/workdays?year={UNPUBLISHED}").text


def test_a_year_that_is_missing_is_added_once(session: Session, office: Visits) -> None:
    assert "日历里还没有 2026 年" in office.get("/workdays?year=2026").text
    office.post("/workdays", {"year": 2026})
    office.post("/workdays", {"year": 2026})
    assert not is_open(session, date(2026, 2, 17))


@pytest.mark.parametrize("year", [1999, 2101])
def test_years_out_of_reach_are_not_there(office: Visits, year: int) -> None:
    office.get(f"/workdays?year={year}", expect=404)
    office.post("/workdays", {"year": year}, expect=422)
