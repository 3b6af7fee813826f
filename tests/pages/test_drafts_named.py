"""The names of a draft: asked about with reasons, answered in one go, taken back one by one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.drafting import Keep
from tests.rooms.intake.drafted import named, row, said
from tests.support.trees import tree
from tests.support.visits import Visits
from tracker.departments.models import Department
from tracker.intake.draft import PlanFacts
from tracker.intake.models import DraftPlan
from tracker.intake.queries import rows_of


def names_form(desk: Visits, draft: DraftPlan) -> Any:
    """The form that asks about the names of a draft."""
    return tree(desk.get(f"/drafts/{draft.id}")).xpath("//form[contains(@action, '/names')]")[0]


def test_names_are_settled_together_and_known_ever_after(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("市轨道交通集团有限公司")
    make.department("市政务公开办公室", short_name="市公开办")
    draft = keep(row(leads=named("市新闻办"), supports=named("市轨道集团", "政务办")))
    form = names_form(desk, draft)
    sent = {key: value for key, value in form.fields.items() if value is not None}
    at = {form.fields[f"name-{place}-name"]: place for place in range(3)}
    (like,) = form.xpath(
        f".//input[@name='name-{at['市轨道集团']}-meaning'][not(@value='new')][not(@value='typed')]/@value"
    )
    sent |= {f"name-{at['市轨道集团']}-meaning": like}
    sent |= {f"name-{at['政务办']}-meaning": "typed", f"name-{at['政务办']}-department": "市公开办"}
    desk.post(f"/drafts/{draft.id}/names", sent)
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text
    assert "待认定的名称" not in desk.get(f"/drafts/{keep(row(leads=named('市轨道集团'))).id}").text


def test_an_unknown_department_is_refused_and_the_other_answers_stay(desk: Visits, make: Make, keep: Keep) -> None:
    draft = keep(row(leads=named("市新闻办"), supports=named("政务办")))
    sent = {
        "name-0-name": "市新闻办",
        "name-0-meaning": "new",
        "name-1-name": "政务办",
        "name-1-meaning": "typed",
        "name-1-department": "不存在局",
    }
    answer = desk.post(f"/drafts/{draft.id}/names", sent, expect=422)
    assert "名录中没有“不存在局”" in answer.text
    assert 'value="不存在局"' in answer.text
    assert "市新闻办" in answer.text


def test_a_collective_is_expanded_level_by_level(desk: Visits, make: Make, session: Session, keep: Keep) -> None:
    county = [make.department("常熟市政府", level="county"), make.department("昆山市政府", level="county")]
    city = make.department("市监察局")
    draft = keep(row(leads=named("各市(县)、区政府")))
    address = f"/drafts/{draft.id}/collective"
    ticked = desk.post(address, {"name": "各市(县)、区政府", "level": "county"}, expect=200)
    boxes = tree(ticked).xpath("//input[@name='members'][@checked]/@value")
    assert boxes == [str(each.id) for each in county]
    assert str(city.id) not in boxes
    assert "请至少勾选一个成员" in desk.post(address, {"name": "各市(县)、区政府"}, expect=422).text
    desk.post(address, {"name": "各市(县)、区政府", "members": boxes})
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text


SUZHOU = {"facts": PlanFacts(said("2026年工作要点"), None, (said("苏州市人民政府办公室"),), None, 2026)}


def test_a_first_plan_fills_the_directory_with_one_press(desk: Visits, session: Session, keep: Keep) -> None:
    draft = keep(row("1", leads=named("市发改委", "市政府")), row("2", leads=named("市委宣传部")), **SUZHOU)
    page = desk.get(f"/drafts/{draft.id}").text
    assert "新单位：苏州市发展和改革委员会（市级）" in page
    form = names_form(desk, draft)
    desk.post(f"/drafts/{draft.id}/names", {key: value for key, value in form.fields.items() if value is not None})
    page = desk.get(f"/drafts/{draft.id}").text
    assert "待认定的名称" not in page
    assert "已作的认定" in page
    names = {each.name for each in session.scalars(select(Department))}
    assert names == {"苏州市发展和改革委员会", "苏州市人民政府", "中共苏州市委宣传部"}


def test_the_panel_says_how_many_names_stand_how_and_where_each_is_found(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("苏州市生态环境局")
    many = [row(str(number), leads=named("市环保局")) for number in range(1, 9)]
    draft = keep(*many, row("9", leads=named("市新闻办", "市生态局", "各区政府")), **SUZHOU)
    page = tree(desk.get(f"/drafts/{draft.id}"))
    panel = " ".join(page.xpath("//section[@aria-labelledby='names']")[0].text_content().split())
    assert "别名 1，疑似 1，成员未定 1，新单位 1" in panel
    assert "就是苏州市生态环境局（职能调整前后的名称）" in panel
    assert "等 8 项" in panel
    first = page.xpath("//fieldset[.//strong='市环保局']//a/@href")[0]
    row_id = first.rpartition("#")[2]
    assert page.xpath(f"//*[@id='{row_id}']")


def test_what_is_no_name_is_cut_or_dropped_and_each_answer_taken_back(
    desk: Visits, session: Session, keep: Keep
) -> None:
    draft = keep(row(leads=named("市创新办市轨道办", "推进项目建设", "市监察局")))
    assert "这不像单位名称：像是几个单位连在一起" in desk.get(f"/drafts/{draft.id}").text
    form = names_form(desk, draft)
    sent = {key: value for key, value in form.fields.items() if value is not None}
    at = {form.fields[f"name-{place}-name"]: place for place in range(3)}
    assert sent[f"name-{at['市创新办市轨道办']}-pieces"] == "市创新办、市轨道办"
    sent |= {f"name-{at['市创新办市轨道办']}-meaning": "split", f"name-{at['推进项目建设']}-meaning": "drop"}
    desk.post(f"/drafts/{draft.id}/names", sent)
    (only,) = session.scalars(rows_of(draft.id).execution_options(populate_existing=True))
    assert only.leads == ["市创新办", "市轨道办", "市监察局"]
    for _each in range(3):
        desk.post(f"/drafts/{draft.id}/names/0/undo")
    session.rollback()
    (only,) = session.scalars(rows_of(draft.id).execution_options(populate_existing=True))
    assert set(only.leads) == {"市创新办市轨道办", "推进项目建设", "市监察局"}


def test_an_answer_that_something_rests_on_is_not_taken_back_and_says_why(
    desk: Visits, make: Make, session: Session, keep: Keep
) -> None:
    draft = keep(row(leads=named("市监察局")))
    desk.post(f"/drafts/{draft.id}/names", {"all": "new"})
    make.liaison(session.scalars(select(Department)).one())
    assert "可以停用" in desk.post(f"/drafts/{draft.id}/names/0/undo", expect=422).text


def test_a_collective_is_taken_at_its_level_with_one_choice(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("苏州市人民政府", short_name="市政府")
    make.department("常熟市人民政府", level="county")
    draft = keep(row(leads=named("各县（市、区）政府")), **SUZHOU)
    assert "就是同级的这 1 个单位" in desk.get(f"/drafts/{draft.id}").text
    desk.post(f"/drafts/{draft.id}/names", {"name-0-name": "各县（市、区）政府", "name-0-meaning": "level"})
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text


def test_those_concerned_are_nobody_until_the_coordinator_says_who(desk: Visits, make: Make, keep: Keep) -> None:
    here = [make.department("苏州市审计局"), make.department("苏州市财政局")]
    draft = keep(row(leads=named("市各有关部门")), **SUZHOU)
    page = desk.get(f"/drafts/{draft.id}").text
    assert "只说“有关”，没有写明是哪些部门" in page
    assert "同级的这 2 个单位都算" in page
    address = f"/drafts/{draft.id}/collective?name=市各有关部门"
    ticked = "//input[@name='members'][@checked]/@value"
    assert tree(desk.get(address)).xpath(ticked) == []
    everybody = desk.post(address, {"name": "市各有关部门", "level": "level"}, expect=200)
    assert set(tree(everybody).xpath(ticked)) == {str(each.id) for each in here}


def test_the_members_of_a_level_are_still_ticked_beforehand(desk: Visits, make: Make, keep: Keep) -> None:
    county = make.department("常熟市人民政府", level="county")
    draft = keep(row(leads=named("各县（市、区）政府")), **SUZHOU)
    page = tree(desk.get(f"/drafts/{draft.id}/collective?name=各县（市、区）政府"))
    assert page.xpath("//input[@name='members'][@checked]/@value") == [str(county.id)]


def test_many_new_names_are_one_list_with_what_they_would_be_entered_as(
    desk: Visits, make: Make, session: Session, keep: Keep
) -> None:
    make.department("苏州市人民政府", short_name="市政府")
    make.department("苏州市轨道交通集团有限公司", short_name="轨道集团")
    common = ("市财政局", "市教育局", "市司法局", "市商务局", "市水务局", "市统计局", "市医保局", "市民政局")
    draft = keep(row("1", leads=named(*common)), row("2", leads=named("市营商促进专班", "轨道公司筹备处")), **SUZHOU)
    lines = tree(desk.get(f"/drafts/{draft.id}")).xpath("//section[@aria-labelledby='names']//tbody/tr")
    shown = [[" ".join(cell.text_content().split()) for cell in line.findall("td")] for line in lines]
    assert [cells[4] for cells in shown] == ["不常见"] * 2 + [cells[4] for cells in shown[2:]]
    finance = next(cells for cells in shown if cells[0].startswith("市财政局"))
    assert finance[1:5] == ["苏州市财政局", "市级", "市政府", "财政局"]
    form = names_form(desk, draft)
    assert "全部新建（10 个）" in form.text_content()
    sent = {key: value for key, value in form.fields.items() if value is not None}
    at = next(key.split("-")[1] for key, value in sent.items() if value == "轨道公司筹备处")
    desk.post(f"/drafts/{draft.id}/names", {**sent, f"name-{at}-department": "轨道集团", "all": "new"})
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text
    names = {each.name for each in session.scalars(select(Department))}
    assert "苏州市财政局" in names
    assert len(names) == 2 + len(common) + 1


def test_new_names_out_of_sight_are_not_answered_beforehand(desk: Visits, keep: Keep) -> None:
    few, many = (keep(row(leads=named(*(f"市第{n}办" for n in range(count))))) for count in (3, 20))

    def beforehand(draft: DraftPlan) -> int:
        return len(names_form(desk, draft).xpath(".//input[@type='radio'][@value='new'][@checked]"))

    assert (beforehand(few), beforehand(many)) == (3, 0)
