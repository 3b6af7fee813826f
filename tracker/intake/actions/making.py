"""From a reading to a draft: the rows that a person will look at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.files import Kept
from tracker.intake import draft as reading
from tracker.intake.actions.keeping import keep_lines, kept_marks, kept_place
from tracker.intake.actions.resolving import resolve_relative
from tracker.intake.draft import Certainty, Said
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.provenance import Provenance, provenance_of
from tracker.intake.refusals import refuse_without_tasks
from tracker.intake.versions import as_read
from tracker.journal.actions import note
from tracker.journal.acts import Act
from tracker.tasks.deadlines import DeadlineKind

STEP = 1024
"""Rows are numbered this far apart, so that one can be put between two others."""
LONGEST_LINE = 255
LONGEST_CODE = 64
TRUST = tuple(Certainty)
"""From sure to doubtful."""


def make_draft(session: Session, drafted: reading.DraftPlan, *, file_name: str, kept: Kept, act: Act) -> DraftPlan:
    """Keep what was read, each row with its source and its doubts. Refuses a document without tasks.

    Nothing of a draft binds anybody until it is issued.
    """
    refuse_without_tasks(drafted)
    if act.actor_id is None:
        raise ValueError("a draft belongs to the person who brought the document")
    draft = DraftPlan(
        file_name=file_name[:LONGEST_LINE],
        file_sha256=kept.sha256,
        read_at=act.at,
        read_by_id=act.actor_id,
        filings=[_filing(filing) for filing in drafted.filings],
        rounds=[_round(each, is_first=not place) for place, each in enumerate(drafted.rounds)],
        questions=_questions(drafted.questions),
        unused=[{"text": passage.value, "place": kept_place(passage.place)} for passage in drafted.left_over],
        **_facts(drafted.facts),
    )
    session.add(draft)
    session.flush()
    origins = provenance_of(drafted)
    rows = [_row(draft, seq, *read) for seq, read in enumerate(zip(drafted.tasks, origins, strict=True), 1)]
    resolve_relative(session, draft, rows)
    for row in rows:
        row.as_read = as_read(row)
    session.add_all(rows)
    keep_lines(session, draft.id, drafted, origins)
    note(session, "draft:read", draft, act=act, changes={"rows": [None, len(drafted.tasks)]})
    return draft


def _facts(facts: reading.PlanFacts) -> dict[str, Any]:
    return {
        "title": _value(facts.title)[:LONGEST_LINE],
        "document_number": _value(facts.document_number)[:LONGEST_CODE],
        "issuers": [issuer.value for issuer in facts.issuers],
        "issued_on": facts.issued_on,
        "year": facts.year,
        "certainty": {
            "title": _trust([facts.title]),
            "document_number": _trust([facts.document_number]),
            "issuers": _trust(facts.issuers),
        },
    }


def _row(draft: DraftPlan, seq: int, task: reading.DraftTask, origin: Provenance) -> DraftTask:
    return DraftTask(
        draft_plan_id=draft.id,
        seq=seq * STEP,
        number=_value(task.number)[:LONGEST_CODE],
        category=_value(task.category)[:LONGEST_LINE],
        content=task.content.value,
        leads=[name.value for name in task.leads],
        supports=[name.value for name in task.supports],
        indicators=[indicator.to_json() for indicator in task.indicators],
        milestones=[_milestone(milestone) for milestone in task.milestones],
        remark=_value(task.remark),
        clause=_value(task.clause),
        questions=_questions(task.questions),
        certainty=_certainty(task),
        source=_source(task, origin),
        **_deadline(task.deadline),
    )


def _deadline(deadline: reading.Deadline) -> dict[str, Any]:
    """A kind that promises a date has one; without it the words stay and the day is for a person to find."""
    kind = deadline.kind
    if kind is DeadlineKind.DATE and deadline.day is None:
        kind = DeadlineKind.UNRESOLVED
    return {
        "deadline": deadline.day if kind is DeadlineKind.DATE else None,
        "deadline_kind": kind,
        "deadline_phrase": (deadline.phrase or "")[:LONGEST_LINE],
    }


def _certainty(task: reading.DraftTask) -> dict[str, str]:
    return {
        "content": _trust([task.content]),
        "leads": _trust(task.leads),
        "supports": _trust(task.supports),
        "deadline": task.deadline.certainty.value,
    }


def _source(task: reading.DraftTask, origin: Provenance) -> dict[str, Any]:
    return {
        "text": task.source.value,
        "place": kept_place(task.source.place),
        "marks": kept_marks(origin),
        "lines": list(origin.lines),
    }


def _filing(filing: reading.DraftFiling) -> dict[str, Any]:
    return {
        "title": filing.title.value,
        "who": filing.who,
        "due": filing.due.day.isoformat() if filing.due.day else None,
        "phrase": filing.due.phrase or "",
        "text": filing.title.written,
        "is_kept": True,
    }


def _round(each: reading.DraftRound, *, is_first: bool) -> dict[str, Any]:
    """A plan has one rhythm: of several, the first is proposed."""
    said = {"phrase": each.phrase.value, "text": each.phrase.written}
    return {"cycle": each.cycle.value, "day": each.day, **said, "is_kept": is_first}


def _milestone(milestone: reading.Milestone) -> dict[str, Any]:
    return {"due": milestone.day.isoformat(), "text": milestone.written, "phrase": milestone.phrase[:LONGEST_LINE]}


def _questions(questions: Iterable[reading.Question]) -> list[dict[str, Any]]:
    return [
        {"about": str(question.about), "sentence": question.sentence, "words": question.words} for question in questions
    ]


def _trust(values: Iterable[Said | None]) -> str:
    """The least trusted of several values decides."""
    given = [value.certainty for value in values if value is not None]
    return str(max(given, key=TRUST.index, default=Certainty.SURE))


def _value(said: Said | None) -> str:
    return said.value if said else ""
