"""Lists of bodies as real papers write them: what is spared, what is shared, what stands for many, what only sounds alike."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.collectives import is_collective
from tracker.intake.interpret.names import names_in
from tracker.intake.interpret.roles import shares_of
from tracker.intake.reading import read_document
from tracker.intake.recognise.found import Duty, Piece, Role

LISTS = {
    "parts of one body that are counted": [
        ("市公安局一、二支队", "市公安局一支队 市公安局二支队"),
        ("市公安局一、三中队，市司法局", "市公安局一中队 市公安局三中队 市司法局"),
        ("县局一、二、三科", "县局一科 县局二科 县局三科"),
        ("市地税局直属一、二分局", "市地税局直属一分局 市地税局直属二分局"),
        ("市第一、第二人民医院", "市第一人民医院 市第二人民医院"),
        ("市第一、二、三人民医院", "市第一人民医院 市第二人民医院 市第三人民医院"),
        ("交警支队一大队、二大队", "交警支队一大队 交警支队二大队"),
        ("市警察局第一、第二分局、市財政局", "市警察局第一分局 市警察局第二分局 市財政局"),
        ("第一、二、三分局", "第一分局 第二分局 第三分局"),
        ("业务一、二处，综合处", "业务一处 业务二处 综合处"),
        ("综合处、业务一处、业务二处", "综合处 业务一处 业务二处"),
    ],
    "areas that are counted": [
        ("妇联等相关部门，12个街道、镇", "妇联 12个街道、镇"),
        ("县教体局、全县9个乡镇", "县教体局 全县9个乡镇"),
        ("23个乡镇、3个街道", "23个乡镇 3个街道"),
    ],
    "branches of one bureau": [
        ("市生态环境局林溪分局、高桥分局", "市生态环境局林溪分局 市生态环境局高桥分局"),
        ("市公安局林溪派出所、东山派出所", "市公安局林溪派出所 市公安局东山派出所"),
        ("县公安局刑侦、交警大队", "县公安局刑侦大队 县公安局交警大队"),
        ("公安林溪分局、公安高桥分局", "公安林溪分局 公安高桥分局"),
        ("市公安局交警支队、交通运输局", "市公安局交警支队 市交通运输局"),
        ("市税务局、人行林溪中心支行、林溪银保监分局", "市税务局 人行林溪中心支行 林溪银保监分局"),
    ],
    "offices of a party committee": [
        ("市委宣传部、网信办，市文明办", "市委宣传部 市委网信办 市文明办"),
        ("市委改革办、财经办、国安办", "市委改革办 市委财经办 市委国安办"),
        ("市委办、政府办、人大办、政协办", "市委办 市政府办 市人大办 市政协办"),
        ("县政协办公室、县委农办", "县政协办公室 县委农办"),
        ("区委组织部、老干部局、党校、团区委", "区委组织部 区委老干部局 区委党校 团区委"),
        ("市纪委监委、市委巡察办", "市纪委监委 市委巡察办"),
        ("市人大常委会法工委、市司法局", "市人大常委会法工委 市司法局"),
    ],
    "bodies that are led from above, or by nobody": [
        ("国家税务总局林溪市税务局、中国人民银行林溪市中心支行", "国家税务总局林溪市税务局 中国人民银行林溪市中心支行"),
        ("国网林溪供电公司、市水务集团", "国网林溪供电公司 市水务集团"),
        ("团市委、市妇联、总工会", "团市委 市妇联 市总工会"),
        ("省军区、省武警总队，林溪军分区", "省军区 省武警总队 林溪军分区"),
        ("国家统计局林溪调查队、市统计局", "国家统计局林溪调查队 市统计局"),
        ("中国电信林溪分公司、移动林溪分公司", "中国电信林溪分公司 移动林溪分公司"),
    ],
    "names with brackets": [
        ("市发展改革委（市粮食和物资储备局）、财政局", "市发展改革委（市粮食和物资储备局） 市财政局"),
        ("市住房城乡建设局（市人防办）、自然资源局", "市住房城乡建设局（市人防办） 市自然资源局"),
        ("市公安局（刑侦支队、交警支队）、市司法局", "市公安局（刑侦支队、交警支队） 市司法局"),
        ("市政府办公室(市金融办)、市大数据中心", "市政府办公室(市金融办) 市大数据中心"),
    ],
    "names that stand for many": [
        ("各县（市、区）人民政府，各管委会", "各县（市、区）人民政府 各管委会"),
        ("各县（市、区）委、政府，市直各部门", "各县（市、区）委、政府 市直各部门"),
        ("各县（市、区）党委、人民政府", "各县（市、区）党委、人民政府"),
        ("各盟行政公署、市人民政府", "各盟行政公署、市人民政府"),
        ("各省辖市、省直管县（市）人民政府", "各省辖市、省直管县（市）人民政府"),
        ("市委、市政府各部门，各区", "市委、市政府各部门 各区"),
        ("市、区两级财政部门", "市、区两级财政部门"),
        ("林溪、高桥、东山三县区政府", "林溪、高桥、东山三县区政府"),
        ("市财政局、教育局及相关部门", "市财政局 市教育局 相关部门"),
        ("市直有关单位、驻市有关单位", "市直有关单位 驻市有关单位"),
        ("市教育局直属各学校、民政局", "市教育局直属各学校 市民政局"),
        ("市国资委、各市属国有企业", "市国资委 各市属国有企业"),
    ],
    "fields in place of names": [
        ("市发改、财政、教育等部门", "市发改 市财政 市教育"),
        ("市财政、人社部门", "市财政部门 市人社部门"),
        ("省发展改革、交通运输、水利部门", "省发展改革部门 省交通运输部门 省水利部门"),
    ],
}


@pytest.mark.parametrize(("written", "names"), [row for rows in LISTS.values() for row in rows])
def test_a_list_becomes_the_bodies_that_it_means(written: str, names: str) -> None:
    assert [name.value for name in names_in(written)] == names.split()


@pytest.mark.parametrize("name", ["市、区两级财政部门", "市委、市政府各部门", "各县（市、区）委、政府"])
def test_what_stands_for_many_is_known_as_such(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize("role", list(Role))
def test_the_office_of_the_consultative_conference_supports_nobody_by_its_name(role: Role) -> None:
    told = shares_of([Duty(role, Piece("市政府办、市政协办"))])
    assert {name.value for name in (*told.leads, *told.supports)} == {"市政府办", "市政协办"}


def test_what_it_does_is_still_told_by_the_verb_behind_it() -> None:
    told = shares_of([Duty(Role.CHARGE, Piece("市政府办牵头，市政协办、市科协协办"))])
    assert [name.value for name in told.leads] == ["市政府办"]
    assert [name.value for name in told.supports] == ["市政协办", "市科协"]


@pytest.mark.parametrize("names", ["市公安局一、二支队，市局一、二、三科", "市公安局一、二支队"])
@pytest.mark.parametrize("around", ["（责任单位：{}）", "责任单位：{}", "责任单位：{}；完成时限：6月底前"])
def test_parts_that_are_counted_are_no_items_of_the_outline(names: str, around: str) -> None:
    text = f"2024年平安建设工作要点\n1.完善巡防机制。{around.format(names)}\n2.健全台账。（责任单位：市财政局）\n"
    tasks = read_document("a.txt", text.encode(), year=None, issued_on=None).to_json()["tasks"]
    assert [(task["number"], task["content"].rstrip("。")) for task in tasks] == [
        ("1", "完善巡防机制"),
        ("2", "健全台账"),
    ]
    assert tasks[0]["leads"] == [name.value for name in names_in(names)]
