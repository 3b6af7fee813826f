"""What can be done about progress: report, review, close and reopen, instruct and reply, open rounds."""

from __future__ import annotations

from tracker.progress.actions.closing import approve_closure, reject_closure, reopen, request_closure
from tracker.progress.actions.instructing import instruct, reply
from tracker.progress.actions.reporting import approve_report, hold_report, report
from tracker.progress.actions.reviewing import accept, send_back
from tracker.progress.actions.rounds import open_rounds

__all__ = (
    "accept",
    "approve_closure",
    "approve_report",
    "hold_report",
    "instruct",
    "open_rounds",
    "reject_closure",
    "reopen",
    "reply",
    "report",
    "request_closure",
    "send_back",
)
