"""Text that a margin cut: the paragraphs come back whole, and nothing else is joined."""

from __future__ import annotations

from textwrap import wrap

import pytest

from tracker.intake.readers.text import read_text
from tracker.intake.reading import read_document
from tracker.intake.source import Paragraph

PARAGRAPHS = [
    "各县区人民政府，市政府各部门：为做好今年的绿化工作，现将有关事项通知如下，请结合实际认真贯彻执行，确保各项任务按期完成。",
    "（一）新建口袋公园。在老城区利用边角地块新建口袋公园三十处以上，配套健身步道和儿童活动设施，十月底前全部建成开放。（责任单位：市园林绿化局、市住房和城乡建设局、各区人民政府）",
    "（二）开展义务植树。组织机关干部和市民参加义务植树活动，全年植树一百万株以上，成活率不低于百分之九十五。（责任单位：市绿化办、市农业农村局、市自然资源和规划局、团市委）",
    "（三）修复沿河湿地。对清水河沿岸受损湿地开展生态修复，拆除违法建筑，恢复植被，年底前完成修复面积八百亩。（责任单位：市水利局、市生态环境局）",
]


def read(text: str) -> list[str]:
    return [block.text for block in read_text(text.encode()) if isinstance(block, Paragraph)]


def cut(width: int, indent: str = "") -> str:
    return "\n".join(
        line for paragraph in PARAGRAPHS for line in wrap(indent + paragraph, width, drop_whitespace=False)
    )


@pytest.mark.parametrize("width", [22, 28, 33, 40])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_lines_cut_at_one_width_are_joined_to_their_paragraphs(width: int, indent: str) -> None:
    assert read(cut(width, indent)) == PARAGRAPHS


def test_the_tasks_of_a_cut_text_are_those_of_the_whole_one() -> None:
    whole, divided = (
        read_document("a.txt", text.encode(), year=2024).to_json()["tasks"] for text in ("\n".join(PARAGRAPHS), cut(30))
    )
    assert [(task["content"], task["leads"]) for task in divided] == [
        (task["content"], task["leads"]) for task in whole
    ]
    assert len(whole) == 3


def test_a_text_of_mostly_short_paragraphs_is_joined_where_its_full_lines_break_off_in_a_sentence() -> None:
    short = [f"（{sign}）完成第{sign}项整治。（责任单位：市园林局）" for sign in "四五六七八九十"] * 2
    assert read("\n".join([cut(38), *short])) == [*PARAGRAPHS, *short]


def test_cells_one_to_a_line_are_not_joined() -> None:
    cells = [
        "序号",
        "任务",
        "责任单位",
        "1",
        "新建公园",
        "市园林局",
        "2",
        "义务植树",
        "市绿化办",
        "3",
        "修复湿地",
        "市水利局",
    ]
    assert read("\n".join(cells)) == cells


def test_paragraphs_that_each_fill_one_long_line_stay_apart() -> None:
    assert read("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_a_drawn_table_keeps_its_lines() -> None:
    row = "│1│新建口袋公园三十处以上并配套健身步道和儿童活动设施│市园林绿化局│"
    assert read("\n".join([row] * 12)) == [row] * 12


def test_each_paragraph_knows_the_line_at_which_it_begins() -> None:
    places = [block.place.paragraph for block in read_text(cut(33).encode())]
    assert places == [1, 3, 6, 9]
