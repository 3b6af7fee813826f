"""Tables as offices draw them: merged and two-line headings, categories, page breaks, wrong words."""

from __future__ import annotations

from tests.rooms.intake.papers import as_docx, as_text, as_xlsx, cell, table, word_of
from tracker.intake.draft import DraftTask
from tracker.intake.reading import read_document

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'


def tasks(data: bytes, name: str = "a.docx") -> list[DraftTask]:
    return list(read_document(name, data, year=2024).tasks)


def told(data: bytes, name: str = "a.docx") -> list[tuple[str, list[str], list[str]]]:
    return [(t.content.value, [n.value for n in t.leads], [n.value for n in t.supports]) for t in tasks(data, name)]


def test_a_heading_of_two_lines_is_read_from_the_top_down() -> None:
    made = table(
        cell("序号", DOWN) + cell("工作任务", DOWN) + cell("责任分工", WIDE) + cell("时限", DOWN),
        cell("", ON) + cell("", ON) + cell("牵头单位") + cell("配合单位") + cell("", ON),
        cell("1") + cell("健全值班制度") + cell("市财政局") + cell("市档案局") + cell("6月底"),
    )
    assert told(word_of(made)) == [("健全值班制度", ["市财政局"], ["市档案局"])]


def test_a_title_row_and_category_rows_are_no_tasks() -> None:
    rows = [
        ["2024年重点任务分解表", "", ""],
        ["序号", "工作任务", "责任单位"],
        ["一、强化保障", "", ""],
        ["1", "健全值班制度", "市财政局"],
        ["二、改进服务", "", ""],
        ["2", "落实经费", "市审计局"],
    ]
    drafted = tasks(as_xlsx(rows), "a.xlsx")
    assert [task.category.value for task in drafted if task.category] == ["强化保障", "改进服务"]


def test_a_heading_that_is_repeated_on_the_next_page_is_no_task() -> None:
    heading = ["序号", "工作任务", "责任单位"]
    rows = [heading, ["1", "健全值班制度", "市财政局"], heading, ["2", "落实经费", "市审计局"]]
    assert [task.number.value for task in tasks(as_docx(rows)) if task.number] == ["1", "2"]


def test_a_cell_that_goes_on_on_the_next_page_is_one_task() -> None:
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "健全值班", "市财政局"],
        ["", "制度", ""],
        ["2", "落实经费", "市审计局"],
    ]
    assert told(as_docx(rows))[0] == ("健全值班制度", ["市财政局"], [])


def test_the_narrower_of_two_content_columns_is_the_task() -> None:
    rows = [
        ["重点任务", "工作措施", "牵头单位"],
        ["强化保障", "健全值班制度", "市财政局"],
        ["强化保障", "", "市审计局"],
    ]
    drafted = tasks(as_docx(rows))
    assert [(t.category.value if t.category else None, t.content.value) for t in drafted] == [
        ("强化保障", "健全值班制度"),
        (None, "强化保障"),
    ]


def test_a_column_headed_category_that_counts_is_the_number() -> None:
    rows = [
        ["工作类别", "主 要 工 作 任 务", "牵头部门"],
        ["1", "健全值班制度", "市财政局"],
        ["2", "落实经费", "市审计局"],
    ]
    for name, data in (("a.docx", as_docx(rows)), ("a.txt", as_text(rows))):
        drafted = tasks(data, name)
        assert [task.number.value for task in drafted if task.number] == ["1", "2"]
        assert not any(task.category for task in drafted)


def test_departments_in_a_cell_merged_over_rows_carry_each_of_them() -> None:
    made = table(
        cell("工作任务") + cell("责任单位"),
        cell("健全值班制度") + cell("市财政局", DOWN),
        cell("落实经费") + cell("", ON),
    )
    assert told(word_of(made)) == [("健全值班制度", ["市财政局"], []), ("落实经费", ["市财政局"], [])]


def test_one_task_over_several_rows_gathers_their_departments() -> None:
    made = table(
        cell("工作任务") + cell("责任单位"),
        cell("健全值班制度", DOWN) + cell("市财政局"),
        cell("", ON) + cell("市审计局"),
    )
    assert told(word_of(made)) == [("健全值班制度", ["市财政局", "市审计局"], [])]


def test_a_person_in_the_cell_of_a_department_is_left_out() -> None:
    rows = [["序号", "工作任务", "牵头单位及主要负责人"], ["1", "健全值班制度", "市民政局 王小明"]]
    assert told(as_docx(rows)) == [("健全值班制度", ["市民政局"], [])]


def test_a_row_that_nobody_leads_is_asked_about() -> None:
    rows = [["序号", "工作任务", "牵头单位"], ["1", "健全值班制度", "市财政局"], ["2", "落实经费", ""]]
    (question,) = tasks(as_docx(rows))[1].questions
    assert str(question) == "没有读到牵头部门。由哪个部门牵头？"


def test_a_flattened_table_without_numbers_is_divided_where_work_follows_names() -> None:
    rows = [
        ["工作任务", "责任单位", "完成时限"],
        ["健全各项值班制度", "市财政局、市审计局", "6月底前"],
        ["落实年度工作经费", "市审计局", ""],
        ["开展全市业务培训", "市教育局", "年底前"],
    ]
    drafted = tasks(as_text(rows, ["2024年任务分解表"]), "a.txt")
    assert [(t.content.value, [n.value for n in t.leads], str(t.deadline.day)) for t in drafted] == [
        ("健全各项值班制度", ["市财政局", "市审计局"], "2024-06-30"),
        ("落实年度工作经费", ["市审计局"], "None"),
        ("开展全市业务培训", ["市教育局"], "2024-12-31"),
    ]
