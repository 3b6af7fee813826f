"""What each deed in the journal is called when its story is told, and which of its changes are shown."""

from __future__ import annotations

from tracker.foundation.words import N_
from tracker.journal.models import Entry

DEEDS = {
    "plan:created": N_("建立计划"),
    "plan:issued": N_("交办计划全部任务"),
    "plan:enlarged": N_("增加计划任务"),
    "plan:changed": N_("修改计划设置"),
    "plan:closed": N_("归档计划"),
    "round:opened": N_("开启报送期"),
    "task:issued": N_("交办任务"),
    "task:changed": N_("修改任务"),
    "task:deadline-changed": N_("调整完成时限"),
    "task:departments-changed": N_("调整责任部门"),
    "task:indicators-changed": N_("调整指标"),
    "task:milestones-changed": N_("调整阶段节点"),
    "milestone:reached": N_("标记阶段节点已完成"),
    "milestone:reopened": N_("取消阶段节点的完成标记"),
    "task:suspended": N_("中止任务"),
    "task:resumed": N_("恢复任务"),
    "task:cancelled": N_("终止任务"),
    "task:reopened": N_("重新办理"),
    "task:urged": N_("催办"),
    "assignment:signed-for": N_("%(department)s签收"),
    "assignment:returned": N_("%(department)s退回任务"),
    "assignment:insisted": N_("重新交办%(department)s"),
    "assignment:reassigned": N_("转办"),
    "filing:filed": N_("%(department)s报备牵头工作方案"),
    "report:submitted": N_("%(department)s报送进展"),
    "report:approved": N_("%(department)s审签报送"),
    "report:held": N_("%(department)s审签退回"),
    "report:accepted": N_("审核通过%(department)s的报送"),
    "report:sent-back": N_("退回%(department)s的报送"),
    "closure:requested": N_("%(department)s申请办结"),
    "closure:approved": N_("同意办结"),
    "closure:rejected": N_("未同意办结"),
    "instruction:given": N_("批示"),
    "instruction:replied": N_("%(department)s回复批示"),
    "draft:read": N_("导入文件"),
    "draft:facts-changed": N_("修改草稿的文件信息"),
    "draft:filing-changed": N_("修改草稿的报备事项"),
    "draft:row-changed": N_("修改草稿的任务"),
    "draft:row-added": N_("补充草稿的任务"),
    "draft:row-split": N_("拆分草稿的任务"),
    "draft:rows-merged": N_("合并草稿的任务"),
    "draft:rows-confirmed": N_("核对草稿的任务"),
    "draft:rows-removed": N_("移出草稿的任务"),
    "draft:rows-restored": N_("恢复草稿的任务"),
    "draft:deadline-set": N_("设定草稿的完成时限"),
    "draft:step-undone": N_("撤销对草稿的上一步操作"),
    "draft:name-split": N_("拆分草稿里的名称"),
    "draft:name-dropped": N_("删去草稿里的名称"),
    "draft:name-taken-back": N_("撤销对名称的认定"),
    "draft:discarded": N_("作废草稿"),
    "draft:taken-up": N_("恢复草稿"),
    "draft:issued": N_("由草稿交办"),
    "draft:issue-undone": N_("撤回交办"),
    "department:added": N_("新增部门"),
    "department:changed": N_("修改部门"),
    "department:removed": N_("删除部门"),
    "department:alias-added": N_("增加部门别名"),
    "department:alias-removed": N_("去掉部门别名"),
    "department:activated": N_("启用部门"),
    "department:deactivated": N_("停用部门"),
    "collective:added": N_("新增统称"),
    "collective:alias-added": N_("增加统称的别名"),
    "collective:alias-removed": N_("去掉统称的别名"),
    "collective:renamed": N_("统称改名"),
    "collective:members-set": N_("确定统称的成员"),
    "person:added": N_("新增人员"),
    "person:changed": N_("修改人员信息"),
    "person:link-made": N_("生成激活链接"),
    "person:activated": N_("启用账号"),
    "person:enabled": N_("恢复账号"),
    "person:disabled": N_("停用账号"),
    "person:password-changed": N_("修改密码"),
    "person:signed-in": N_("登录"),
    "person:signed-out": N_("退出"),
    "post:given": N_("任职"),
    "post:ended": N_("离任"),
    "calendar:filled": N_("填入工作日历"),
    "calendar:published": N_("公布年度工作日历"),
    "calendar:days-marked": N_("标记放假或调休"),
    "calendar:days-cleared": N_("取消日历标记"),
    "digest:resent": N_("重发提醒邮件"),
    "digest:found-delivered": N_("核实邮件已送达"),
}
"""The words for each deed; `%(department)s` is the department the deed belongs to."""

FIELDS = {
    "number": N_("编号"),
    "category": N_("工作类别"),
    "content": N_("主要工作任务"),
    "clause": N_("依据"),
    "remark": N_("备注"),
    "deadline": N_("完成时限"),
    "deadline_phrase": N_("时限原文"),
    "leads": N_("牵头部门"),
    "supports": N_("配合部门"),
    "indicators": N_("指标"),
    "milestones": N_("阶段节点"),
    "replaced": N_("责任部门"),
    "progress": N_("完成进度"),
    "title": N_("名称"),
    "due_soon_workdays": N_("临期提前工作日"),
    "receipt_workdays": N_("签收期限工作日"),
    "overdue_every_workdays": N_("逾期提醒间隔工作日"),
    "report_day": N_("每期报送日"),
    "file_name": N_("附件"),
}
"""The changes that a story shows beside the deed, and what each is called; states are said by the deed itself."""


def told(entry: Entry) -> tuple[str, dict[str, object]]:
    """A deed as a sentence of the catalogues with the words for its places; an unknown deed is shown as it is kept."""
    department = entry.changes.get("department", [None, ""])[-1]
    return DEEDS.get(entry.deed, entry.deed.replace("%", "%%")), {"department": department or ""}


def shown_changes(entry: Entry) -> list[tuple[str, object, object]]:
    """(what, before, after) for each change worth showing, in the order of the table."""
    return [(words, *entry.changes[field]) for field, words in FIELDS.items() if field in entry.changes]
