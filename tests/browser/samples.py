"""Made-up content for looking at components without a database."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace as Of
from typing import Any

from tracker.foundation.clock import OFFICE_TIME
from tracker.foundation.paging import Page
from tracker.lights.rules import Light
from tracker.people.models import Role
from tracker.tasks.models import TaskState

TODAY = date(2026, 11, 21)
VISITOR = Of(id=5, name="周启明", roles=frozenset({Role.COORDINATOR}))
STAGES = [TaskState.ISSUED, TaskState.IN_PROGRESS, TaskState.CLOSURE_REQUESTED, TaskState.CLOSED]
DATES = {TaskState.ISSUED: date(2026, 5, 6), TaskState.IN_PROGRESS: date(2026, 5, 8)}
GRAVEST_FIRST = [Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE, Light.LATE, Light.GREY]
COUNTS = list(zip(GRAVEST_FIRST, (4, 2, 3, 5, 1, 1), strict=True))
NAMES = {
    "市法制办": "苏州市人民政府法制办公室",
    "市监察局": "苏州市监察局",
    "市发改委": "苏州市发展和改革委员会",
    "常熟市监察局": "常熟市监察局",
    "相城区监察局": "苏州市相城区监察局",
}
BODIES = [Of(name=name, short_name=short) for short, name in NAMES.items()]
RULES = "制定和完善苏州市重大行政决策程序规定等相关法规制度，修订《苏州市行政权力库更新维护办法》"


def _task(light: Light, deadline: date | None, words: str | None, left: str | None, content: str) -> Any:
    number = 1 + GRAVEST_FIRST.index(light)
    return Of(
        number=number,
        light=light,
        deadline=deadline,
        words=words,
        left=left,
        content=content,
        progress=15 * number,
        leads=BODIES[:number],
    )


TASKS = [
    _task(Light.RED, date(2026, 9, 30), "逾期 52 天", None, RULES),
    _task(
        Light.YELLOW, date(2026, 11, 26), None, "还剩 4 个工作日", "加快推进市、县两级统一规范的公共资源交易平台建设"
    ),
    _task(Light.GREEN, date(2026, 12, 31), None, "还剩 29 个工作日", "推动跨部门网上联合审批数据共享工作"),
    _task(Light.BLUE, date(2026, 6, 30), None, None, "完善各级行政服务中心和便民服务中心管理办法"),
    _task(Light.LATE, date(2026, 8, 31), None, None, "修订完善政府信息公开指南、依申请公开工作规程"),
    _task(Light.GREY, None, None, None, "探索利用数字电视媒体实现政务服务的工作模式"),
]
PAGE: Page[Any] = Page(TASKS, 3, 512)


def _entry(day: int, hour: int, who: str, department: str | None, deed: str, why: str | None = None) -> Any:
    return Of(
        at=datetime(2026, 11, day, hour, 12, tzinfo=OFFICE_TIME), who=who, department=department, deed=deed, why=why
    )


STORY = [
    _entry(20, 9, "周启明", "市政府办公室", "退回补正", "覆盖面请按建制镇计算，并附 10 月底的清单。"),
    _entry(19, 16, "陆雯", "昆山市政府", "报送进展 71%"),
    _entry(13, 8, "系统", None, "提醒：还剩 5 个工作日"),
]
FILES = [
    Of(url="#", name="乡镇覆盖清单.xlsx", note="48 KB，陆雯 11月19日"),
    Of(url="#", name="验收照片.zip", note="6.2 MB"),
]
VERSIONS = [
    Of(label="完成时限", theirs="2026年12月15日", mine="2026年12月31日", differs=True),
    Of(label="牵头部门", theirs="市法制办", mine="市法制办", differs=False),
    Of(label="备注", theirs="按 11月18日 专题会议要求提前", mine="", differs=True),
]
SIDES = [
    Of(url="#", words="全部", count=13, is_current=True),
    Of(url="#", words="待确认", count=4, is_current=False),
    Of(url="#", words="没有时限", count=12, is_current=False),
]
WAYS = [
    ("#", "工作台", False, 7),
    ("#", "台账", True, 0),
    ("#", "计划", False, 0),
    ("#", "总览", False, 0),
    ("#", "部门", False, 0),
    ("#", "消息", False, 12),
]
