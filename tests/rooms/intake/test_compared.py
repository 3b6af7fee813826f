"""Two versions of a document are laid beside each other the same way in every order, each row with one other at most."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.compare.assigning import best_pairs
from tracker.intake.compare.differences import Part, differences, marked
from tracker.intake.compare.pairing import Pairing, pair
from tracker.intake.compare.stated import Stated, bare

WORDS = "推进完善建设管理服务平台政务公开项目监督落实方案制度"
texts = st.text(WORDS, max_size=30)
names = st.lists(st.sampled_from(["市发改委", "市财政局", "市教育局"]), max_size=2, unique=True).map(tuple)
stated = st.builds(
    Stated,
    number=st.sampled_from(["", "1", "2", "3", "(1)", "3."]),
    category=st.sampled_from(["", "一"]),
    content=texts,
    leads=names,
    supports=names,
    deadline=st.none() | st.just(date(2026, 6, 30)),
)
versions = st.lists(stated, max_size=8)


def row(number: str, content: str, **given: Any) -> Stated:
    return Stated(**{"number": number, "category": "", "content": content, "leads": ("市发改委",), **given})


PORT = row("1", "加快太仓港集装箱码头四期工程建设，确保年内投入试运行")
ROAD = row("2", "完成312国道城区段改造，年底前全线通车")
SCHOOL = row("3", "新建改扩建中小学12所，新增学位1.8万个")


def said(old: list[Stated], new: list[Stated], found: Pairing) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return sorted((old[at].identity, new[to].identity) for at, to in found.pairs)


# What always holds


@given(versions)
def test_a_version_laid_beside_itself_shows_no_difference(rows: list[Stated]) -> None:
    found = pair(rows, rows)
    assert (found.gone, found.new) == ((), ())
    assert not [each for at, to in found.pairs for each in differences(rows[at], rows[to])]


@given(versions, versions)
def test_each_row_is_paired_once_or_listed_once(old: list[Stated], new: list[Stated]) -> None:
    found = pair(old, new)
    assert sorted([at for at, _ in found.pairs] + list(found.gone)) == list(range(len(old)))
    assert sorted([to for _, to in found.pairs] + list(found.new)) == list(range(len(new)))


@given(versions, versions, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_pair(old: list[Stated], new: list[Stated], chance: random.Random) -> None:
    before = said(old, new, pair(old, new))
    shuffled = chance.sample(old, len(old)), chance.sample(new, len(new))
    assert said(*shuffled, pair(*shuffled)) == before


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=12))
def test_no_other_pairs_are_worth_more(edges: dict[tuple[int, int], int]) -> None:
    found = best_pairs(edges)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    every = (
        sum(edges.get((row, column), 0) for row, column in enumerate(columns)) for columns in permutations(range(5))
    )
    assert sum(edges[each] for each in found) == max(every)


@given(texts, texts)
def test_marked_pieces_joined_are_the_texts_again(before: str, after: str) -> None:
    old, new = marked(before, after)
    assert ("".join(text for text, _ in old), "".join(text for text, _ in new)) == (before, after)
    assert [text for text, changed in old if not changed] == [text for text, changed in new if not changed]


# What a careful reader would say


def test_rows_that_were_renumbered_are_found_by_their_words() -> None:
    found = pair(
        [PORT, ROAD], [row("1", "开展城市内涝治理三年行动"), replace(PORT, number="2"), replace(ROAD, number="3")]
    )
    assert (found.pairs, found.gone, found.new) == (((0, 1), (1, 2)), (), (0,))


def test_a_text_rewritten_under_its_number_is_still_the_same_task() -> None:
    rewritten = replace(ROAD, content="年底前完成312国道、227省道城区段快速化改造工程并通车")
    assert pair([PORT, ROAD, SCHOOL], [PORT, rewritten, SCHOOL]).pairs == ((0, 0), (1, 1), (2, 2))


def test_another_task_under_the_same_number_is_gone_and_new() -> None:
    found = pair([PORT, ROAD], [PORT, row("2", "举办第五届科技创新大会")])
    assert (found.pairs, found.gone, found.new) == (((0, 0),), (1,), (1,))


@pytest.mark.parametrize("turned", [False, True], ids=["cut", "joined"])
def test_a_row_cut_into_pieces_or_joined_of_them_is_gone_and_new(turned: bool) -> None:
    whole = [row("1", "完善基层便民服务中心建设，规范行政审批事项目录管理")]
    pieces = [row("1", "完善基层便民服务中心建设"), row("2", "规范行政审批事项目录管理")]
    found = pair(pieces, whole) if turned else pair(whole, pieces)
    assert found.pairs == ()
    assert sorted((len(found.gone), len(found.new))) == [1, 2]


def test_numbers_that_restart_in_each_category_do_not_mislead() -> None:
    old = [replace(PORT, category="一"), replace(ROAD, number="1", category="二")]
    new = [replace(each, content=each.content + "，加强监督检查") for each in reversed(old)]
    assert pair(old, new).pairs == ((1, 0), (0, 1))


def test_signs_script_and_width_are_no_difference() -> None:
    other = Stated("１．", "", "加快太仓港集裝箱碼頭四期工程建設， 確保年內投入試運行", ("市發改委",))
    assert differences(PORT, other) == []
    assert bare("苏府〔2013〕8号") == bare("蘇府[2013]8號")


def test_the_first_lead_matters_and_the_order_of_the_others_does_not() -> None:
    many = replace(PORT, leads=("市发改委", "市财政局", "市教育局"))
    assert differences(many, replace(many, leads=("市发改委", "市教育局", "市财政局"))) == []
    other = differences(many, replace(many, leads=("市财政局", "市发改委", "市教育局")))
    assert [each.part for each in other] == [Part.LEADS]


def test_what_a_person_changed_and_the_document_did_not_is_no_news() -> None:
    moved = replace(PORT, deadline=date(2026, 9, 30))
    then = replace(PORT, remark="列入民生实事")
    found = differences(moved, then, first=PORT)
    assert [(each.part, each.is_news) for each in found] == [(Part.DEADLINE, False), (Part.REMARK, True)]


def test_a_figure_is_marked_as_a_whole() -> None:
    old, new = marked("2026年6月30日", "2026年8月31日")
    assert old == [("2026年", False), ("6月30日", True)]
    assert new == [("2026年", False), ("8月31日", True)]


def test_only_the_changed_words_are_marked() -> None:
    old, new = marked("新增学位1.8万个", "新增学位2.1万个")
    assert [text for text, changed in new if changed] == ["2.1"]
    assert "".join(text for text, changed in old if not changed) == "新增学位万个"


def test_hundreds_of_rows_that_are_all_alike_and_all_changed_are_still_paired_one_to_one() -> None:
    old = [row(str(at), f"推进第{at}项重点工程建设，确保年内完成投资{at * 7}万元") for at in range(300)]
    new = [replace(each, content=each.content + "，按季度调度") for each in reversed(old)]
    found = pair(old, new)
    assert [old[at].number for at, _ in found.pairs] == [each.number for each in new]
