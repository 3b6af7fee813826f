"""The document stands beside its draft: each line with the rows that it gave, and what was not used."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.conftest import MONDAY, act_on
from tests.make import Make
from tests.pages.drafting import rows
from tests.rooms.intake.drafted import KEPT
from tests.rooms.intake.papers import as_html
from tests.support.queries import QueryCount
from tests.support.trees import tree
from tests.support.visits import Visits
from tracker.intake.actions.making import make_draft
from tracker.intake.models import DraftPlan
from tracker.intake.reading import read_document
from tracker.people.models import Person

PLAN = """关于做好2026年工作的通知
为做好今年的工作,各县区要加强协作。
1.完善政务公开的各项制度。(牵头单位:市财政局;配合单位:市审计局)
2.推进档案电子化建设,6月底前完成。(牵头单位:市档案局)"""
MERGED = [
    ["类别", "主要任务", "牵头部门"],
    ["公开", "完善政务公开的各项制度", "市财政局"],
    ["公开", "推进档案电子化建设", "市档案局"],
]


def of_document(session: Session, office: Person, name: str, data: bytes) -> DraftPlan:
    drafted = read_document(name, data, year=2026)
    draft = make_draft(session, drafted, file_name=name, kept=KEPT, act=act_on(MONDAY, office))
    session.commit()
    return draft


def test_the_document_stands_beside_the_draft_and_each_leads_to_the_other(
    desk: Visits, session: Session, office: Person
) -> None:
    draft = of_document(session, office, "要点.txt", PLAN.encode())
    first, second = rows(session, draft)
    page = tree(desk.get(f"/drafts/{draft.id}"))
    line = page.xpath("//*[@id='line-2']")[0]
    assert line.get("data-rows") == str(first.id)
    assert line.xpath(".//a/@href") == [f"#row-{first.id}"]
    marks = {mark.get("class"): mark.text for mark in line.xpath(".//mark")}
    assert marks["mark--lead"] == "市财政局"
    assert marks["mark--support"] == "市审计局"
    assert page.xpath(f"//*[@id='row-{second.id}']//a[@class='reading__where']/@href") == ["#line-3"]


def test_what_was_not_used_is_marked_and_becomes_a_task_in_its_place(
    desk: Visits, session: Session, office: Person
) -> None:
    draft = of_document(session, office, "要点.txt", PLAN.encode())
    page = tree(desk.get(f"/drafts/{draft.id}"))
    unused = page.xpath("//*[@id='line-1']//a[contains(., '没有用上')]/@href")
    assert unused == [f"/drafts/{draft.id}/rows/new?line=1"]
    assert "为做好今年的工作" in desk.get(unused[0]).text
    desk.post(unused[0], {"content": "做好今年的工作", "leads": "市财政局", "deadline_kind": "none"})
    added = rows(session, draft)[-1]
    assert (added.content, added.source["lines"]) == ("做好今年的工作", [1])
    page = tree(desk.get(f"/drafts/{draft.id}"))
    assert page.xpath("//*[@id='line-1']/@data-rows") == [str(added.id)]


def test_a_table_is_drawn_as_a_table_with_its_merged_cells(desk: Visits, session: Session, office: Person) -> None:
    head, first, second = ("".join(f"<td>{cell}</td>" for cell in line) for line in MERGED)
    first, second = first.replace("<td>", '<td rowspan="2">', 1), second.replace("<td>公开</td>", "")
    table = "".join(f"<tr>{line}</tr>" for line in (head, first, second))
    draft = of_document(session, office, "要点.html", f"<html><body><table>{table}</table></body></html>".encode())
    page = tree(desk.get(f"/drafts/{draft.id}"))
    assert [cell.text_content().strip() for cell in page.xpath("//table[@class='lines']//tr[1]/th")] == MERGED[0]
    rows_drawn = page.xpath("//table[@class='lines']//tr[contains(@class, 'line--used')]")
    assert [cell.get("rowspan") for cell in rows_drawn[0].findall("td")] == ["2", None, None]
    assert len(rows_drawn[1].findall("td")) == 2


def test_a_page_shows_its_part_of_the_table_with_headings_and_cells_that_began_before(
    desk: Visits, session: Session, office: Person
) -> None:
    body = "".join(f"<tr><td>完善第{nth}项制度</td><td>市财政局</td></tr>" for nth in range(2, 60))
    head = "<tr><th>类别</th><th>主要任务</th><th>牵头部门</th></tr>"
    first = '<tr><td rowspan="59">公开</td><td>完善第1项制度</td><td>市财政局</td></tr>'
    html = f"<html><body><table>{head}{first}{body}</table></body></html>"
    draft = of_document(session, office, "要点.html", html.encode())
    page = tree(desk.get(f"/drafts/{draft.id}?page=2"))
    shown = page.xpath("//table[@class='lines']//tr")
    assert [cell.text_content() for cell in shown[0].findall("th")] == ["类别", "主要任务", "牵头部门"]
    assert [cell.text_content() for cell in shown[1].findall("td")] == ["公开", "完善第21项制度", "市财政局"]
    assert shown[1].findall("td")[0].get("rowspan") == "20"


def test_a_long_stretch_between_tasks_is_counted_and_leads_to_the_whole_document(
    desk: Visits, session: Session, office: Person
) -> None:
    between = "\n".join(f"这里是第{nth}段说明文字。" for nth in range(300))
    text = PLAN.replace("2.推进", f"二、说明\n{between}\n三、其他\n2.推进")
    draft = of_document(session, office, "要点.txt", text.encode())
    page = desk.get(f"/drafts/{draft.id}")
    (gap,) = tree(page).xpath("//p[contains(@class, 'line--gap')]//a")
    assert gap.text == "中间还有 290 段，其中 290 段没有用上"
    assert len(page.data) < 100_000
    whole = tree(desk.get(gap.get("href").split("#")[0]))
    assert whole.xpath(f"//*[@id='{gap.get('href').split('#')[1]}']")


def test_the_whole_document_leads_to_each_row_on_its_page(desk: Visits, session: Session, office: Person) -> None:
    table = [["序号", "主要任务", "牵头部门"], *([str(n), f"完善第{n}项制度", "市财政局"] for n in range(1, 31))]
    draft = of_document(session, office, "要点.html", as_html(table))
    last = rows(session, draft)[-1]
    page = tree(desk.get(f"/drafts/{draft.id}/document"))
    assert f"/drafts/{draft.id}?page=2#row-{last.id}" in page.xpath("//a[@class='line__to']/@href")


def test_a_long_document_costs_no_more_queries_than_a_short_one_and_stays_small(
    desk: Visits, make: Make, session: Session, office: Person, queries: QueryCount
) -> None:
    make.department("市财政局")

    def cost(number: int) -> tuple[int, int]:
        listed = ([str(nth), f"完善第{nth}项制度" * 6, "市财政局", "年底前"] for nth in range(1, number + 1))
        table = [["序号", "主要任务", "牵头部门", "完成时限"], *listed]
        draft = of_document(session, office, "要点.html", as_html(table))
        with queries as sent:
            answer = desk.get(f"/drafts/{draft.id}?page=2")
        return len(sent), len(answer.data)

    cost(30)
    (few, _), (many, size) = cost(30), cost(300)
    assert few == many
    assert size < 100_000
