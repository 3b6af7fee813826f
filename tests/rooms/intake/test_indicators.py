"""Figures that a task must reach: value, unit and comparison — and figures that are none."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.indicators import indicators_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年底前覆盖面达到80%", [("80", "%", ">=")]),
        ("合格率不低于98.5％", [("98.5", "%", ">=")]),
        ("新增车位2,000个", [("2000", "个", "+")]),
        ("投资超过1.2亿元", [("1.2亿", "元", ">")]),
        ("死亡人数下降5%", [("5", "%", "-")]),
        ("提高3个百分点", [("3", "个百分点", "+")]),
        ("成本控制在1%以内", [("1", "%", "<=")]),
        ("绿化面积增长３０万亩", [("30万", "亩", "+")]),
        ("解读率100%", [("100", "%", "=")]),
        ("培育企业100家以上", [("100", "家", ">=")]),
        ("压减开支10%", [("10", "%", "-")]),
        ("新建站点3—5个以上", [("3-5", "个", ">=")]),
        ("新增示范点十二个", [("12", "个", "+")]),
        ("办理时限不超过5个工作日", [("5", "个工作日", "<=")]),
        ("覆盖率达到80%，投诉下降5%", [("80", "%", ">="), ("5", "%", "-")]),
    ],
)
def test_a_figure_is_read_with_its_unit_and_comparison(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.value, one.unit, one.comparison) for one in indicators_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345热线",
        "达到2024年水平",
        "“十四五”规划",
        "落实〔2024〕12号文件",
        "第3季度新增力量",
        "不超过6个月",
        "2024年12月31日以前完成",
        "第5条以上规定",
        "完善制度",
    ],
)
def test_dates_articles_and_numbers_of_papers_are_no_figures(text: str) -> None:
    assert indicators_in(text) == ()
