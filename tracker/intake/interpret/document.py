"""From findings to a draft: every piece is understood in the light of the whole document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.intake.draft import Certainty, DraftPlan, DraftTask, PlanFacts, Said, Topic
from tracker.intake.interpret.clauses import Passages
from tracker.intake.interpret.deadlines import deadline_of, milestones_of
from tracker.intake.interpret.facts import facts_of, usual_year
from tracker.intake.interpret.filings import filings_in
from tracker.intake.interpret.indicators import indicators_in
from tracker.intake.interpret.questions import (
    asked_about,
    asked_about_blankets,
    asked_about_deadline,
    asked_about_leads,
    asked_about_year,
)
from tracker.intake.interpret.roles import shares_of
from tracker.intake.interpret.rounds import rounds_in
from tracker.intake.interpret.stepped import steps_told
from tracker.intake.recognise.found import Findings, Found, Piece

SURELY_FROM = 0.75


def interpret(findings: Findings, *, year: int | None, issued_on: date | None) -> DraftPlan:
    """Understand all findings. What was given from outside (year, day of issue) goes before what the text says."""
    facts = facts_of(findings.body, year=year, issued_on=issued_on)
    guessed = None if facts.year else usual_year([*findings.body, *(found.whole for found in findings.tasks)])
    facts = replace(facts, year=facts.year or guessed)
    passages = Passages(findings.body)
    asked: set[str] = set()
    return DraftPlan(
        facts=facts,
        tasks=tuple(_task(found, facts, passages, asked, first_leads=findings.first_leads) for found in findings.tasks),
        filings=filings_in(findings.body, facts.year),
        rounds=rounds_in(findings.body),
        questions=(*asked_about_year(guessed), *asked_about_blankets(findings.blankets)),
        left_over=tuple(Said(piece.text, piece.text, piece.place, Certainty.DOUBTFUL) for piece in findings.left_over),
    )


def _task(found: Found, facts: PlanFacts, passages: Passages, asked: set[str], *, first_leads: bool) -> DraftTask:
    leads, supports = shares_of(found.duties, first_leads=first_leads)
    deadline = deadline_of(found.deadline, found.content, facts.year, facts.issued_on)
    questions = (
        *found.questions,
        *asked_about_leads(leads, asked),
        *asked_about(Topic.SUPPORTS, supports, asked),
        *asked_about_deadline(deadline),
    )
    return DraftTask(
        content=_said(found.content),
        source=_said(found.whole),
        number=_maybe(found.number),
        category=_maybe(found.category),
        leads=leads,
        supports=supports,
        deadline=deadline,
        milestones=steps_told(found.steps, found.content, deadline, facts.year)
        or milestones_of(found.deadline, found.content, facts.year),
        indicators=indicators_in(found.content.text),
        remark=_maybe(found.remark),
        clause=None if found.is_prose else _clause(found.content.text, passages),
        questions=questions,
    )


def _said(piece: Piece) -> Said:
    return Said(piece.text, piece.text, piece.place)


def _maybe(piece: Piece | None) -> Said | None:
    return _said(piece) if piece else None


def _clause(content: str, passages: Passages) -> Said | None:
    found = passages.nearest(content)
    if found is None:
        return None
    clause, likeness = found
    certainty = Certainty.SURE if likeness >= SURELY_FROM else Certainty.LIKELY
    return Said(clause.text, clause.text, clause.piece.place, certainty)
