"""What happens in the demonstration: who does what to which task, how far into the year.

`at` is a share of the way from the day of issue (0) to today (100), so the story is as long as the year is old.
Everything is made up; the tasks and departments are those of the example plan.
"""

from __future__ import annotations

from typing import NamedTuple


class Deed(NamedTuple):
    """One verb: when, who, what, on which task, with which words and (for reports) how many per cent."""

    at: int
    who: str
    verb: str
    task: str
    words: str = ""
    percent: int = 0
    problems: str = ""
    next_steps: str = ""


DUE_IN_DAYS = {
    -30: ("7",),
    -25: ("2",),
    -20: ("1",),
    -12: ("4",),
    -3: ("13",),
    0: ("9",),
    4: ("5",),
    6: ("10",),
    20: ("11",),
    30: ("12",),
    45: ("8",),
}
"""The deadlines that the coordinator sets, in days from today; task 3 has its own, task 6 has none."""

SIGNED = (
    Deed(2, "xingzheng", "sign", "1"),
    Deed(2, "xingzheng", "sign", "2"),
    Deed(2, "bianmin", "sign", "1"),
    Deed(2, "bianmin", "sign", "2"),
    Deed(2, "jiancha", "sign", "4"),
    Deed(3, "zhengfuban", "sign", "5"),
    Deed(3, "fazhi", "sign", "7"),
    Deed(3, "fazhi", "sign", "9"),
    Deed(3, "fazhi", "sign", "10"),
    Deed(3, "jiancha", "sign", "10"),
    Deed(3, "xingzheng", "sign", "8"),
    Deed(3, "bianmin", "sign", "11"),
    Deed(4, "kunshan", "sign", "3"),
    Deed(4, "changshu-zhengfu", "sign", "3"),
    Deed(4, "zhangjiagang", "sign", "3"),
    Deed(4, "wuzhong", "sign", "3"),
    Deed(4, "zhengfuban", "sign", "6"),
    Deed(4, "fagai", "sign", "8"),
    Deed(4, "fagai", "sign", "10"),
    Deed(4, "baomi", "sign", "5"),
    Deed(4, "changshu", "sign", "13"),
    Deed(4, "xinwen", "return", "12", "政务微博群涉及各区县和各部门账号，建议由市政府办公室牵头，我办配合。"),
)

CLOSED = (
    Deed(20, "xingzheng", "report", "1", "管理办法初稿已形成，正在征求各市、区意见。", 60),
    Deed(21, "duban", "accept", "1"),
    Deed(48, "xingzheng", "report", "1", "管理办法已印发，名称、场所和事项清单同步公布。", 100),
    Deed(50, "duban", "accept", "1", "办法文本已核。"),
    Deed(52, "xingzheng", "ask", "1", "办法已印发实施，市便民服务中心的部分一并完成。"),
    Deed(55, "duban", "close", "1", "同意销号。"),
    Deed(30, "xingzheng", "report", "2", "两个平台的接口规范已定，联调完成七成。", 70),
    Deed(31, "duban", "accept", "2"),
    Deed(84, "xingzheng", "report", "2", "两个平台已互通，十个县（市）区接入。", 100),
    Deed(86, "duban", "accept", "2"),
    Deed(88, "xingzheng", "ask", "2", "平台互通并稳定运行。因接口改造晚于计划，办结逾期。"),
    Deed(91, "duban", "close", "2", "同意销号，逾期原因已说明。"),
)

UNDER_WAY = (
    Deed(40, "kunshan", "report", "3", "全市延伸到 64 个乡镇（街道），覆盖面 71%。", 71, "", "年内再接入 9 个。"),
    Deed(42, "duban", "accept", "3"),
    Deed(
        58, "changshu-zhengfu", "report", "3", "14 个镇（街道）中 11 个接入，覆盖面 78%。", 78, "", "年底前全部接入。"
    ),
    Deed(59, "duban", "accept", "3"),
    Deed(60, "zhangjiagang", "report", "3", "8 个镇全部接入。", 100),
    Deed(
        45,
        "jiancha",
        "report",
        "4",
        "交易平台场地和系统已落实，规则还在修订。",
        65,
        "县级平台的人员编制尚未批复。",
        "报请编办协调。",
    ),
    Deed(47, "duban", "accept", "4"),
    Deed(
        86,
        "jiancha",
        "report",
        "4",
        "两个县级平台试运行。",
        80,
        "其余县级平台编制仍未批复。",
        "建议由市政府召集协调会。",
    ),
    Deed(88, "duban", "accept", "4"),
    Deed(92, "lingdao", "instruct", "4", "编制问题本周由办公室召集协调，完成时间请市监察局报来。"),
    Deed(96, "jiancha", "reply", "4", "协调会已开，编制本月底前批复，下月 20 日前全部运行。"),
    Deed(55, "zhengfuban", "report", "5", "指南、规程已修订，考核评价办法在会签。", 85, "", "下周报审。"),
    Deed(57, "duban", "accept", "5"),
    Deed(35, "zhengfuban", "report", "6", "首批 32 个重大项目的进展已公开。", 50),
    Deed(37, "duban", "accept", "6"),
    Deed(50, "fazhi", "report", "7", "程序规定草案已完成。", 70),
    Deed(52, "duban", "send_back", "7", "请补充行政权力库更新办法的修订进展，并附征求意见的范围。"),
    Deed(
        44, "xingzheng", "report", "8", "12 个部门的审批数据已共享。", 40, "两个部门的系统由省里统建，接口待省里开放。"
    ),
    Deed(46, "duban", "accept", "8"),
    Deed(70, "fazhi", "report", "9", "两个系统上线试运行。", 90, "", "本周完成验收。"),
    Deed(72, "duban", "accept", "9"),
    Deed(62, "jiancha", "report", "10", "两个平台的功能改造完成并通过测试。", 100),
    Deed(64, "duban", "accept", "10"),
    Deed(90, "jiancha", "ask", "10", "改造完成；市法制办的平台已随主体一并验收。"),
    Deed(
        93,
        "bianmin",
        "report",
        "11",
        "标准化试点通过中期评估，信息采集接入 21 个部门。",
        75,
        "",
        "年内再接入 6 个部门。",
    ),
    Deed(66, "changshu", "report", "13", "已与电视台定下栏目方案，样片完成。", 55, "频道时段未定。"),
    Deed(68, "duban", "accept", "13"),
    Deed(12, "jiancha", "file", "4", "已按任务逐项列出措施、责任人和完成时间。"),
    Deed(13, "xingzheng", "file", "1", "方案含平台互通、管理办法、联合审批三部分。"),
    Deed(15, "bianmin", "file", "11", "方案以标准化试点为主线，分三步实施。"),
    Deed(99, "duban", "urge", "7", "本项已逾期，补正材料请尽快报来。"),
)

DEEDS = tuple(sorted(SIGNED + CLOSED + UNDER_WAY, key=lambda deed: deed.at))
