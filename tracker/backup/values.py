"""Values on their way between a database and a line of JSON: the same line for either engine."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, DateTime, Numeric, RowMapping, Table


def to_line(row: RowMapping) -> str:
    """A row as one line."""
    return json.dumps(dict(row), ensure_ascii=False, sort_keys=True, default=_plain) + "\n"


def from_line(line: str, table: Table, *, keeps_zones: bool) -> dict[str, Any]:
    """A row for a table. Raises ValueError for a line that is not one of its rows, or says more or less than they do."""
    row = json.loads(line)
    if not isinstance(row, dict) or set(row) != set(table.columns.keys()):
        raise ValueError(table.name)
    return {column.name: _kept(row[column.name], column.type, keeps_zones=keeps_zones) for column in table.columns}


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no line can hold a {type(value).__name__}")


def _kept(value: Any, kind: Any, *, keeps_zones: bool) -> Any:
    """The value as a column takes it; SQLite keeps moments as UTC without saying so."""
    if value is None:
        return None
    if isinstance(kind, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if keeps_zones else moment.astimezone(UTC).replace(tzinfo=None)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(kind, Numeric) else value
