"""Papers in chapters: labels say who carries one, the headings or points below its targets are the work; 主（協）辦機關."""

from __future__ import annotations

import pytest

from tracker.intake.interpret.deadlines import deadline_of
from tracker.intake.interpret.roles import shares_of
from tracker.intake.reading import read_document
from tracker.intake.recognise.found import Duty, Piece, Role

CHAPTERS = """# 縣政府數位服務推動計畫

## 一、推動線上申辦
主辦機關：資訊處
協辦機關：民政處、地政處
期程：111年1月至113年12月

本章由資訊處彙整，相關說明如下，各單位得視需要調整。
### {targets}
{work}

## 二、強化資訊安全
- 主（協）辦機關：資訊處、（主計處）
### 執行情形
- 112年5月已召開會議
### {targets}
#### 導入資安監控中心
期程：112年6月
"""
Told = tuple[str, list[str], list[str], str | None]


def told(text: str) -> list[Told]:
    tasks = read_document("a.md", text.encode(), year=None, issued_on=None).to_json()["tasks"]
    return [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in tasks]


@pytest.mark.parametrize("targets", ["衡量指標", "重要里程碑", "工作項目", "（一）具體作法"])
@pytest.mark.parametrize(
    "work",
    ["- 盤點申辦項目\n- 建置單一平臺", "1. 盤點申辦項目\n2. 建置單一平臺", "#### 盤點申辦項目\n#### 建置單一平臺"],
)
def test_what_stands_below_the_targets_of_a_chapter_is_carried_by_those_its_labels_name(
    targets: str, work: str
) -> None:
    assert told(CHAPTERS.format(targets=targets, work=work)) == [
        ("盤點申辦項目", ["資訊處"], ["民政處", "地政處"], "2024-12-31"),
        ("建置單一平臺", ["資訊處"], ["民政處", "地政處"], "2024-12-31"),
        ("導入資安監控中心", ["資訊處"], ["主計處"], "2023-06-30"),
    ]


def test_work_may_name_others_and_an_end_of_its_own() -> None:
    work = "#### 盤點申辦項目\n- 主辦機關：民政處\n- 2022/01 ~ 2022/06\n##### 辦理情形\n已完成三項。\n#### 建置單一平臺\n- 2022/07 ~"
    assert told(CHAPTERS.format(targets="衡量指標", work=work))[:2] == [
        ("盤點申辦項目", ["民政處"], [], "2022-06-30"),
        ("建置單一平臺", ["資訊處"], ["民政處", "地政處"], None),
    ]


def test_targets_below_chapters_that_name_different_bodies_are_nobodys() -> None:
    text = "# 計畫\n## 甲\n主辦機關：資訊處\n## 乙\n主辦機關：民政處\n## 衡量指標\n### 盤點申辦項目\n"
    assert "盤點申辦項目" not in [work for work, *_ in told(text)]


@pytest.mark.parametrize(
    ("written", "leads", "supports"),
    [
        ("內政部、（監察院）", "內政部", "監察院"),
        ("內政部（監察院、教育部）", "內政部", "監察院 教育部"),
        ("內政部、教育部", "內政部 教育部", ""),
        ("文化部（含所屬機關）、（交通部）", "文化部（含所屬機關）", "交通部"),
        ("內政部（主辦）、教育部（協辦）", "內政部", "教育部"),
        ("主辦：內政部；協辦：教育部", "內政部", "教育部"),
    ],
)
def test_under_one_label_for_both_those_in_brackets_support(written: str, leads: str, supports: str) -> None:
    shares = shares_of([Duty(Role.EITHER, Piece(written))])
    assert ([name.value for name in shares.leads], [name.value for name in shares.supports]) == (
        leads.split(),
        supports.split(),
    )


@pytest.mark.parametrize(
    "heading", ["主（協）辦機關", "主協辦單位", "主、協辦機關", "主辦/協辦機關", "主辦機關（協辦機關）"]
)
def test_a_column_for_both_is_read_so_too(heading: str) -> None:
    table = f"| 項次 | 工作項目 | {heading} | 辦理期程 |\n|--|--|--|--|\n| 1 | 建置資料庫 | 衛福部（內政部） | 110/1~112/6 |\n"
    assert told(table) == [("建置資料庫", ["衛福部"], ["內政部"], "2023-06-30")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021/1-2024/5", "2024-05-31"),
        ("110/1~112/6", "2023-06-30"),
        ("110.01.15-112.06.20", "2023-06-20"),
        ("113/06/30", "2024-06-30"),
        ("自110年1月起至112年12月止", "2023-12-31"),
        ("110/01 ~", "None"),
    ],
)
def test_the_end_of_a_range_is_the_deadline_and_an_open_one_has_none(written: str, day: str) -> None:
    assert str(deadline_of(Piece(written), Piece("建置資料庫"), None).day) == day
