"""The many dresses that the same two duties come in: each text of our own, each read to the same tasks."""

from __future__ import annotations

import pytest

from tracker.intake.reading import read_document

HEAD = "关于做好全年重点工作的通知\n某政发〔2024〕7号\n"
A, B, C, D = "市财政局", "市档案局", "市审计局", "市教育局"
REST = "\n2.落实经费。（责任单位：市审计局）"
Told = tuple[str, list[str], list[str]]
FIRST: Told = ("健全值班制度", [A], [B])
ALONE: Told = ("健全值班制度", [A], [])
BOTH: Told = ("健全值班制度", [A, B], [])
SECOND: Told = ("落实经费", [C], [])
THIRD: Told = ("开展培训", [D], [])


def told(text: str) -> list[Told]:
    drafted = read_document("a.txt", (HEAD + text).encode()).to_json()["tasks"]
    return [(task["content"].rstrip("。；"), task["leads"], task["supports"]) for task in drafted]


@pytest.mark.parametrize(
    "bracket",
    [
        f"【牵头单位：{A}；配合单位：{B}】",
        f"〈牵头单位：{A}；配合单位：{B}〉",
        f"<牵头单位:{A};配合单位:{B}>",
        f"（牵头单位：{A}；配合单位：{B}]",
        f"牵头单位：{A}；配合单位：{B}）",
        f"（牵头单位 {A} 配合单位 {B}）",
        f"（配合单位：{B}；牵头单位：{A}）",
        f"（牵头单位：{A}）（配合单位：{B}）",
        f"（主办：{A}，协办：{B}）",
        f"（{A}会同{B}）",
        f"（{B}配合，{A}牵头）",
        f"——{A}牵头，{B}配合",
        f"{A}牵头，{B}配合。",
        f"由{A}牵头，{B}配合。",
        f"\n牵 头 单 位：{A}\n配 合 单 位：{B}",
        f"\n**牵头单位：**{A}\n***配合单位***：{B}",
        f"\n- 牵头单位：{A}\n- 配合单位：{B}",
        f"\n（1）牵头单位：{A}\n（2）配合单位：{B}",
        f"\n牵头单位：\n{A}\n配合单位：\n{B}",
        f"\n牵头单位\n{A}\n配合单位\n{B}",
        f"（牵头单位&nbsp;：{A}；配合单位：{B}&#65289;",
        f"（牵头单\n位：市财\n政局；配合单位：{B}）",
        f"（牵头单位：{A}，联系人：李强，联系电话：65221234；配合单位：{B}）",
    ],
)
def test_the_same_duty_is_read_in_any_dress(bracket: str) -> None:
    assert told(f"1.健全值班制度。{bracket}{REST}") == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (f"1.健全值班制度。（责任：{A}、{B}）{REST}", [BOTH, SECOND]),
        (f"1.健全值班制度。\n责　任　单　位：{A}、{B}{REST}", [BOTH, SECOND]),
        (f"1.健全值班制度。责任部门及单位：{A}、{B}{REST}", [BOTH, SECOND]),
        (f"1.健全值班制度。（{A}、{B}共同牵头）{REST}", [BOTH, SECOND]),
        (f"1.健全值班制度。\n责任单位：{A}\n联系人：李强 电话：0512-65221234{REST}", [ALONE, SECOND]),
        (f"1.健全值班制度（{A}、{B}）\n2.落实经费（{C}）\n3.开展培训（{D}）", [BOTH, SECOND, THIRD]),
        (
            f"1.健全值班制度。\n——{A}、{B}\n2.落实经费。\n——{C}\n3.开展培训。\n——{D}（牵头）、{C}",
            [BOTH, SECOND, ("开展培训", [D], [C])],
        ),
        (f"【{A}牵头，{B}配合】1.健全值班制度。\n【{C}】2.落实经费。\n【{D}】3.开展培训。", [FIRST, SECOND, THIRD]),
        (f"1.（牵头单位：{A}；配合单位：{B}）健全值班制度。\n2.（责任单位：{C}）落实经费。", [FIRST, SECOND]),
        (f"1.健全值班制度。（{A}负责）开展培训。（{D}负责）{REST}", [ALONE, THIRD, SECOND]),
    ],
)
def test_who_is_named_before_behind_and_without_words(text: str, tasks: list[Told]) -> None:
    assert told(text) == tasks


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第一条 ", "第二条 "),
        ("1、", "2、"),
        ("1）", "2）"),
        ("01 ", "02 "),
        ("⑴", "⑵"),
        ("⒈", "⒉"),
        ("１．", "２．"),
        ("1.1 ", "1.2 "),
        ("1-1 ", "1-2 "),
        ("- ", "- "),
        ("•", "•"),
        ("任务1：", "任务2："),
        ("壹、", "贰、"),
        ("", ""),
        ("1.", ""),
    ],
)
def test_items_are_told_apart_by_any_number_or_none(first: str, second: str) -> None:
    text = f"{first}健全值班制度。（牵头单位：{A}；配合单位：{B}）\n{second}落实经费。（责任单位：{C}）"
    assert told(text) == [FIRST, SECOND]


