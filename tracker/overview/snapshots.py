"""Snapshots: the roll-up as it stood at the end of a day, kept for good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.foundation.upsert import insert_new
from tracker.lights.rules import horizon
from tracker.overview import rollup
from tracker.overview.figures import Figures
from tracker.overview.models import Scope, Snapshot
from tracker.workdays.queries import calendar

KEPT = {column.name for column in Snapshot.__table__.columns}


def take_snapshot(session: Session, *, on: date) -> int:
    """Keep the figures of all, of each plan and of each department for a day. What was kept stands. Says how many are new."""
    ahead = horizon(calendar(session, on), on)
    rows = [
        *_rows(on, Scope.ALL, {0: rollup.figures(session, ahead)}),
        *_rows(on, Scope.PLAN, rollup.by_plan(session, ahead)),
        *_rows(on, Scope.DEPARTMENT, rollup.by_department(session, ahead)),
    ]
    return insert_new(session, Snapshot, rows)


def _rows(on: date, scope: Scope, found: Mapping[int, Figures]) -> list[dict[str, Any]]:
    names = [field.name for field in fields(Figures) if field.name in KEPT]
    return [
        {"day": on, "scope": scope, "scope_id": key, **{name: getattr(figures, name) for name in names}}
        for key, figures in found.items()
    ]
