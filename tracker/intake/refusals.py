"""What the intake will not take, each as a sentence that says what to do next."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from tracker.foundation.refusals import Refusal
from tracker.foundation.words import N_

if TYPE_CHECKING:
    from tracker.intake.draft import DraftPlan

TOO_SLOW = N_("读取超过了时间限制，已停止。文件可能过于复杂，请拆分后再上传。")
NONE_FOUND = N_("没有找到任务：文件中没有带牵头部门或责任单位的表格、条目。请核对是否选错了文件。")

WHAT_WAS_FOUND = N_(
    "没有找到任务：读到标题“%(title)s”、正文 %(paragraphs)s 段、表格 %(tables)s 张，但没有写明牵头部门或责任单位的表格行、条目。"
    "请核对是否选错了文件；任务表若在另一个附件里，请上传那个附件，也可以把任务部分粘贴进来。"
)


class Unreadable(Refusal):
    """The file cannot be read, or is not what it says it is; nothing of it was kept."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NoTasksFound(Refusal):
    """The file was read, but nothing in it carries a responsibility."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotOpen(Refusal):
    """The draft was issued or discarded meanwhile."""


class CannotBeIssued(Refusal):
    """Something in the draft still waits for a person's word."""


class CannotBeTakenBack(Refusal):
    """Somebody has already acted on what was issued."""


def refuse_without_tasks(drafted: DraftPlan) -> None:
    """A document without tasks can be looked at, but there is nothing in it to keep. Says what was found instead."""
    if not drafted.tasks:
        tables = {line.table for line in drafted.lines if line.table is not None}
        raise NoTasksFound(
            WHAT_WAS_FOUND,
            title=drafted.facts.title.value if drafted.facts.title else "—",
            paragraphs=sum(line.table is None for line in drafted.lines),
            tables=len(tables),
        )
