"""Papers that name bodies beside times and lay no work on them: guides to services, notices of awards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.rooms.intake.papers import Rows, as_docx, as_xlsx
from tracker.intake.reading import read_document

GUIDE = (
    "某县惠农补贴办事指南 一、农机购置补贴 申请条件：本县从事农业生产的个人和组织。 办理流程：填表—核机—公示—付款。"
    "办理时限：20个工作日。 责任单位：县农业农村局 联系电话：5550101 二、耕地地力补贴 申请条件：拥有承包地的农户。"
    "责任单位：县财政局 联系电话：5550102 2024年3月1日"
)
HEADING = ["序号", "项目名称", "承担单位", "负责人", "起止时间"]
ROWS = [
    ["1", "耐旱玉米新品种选育研究", "市农科院", "陈明", "2024.01-2025.12"],
    ["2", "城市内涝预警模型开发", "市气象局", "周倩", "2024.03-2025.06"],
]
COSTS = ["经费（万元）", "30", "25"]
ABOVE = ["关于2024年度科研项目拟立项名单的公示", "经专家评审，现将名单予以公示，公示期五个工作日。"]


def tasks(name: str, data: bytes) -> list[str]:
    return [task["content"] for task in read_document(name, data, year=2024).to_json()["tasks"]]


def test_a_guide_to_services_in_one_line_gives_no_tasks() -> None:
    assert tasks("a.txt", GUIDE.encode()) == []


@pytest.mark.parametrize(("name", "made"), [("a.docx", as_docx), ("a.xlsx", as_xlsx)])
def test_a_list_of_projects_that_are_paid_for_gives_no_tasks(name: str, made: Callable[[Rows], bytes]) -> None:
    rows = [[*row, cost] for row, cost in zip([HEADING, *ROWS], COSTS, strict=True)]
    assert tasks(name, made(rows)) == []


def test_a_notice_of_awards_gives_no_tasks_even_without_sums() -> None:
    assert tasks("a.docx", as_docx([HEADING, *ROWS], ABOVE)) == []


def test_projects_that_are_a_year_of_work_stay_tasks() -> None:
    above = ["2024年民生实事项目责任分解表的公示", "现将今年的民生实事项目予以公示。"]
    assert len(tasks("a.docx", as_docx([HEADING, *ROWS], above))) == len(ROWS)


def test_one_label_of_a_guide_in_a_plan_takes_no_task_away() -> None:
    text = "1.开通农机补贴网上申请，公布办理时限：不超过十日。责任单位：县农业农村局\n2.公开惠农资金去向。责任单位：县财政局\n"
    assert len(tasks("a.txt", text.encode())) == 2


def test_a_plan_that_speaks_of_making_things_known_keeps_its_tasks() -> None:
    lines = [
        "（一）规范企业认定名单公示",
        "1.对认定结果予以公示，公示期不少于五日。责任单位：市工信局",
        "2.公布评审专家名单。责任单位：市科技局",
    ]
    assert len(tasks("a.txt", "\n".join(lines).encode())) == 2


PAID = ["序号", "项目名称", "建设内容", "实施单位", "资金（万元）", "完成时间"]
BUILT = [
    ["1", "后山蓄水池", "新建蓄水池两座，铺设管道三公里。", "上岭镇人民政府", "60", "10月底前"],
    ["2", "农田机井", "维修机井四十眼。", "县水利局、平川乡人民政府", "35", "8月底前"],
]
MEASURED = ["序号", "指标名称", "计量单位", "年度目标", "牵头单位", "责任单位"]
FIGURES = [
    ["1", "粮食总产量", "万吨", "12.5", "县农业农村局", "各乡镇"],
    ["2", "新增就业", "人", "900", "县人社局", ""],
]


def test_projects_that_offices_carry_until_a_day_are_tasks_though_they_cost_money() -> None:
    assert len(tasks("a.docx", as_docx([PAID, *BUILT]))) == len(BUILT)


def test_a_list_of_who_gets_how_much_gives_no_tasks() -> None:
    rows = [[row[0], row[1], row[3], row[4]] for row in [PAID, *BUILT]]
    assert tasks("a.docx", as_docx(rows)) == []


def test_the_same_projects_with_bodies_that_answer_for_them_are_tasks() -> None:
    heading = ["序号", "项目名称", "责任单位", "资金（万元）"]
    assert len(tasks("a.docx", as_docx([heading, *([row[0], row[1], row[3], row[4]] for row in BUILT)]))) == len(BUILT)


def test_figures_that_somebody_answers_for_are_tasks_which_say_the_figure() -> None:
    assert tasks("a.docx", as_docx([MEASURED, *FIGURES])) == ["粮食总产量12.5万吨", "新增就业900人"]


def test_figures_that_nobody_answers_for_give_no_tasks() -> None:
    assert tasks("a.docx", as_docx([row[:4] for row in [MEASURED, *FIGURES]])) == []


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_card_of_a_service_is_no_task(between: str) -> None:
    card = (
        "某区办事服务指南：用工备案\n\n事项名称：用工备案\n事项类型：行政许可\n实施主体：某区人社局\n责任科室：审批科\n配合单位：某区财政局\n"
        "服务对象：企业法人\n办理地点：政务大厅二楼\n办理时间：周一至周五\n咨询电话：5550101\n"
    )
    assert tasks("a.txt", card.replace("\n", between).encode()) == []


def test_a_list_of_powers_is_no_card_of_labels_and_values() -> None:
    heads = ["序号", "职权类型", "职权名称", "设定依据", "责任事项", "实施机构", "责任科室", "追责情形"]
    row = [
        "1",
        "行政许可",
        "户外广告审批",
        "《市容条例》第十条",
        "1.受理。2.审查。",
        "区城管局",
        "审批科",
        "越权许可的",
    ]
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in (heads, row, row))
    assert tasks("a.html", f"<h2>某区权责清单</h2><table>{page}</table>".encode()) == []


def test_what_enterprises_may_ask_for_is_no_work() -> None:
    heading = ["序号", "政策名称", "支持内容", "支持对象", "责任单位", "咨询电话"]
    rows = [["1", "稳岗返还", "按上年度缴费的六成返还。", "中小企业", "市人社局", "2280011"]]
    assert tasks("a.docx", as_docx([heading, *rows])) == []


def test_a_list_of_persons_and_their_bodies_gives_no_tasks() -> None:
    rows = [
        ["青溪", "刘志远", "县委书记", "县水利局", "东山镇、西坪乡"],
        ["白水河", "方洁", "县长", "县环保局", "北关镇"],
    ]
    assert tasks("a.docx", as_docx([["河流名称", "县级河长", "职务", "责任单位", "流经乡镇"], *rows])) == []


def test_a_list_of_what_is_made_public_gives_no_tasks() -> None:
    heading = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体"]
    assert (
        tasks("a.docx", as_docx([heading, ["1", "救助标准", "低保标准", "某办法", "20个工作日内", "县民政局"]])) == []
    )
