"""The jobs of the house by name, as the database, the command line and the pages call them."""

from __future__ import annotations

from tracker.foundation.words import N_, Worded

SCHEDULER = "scheduler"
"""The right to keep the timetable: held by one scheduler at a time."""


class Job(Worded):
    """Work that the clock sets going."""

    OPEN_ROUNDS = "open-rounds", N_("开启报送周期")
    RAISE_REMINDERS = "raise-reminders", N_("生成提醒")
    COMPOSE_DIGESTS = "compose-digests", N_("编写提醒邮件")
    SEND_DIGESTS = "send-digests", N_("发送提醒邮件")
    TAKE_SNAPSHOT = "take-snapshot", N_("留存每日快照")
