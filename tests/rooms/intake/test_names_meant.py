"""Whom a name means: every common way to write a body finds it, and none finds another for sure."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from tracker.departments.areas import Area
from tracker.departments.kinds import AREA, Kind, kinds, kinds_called
from tracker.departments.models import Level
from tracker.intake.candidates import MOST, candidates
from tracker.intake.catalogue import NO_ORIGIN, Catalogue, Listed, Origin
from tracker.intake.directory import found_for
from tracker.intake.groups import proposed_members

HOME = Origin(("苏州市人民政府办公室",))
PLACES = {
    Area("苏州", "市"): (Level.CITY, ("苏州市", "市", "")),
    Area("江苏", "省"): (Level.PROVINCE, ("江苏省", "省")),
    Area("常熟", "市"): (Level.COUNTY, ("常熟市",)),
    Area("相城", "区"): (Level.COUNTY, ("相城区",)),
}
"""Areas, their level, and how a document of 苏州 writes them before a body."""
TRADITIONAL = OpenCC("s2t")
patiently = settings(deadline=None)
"""The first example lays out a directory of every kind."""


def called(form: str, where: str) -> str:
    """A body of a kind in an area, as it is written."""
    return form.replace(AREA, where) if AREA in form else f"{where}{form}"


def catalogue_of(*departments: tuple[str, str, Level], origin: Origin = HOME) -> Catalogue:
    """A directory of departments, each with its full and its short name."""
    listed = [Listed(id, name, short, level, None, True) for id, (name, short, level) in enumerate(departments, 1)]
    names = [(name, each.id) for each in listed for name in dict.fromkeys((each.name, each.short_name))]
    return Catalogue(listed, names, origin)


def city(*names: str, origin: Origin = HOME) -> Catalogue:
    """A directory of 苏州 with these bodies beside its government."""
    others = ((name, name, Level.CITY) for name in names)
    return catalogue_of(("苏州市人民政府", "市政府", Level.CITY), *others, origin=origin)


@cache
def everything() -> tuple[Catalogue, dict[tuple[Area, str], int]]:
    """A directory that holds every kind of body in every area, and which of its numbers is which."""
    bodies = [(area, kind) for area in PLACES for kind in kinds()]
    rows = [(called(kind, area.text), called(kind, area.text), PLACES[area][0]) for area, kind in bodies]
    return catalogue_of(*rows), {body: id for id, body in enumerate(bodies, 1)}


def sure(catalogue: Catalogue, name: str) -> list[str]:
    """Whom a name means for certain."""
    return [catalogue.listed[id].name for id in found_for(catalogue, name)]


def likely(catalogue: Catalogue, name: str) -> list[str]:
    """Whom a name may mean."""
    return [catalogue.listed[id].name for id, _why in candidates(catalogue, name)]


def full_width(words: str) -> str:
    """The words with every sign as wide as an ideograph."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in words)


WRITTEN = st.sampled_from(
    [
        str,
        TRADITIONAL.convert,
        full_width,
        " ".join,
        lambda words: unicodedata.normalize("NFKC", words),
        lambda words: f"{words}（盖章）",
    ]
)
"""How a name may be put down: script, width, blanks, something in brackets behind it."""


@patiently
@given(st.sampled_from(list(kinds().values())), st.sampled_from(list(PLACES)), st.data(), WRITTEN)
def test_every_way_to_write_a_body_finds_it_and_no_other(
    kind: Kind, area: Area, data: st.DataObject, written: object
) -> None:
    catalogue, numbers = everything()
    form = data.draw(st.sampled_from(kind.called))
    where = data.draw(st.sampled_from(PLACES[area][1]))
    name = called(form, where)
    found = found_for(catalogue, written(name))  # type: ignore[operator]  # one of the functions above
    if kinds_called(form) == {kind.name}:
        assert found == [numbers[area, kind.name]] or (not where and found_in_its_own_area(found, kind))
    else:
        assert found == []
        assert {catalogue.listed[id].name for id, _why in candidates(catalogue, name)} >= {called(kind.name, area.text)}


def found_in_its_own_area(found: list[int], kind: Kind) -> bool:
    """A name without any area may say its level itself: 财政厅 is the province's."""
    _catalogue, numbers = everything()
    return found == [numbers[Area("江苏", "省"), kind.name]]


