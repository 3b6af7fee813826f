"""What crosses between the reading process and ours: an order in; steps and then a draft or a refusal out, each a line.

All of it is checked when it arrives, as if a stranger had typed it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter

from tracker.intake.draft import DraftPlan
from tracker.intake.source import Step


@dataclass(frozen=True)
class Order:
    """What to read a document as; the bytes follow it."""

    name: str
    year: int | None = None
    issued_on: date | None = None


@dataclass(frozen=True)
class Refused:
    """Why there is no draft: the refusal's name, its sentence and the words in it."""

    kind: str
    sentence: str
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """How far the reading has come; said as often as there is something to say, before the answer."""

    step: Step


@dataclass(frozen=True)
class Answer:
    """A draft, or the reason why there is none."""

    draft: DraftPlan | None = None
    refused: Refused | None = None


ORDER = TypeAdapter(Order)
TOLD = TypeAdapter(Told)
TOLD_BY = b'{"step"'
"""How the line of a step begins; no answer does."""
ANSWER = TypeAdapter(Answer)
DRAFT = TypeAdapter(DraftPlan)
"""A draft as JSON with all its sources, for keeping; `to_json` of the draft is the shorter form for people."""