def test_text_without_lines_is_divided_at_headings_of_any_depth() -> None:
    text = f"一、强化保障1.健全值班制度。（牵头单位：{A}；配合单位：{B}）2.落实经费。（责任单位：{C}）二、宣传1.开展培训。（责任单位：{D}）"
    assert told(text) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("between", ["", " "])
@pytest.mark.parametrize(
    ("heading", "first", "second", "third"),
    [
        ("宣传", "1.", "2.", "3."),
        ("强化宣传，营造氛围", "1、", "2、", "3、"),
        ("宣传", "（一）", "（二）", "（三）"),
        ("加强宣传，营造氛围", "（一）", "（二）", "（三）"),
    ],
)
def test_numbers_that_run_on_under_the_next_heading_divide_text_without_lines(
    heading: str, first: str, second: str, third: str, between: str
) -> None:
    text = (
        f"某市重点工作安排一、强化保障{between}{first}健全值班制度。（责任单位：{A}、{B}）{second}落实经费。（责任单位：{C}）"
        f"二、{heading}{between}{third}开展培训。（责任单位：{D}）"
    )
    assert told(text) == [BOTH, SECOND, THIRD]


def test_numbers_behind_a_heading_behind_names_divide_text_without_lines() -> None:
    text = f"一、保障（一）健全值班制度。责任单位：{A}、{B}（二）落实经费。责任单位：{C}二、宣传（三）开展培训。责任单位：{D}"
    assert told(text) == [BOTH, SECOND, THIRD]


@pytest.mark.parametrize(
    "text",
    [
        f"1.由{A}牵头，会同{B}健全值班制度。\n2.由{C}负责落实经费。",
        f"1.{A}负责健全值班制度，{B}配合。\n2.{C}负责落实经费。",
        f"1.请{A}牵头，{B}配合，健全值班制度。\n2.请{C}落实经费。",
        f"1.健全值班制度，由{A}牵头，{B}配合。\n2.落实经费，由{C}负责。",
        f"1.由{A}会同{B}健全值班制度。\n2.{C}要落实经费。",
    ],
)
def test_a_sentence_says_who_in_any_order(text: str) -> None:
    assert told(text) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        f"1.{A}要健全值班制度。\n2.{C}要落实经费。\n3.{D}要开展培训。",
        f"一、职责分工\n（一）{A}：健全值班制度。\n（二）{C}：落实经费。\n（三）{D}：开展培训。",
        f"{A}：\n1.健全值班制度；\n{C}：\n1.落实经费。\n{D}：\n1.开展培训。\n（市春运办 2024年1月5日）",
    ],
)
def test_bodies_stand_before_their_work(text: str) -> None:
    assert told(text) == [ALONE, SECOND, THIRD]


def test_a_heading_with_a_body_gives_it_to_the_items_below() -> None:
    text = f"一、强化保障（责任单位：{A}）\n1.健全值班制度。\n2.落实经费。\n二、宣传（责任单位：{D}）\n1.开展培训。"
    assert told(text) == [ALONE, ("落实经费", [A], []), THIRD]