@patiently
@given(st.sampled_from(sorted(kinds())), st.sampled_from(sorted(kinds())))
def test_a_body_is_never_taken_for_one_of_another_kind(one: str, other: str) -> None:
    if one != other:
        assert sure(city(called(one, "苏州市")), called(other, "市")) in ([], [called(other, "苏州市")])


@patiently
@given(st.sampled_from(sorted(kinds())), st.sampled_from(["无锡市", "浙江省", "昆山市", "吴中区", "沙县"]))
def test_a_body_is_never_taken_for_one_of_another_area(kind: str, where: str) -> None:
    assert sure(everything()[0], called(kind, where)) == []


@patiently
@given(st.sampled_from(sorted(kinds())), st.data())
def test_a_name_with_a_sign_too_many_is_never_sure(kind: str, data: st.DataObject) -> None:
    name = called(kind, "苏州市")
    at = data.draw(st.integers(0, len(name)))
    assert found_for(everything()[0], f"{name[:at]}玄{name[at:]}") == []


@patiently
@given(st.lists(st.sampled_from("赫兹玄穹璇玑霓虹"), min_size=3, max_size=6).map("".join))
def test_unknown_words_before_an_ending_are_nobody(words: str) -> None:
    assert sure(everything()[0], f"市{words}局") == []
    assert sure(everything()[0], f"{words}中心") == []


@patiently
@given(st.text(max_size=40))
def test_any_text_at_all_is_looked_up_without_a_fault(name: str) -> None:
    catalogue = city("苏州市财政局")
    assert len(candidates(catalogue, name)) <= MOST
    assert all(id in catalogue.listed for id in found_for(catalogue, name))


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("市发改委", ["苏州市发展和改革委员会"]),
        ("发改委", ["苏州市发展和改革委员会"]),
        ("苏州发改委", ["苏州市发展和改革委员会"]),
        ("苏州市监局", ["苏州市市场监督管理局"]),
        ("市發展改革委", ["苏州市发展和改革委员会"]),
        ("常熟市发改委", []),
        ("省发改委", []),
        ("市財政局", ["苏州市财政局"]),
        ("市轨道集团", ["苏州市轨道集团"]),
    ],
)
def test_in_a_plan_of_its_own_city_a_sign_is_enough(name: str, whom: list[str]) -> None:
    held = ("苏州市发展和改革委员会", "苏州市财政局", "苏州市轨道集团", "苏州市市场监督管理局")
    assert sure(city(*held), name) == whom


def test_a_province_is_found_from_its_city_and_a_city_from_its_county() -> None:
    assert sure(city("江苏省财政厅"), "省财政厅") == ["江苏省财政厅"]
    county = Origin(("相城区人民政府",))
    assert sure(city("苏州市财政局", origin=county), "市财政局") == ["苏州市财政局"]


def test_in_another_citys_plan_the_same_words_mean_another_body() -> None:
    wuxi = city("苏州市财政局", "无锡市财政局", origin=Origin(("无锡市人民政府",)))
    assert sure(wuxi, "市财政局") == ["无锡市财政局"]
    assert wuxi.as_learnt("市财政局") == "无锡市财政局"
    assert sure(city("苏州市财政局", origin=Origin(("无锡市人民政府",))), "市财政局") == []


def test_a_ministry_is_no_bureau_of_the_city() -> None:
    both = city("苏州市科学技术局", "科学技术部", "苏州市财政局")
    assert (sure(both, "科技部"), sure(both, "市科技局")) == (["科学技术部"], ["苏州市科学技术局"])
    assert sure(both, "财政部") == []


