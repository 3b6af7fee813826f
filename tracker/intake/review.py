"""A draft as it is looked over: its rows, whom their names mean, and what stands in the way of issuing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.intake import directory, queries, rules
from tracker.intake.catalogue import Origin
from tracker.intake.directory import Meaning
from tracker.intake.models import DraftPlan, DraftTask


@dataclass(frozen=True)
class Review:
    """Everything a person must know to put a draft right or to issue it."""

    draft: DraftPlan
    rows: Sequence[DraftTask]
    meanings: Mapping[str, Meaning]
    obstacles: Sequence[rules.Obstacle]

    @property
    def doubtful(self) -> list[DraftTask]:
        """The rows that wait for a person to say that they were read right."""
        return [row for row in self.rows if rules.is_doubtful(row, self.meanings)]

    @property
    def unsettled(self) -> list[Meaning]:
        """The names that the directory does not know, in the order in which they come."""
        return [meaning for meaning in self.meanings.values() if not meaning.is_settled]

    @property
    def departments(self) -> list[int]:
        """Those who will get something to do."""
        named = [self.meanings[name] for row in self.rows for name in (*row.leads, *row.supports)]
        return list(dict.fromkeys(department.id for meaning in named for department in meaning.departments))

    def rows_naming(self, name: str) -> list[DraftTask]:
        """The rows in which a name stands."""
        return [row for row in self.rows if name in row.leads or name in row.supports]


def review(session: Session, draft: DraftPlan) -> Review:
    """Look a draft over, in a constant number of queries however many rows and names it has."""
    rows = session.scalars(queries.rows_of(draft.id)).all()
    meanings = directory.look_up(session, rules.names_of(rows), origin_of(draft))
    return Review(draft, rows, meanings, rules.obstacles(draft, rows, meanings))


def origin_of(draft: DraftPlan) -> Origin:
    """What a draft's document says of where its names are to be read from."""
    return Origin(tuple(draft.issuers), draft.title, draft.document_number)
