"""Spaces in a list of names: some part two names, others a careless copy left inside of one."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.names import names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("市财 政局、市发展改 革委、各县（市、区） 政府", ["市财政局", "市发展改革委", "各县（市、区）政府"]),
        ("省工业和信息 化厅、省财政厅", ["省工业和信息化厅", "省财政厅"]),
        ("市住房 和城乡建设局、市人力资源 社会保障局", ["市住房和城乡建设局", "市人力资源社会保障局"]),
        ("县国土 局，县美丽 办", ["县国土局", "县美丽办"]),
        ("市 委宣 传部", ["市委宣传部"]),
        ("市 财政局 市人社局", ["市财政局", "市人社局"]),
        ("政府办 财政局 发改局", ["政府办", "财政局", "发改局"]),
        ("城东街道 城西街道", ["城东街道", "城西街道"]),
        ("市教育局 各县区", ["市教育局", "各县区"]),
        ("陈刚 市民政局", ["市民政局"]),
    ],
)
def test_a_space_parts_names_only_where_one_ends_and_another_begins(written: str, names: list[str]) -> None:
    assert [name.value for name in names_in(written)] == names
