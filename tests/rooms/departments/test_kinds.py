"""What names tell: the area a body serves, the kind of body it is, and what a new one would be called."""

from __future__ import annotations

import pytest

from tracker.departments.areas import Area, well_known
from tracker.departments.bodies import body_of
from tracker.departments.homes import UNKNOWN, Home, home_of_document, home_of_names, level_of_area
from tracker.departments.kinds import Kinship, kin, kinds, kinds_called, plain
from tracker.departments.models import Level
from tracker.departments.proposals import propose, usual_names

SUZHOU = Home(Area("苏州", "市"))
FEWEST_KINDS = 90


def test_there_are_kinds_enough_and_each_refers_to_kinds_that_there_are() -> None:
    referred = {other for kind in kinds().values() for other in (*kind.was, *kind.within)}
    assert len(kinds()) >= FEWEST_KINDS
    assert referred <= kinds().keys()


def test_a_kind_is_never_its_own_past_or_its_own_host() -> None:
    assert not [kind.name for kind in kinds().values() if kind.name in (*kind.was, *kind.within)]


def test_all_tables_are_written_in_plain_signs() -> None:
    names = {name for kind in kinds().values() for name in kind.called} | well_known()
    assert not [name for name in names if "".join(name.split()) != name or "（" in name]


@pytest.mark.parametrize(
    ("name", "area", "kind"),
    [
        ("市发改委", ("", "市"), "发展和改革委员会"),
        ("蘇州市發展和改革委員會", ("苏州", "市"), "发展和改革委员会"),
        ("中共苏州市委宣传部", ("苏州", "市"), "宣传部"),
        ("市委宣传部（市文明办）", ("", "市"), "宣传部"),
        ("财政厅", ("", "省"), "财政局"),
        ("常熟市监察局", ("常熟", "市"), "监察局"),
        ("江苏省苏州质量技术监督局", ("苏州", ""), "质量技术监督局"),
        ("国家税务总局苏州市税务局", ("苏州", "市"), "税务局"),
        ("团市委", ("", "市"), "共青团~委"),
        ("共青团苏州市委员会", ("苏州", "市"), "共青团~委"),
        ("人民银行苏州市中心支行", ("苏州", "市"), "中国人民银行~分行"),
        ("国网苏州供电公司", ("苏州", ""), "供电公司"),
        ("市市场监管局", ("", "市"), "市场监督管理局"),
        ("苏州市市场监督管理局", ("苏州", "市"), "市场监督管理局"),
        ("市场监管局", ("", ""), "市场监督管理局"),
        ("市城市管理局", ("", "市"), "城市管理局"),
        ("市市容市政管理局", ("", "市"), "城市管理局"),
        ("市民政局", ("", "市"), "民政局"),
        ("市政研室", ("", "市"), "委研究室"),
        ("苏州工业园区管委会", ("工业园", "区"), "管理委员会"),
        ("广西壮族自治区发展和改革委员会", ("广西", "省"), "发展和改革委员会"),
        ("自治区财政厅", ("", "省"), "财政局"),
        ("延边朝鲜族自治州财政局", ("延边", "州"), "财政局"),
        ("海州区财政局", ("海州", "区"), "财政局"),
        ("市中区教育局", ("市中", "区"), "教育局"),
        ("和平区教育局", ("和平", "区"), "教育局"),
        ("吉林市财政局", ("吉林", "市"), "财政局"),
        ("吉林省财政厅", ("吉林", "省"), "财政局"),
        ("梅李镇人民政府", ("梅李", "镇"), "人民政府"),
        ("市军分区", ("", "市"), "军分区"),
        ("韩城市政府", ("韩城", "市"), "人民政府"),
        ("建设城市更新局", ("", ""), "=建设城市更新局"),
    ],
)
def test_a_name_tells_of_its_area_and_kind(name: str, area: tuple[str, str], kind: str) -> None:
    body = body_of(name)
    assert (tuple(body.area), list(body.keys)) == (area, [kind])


@pytest.mark.parametrize("name", ["常熟市", "相城区", "江苏省", "苏州", "梅李镇"])
def test_the_name_of_an_area_alone_is_no_body(name: str) -> None:
    assert body_of(name).is_an_area


@pytest.mark.parametrize("name", ["轨道集团", "12345便民服务热线", "老年大学", "区域协调专班", "住房和城市更新专班"])
def test_an_uncommon_name_has_no_kind_and_no_area(name: str) -> None:
    body = body_of(name)
    assert (body.kinds, body.area.is_named) == (frozenset(), False)


