"""The vocabulary of columns: records say what a thing is, this says how it is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum as PythonEnum
from typing import Annotated, Any

from sqlalchemy import JSON, Date, DateTime, Dialect, Enum, ForeignKey, MetaData, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An instant: always aware, always UTC, also on SQLite, which has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; hand the database UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back that SQLite does not keep."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def worded(kind: type[PythonEnum]) -> Enum:
    """A column that holds one member of an enum, by its value, with a CHECK that refuses any other."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


Json = JSON().with_variant(JSONB(), "postgresql")

id_ = Annotated[int, mapped_column(primary_key=True)]
"""A surrogate key."""

short = Annotated[str, mapped_column(String(64))]
"""A code, a number, a sign-in name."""

line = Annotated[str, mapped_column(String(255))]
"""A name or a title: one line."""

text = Annotated[str, mapped_column(Text)]
"""As many words as it takes."""

digest = Annotated[str, mapped_column(String(64))]
"""A SHA-256 in hexadecimal."""

strings = Annotated[list[str], mapped_column(Json, default=list)]
"""A short list of words, kept in order."""

document = Annotated[dict[str, Any], mapped_column(Json, default=dict)]
"""A small document that is read and written whole."""

version = Annotated[int, mapped_column(default=1)]
"""Counts the edits of a record, so that a second editor's save is noticed."""


def points_to(column: str, *, index: bool = True, nullable: bool | None = None, cascade: bool = False) -> Mapped[Any]:
    """A foreign key; `cascade` where the record is a part of what it points to."""
    return mapped_column(
        ForeignKey(column, ondelete="CASCADE" if cascade else "RESTRICT"), index=index, nullable=nullable
    )


NEVER_AGAIN = {"sqlite_autoincrement": True}
"""For tables whose ids the journal keeps: an id that was given is not given to another record later."""


class Record(DeclarativeBase):
    """What every table's class descends from."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {date: Date, datetime: Moment}  # noqa: RUF012 - SQLAlchemy reads it from the class
