"""Pages of a list: cut in the database, counted by the statement that made the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

Item = TypeVar("Item")
PAGE_SIZE = 50


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list, and where it stands in the whole."""

    items: Sequence[Item]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, ceil(self.total / self.size))

    @property
    def has_previous(self) -> bool:
        """Whether a page stands before this one."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether a page stands behind this one."""
        return self.number < self.pages


def count(session: Session, statement: Select[Any]) -> int:
    """How many rows a statement gives, without fetching them."""
    counted = statement.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return session.scalar(counted) or 0


def page_of(session: Session, statement: Select[Any], number: int, size: int = PAGE_SIZE) -> Page[Any]:
    """One page of records; a number past the end gives the last page."""
    total = count(session, statement)
    last = max(1, ceil(total / size))
    number = min(max(1, number), last)
    items = session.scalars(statement.limit(size).offset((number - 1) * size)).all()
    return Page(items, number, total, size)


def cut(items: Sequence[Item], number: int, size: int = PAGE_SIZE) -> Page[Item]:
    """One page of what is in hand already; a number past the end gives the last page."""
    number = min(max(1, number), max(1, ceil(len(items) / size)))
    return Page(items[(number - 1) * size : number * size], number, len(items), size)


def exists_any(session: Session, statement: Select[Any]) -> bool:
    """Whether a statement gives any row at all."""
    return bool(session.scalar(select(statement.exists())))
