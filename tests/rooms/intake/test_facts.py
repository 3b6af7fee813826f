"""What a document says of itself, wherever letterheads, web pages and careless copies have put it."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.interpret.facts import facts_of
from tracker.intake.reading import read_document
from tracker.intake.source import Piece


def facts(text: str, **given: date | int) -> tuple[str | None, str | None, str | None, int | None]:
    """Title, number, day of issue and year of a text."""
    lines = [Piece(line.strip()) for line in text.split("\n") if line.strip()]
    read = facts_of(lines, year=given.get("year"), issued_on=given.get("issued_on")).to_json()  # type: ignore[arg-type]
    return read["title"], read["document_number"], read["issued_on"], read["year"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("云岭市人民政府关于印发《云岭市2024年绿化工作要点》的通知", "云岭市2024年绿化工作要点"),
        ("现将《云岭市绿化工作要点》印发给你们，请认真贯彻执行。", "云岭市绿化工作要点"),
        ("关于印发云岭市绿化工作要点的通知\n各区：\n云岭市绿化工作要点\n一、总体要求", "云岭市绿化工作要点"),
        ("《云岭市绿化工作要点》已经市政府同意，现印发给你们。", "云岭市绿化工作要点"),
        (
            "各区：\n2024年《区〈绿化纲要〉任务分工方案》已经区政府同意，现印发给你们。\n2024年区《绿化纲要》任务分工方案\n一、植树",
            "2024年区《绿化纲要》任务分工方案",
        ),
        (
            "各市：\n为贯彻落实《国务院关于印发绿化纲要的通知》精神，经省政府同意，现将分工方案印发给你们。\n附件：绿化纲要实施分工方案\n省绿化办\n一、植树",
            "绿化纲要实施分工方案",
        ),
        (
            "关于印发绿化重点工作任务的通知\n《绿化重点工作任务》根据《纲要》及《2024年市委绿化工作要点》确定，经市长办公会议同意，现印发给你们。",
            "绿化重点工作任务",
        ),
        ("关于支持植树造林的十条意见。为落实市委部署，现提出以下意见。1.植树。", "关于支持植树造林的十条意见"),
        ("云岭市人民政府关于做好绿化工作的意见\n各区人民政府：", "云岭市人民政府关于做好绿化工作的意见"),
        ("云岭市林业局\n关于加强绿化工作的意见\n各区：", "云岭市林业局关于加强绿化工作的意见"),
        ("云岭市林业局文件\n关于加强绿化工作的意见\n各区：", "关于加强绿化工作的意见"),
        ("当前位置：首页 > 政务公开\n索引号：0001\n附件2\n云岭市绿化重点任务分工（节选）\n1.植树", "云岭市绿化重点任务分工（节选）"),
        ("113年度綠化實施計畫\n壹、計畫目標\n貳、分工事項", "113年度綠化實施計畫"),
        ("2024年绿化工程\n进度安排表\n序号", "2024年绿化工程进度安排表"),
        ("云岭市绿化任务台账.docx\n序号 任务", "云岭市绿化任务台账"),
        ("附件：2024年绿化任务分解表序号重点工作牵头单位1植树造林市林业局", "2024年绿化任务分解表"),
        ("云岭市人民政府专题会议纪要\n〔2024〕第3期\n关于研究绿化有关问题的会议纪要", "关于研究绿化有关问题的会议纪要"),
        ("现将目录予以公布。\n附件：\n云岭市绿化项目目录\n序号", "云岭市绿化项目目录"),
        ("云岭市绿化攻坚\n（2024年3月）\n一、植树", None),
        ("云岭市绿化方案（摘要）一、植树造林。年底前完成。", "云岭市绿化方案（摘要）"),
        ("云岭市绿化三年行动方案（2022—2024年） 一、植树造林。", "云岭市绿化三年行动方案（2022—2024年）"),
        ("发布日期：2024-03-05浏览：12次附件2绿化任务分工表序号任务1植树", "绿化任务分工表"),
        ("浏览：12次附件2绿化任务分工表\n绿化任务：一", "绿化任务分工表"),
        ("2024年1—6月绿化完成情况\n发布时间：2024-07-05", "2024年1—6月绿化完成情况"),
        ("2024年3月份绿化工作安排\n一、植树", "2024年3月份绿化工作安排"),
        ("云岭市绿化会议议定事项通知单\n一、植树造林\n三、关于植树节活动安排\n由市林业局牵头。", "云岭市绿化会议议定事项通知单"),
        ("关于印发2024年绿化任务分工的通知\n2024年绿化任务分工表\n序号 任务", "2024年绿化任务分工表"),
        ("一、植树造林。\n二、修剪行道树。", None),
    ],
)  # fmt: skip
def test_the_title_is_what_is_issued_or_what_the_paper_calls_itself(text: str, title: str | None) -> None:
    expected = title or ("云岭市绿化攻坚" if "攻坚" in text else None)
    assert facts(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云政办发〔2024〕45号", "云政办发〔2024〕45号"),
        ("云政办发[2024] 45 号", "云政办发[2024]45号"),
        ("云政办发〔202445号", "云政办发〔2024〕45号"),
        ("云督查〔2024〕第9号     2024年4月12日", "云督查〔2024〕第9号"),
        ("白 办 发 〔2024〕 19 号", "白办发〔2024〕19号"),
        ("云岭市人民政府关于绿化的通知\n(云政发〔2024〕7号)\n各区：", "云政发〔2024〕7号"),
        ("云岭市人民政府关于落实省发[2024]14号文件精神的通知\n(云政发〔2024〕8号)\n各区：", "云政发〔2024〕8号"),
        ("根据《绿化条例》（国办发〔2020〕5号）要求，做好工作。", None),
    ],
)
def test_the_number_is_read_broken_and_spread_but_never_another_papers(text: str, number: str | None) -> None:
    assert facts(text)[1] == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("请认真贯彻执行。\n云岭市人民政府\n2024年3月5日", "2024-03-05"),
        ("请认真贯彻执行。云岭市人民政府办公室2024年3月5日（此件公开发布）", "2024-03-05"),
        ("云岭市人民政府\n二○二四年三月五日\n抄送：市委\n云岭市人民政府办公室  2024年3月8日印发", "2024-03-05"),
        ("云岭市人民政府\n二OO九年三月五日\n抄送：市委", "2009-03-05"),
        ("请认真落实。\n云岭市人民政府办公室\n2024年3月8日印发", "2024-03-08"),
        ("请认真落实。\n二0二四年三月八日", "2024-03-08"),
        ("（区春运办　2024年1月5日）", "2024-01-05"),
        ("云政发〔2024〕3号 · 2024-03-05 · 云岭市人民政府", "2024-03-05"),
        ("成文日期：2024-03-05 发布日期：2024-03-09", "2024-03-05"),
        ("发布时间：2024-03-09 来源：市政府\n一、植树", "2024-03-09"),
        ("1\t绿化条例\t市林业局\t2012-05-16\n2\t公园条例\t市园林局\t2013-06-01\n云岭市人民政府\n2024年3月5日", "2024-03-05"),
        ("市财政局2024年3月5日前完成审计。", None),
    ],
)  # fmt: skip
def test_the_day_of_issue_stands_under_an_office_and_not_in_a_row(text: str, day: str | None) -> None:
    assert facts(text)[2] == day


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年绿化工作要点", 2024),
        ("绿化工作要点\n云岭市人民政府\n2023年12月30日", 2023),
        ("云岭市绿化攻坚任务\n（2024年8月）", 2024),
        ("绿化问题整改清单\n填报单位：云岭镇\n填报日期：2024年5月8日", 2024),
        ("绿化方案\n1.植树。\n本方案自2024年9月1日起施行，有效期至2026年。", 2024),
        ("政府工作报告绿化任务分解\n为落实2022年《政府工作报告》，现将任务分解如下：\n1.植树。", 2022),
        ("绿化任务\n对照2021年和2022年《政府工作报告》、2021年政府工作报告，抓好落实。", None),
        ("绿化工作要点", None),
    ],
)
def test_the_year_is_that_of_the_title_or_else_of_the_issue(text: str, year: int | None) -> None:
    assert facts(text)[3] == year


def test_what_is_given_goes_before_what_is_read() -> None:
    assert facts("2024年绿化工作要点\n云岭市人民政府\n2024年3月5日", year=2025, issued_on=date(2025, 1, 2))[2:] == (
        "2025-01-02",
        2025,
    )


def test_a_page_that_only_its_tab_names_has_that_title() -> None:
    page = "<html><head><title>云岭市绿化任务清单_云岭市政府网</title></head><body><p>一、植树造林，6月底前完成。（责任单位：市林业局）</p></body></html>"
    read = read_document("a.html", page.encode(), year=2024)
    assert read.to_json()["plan"]["title"] == "云岭市绿化任务清单"


def test_a_day_whose_year_nobody_says_is_kept_and_asked_for() -> None:
    paper = "绿化重点任务\n一、新增绿地20公顷，8月底前建成。（责任单位：市园林局）\n二、修剪行道树。（责任单位：市城管局）\n"
    first, second = read_document("a.txt", paper.encode()).tasks
    assert first.deadline.to_json() == {"date": None, "phrase": "8月底前", "kind": "unresolved"}
    assert "“8月底前”应在哪一天完成？" in map(str, first.questions)
    assert second.deadline.kind.value == "none"


def test_a_heading_that_a_page_breaks_in_two_is_one_title_of_its_office() -> None:
    page = "<p><b>云岭市政府办公室<br/>关于加强绿化工作的意见</b></p><p>一、植树，2020年6月底前完成。（责任单位：市林业局）</p>"
    plan = read_document("a.html", f"<html><body>{page}</body></html>".encode()).to_json()["plan"]
    assert (plan["title"], plan["issuers"]) == ("云岭市政府办公室关于加强绿化工作的意见", ["云岭市政府办公室"])


def test_a_paper_for_several_years_is_of_the_year_in_which_it_was_issued() -> None:
    text = "关于印发《绿化纲要（2016—2030年）分工方案》的通知\n各市：\n请认真落实。\n{day}\n一、植树"
    assert facts(text.format(day="省政府办公厅\n2017年2月10日"))[3] == 2017
    assert facts(text.format(day="省政府办公厅\n2015年12月30日"))[3] == 2016
