"""Lists of bodies: split where they must be, whole where they must not, completed where words were spared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.interpret.names import names_in

WHOLE = [
    "市财政局",
    "市发展改革委",
    "苏州海关",
    "各市(县)、区政府",
    "各县（市、区）人民政府",
    "市各有关部门",
    "经开区管委会(含综保区)",
]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("市财政局、市人社局", ["市财政局", "市人社局"]),
        ("市财政局；市人社局。", ["市财政局", "市人社局"]),
        ("各市(县)、区政府", ["各市(县)、区政府"]),
        ("各县、市、区政府,市财政局", ["各县、市、区政府", "市财政局"]),
        ("各省、自治区、直辖市人民政府负责", ["各省、自治区、直辖市人民政府"]),
        ("各区、市人社局", ["各区", "市人社局"]),
        ("常熟市、相城区监察局", ["常熟市监察局", "相城区监察局"]),
        ("登封市、新密市", ["登封市", "新密市"]),
        ("各地行政服务中心、便民服务中心", ["各地行政服务中心", "各地便民服务中心"]),
        ("市人社局、财政局、卫健委", ["市人社局", "市财政局", "市卫健委"]),
        ("市工信局、市商务局、交发集团", ["市工信局", "市商务局", "交发集团"]),
        ("市发改委、苏州质监局", ["市发改委", "苏州质监局"]),
        ("省財政廳、教育廳", ["省財政廳", "省教育廳"]),
        ("市场监管总局、财政部", ["市场监管总局", "财政部"]),
        ("市财政局等部门按职责分工负责", ["市财政局"]),
        ("市财政局、滁州经开区管委会等,各县、市、区政府。", ["市财政局", "滁州经开区管委会", "各县、市、区政府"]),
        ("市教育局（市语委办、市考试院）、市财政局", ["市教育局（市语委办、市考试院）", "市财政局"]),
        ("", []),
        ("、，", []),
    ],
)
def test_a_list_becomes_its_names(written: str, names: list[str]) -> None:
    assert [name.value for name in names_in(written)] == names


def test_a_name_that_was_completed_says_what_was_written() -> None:
    first, second = names_in("常熟市、相城区监察局")
    assert (first.written, first.supplied) == ("常熟市", True)
    assert (second.written, second.supplied) == ("相城区监察局", False)


@given(st.lists(st.sampled_from(WHOLE), min_size=1, unique=True), st.sampled_from("、，,;；\n"))
def test_names_that_are_joined_come_back_as_they_were(names: list[str], sign: str) -> None:
    assert [name.value for name in names_in(sign.join(names))] == names


@given(st.text(alphabet="市县区局办委政府财政各有关部门、，（）() 等负责", max_size=40))
def test_no_text_is_lost_but_signs_spaces_and_closing_words(text: str) -> None:
    kept = "".join(name.written for name in names_in(text))
    assert set(kept) <= set(text)
    assert all(name.value for name in names_in(text))
