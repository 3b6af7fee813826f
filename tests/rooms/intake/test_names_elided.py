"""Names in lists as offices write them: levels that are spared, towns and zones of their own, marks, remarks, nobody."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.names import names_in
from tracker.intake.interpret.roles import shares_of
from tracker.intake.recognise.found import Duty, Piece, Role


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("市人社局、财政局；常熟市、相城区监察局", "市人社局 市财政局 常熟市监察局 相城区监察局"),
        ("省、市发改委", "省发改委 市发改委"),
        ("各区党委、政府", "各区党委、政府"),
        ("各级党委、政府", "各级党委、政府"),
        ("各镇（街道）、高新区管委会", "各镇（街道） 高新区管委会"),
        ("各镇（街道）、开发区管委会", "各镇（街道） 开发区管委会"),
        ("市审计局、临港管委会", "市审计局 临港管委会"),
        ("水务站、王家村、三合村、陈村", "水务站 王家村 三合村 陈村"),
        ("县财政局、城东街道", "县财政局 城东街道"),
        ("城东街道、新安镇、高桥乡", "城东街道 新安镇 高桥乡"),
        ("常熟市财政局、发改委、人社局", "常熟市财政局 常熟市发改委 常熟市人社局"),
        ("新区人社局、卫健局、公安分局", "新区人社局 新区卫健局 新区公安分局"),
        ("市教育局、建设局", "市教育局 市建设局"),
        ("市 财 政 局、市审计局", "市财政局 市审计局"),
        ("市财政\n局、市审计局", "市财政局 市审计局"),
        ("市财政局\n市审计局", "市财政局 市审计局"),
        ("市委组织部、宣传部、统战部", "市委组织部 市委宣传部 市委统战部"),
        ("市委宣传部（市文明办）、教育局", "市委宣传部（市文明办） 市教育局"),
        ("省发展改革委、教育部", "省发展改革委 教育部"),
        ("自然资源：市自然资源局；交通运输：市交通运输局", "市自然资源局 市交通运输局"),
        ("市财政局市审计局市教育局", "市财政局 市审计局 市教育局"),
        ("市财政局和市审计局及各区政府", "市财政局 市审计局 各区政府"),
        ("市人力资源和社会保障局与市财政局", "市人力资源和社会保障局 市财政局"),
        ("人行苏州市中心支行、市城投集团、苏州大学", "人行苏州市中心支行 市城投集团 苏州大学"),
        ("市城管局、林溪供电公司、林溪供电局", "市城管局 林溪供电公司 林溪供电局"),
        ("市公交公司、供水公司、林溪供电公司", "市公交公司 市供水公司 林溪供电公司"),
        ("县委宣传部、县广电中心、旅游集团", "县委宣传部 县广电中心 旅游集团"),
        ("区水利局、生态环境高桥分局、自然资源和规划分局", "区水利局 生态环境高桥分局 区自然资源和规划分局"),
        ("新区农业局、农业农村分局、公安高桥分局", "新区农业局 新区农业农村分局 公安高桥分局"),
        ("中央驻苏单位、市直各部门", "中央驻苏单位 市直各部门"),
        ("1.市园林局", "市园林局"),
        ("★市财政局、市审计局*", "市财政局 市审计局"),
        ("——市财政局", "市财政局"),
        ("市财政局——", "市财政局"),
        ("无", ""),
        ("（无）", ""),
        ("—", ""),
        ("/", ""),
    ],
)
def test_a_list_is_completed_and_cleared(written: str, names: str) -> None:
    assert [name.value for name in names_in(written)] == names.split()


@pytest.mark.parametrize(
    ("text", "leads", "supports"),
    [
        ("市财政局；市科技局配合", "市财政局", "市科技局"),
        ("市财政局牵头，市审计局、市教育局，市科技局配合", "市财政局", "市审计局 市教育局 市科技局"),
        ("市财政局会同市审计局", "市财政局", "市审计局"),
        ("市财政局为主，市审计局配合", "市财政局", "市审计局"),
        ("市财政局为牵头单位，市审计局为配合单位", "市财政局", "市审计局"),
        ("牵头：市财政局；配合：审计局", "市财政局", "市审计局"),
        ("市财政局牵头，审计局、教育局配合", "市财政局", "市审计局 市教育局"),
        ("市财政局总牵头，市审计局、市教育局分别牵头", "市财政局 市审计局 市教育局", ""),
        ("市财政局牵头，各区人民政府组织实施", "市财政局 各区人民政府", ""),
        ("市财政局、市审计局（按职责分工）", "市财政局 市审计局", ""),
    ],
)
def test_verbs_and_labels_in_a_list_give_the_parts(text: str, leads: str, supports: str) -> None:
    told = shares_of([Duty(Role.RESPONSIBLE, Piece(text))])
    assert [name.value for name in told.leads] == leads.split()
    assert [name.value for name in told.supports] == supports.split()


def test_a_level_is_spared_across_the_parts_but_rarer_names_stay_as_they_are() -> None:
    told = shares_of([Duty(Role.LEAD, Piece("市财政局")), Duty(Role.SUPPORT, Piece("教育局、交发集团"))])
    assert [name.value for name in told.supports] == ["市教育局", "交发集团"]
