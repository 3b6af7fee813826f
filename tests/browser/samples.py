"""Made-up content for looking at pages before, and without, a database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import SimpleNamespace as Of
from typing import Any

from tracker.foundation.clock import OFFICE_TIME
from tracker.foundation.paging import Page
from tracker.lights.rules import Light
from tracker.people.models import Role
from tracker.tasks.models import AssignmentRole, AssignmentState, TaskState

TODAY = date(2026, 11, 21)


GRAVEST_FIRST = [Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE, Light.LATE, Light.GREY]
STAGES = [TaskState.ISSUED, TaskState.IN_PROGRESS, TaskState.CLOSURE_REQUESTED, TaskState.CLOSED]
SHORT = {
    "市行政服务中心": "苏州市行政服务中心",
    "市便民服务中心": "苏州市便民服务中心",
    "市监察局": "苏州市监察局",
    "市法制办": "苏州市人民政府法制办公室",
    "市发改委": "苏州市发展和改革委员会",
    "市新闻办": "苏州市人民政府新闻办公室",
    "市政府办公室": "苏州市人民政府办公室",
    "市保密局": "苏州市国家保密局",
    "苏州质监局": "苏州质量技术监督局",
    "常熟市监察局": "常熟市监察局",
    "相城区监察局": "苏州市相城区监察局",
    "昆山市政府": "昆山市人民政府",
    "吴中区政府": "苏州市吴中区人民政府",
}
BODIES = {short: Of(id=at, name=name, short_name=short) for at, (short, name) in enumerate(SHORT.items(), 1)}
PLAN = Of(id=1, title="2026年政务公开和政务服务工作实施意见", document_number="苏办发〔2026〕18号")


def bodies(*names: str) -> list[Any]:
    """Departments by their short names."""
    return [BODIES[name] for name in names]


def _task(number: int, content: str, leads: str, supports: str, deadline: date | None, light: Light, **more: Any) -> Any:  # noqa: PLR0913 - a row of the table
    given = {"state": TaskState.IN_PROGRESS, "progress": 40, "left": None, "latest": None}
    late = (TODAY - deadline).days if deadline else 0
    words = f"逾期 {late} 天" if light is Light.RED else None
    return Of(
        id=number, number=str(number), content=content, plan=PLAN, deadline=deadline, light=light, light_words=words,
        leads=bodies(*leads.split()), supports=bodies(*supports.split()), days_late=late, **(given | more),
    )


def _said(words: str, on: date) -> Any:
    return Of(words=words, on=on)


TASKS = [
    _task(7, "制定和完善苏州市重大行政决策程序规定等相关法规制度，修订《苏州市行政权力库更新维护办法》", "市法制办", "市行政服务中心",
          date(2026, 9, 30), Light.RED, progress=60, latest=_said("程序规定已报市政府常务会议，修订稿尚在征求 14 个部门意见。", date(2026, 11, 5))),
    _task(10, "完善电子监察平台和政府法制监督平台功能", "市监察局 市法制办", "市发改委", date(2026, 10, 31), Light.RED,
          progress=75, latest=_said("平台接口联调完成，等待信创环境验收。", date(2026, 11, 18))),
    _task(12, "推进“苏州发布”政务微博及政务微博群的建设", "市新闻办", "市政府办公室", date(2026, 11, 10), Light.RED, progress=0,
          state=TaskState.ISSUED),
    _task(3, "加强县级政府政务公开和政务服务，年底前电子政务平台延伸的乡镇覆盖面达到80%", "昆山市政府 吴中区政府 常熟市监察局", "",
          date(2026, 11, 20), Light.RED, progress=71, latest=_said("已延伸 64 个乡镇，覆盖面 71%。", date(2026, 11, 19))),
    _task(11, "完善“12345政府公共服务平台”功能，利用“政务服务信息系统”，实现政府公共服务部门间信息统一采集、资源双向共享", "市便民服务中心",
          "市发改委 苏州质监局", date(2026, 11, 26), Light.YELLOW, progress=85, left="还剩 4 个工作日"),
    _task(4, "加快推进市、县两级统一规范的公共资源交易平台建设", "市监察局", "市行政服务中心 市发改委 市法制办", date(2026, 11, 30),
          Light.YELLOW, progress=90, left="还剩 6 个工作日", state=TaskState.CLOSURE_REQUESTED),
    _task(8, "推动跨部门网上联合审批数据共享工作", "市行政服务中心", "市发改委", date(2026, 12, 31), Light.GREEN, left="还剩 29 个工作日"),
    _task(9, "推进“苏州市行政执法在线查询系统”和“苏州市行政指导适时监督和报备系统”建设", "市法制办", "市发改委", date(2026, 12, 31),
          Light.GREEN, progress=55),
    _task(1, "完善各级行政服务中心和便民服务中心管理办法", "市行政服务中心 市便民服务中心", "", date(2026, 6, 30), Light.BLUE,
          progress=100, state=TaskState.CLOSED),
    _task(5, "修订完善政府信息公开指南、依申请公开工作规程、保密审查、考核评价和责任追究等制度", "市政府办公室", "市保密局",
          date(2026, 8, 31), Light.LATE, progress=100, state=TaskState.CLOSED),
    _task(13, "探索利用数字电视媒体实现政务服务的工作模式", "常熟市监察局 相城区监察局", "市监察局", None, Light.GREY, progress=20),
]
OVERDUE = [task for task in TASKS if task.light is Light.RED]


def _row(name: str, counts: tuple[int, ...], unsigned: int, query: str) -> Any:
    pairs = list(zip(GRAVEST_FIRST, counts, strict=True))
    return Of(name=name, counts=pairs, overdue=counts[0], due_soon=counts[1], unsigned=unsigned,
              closed=counts[3] + counts[4], total=sum(counts), url=f"/ledger?{query}")


DEPARTMENT_ROWS = [
    _row("市法制办", (2, 0, 1, 1, 0, 0), 0, "department=4"),
    _row("市监察局", (1, 1, 2, 3, 1, 0), 0, "department=3"),
    _row("市新闻办", (1, 0, 0, 0, 0, 1), 1, "department=6"),
    _row("市便民服务中心", (0, 1, 1, 2, 0, 0), 0, "department=2"),
    _row("市行政服务中心", (0, 1, 4, 6, 1, 1), 0, "department=1"),
    _row("市发改委", (0, 0, 5, 2, 0, 0), 1, "department=5"),
]
PLAN_ROWS = [
    _row("2026年政务公开和政务服务工作实施意见", (4, 2, 2, 3, 1, 1), 1, "plan=1"),
    _row("2026年优化营商环境任务清单", (0, 1, 11, 14, 2, 0), 1, "plan=2"),
]
READINGS = [
    Of(number=4, words="逾期", url="#", light=Light.RED, of=None, note="最久 52 天"),
    Of(number=3, words="临期", url="#", light=Light.YELLOW, of=None, note="10 个工作日内"),
    Of(number=2, words="未签收", url="#", light=None, of=None, note="1 项超过签收期限"),
    Of(number=3, words="本期未报送", url="#", light=None, of=None, note="11月25日 截止"),
    Of(number=20, words="已办结", url="#", light=None, of=41, note="48%，其中按期 17 项"),
]
STORY = [
    Of(at=datetime(2026, 11, 20, 9, 12, tzinfo=OFFICE_TIME), who="周启明", department="市政府办公室", deed="退回补正",
       why="覆盖面请按建制镇计算，并附 10 月底的清单。"),
    Of(at=datetime(2026, 11, 19, 16, 40, tzinfo=OFFICE_TIME), who="陆雯", department="昆山市政府", deed="报送进展 71%", why=None),
    Of(at=datetime(2026, 11, 13, 8, 30, tzinfo=OFFICE_TIME), who="系统", department=None, deed="提醒：还剩 5 个工作日", why=None),
    Of(at=datetime(2026, 5, 8, 10, 3, tzinfo=OFFICE_TIME), who="陆雯", department="昆山市政府", deed="签收", why=None),
    Of(at=datetime(2026, 5, 6, 15, 20, tzinfo=OFFICE_TIME), who="周启明", department="市政府办公室", deed="交办，时限 2026年11月20日", why=None),
]
FILES = [Of(url="#", name="乡镇覆盖清单（10月）.xlsx", note="48 KB,陆雯 11月19日"), Of(url="#", name="验收照片.zip", note="6.2 MB")]
LATEST = Of(
    by="陆雯（昆山市政府）", at=datetime(2026, 11, 19, 16, 40, tzinfo=OFFICE_TIME),
    done="电子政务平台已延伸到 64 个乡镇，覆盖面 71%。其余 26 个乡镇的专线已经开通，设备本月到位。",
    problems="张浦、周庄两镇机房改造未完成。", next_steps="11月28日前完成两镇改造，12月上旬全部接入。", evidence=FILES,
)
PARTS = [
    Of(department=BODIES["昆山市政府"], role=AssignmentRole.LEAD, consolidates=True, state=AssignmentState.SENT_BACK, progress=71,
       reported_on=date(2026, 11, 19)),
    Of(department=BODIES["吴中区政府"], role=AssignmentRole.LEAD, consolidates=False, state=AssignmentState.ACCEPTED, progress=88,
       reported_on=date(2026, 11, 2)),
    Of(department=BODIES["市行政服务中心"], role=AssignmentRole.SUPPORT, consolidates=False, state=AssignmentState.PENDING_RECEIPT, progress=0,
       reported_on=None),
]


def _part(task: Any, state: AssignmentState, next_words: str, said: str = "", role: AssignmentRole = AssignmentRole.LEAD) -> Any:
    return Of(task=task, light=task.light, light_words=task.light_words, left=task.left, role=role, state=state,
              progress=task.progress, said=said, next_words=next_words, next_url="#")


OWED = [
    Of(id="late", title="逾期和被退回", note="先办这些", parts=[
        _part(TASKS[3], AssignmentState.SENT_BACK, "补正报送", "退回原因：覆盖面请按建制镇计算，并附 10 月底的清单。"),
        _part(TASKS[1], AssignmentState.RECEIVED, "填报进展"),
    ]),
    Of(id="unsigned", title="待签收", note="收到后 3 个工作日内签收", parts=[_part(TASKS[6], AssignmentState.PENDING_RECEIPT, "签收")]),
    Of(id="round", title="11 月报送", note="11月25日 周三截止", parts=[
        _part(TASKS[4], AssignmentState.RECEIVED, "填报进展"),
        _part(TASKS[7], AssignmentState.RECEIVED, "填报进展", role=AssignmentRole.SUPPORT),
    ]),
]
DRAFT = Of(id=1, title="苏州市2013年政务公开和政务服务工作实施意见", document_number="苏办发[2013]45号",
           issued_on=date(2013, 4, 23), issuers=["中共苏州市委办公室", "苏州市人民政府办公室"])


def _doubt(words: str, *answers: str) -> Any:
    return Of(words=words, answers=answers)


READ = [
    Of(seq=1, where="第 24–27 段", number="1", content="完善各级行政服务中心和便民服务中心管理办法", leads="市行政服务中心、市便民服务中心",
       supports="各地行政服务中心、各地便民服务中心", deadline="",
       source=[("1 完善各级行政服务中心和便民服务中心管理办法 市行政服务中心、市便民服务中心 ", False), ("各地行政服务中心、便民服务中心", True)],
       doubts=[_doubt("“便民服务中心”前省略了“各地”，读作 各地便民服务中心，对吗？", "对", "不对，就是便民服务中心"),
               _doubt("各地行政服务中心 是统称，交办前须指明成员单位。", "选择成员")]),
    Of(seq=3, where="第 32–34 段", number="3", content="加强县级政府政务公开和政务服务，年底前电子政务平台延伸的乡镇覆盖面达到80%",
       leads="各市(县)、区政府", supports="", deadline="2013年12月31日",
       source=[("3 加强县级政府政务公开和政务服务，", False), ("年底前", True), ("电子政务平台延伸的乡镇覆盖面达到", False), ("80%", True), (" 各市(县)、区政府", False)],
       doubts=[]),
    Of(seq=13, where="第 86–89 段", number="13", content="探索利用数字电视媒体实现政务服务的工作模式", leads="常熟市监察局、相城区监察局",
       supports="市监察局", deadline="",
       source=[("13 探索利用数字电视媒体实现政务服务的工作模式 ", False), ("常熟市、相城区监察局", True), (" 市监察局", False)],
       doubts=[_doubt("“常熟市、相城区监察局”读作 常熟市监察局、相城区监察局，对吗？", "对", "不对，逐个改")]),
]
VERSIONS = [
    Of(label="完成时限", theirs="2026年12月15日", mine="2026年12月31日", differs=True),
    Of(label="牵头部门", theirs="市法制办", mine="市法制办", differs=False),
    Of(label="备注", theirs="按 11月18日 专题会议要求提前", mine="", differs=True),
]
DEMO_PEOPLE = [Of(account="duban", name="周启明", post="督办员"), Of(account="lianluo", name="陆雯", post="联络员，昆山市政府"),
               Of(account="lingdao", name="顾正平", post="领导")]
VISITOR = Of(id=5, name="周启明", roles=frozenset({Role.COORDINATOR}))


def side(words: str, count: int | None, *, here: bool = False) -> Any:
    """An entry of the tabs."""
    return Of(url="#", words=words, count=count, is_current=here)


def sort_url(name: str) -> str:
    """Where a column heading leads."""
    return f"?sort={name}"


def page_url(number: int) -> str:
    """Where a page number leads."""
    return f"?page={number}"


SORTED: Callable[[str], str] = sort_url
PAGE: Page[Any] = Page(TASKS, 3, 512)
DATES = {TaskState.ISSUED: date(2026, 5, 6), TaskState.IN_PROGRESS: date(2026, 5, 6) + timedelta(days=2)}
