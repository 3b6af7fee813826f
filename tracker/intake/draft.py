"""The draft that a document yields: every value with the text it was read from, where that stood, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tracker.foundation.words import N_, Worded
from tracker.intake.lines import Line
from tracker.intake.source import NOWHERE, Place
from tracker.tasks.deadlines import DeadlineKind


class Certainty(Worded):
    """How far a value can be trusted without a person's eye."""

    SURE = "sure", N_("确定")
    LIKELY = "likely", N_("待核")
    DOUBTFUL = "doubtful", N_("存疑")


class Topic(StrEnum):
    """Which part of a draft a question is about, so that it can be asked beside it."""

    PLAN = "plan"
    CONTENT = "content"
    LEADS = "leads"
    SUPPORTS = "supports"
    DEADLINE = "deadline"
    FILING = "filing"


@dataclass(frozen=True)
class Question:
    """What a person must decide: a sentence (a catalogue key with its values) about one part of the draft."""

    about: Topic
    sentence: str
    words: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Give the sentence in its own language, for the command line."""
        return self.sentence % self.words if self.words else self.sentence


@dataclass(frozen=True)
class Said:
    """A value and its source: what is proposed, the words it was read from, their place, and the trust in it."""

    value: str
    written: str
    place: Place = NOWHERE
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True)
class Named(Said):
    """One body that carries a task, as the document names it; a collective stands for many and stays whole."""

    collective: bool = False


@dataclass(frozen=True)
class Deadline:
    """When a task is due, with the phrase it was read from; `day` is empty unless it follows from the document."""

    kind: DeadlineKind = DeadlineKind.NONE
    day: date | None = None
    phrase: str | None = None
    place: Place = NOWHERE
    certainty: Certainty = Certainty.SURE

    def to_json(self) -> dict[str, Any]:
        """The exchange form."""
        return {"date": self.day.isoformat() if self.day else None, "phrase": self.phrase, "kind": self.kind.value}


UNDATED = Deadline()


@dataclass(frozen=True)
class Milestone:
    """A dated step inside a task, before its deadline."""

    day: date
    phrase: str
    written: str


@dataclass(frozen=True)
class Indicator:
    """A quantified target inside a task: the words, the figure, its unit and how it compares."""

    text: str
    value: str
    unit: str
    comparison: str = ""

    def to_json(self) -> dict[str, Any]:
        """The exchange form."""
        return {"text": self.text, "value": self.value, "unit": self.unit}


@dataclass(frozen=True)
class DraftTask:
    """One task as it was read; `source` is the whole piece of text it came from."""

    content: Said
    source: Said
    number: Said | None = None
    category: Said | None = None
    leads: tuple[Named, ...] = ()
    supports: tuple[Named, ...] = ()
    deadline: Deadline = UNDATED
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    remark: Said | None = None
    clause: Said | None = None
    questions: tuple[Question, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The exchange form."""
        return {
            "number": _value(self.number),
            "category": _value(self.category),
            "content": self.content.value,
            "leads": [name.value for name in self.leads],
            "supports": [name.value for name in self.supports],
            "deadline": self.deadline.to_json(),
            "indicators": [indicator.to_json() for indicator in self.indicators],
            "remark": _value(self.remark),
            "clause": _value(self.clause),
            "questions": [str(question) for question in self.questions],
        }


@dataclass(frozen=True)
class DraftFiling:
    """A paper that the plan itself asks for, such as the work plan that each lead files."""

    title: Said
    who: str
    """`leads` where every lead department owes it, otherwise the bodies as the document names them."""
    due: Deadline

    def to_json(self) -> dict[str, Any]:
        """The exchange form."""
        due = self.due.to_json()
        return {"title": self.title.value, "who": self.who, "due": {key: due[key] for key in ("date", "phrase")}}


class Cycle(StrEnum):
    """How often progress is to be reported; the plan's own word for the rhythm has the same value."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


@dataclass(frozen=True)
class DraftRound:
    """A rhythm of reporting that the plan lays on everybody: proposed, for a coordinator to confirm."""

    cycle: Cycle
    day: int | None
    """The day of the month by which a report is due; the words may leave it open."""
    phrase: Said

    def to_json(self) -> dict[str, Any]:
        """The exchange form."""
        return {"cycle": self.cycle.value, "day": self.day, "phrase": self.phrase.value}


@dataclass(frozen=True)
class PlanFacts:
    """What the document says of itself; what it does not say is empty."""

    title: Said | None = None
    document_number: Said | None = None
    issuers: tuple[Said, ...] = ()
    issued_on: date | None = None
    year: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The exchange form."""
        return {
            "title": _value(self.title),
            "document_number": _value(self.document_number),
            "issuers": [issuer.value for issuer in self.issuers],
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "year": self.year,
        }


@dataclass(frozen=True)
class DraftPlan:
    """A whole document as it was read, for a person to confirm."""

    facts: PlanFacts
    tasks: tuple[DraftTask, ...]
    filings: tuple[DraftFiling, ...] = ()
    rounds: tuple[DraftRound, ...] = ()
    questions: tuple[Question, ...] = ()
    left_over: tuple[Said, ...] = ()
    """Text that names a responsibility but became no task: listed, never dropped."""
    lines: tuple[Line, ...] = field(default=(), repr=False)
    """The whole document, to be shown beside what was read from it."""

    def to_json(self) -> dict[str, Any]:
        """The exchange form that `tracker import --json` prints."""
        return {
            "plan": self.facts.to_json(),
            "tasks": [task.to_json() for task in self.tasks],
            "filings": [filing.to_json() for filing in self.filings],
            "rounds": [each.to_json() for each in self.rounds],
            "questions": [str(question) for question in self.questions],
        }


def _value(said: Said | None) -> str | None:
    return said.value if said else None
