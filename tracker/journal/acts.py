"""An act: who does something, when, and by what cause. Every verb of the house takes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.foundation.clock import day_of
from tracker.foundation.words import N_, Worded


class Cause(Worded):
    """What set the deed going."""

    PERSON = "person", N_("本人操作")
    IMPORT = "import", N_("文件导入")
    JOB = "job", N_("定时任务")
    SETUP = "setup", N_("系统设置")


@dataclass(frozen=True)
class Act:
    """Who acts (none: the house itself), at what moment (UTC), by what cause."""

    actor_id: int | None
    actor_name: str
    at: datetime
    cause: Cause = Cause.PERSON
    detail: str = ""

    @property
    def on(self) -> date:
        """The office's date on which this is done."""
        return day_of(self.at)

    @property
    def person_id(self) -> int:
        """The person who acts. The house itself signs, reports and decides nothing."""
        if self.actor_id is None:
            raise ValueError("only a person can do this")
        return self.actor_id
