"""What reminders say, in the office's language. A notice quotes it; it is not translated afterwards."""

from __future__ import annotations

from datetime import date

from tracker.inbox.models import NoticeKind
from tracker.reminders.models import ReminderKind
from tracker.reminders.rules import Day, Occasion

LONGEST_TITLE = 40
WEEKDAYS = "一二三四五六日"

AS_NOTICE = {
    ReminderKind.BEFORE: NoticeKind.BEFORE,
    ReminderKind.DUE: NoticeKind.DUE,
    ReminderKind.OVERDUE: NoticeKind.OVERDUE,
    ReminderKind.UNSIGNED: NoticeKind.UNSIGNED,
    ReminderKind.SENT_BACK: NoticeKind.UNANSWERED,
    ReminderKind.URGED: NoticeKind.URGED,
}

SAYS = {
    ReminderKind.BEFORE: "{title}应于 {about} 完成，还剩 {left} 个工作日",
    ReminderKind.DUE: "{title}今天（{about}）到期",
    ReminderKind.OVERDUE: "{title}应于 {about} 完成，已逾期 {late} 天。请报送进展或申请办结",
    ReminderKind.UNSIGNED: "{title}应于 {about} 前签收，尚未签收",
    ReminderKind.SENT_BACK: "{title}的报送已于 {about} 退回，尚未补正",
}
LAST_WORKDAY = "{title}应于 {about} 完成，今天是最后一个工作日"


def said_day(day: date) -> str:
    """A day with its weekday: 4月3日 周五."""
    return f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"


def title_of(number: str, content: str) -> str:
    """A task in few words: its number and how it begins."""
    words = " ".join(content.split())
    short = words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"
    return f"任务 {number}「{short}」"


def sentence(occasion: Occasion, title: str, day: Day) -> str:
    """What is to be done, by when, and how it stands on the day."""
    about = occasion.about_on
    pattern = LAST_WORKDAY if occasion.kind is ReminderKind.DUE and about > day.on else SAYS[occasion.kind]
    return pattern.format(title=title, about=said_day(about), left=day.until(about), late=(day.on - about).days)