def test_two_bodies_that_a_name_fits_are_both_asked_about() -> None:
    two = city("苏州市食品药品监督管理局", "苏州市药品监督管理局")
    assert sure(two, "市药监局") == []
    assert set(likely(two, "市药监局")) == {"苏州市食品药品监督管理局", "苏州市药品监督管理局"}


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("市环保局", "苏州市生态环境局"),
        ("市卫计委", "苏州市卫生健康委员会"),
        ("市工商局", "苏州市市场监督管理局"),
        ("市国土局", "苏州市自然资源和规划局"),
        ("市安监局", "苏州市应急管理局"),
        ("市扶贫办", "苏州市乡村振兴局"),
        ("市地税局", "苏州市税务局"),
        ("市建设局", "苏州市住房和城乡建设局"),
        ("市教体局", "苏州市教育局"),
        ("市文明办", "中共苏州市委宣传部"),
        ("市监查局", "苏州市监察局"),
        ("市轨道集团", "苏州市轨道交通集团有限公司"),
        ("苏州市", "苏州市人民政府"),
    ],
)
def test_former_hosted_misspelt_and_shortened_names_are_likely_and_never_sure(name: str, held: str) -> None:
    found = city(held)
    assert (sure(found, name), held in likely(found, name)) == ([], True)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("市民政局", "苏州市财政局"),
        ("常熟市监察局", "苏州市监察局"),
        ("市体育局", "苏州市教育局"),
        ("市新闻中心", "苏州市财政局"),
    ],
)
def test_names_of_other_offices_are_not_even_likely(name: str, held: str) -> None:
    assert likely(city(held), name) == []


def test_without_any_home_equal_signs_still_agree_and_others_do_not() -> None:
    nowhere = catalogue_of(("市发展和改革委员会", "市发展和改革委员会", Level.CITY), origin=NO_ORIGIN)
    assert sure(nowhere, "市发改委") == ["市发展和改革委员会"]
    assert (sure(nowhere, "发改委"), likely(nowhere, "发改委")) == ([], ["市发展和改革委员会"])
    assert (sure(nowhere, "省发改委"), likely(nowhere, "省发改委")) == ([], [])


SEAT = (
    ("苏州市人民政府", "市政府", Level.CITY),
    ("苏州市财政局", "市财政局", Level.CITY),
    ("中共苏州市委", "市委", Level.CITY),
    ("常熟市人民政府", "常熟市政府", Level.COUNTY),
    ("相城区人民政府", "相城区政府", Level.COUNTY),
    ("苏州工业园区管委会", "园区管委会", Level.COUNTY),
    ("中共相城区委", "相城区委", Level.COUNTY),
    ("常熟市行政服务中心", "常熟市行政服务中心", Level.COUNTY),
    ("梅李镇人民政府", "梅李镇", Level.TOWN),
    ("平江街道办事处", "平江街道", Level.TOWN),
)


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("各市(县)、区政府", ["常熟市人民政府", "相城区人民政府", "苏州工业园区管委会"]),
        ("各县（市、区）人民政府", ["常熟市人民政府", "相城区人民政府", "苏州工业园区管委会"]),
        ("各地", ["常熟市人民政府", "相城区人民政府", "苏州工业园区管委会"]),
        ("各区政府", ["相城区人民政府", "苏州工业园区管委会"]),
        ("各区委", ["中共相城区委"]),
        ("各地行政服务中心", ["常熟市行政服务中心"]),
        ("各镇（街道）", ["梅李镇人民政府", "平江街道办事处"]),
        ("市各有关部门", ["苏州市财政局"]),
        ("各有关部门", ["苏州市财政局"]),
        ("各县（市、区）财政局", []),
        ("相关企业", []),
        ("各金融机构", []),
        ("各行业主管部门", []),
        ("有关区县政府", ["常熟市人民政府", "相城区人民政府", "苏州工业园区管委会"]),
        ("各区政府（含开发区管委会）", ["相城区人民政府", "苏州工业园区管委会"]),
        ("市级各部门", ["苏州市财政局"]),
    ],
)
def test_a_collective_finds_its_members_by_level_and_kind(name: str, members: list[str]) -> None:
    catalogue = catalogue_of(*SEAT)
    assert [catalogue.listed[id].name for id in proposed_members(catalogue, name)] == members


def test_seen_from_the_province_cities_and_counties_are_two_levels() -> None:
    province = catalogue_of(*SEAT, origin=Origin(("江苏省人民政府办公厅",)))
    found = {
        name: [province.listed[id].name for id in proposed_members(province, name)]
        for name in ("各设区市政府", "各区县政府")
    }
    assert found["各设区市政府"] == ["苏州市人民政府"]
    assert found["各区县政府"] == ["相城区人民政府", "苏州工业园区管委会"]
