"""What is said of a draft's names: entered, joined, cut, dropped - remembered where it holds, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.rooms.intake.conftest import CALENDAR, Keep
from tests.rooms.intake.drafted import named, row, said
from tests.support.queries import QueryCount
from tracker.departments import queries as departments
from tracker.departments.actions import IsInUse
from tracker.departments.models import Department, Level
from tracker.foundation.refusals import Invalid, NotFound
from tracker.intake.actions.answering import How, answers
from tracker.intake.actions.issuing import issue_draft
from tracker.intake.actions.naming import add_all_new, add_new, confirm_alias, define_collective
from tracker.intake.actions.renaming import drop_name, split_name
from tracker.intake.actions.taking_back import take_back
from tracker.intake.candidates import Why
from tracker.intake.directory import Meaning, Standing, look_up
from tracker.intake.doubts import Doubt
from tracker.intake.draft import PlanFacts, Question, Topic
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.queries import rows_of
from tracker.intake.refusals import NotOpen
from tracker.intake.review import origin_of, review
from tracker.journal.acts import Act


def issued_by(office: str) -> dict[str, Any]:
    """The facts of a plan that an office issued."""
    return {"facts": PlanFacts(said("2026年工作要点"), None, (said(office),), None, 2026)}


SUZHOU, WUXI = issued_by("苏州市人民政府办公室"), issued_by("无锡市人民政府办公室")


def meaning(session: Session, draft: DraftPlan, name: str) -> Meaning:
    return look_up(session, [name], origin_of(draft))[name]


def rows(session: Session, draft: DraftPlan) -> list[DraftTask]:
    return list(session.scalars(rows_of(draft.id)))


def test_a_first_plan_fills_an_empty_directory_in_one_go(session: Session, keep: Keep, office: Act) -> None:
    names = ["市发改委", "市委宣传部", "省财政厅", "常熟市监察局", "市政府", "市轨道集团"]
    draft = keep(row(leads=named(*names)), **SUZHOU)
    add_all_new(session, draft, names, act=office)
    found = {each.name: each for each in session.scalars(select(Department))}
    assert set(found) == {
        "苏州市人民政府",
        "苏州市发展和改革委员会",
        "中共苏州市委宣传部",
        "江苏省财政厅",
        "常熟市监察局",
        "苏州市轨道集团",
    }
    assert found["苏州市发展和改革委员会"].parent is found["苏州市人民政府"]
    assert found["苏州市人民政府"].parent is None
    assert (found["江苏省财政厅"].level, found["常熟市监察局"].level) == (Level.PROVINCE, Level.COUNTY)
    assert review(session, draft).unsettled == []


def test_two_names_of_one_body_enter_it_once(session: Session, keep: Keep, office: Act) -> None:
    draft = keep(row(leads=named("市发改委", "苏州市发展改革委")), **SUZHOU)
    first, second = add_all_new(session, draft, ["市发改委", "苏州市发展改革委"], act=office)
    assert first is second
    assert review(session, draft).unsettled == []


def test_a_name_that_is_known_by_rule_needs_no_answer(session: Session, make: Make, keep: Keep) -> None:
    bureau = make.department("苏州市人力资源和社会保障局")
    found = meaning(session, keep(**SUZHOU), "市人社局")
    assert (found.standing, found.departments) == (Standing.ALIAS, (bureau,))


def test_an_answer_holds_for_documents_from_the_same_area_alone(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("苏州市人民政府", short_name="市政府")
    office_of_wuxi = make.department("无锡市轨道交通集团有限公司", level=Level.CITY)
    there, here = keep(**WUXI), keep(**SUZHOU)
    confirm_alias(session, there, "市轨道集团", office_of_wuxi, act=office)
    assert meaning(session, there, "市轨道集团").standing is Standing.ALIAS
    assert meaning(session, here, "市轨道集团").departments == ()
    assert meaning(session, keep(**WUXI), "市轨道集团").departments == (office_of_wuxi,)


def test_a_known_short_name_is_not_known_in_another_citys_plan(session: Session, make: Make, keep: Keep) -> None:
    make.department("苏州市财政局", short_name="市财政局")
    assert meaning(session, keep(**SUZHOU), "市财政局").standing is Standing.KNOWN
    found = meaning(session, keep(**WUXI), "市财政局")
    assert (found.standing, found.proposal and found.proposal.name) == (Standing.NEW, "无锡市财政局")


def test_a_former_name_is_asked_about_with_the_reason(session: Session, make: Make, keep: Keep) -> None:
    bureau = make.department("苏州市生态环境局", short_name="市生态环境局")
    found = meaning(session, keep(**SUZHOU), "市环保局")
    assert (found.standing, found.candidates) == (Standing.LIKELY, ((bureau, Why.FORMER),))


def test_a_body_that_only_has_a_closed_namesake_is_retired(session: Session, make: Make, keep: Keep) -> None:
    make.department("苏州市人民政府法制办公室", is_active=False)
    assert meaning(session, keep(**SUZHOU), "市法制办").standing is Standing.RETIRED


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("推进项目建设", Doubt.ACT),
        ("市财政局（牵头", Doubt.BRACKETS),
        ("王建国", Doubt.PERSON),
        ("城投和民生实事", Doubt.ENDING),
        ("市创新办市轨道办", Doubt.TOGETHER),
        ("一二三四五六七八九十" * 4, Doubt.LONG),
    ],
)
def test_what_does_not_look_like_a_body_is_doubtful_and_says_why(
    session: Session, keep: Keep, name: str, doubt: Doubt
) -> None:
    found = meaning(session, keep(), name)
    assert (found.standing, found.doubt) == (Standing.DOUBTFUL, doubt)


@pytest.mark.parametrize("name", ["市建设局", "市组织部", "团市委", "12345便民服务中心", "常熟市", "供电公司"])
def test_what_looks_like_a_body_is_not_doubtful(session: Session, keep: Keep, name: str) -> None:
    assert meaning(session, keep(), name).doubt is None


def test_a_name_is_cut_into_several_in_every_row_and_put_together_again(
    session: Session, keep: Keep, office: Act
) -> None:
    glued = "市创新办市轨道办"
    draft = keep(row("1", leads=named("市监察局", glued)), row("2", supports=named(glued, "市轨道办")))
    split_name(session, draft, glued, ["市创新办", "市轨道办"], act=office)
    first, second = rows(session, draft)
    assert (first.leads, second.supports) == (["市监察局", "市创新办", "市轨道办"], ["市创新办", "市轨道办"])
    take_back(session, draft, 0, act=office)
    assert (first.leads, second.supports) == (["市监察局", glued], [glued, "市轨道办"])
    assert answers(draft) == []


def test_a_name_cut_into_one_is_refused(session: Session, keep: Keep, office: Act) -> None:
    with pytest.raises(Invalid):
        split_name(session, keep(), "市监察局", ["市监察局"], act=office)


def test_a_name_is_dropped_with_what_was_asked_about_it_and_brought_back(
    session: Session, keep: Keep, office: Act
) -> None:
    question = Question(Topic.LEADS, "“%(name)s”是一个单位吗？", {"name": "民生实事"})
    draft = keep(row(leads=named("民生实事", "市监察局"), questions=(question,)))
    assert review(session, draft).doubtful
    drop_name(session, draft, "民生实事", act=office)
    (only,) = rows(session, draft)
    assert (only.leads, review(session, draft).doubtful) == (["市监察局"], [])
    only.leads = ["市财政局", "市监察局"]
    take_back(session, draft, 0, act=office)
    assert only.leads == ["民生实事", "市财政局", "市监察局"]


def test_an_alias_is_taken_back(session: Session, make: Make, keep: Keep, office: Act) -> None:
    draft = keep()
    confirm_alias(session, draft, "市轨道公司", make.department("苏州市城建集团"), act=office)
    assert [(each.how, each.name) for each in answers(draft)] == [(How.ALIAS, "市轨道公司")]
    take_back(session, draft, 0, act=office)
    assert meaning(session, draft, "市轨道公司").standing is Standing.NEW


def test_a_new_department_is_taken_back_while_nothing_hangs_on_it(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    draft = keep()
    add_new(session, draft, "市新闻办", act=office)
    used = add_new(session, draft, "市创新办", act=office)
    make.liaison(used)
    take_back(session, draft, 0, act=office)
    assert meaning(session, draft, "市新闻办").standing is Standing.NEW
    with pytest.raises(IsInUse):
        take_back(session, draft, 0, act=office)
    assert meaning(session, draft, "市创新办").standing is Standing.KNOWN


def test_members_are_taken_back_to_those_before(session: Session, make: Make, keep: Keep, office: Act) -> None:
    first, second = make.department(), make.department()
    group, draft = make.collective("各有关部门", [first]), keep()
    define_collective(session, draft, "各有关部门", [second], act=office)
    take_back(session, draft, 0, act=office)
    assert departments.members_of(session, [group.id])[group.id] == [first]


def test_only_an_answer_that_was_given_is_taken_back_and_only_until_the_plan_is_issued(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    draft = keep()
    with pytest.raises(NotFound):
        take_back(session, draft, 0, act=office)
    add_new(session, draft, "市监察局", act=office)
    issue_draft(session, draft, calendar=CALENDAR, act=office)
    with pytest.raises(NotOpen):
        take_back(session, draft, 0, act=office)


def test_a_collective_proposes_the_members_of_its_level(session: Session, make: Make, keep: Keep) -> None:
    make.department("苏州市财政局")
    county = make.department("常熟市人民政府", level=Level.COUNTY)
    found = meaning(session, keep(**SUZHOU), "各县（市、区）政府")
    assert (found.standing, found.proposed_members) == (Standing.MEMBERLESS, (county,))


def test_a_collective_of_another_city_is_remembered_with_its_area(
    session: Session, make: Make, keep: Keep, office: Act
) -> None:
    make.department("苏州市财政局", short_name="市财政局")
    away, home = keep(**WUXI), keep(**SUZHOU)
    define_collective(session, away, "各区政府", [make.department("梁溪区人民政府", level=Level.COUNTY)], act=office)
    assert meaning(session, away, "各区政府").standing is Standing.GROUP
    assert meaning(session, home, "各区政府").standing is Standing.MEMBERLESS


def test_sixty_names_cost_as_many_queries_as_three(session: Session, engine: Engine, make: Make, keep: Keep) -> None:
    for name in ("苏州市生态环境局", "苏州市财政局", "常熟市人民政府"):
        make.department(name)
    draft = keep(**SUZHOU)
    few = ["市环保局", "市财政局", "各区政府"]
    many = [*few, *(f"市第{n}专班" for n in range(50)), *(f"推进{n}" for n in range(7))]

    def sent(names: list[str]) -> int:
        session.rollback()
        origin = origin_of(draft)
        with QueryCount(engine) as statements:
            look_up(session, names, origin)
        return len(statements)

    assert sent(few) == sent(many)