def test_a_sentence_about_all_above_closes_its_group() -> None:
    text = f"一、强化保障\n1.健全值班制度。\n2.落实经费。\n以上任务由{A}负责。\n二、宣传\n1.开展培训。（责任单位：{D}）"
    assert told(text) == [ALONE, ("落实经费", [A], []), THIRD]


def test_cards_of_labels_are_rows_whatever_comes_first() -> None:
    first = f"任务名称：健全值班制度\n牵头单位：{A}\n配合单位：{B}\n完成时限：6月底前"
    second = f"牵头单位：{C}\n配合单位：无\n任务名称：落实经费"
    assert told(f"{first}\n\n任务名称：落实经费\n牵头单位：{C}") == [FIRST, SECOND]
    assert told(f"{second}\n\n牵头单位：{D}\n配合单位：无\n任务名称：开展培训") == [SECOND, THIRD]


def test_the_one_body_of_a_letter_carries_all_its_targets() -> None:
    text = f"目标责任书\n一、责任单位：{A}\n二、责任目标\n1.健全值班制度。\n2.开展培训。\n三、奖惩办法\n完成的给予奖励。\n责任单位（章）：{A}"
    assert told(text) == [ALONE, ("开展培训", [A], [])]


def test_what_a_web_page_says_of_itself_is_no_part_of_the_work() -> None:
    text = "三、档案馆建设\n发布日期：2023-09-17 08:00  来源：市政府  阅读：12次  字体：[ 大 ] [ 中 ] [ 小 ]\n新建档案馆1座。\n责任单位：市档案局"
    assert told(text) == [("档案馆建设新建档案馆1座", ["市档案局"], [])]


def test_numbers_that_begin_again_begin_another_group() -> None:
    text = "一、任务\n①整治占道。②清理广告。③规范停车。（责任单位：市城管局、市公安局）\n①增设果皮箱。②更新车辆。（责任单位：市环卫中心）"
    both = ["市城管局", "市公安局"]
    assert told(text) == [
        ("整治占道", both, []),
        ("清理广告", both, []),
        ("规范停车", both, []),
        ("增设果皮箱", ["市环卫中心"], []),
        ("更新车辆", ["市环卫中心"], []),
    ]


def test_brackets_in_front_hold_for_all_numbers_up_to_the_next() -> None:
    text = "一、公开\n（责任单位：市发改委、市统计局）1.公开规划。 2.公开项目。\n（责任单位：市财政局）3.公开预算。"
    first = ["市发改委", "市统计局"]
    assert told(text) == [("公开规划", first, []), ("公开项目", first, []), ("公开预算", ["市财政局"], [])]


@pytest.mark.parametrize(
    "foot",
    ["主办：某市人民政府  承办：市电子政务办  某ICP备0500号", "主辦：某市人民政府 承辦：市電子政務辦 某ICP備0500號"],
)
@pytest.mark.parametrize("between", ["\n", ""])
def test_who_keeps_a_site_does_no_work_of_the_paper_on_it(foot: str, between: str) -> None:
    lines = [
        f"一、健全值班制度。（牵头单位：{A}；配合单位：{B}）",
        f"二、落实经费。（责任单位：{C}）",
        "各单位要抓好落实。",
        "【打印本页】【关闭窗口】",
        "上一篇：关于防火的通知",
        foot,
    ]
    assert told(between.join(lines)) == [FIRST, SECOND]


@pytest.mark.parametrize("time", ["2024年9月底", "10月15日前", "持续推进", "全年", "第三季度", "年底前"])
def test_an_item_begins_behind_the_time_of_the_one_before_it_in_text_without_lines(time: str) -> None:
    text = (
        f"一、保障（一）健全值班制度。责任单位：{A}、{B}完成时限：{time}（二）落实经费。责任单位：{C}完成时限：{time}"
        f"二、宣传（三）开展培训。责任单位：{D}完成时限：{time}"
    )
    assert told(text) == [BOTH, SECOND, THIRD]


def test_the_first_heading_may_stand_right_behind_the_title_of_text_without_lines() -> None:
    text = f"某市重点工作安排（一）强化保障1、健全值班制度。（责任单位：{A}、{B}）2、落实经费。（责任单位：{C}）"
    assert told(text) == [BOTH, SECOND]
