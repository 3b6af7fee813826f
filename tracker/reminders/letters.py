"""The letter of a digest: what a person was told, in sections, the most urgent first. Values in, words out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.foundation.clock import day_of
from tracker.inbox.models import Notice, NoticeKind
from tracker.reminders.words import said_day

SECTIONS: tuple[tuple[str, frozenset[NoticeKind]], ...] = (
    ("催办与批示", frozenset({NoticeKind.URGED, NoticeKind.INSTRUCTION})),
    ("逾期", frozenset({NoticeKind.OVERDUE})),
    ("今天到期", frozenset({NoticeKind.DUE})),
    ("临期", frozenset({NoticeKind.BEFORE})),
    ("待签收", frozenset({NoticeKind.UNSIGNED, NoticeKind.ISSUED})),
    ("退回补正", frozenset({NoticeKind.SENT_BACK, NoticeKind.UNANSWERED})),
)
ELSE = "其他消息"
REMINDERS = frozenset(
    {NoticeKind.BEFORE, NoticeKind.DUE, NoticeKind.OVERDUE, NoticeKind.UNSIGNED, NoticeKind.UNANSWERED}
)
"""Kinds that come again as time goes on: of several about one task the latest says it all."""
MOST_LINES = 60


@dataclass(frozen=True)
class Letter:
    """A subject and a body."""

    subject: str
    body: str


def letter(name: str, notices: Iterable[Notice], *, on: date, web_address: str, office: str) -> Letter:
    """Write to somebody what they were told, as of a day."""
    told = _folded(notices)
    sections = [(title, chosen) for title, chosen in _sections(told) if chosen]
    counts = ",".join(f"{title} {len(chosen)}" for title, chosen in sections)
    parts = [f"{name}:", f"截至 {said_day(on)},有 {len(told)} 件事需要知道。"]
    parts += [_section(title, chosen, on, web_address) for title, chosen in sections]
    parts += [f"全部消息:{web_address}/inbox", f"{office} 督办台账(自动发送,请勿回复)"]
    return Letter(f"督办提醒 {on.month}月{on.day}日:{counts}", "\n\n".join(parts) + "\n")


def _folded(notices: Iterable[Notice]) -> list[Notice]:
    """One line a task for what comes again; all the rest as it is; sorted by date."""
    kept: dict[tuple[object, ...], Notice] = {}
    for notice in sorted(notices, key=lambda one: one.id):
        comes_again = notice.kind in REMINDERS
        kept[("again", notice.task_id, notice.kind) if comes_again else ("once", notice.id)] = notice
    return sorted(kept.values(), key=lambda one: (one.due_on or date.max, one.id))


def _sections(told: list[Notice]) -> list[tuple[str, list[Notice]]]:
    named = frozenset().union(*(kinds for _, kinds in SECTIONS))
    sections = [(title, [one for one in told if one.kind in kinds]) for title, kinds in SECTIONS]
    return [*sections, (ELSE, [one for one in told if one.kind not in named])]


def _section(title: str, chosen: list[Notice], on: date, web_address: str) -> str:
    lines = [_line(notice, on, web_address) for notice in chosen[:MOST_LINES]]
    more = [f"……另有 {len(chosen) - MOST_LINES} 项,见系统内消息"] if len(chosen) > MOST_LINES else []
    return "\n".join([f"【{title}】{len(chosen)} 项", *lines, *more])


def _line(notice: Notice, on: date, web_address: str) -> str:
    told_on = day_of(notice.at)
    late = f"(补发,{said_day(told_on)} 的提醒)" if told_on < on and notice.kind in REMINDERS else ""
    link = f"\n  {web_address}/tasks/{notice.task_id}" if notice.task_id else ""
    return f"- {notice.sentence}{late}{link}"
