"""Which days in a sentence are deadlines: many only tell of starts, terms, seasons, figures and other papers."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.interpret.deadlines import deadline_of, milestones_of
from tracker.intake.recognise.found import Piece
from tracker.tasks.deadlines import DeadlineKind

ISSUED = date(2024, 3, 15)


def read(content: str) -> str | None:
    day = deadline_of(None, Piece(content), 2024, ISSUED).day
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("上半年完成主体工程", "2024-06-30"),
        ("上半年各部门均要制定办法", "2024-06-30"),
        ("建设档案新馆,上半年完成主体工程", "2024-06-30"),
        ("三季度组织一次演练", "2024-09-30"),
        ("完善网络,第四季度接入市级平台", "2024-12-31"),
        ("改造管网九百公里,其中2024年200公里、2025年300公里、2026年400公里。", "2026-12-31"),
        ("10月完工", "2024-10-31"),
        ("河堤加固10月竣工", "2024-10-31"),
        ("6月开工,12月完工", "2024-12-31"),
        ("6月30日前开工,11月底前完成撤线", "2024-11-30"),
        ("到2025年,覆盖率达到80%", "2025-12-31"),
        ("三是到2026年,绿地率达到40%", "2026-12-31"),
        ("建成书屋30家,到2025年实现全覆盖", "2025-12-31"),
        ("到年底,覆盖率达到80%", "2024-12-31"),
        ("力争年底前建成", "2024-12-31"),
        ("力争2025年底实现通车", "2025-12-31"),
        ("减免房租,力争9月底前减免到位", "2024-09-30"),
        ("力争9月投入使用", "2024-09-30"),
        ("确保6月底全面完工", "2024-06-30"),
        ("于10月15日前完成手续", "2024-10-15"),
        ("10月15日(含)前提交", "2024-10-15"),
        ("12月20日18:00前报送", "2024-12-20"),
        ("12月20日下班前报送", "2024-12-20"),
        ("最迟9月底建成", "2024-09-30"),
        ("6月上旬完成清点", "2024-06-10"),
        ("编制目录（3月底前）", "2024-03-31"),
        ("编制目录（2024年11月10日前）", "2024-11-10"),
        ("2024年实现全覆盖", "2024-12-31"),
        ("年内新增车位200个", "2024-12-31"),
        ("本年度内建成", "2024-12-31"),
        ("3月至6月,开展集中整治", "2024-06-30"),
        ("3月至6月底完成清查", "2024-06-30"),
        ("6月1日至30日,开展宣传月活动", "2024-06-30"),
        ("十四五末建成", "2025-12-31"),
        ("113年6月30日前完成", "2024-06-30"),
        ("2024年底前完成2000年前建成的小区改造", "2024-12-31"),
    ],
)
def test_a_day_by_which_work_is_done_is_the_deadline(content: str, day: str) -> None:
    assert read(content) == day


@pytest.mark.parametrize(
    "content",
    [
        "整修2024年200户、2025年300户的危房",
        "10月开工",
        "6月底前开工建设",
        "3月底前启动招标",
        "6月底前全面启动改造",
        "9月1日起施行",
        "自2024年5月1日起,执行新标准",
        "免征期限延至12月31日",
        "期限为2024年1月1日至2024年12月31日",
        "有效期至2024年12月31日",
        "原优惠政策实施至2024年4月30日,5月1日起按照新标准执行",
        "2024年5月1日至2024年10月31日实施阶段性下调费率的政策",
        "截至2024年6月底,已建成12处",
        "2024年1—6月,办理案件300件",
        "1至9月完成投资5亿元",
        "2023年底前已经建成三处",
        "对2024年6月底前到期的贷款予以展期",
        "改造2024年6月底前建成的小区",
        "调剂使用年度内的休息日",
        "对年度内用工30人以上的企业给予补贴",
        "3个工作日内办结",
        "受理后5日内答复",
        "三年内不得申报",
        "保修期为2年",
        "每年12月底前报告",
        "每年的6月底前、12月底前各查一次",
        "贯彻《2024年底前工作方案》",
        "落实〔2024〕12号文件",
        "拨打12345热线",
        "2024年开展三次检查",
        "较2024年底下降5%",
        "全年办理案件300件",
        "文件公布后3个工作日内发布解读",
        "十四五规划实施评估",
        "完善管理办法",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(content: str) -> None:
    deadline = deadline_of(None, Piece(content), 2024, ISSUED)
    assert (deadline.kind, deadline.day) == (DeadlineKind.NONE, None)


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        ("入冬前完成管线检修", "入冬前"),
        ("汛期前,清理河道", "汛期前"),
        ("2024年春节前发放补贴", "2024年春节前"),
        ("确保采暖季开始前全部投运", "采暖季开始前"),
        ("秋季学期开学前完成装修", "秋季学期开学前"),
    ],
)
def test_a_season_is_a_deadline_whose_day_a_person_sets(content: str, phrase: str) -> None:
    deadline = deadline_of(None, Piece(content), 2024, ISSUED)
    assert (deadline.kind, deadline.day) == (DeadlineKind.UNRESOLVED, None)
    assert deadline.phrase
    assert phrase in deadline.phrase or deadline.phrase in phrase


@pytest.mark.parametrize(
    ("content", "phrase"),
    [("每季度公布一次结果", "每季度"), ("每月25日前报送", "每月"), ("每半年向县政府报告", "每半年")],
)
def test_a_short_sentence_tells_that_its_work_comes_again(content: str, phrase: str) -> None:
    deadline = deadline_of(None, Piece(content), 2024, ISSUED)
    assert (deadline.kind, deadline.day, deadline.phrase) == (DeadlineKind.RECURRING, None, phrase)


def test_in_a_long_text_only_a_part_comes_again() -> None:
    content = Piece("完善监测网络。改造站点三处。每季度公布一次结果。")
    assert deadline_of(None, content, 2024, ISSUED).kind is DeadlineKind.NONE


def test_a_time_from_the_issue_of_this_paper_on_is_relative() -> None:
    deadline = deadline_of(None, Piece("本方案印发后30日内制定细则"), 2024, ISSUED)
    assert (deadline.kind, deadline.day) == (DeadlineKind.RELATIVE, date(2024, 4, 14))


def test_the_days_before_the_stated_one_are_milestones_of_sentence_and_column() -> None:
    steps = milestones_of(Piece("9月底前出台,12月底前完成"), Piece("6月底前完成调研。年底前出台办法。"), 2024)
    assert [(step.day.isoformat(), step.written) for step in steps] == [
        ("2024-06-30", "6月底前完成调研"),
        ("2024-09-30", "9月底前出台,12月底前完成"),
    ]


def test_the_start_of_a_range_is_no_milestone() -> None:
    assert milestones_of(Piece("3月至6月"), Piece("清理河道"), 2024) == ()