@pytest.mark.parametrize(
    ("one", "other"),
    [("发展和改革委员会", "发展改革委"), ("人民政府办公室", "政府办"), ("高新区管理委员会", "高新区管委会")],
)
def test_what_differs_in_small_words_alone_reads_alike(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_a_short_name_of_two_kinds_means_either() -> None:
    assert kinds_called("药监局") == {"食品药品监督管理局", "药品监督管理局"}


def test_former_kinds_answer_both_ways_and_an_office_for_its_host_alone() -> None:
    assert kin("环境保护局")["生态环境局"] is kin("生态环境局")["环境保护局"] is Kinship.FORMER
    assert kin("精神文明建设指导委员会办公室")["宣传部"] is Kinship.WITHIN
    assert "精神文明建设指导委员会办公室" not in kin("宣传部")


@pytest.mark.parametrize(
    ("sign", "area"),
    [("", ("苏州", "市")), ("市", ("苏州", "市")), ("省", ("江苏", "省")), ("县", ("", "县"))],
)
def test_a_sign_means_the_area_of_the_home(sign: str, area: tuple[str, str]) -> None:
    assert tuple(SUZHOU.resolve(Area("", sign))) == area


def test_a_county_knows_its_own_city_above_it() -> None:
    home = Home(Area("相城", "区"), Area("苏州", "市"))
    assert [home.resolve(Area("", sign)).name for sign in ("区", "市", "省")] == ["相城", "苏州", "江苏"]


@pytest.mark.parametrize(
    ("listed", "home"),
    [
        ([("苏州市人民政府", "市政府", None), ("常熟市人民政府", "常熟市政府", 1)], "苏州"),
        ([("苏州市监察局", "市监察局", None), ("江苏省财政厅", "江苏省财政厅", None)], "苏州"),
        ([("昆山市财政局", "市财政局", None), ("昆山市民政局", "市民政局", None)], "昆山"),
        ([("市财政局", "市财政局", None)], ""),
        ([], ""),
    ],
)
def test_a_directory_tells_which_area_it_serves(listed: list[tuple[str, str, int | None]], home: str) -> None:
    assert home_of_names(listed).own.name == home


@pytest.mark.parametrize(
    ("issuers", "title", "number", "home"),
    [
        (["无锡市人民政府办公室"], "", "", "无锡"),
        (["江苏省人民政府办公厅"], "", "", "江苏"),
        (["昆山市人民政府"], "", "", "昆山"),
        (["市政府办公室"], "无锡市2026年工作要点", "", "无锡"),
        ([], "2026年工作要点", "苏府〔2026〕8号", "苏州"),
        ([], "2026年工作要点", "锡政办发〔2026〕8号", "无锡"),
        ([], "2026年工作要点", "甬政发〔2026〕8号", "宁波"),
        ([], "2026年工作要点", "", "苏州"),
    ],
)
def test_a_document_tells_from_where_it_speaks(issuers: list[str], title: str, number: str, home: str) -> None:
    assert home_of_document(issuers, title, number, known=SUZHOU).own.name == home


@pytest.mark.parametrize(
    ("area", "level"),
    [
        (Area("江苏", "省"), Level.PROVINCE),
        (Area("苏州", "市"), Level.CITY),
        (Area("常熟", "市"), Level.COUNTY),
        (Area("相城", "区"), Level.COUNTY),
        (Area("梅李", "镇"), Level.TOWN),
    ],
)
def test_an_area_has_a_level(area: Area, level: Level) -> None:
    assert level_of_area(area) is level


@pytest.mark.parametrize(
    ("name", "full", "short", "level"),
    [
        ("市发改委", "苏州市发展和改革委员会", "市发改委", Level.CITY),
        ("苏州市人力资源和社会保障局", "苏州市人力资源和社会保障局", "市人社局", Level.CITY),
        ("省财政厅", "江苏省财政厅", "省财政厅", Level.PROVINCE),
        ("常熟市监察局", "常熟市监察局", "常熟市监察局", Level.COUNTY),
        ("相城区住建局", "相城区住房和城乡建设局", "相城区住建局", Level.COUNTY),
        ("市委宣传部", "中共苏州市委宣传部", "市委宣传部", Level.CITY),
        ("团市委", "共青团苏州市委", "团市委", Level.CITY),
        ("市国资办", "苏州市国有资产监督管理办公室", "市国资办", Level.CITY),
        ("梅李镇", "梅李镇人民政府", "梅李镇政府", Level.TOWN),
        ("市轨道集团", "苏州市轨道集团", "市轨道集团", Level.CITY),
        ("苏州发布", "苏州发布", "苏州发布", Level.OTHER),
    ],
)
def test_a_new_body_is_proposed_with_its_full_name_short_name_and_level(
    name: str, full: str, short: str, level: Level
) -> None:
    assert propose(name, SUZHOU) == (full, short, level)


def test_nothing_is_added_to_a_name_whose_area_is_not_known() -> None:
    assert propose("市新闻办", UNKNOWN) == ("市新闻办", "市新闻办", Level.CITY)


def test_a_department_has_the_usual_names_that_it_does_not_have_yet() -> None:
    assert usual_names("苏州市发展和改革委员会", "苏州市发展和改革委员会", SUZHOU) == [
        "市发改委",
        "市发展和改革委员会",
        "苏州市发改委",
    ]
    assert usual_names("苏州市轨道集团", "市轨道集团", SUZHOU) == []


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("科技部", "科学技术部"),
        ("财政部", "财政部"),
        ("国家发展改革委", "国家发展和改革委员会"),
        ("市场监管总局", "国家市场监督管理总局"),
    ],
)
def test_a_ministry_is_the_states_and_no_citys(name: str, full: str) -> None:
    if name != "财政部":
        assert body_of(name).words == full
        assert propose(name, SUZHOU) == (full, name, Level.OTHER)
    assert not body_of(name).kinds
