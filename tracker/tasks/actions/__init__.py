"""What can be done with tasks: issue, sign for, return, reassign, change, stop and resume, file a lead's work plan."""

from __future__ import annotations

from tracker.tasks.actions.changing import change_deadlines, change_task
from tracker.tasks.actions.departments import arrange_departments, change_departments
from tracker.tasks.actions.filing import ask_new_leads, file_lead_plan
from tracker.tasks.actions.issuing import issue_more, issue_plan
from tracker.tasks.actions.measuring import mark_milestone, set_indicators, set_milestones
from tracker.tasks.actions.receiving import insist, reassign, return_assignment, sign_for
from tracker.tasks.actions.shelving import close_plan
from tracker.tasks.actions.stopping import cancel, resume, suspend

__all__ = (
    "arrange_departments",
    "ask_new_leads",
    "cancel",
    "change_deadlines",
    "change_departments",
    "change_task",
    "close_plan",
    "file_lead_plan",
    "insist",
    "issue_more",
    "issue_plan",
    "mark_milestone",
    "reassign",
    "resume",
    "return_assignment",
    "set_indicators",
    "set_milestones",
    "sign_for",
    "suspend",
)
