"""What tests of drafts say again and again: the rows as they stand now, a row's fields as the page sends them, a file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tests.support.visits import Visits
from tracker.foundation.settings import HOME, Settings
from tracker.intake.models import DraftPlan, DraftTask
from tracker.intake.queries import rows_of

HTMX = {"HX-Request": "true"}
SUZHOU = HOME / "seeds" / "plans" / "suzhou-2013.docx"
TABLE = "序号 任务 牵头部门 配合部门 1 完善管理办法 市监察局 市财政局 2 抓好平台建设 市财政局 市监察局".replace(
    " ", "\n"
)

Visit = Callable[..., Visits]
Keep = Callable[..., DraftPlan]


def afresh(session: Session) -> None:
    """Look at what the app has committed since."""
    session.rollback()
    session.expire_all()


def rows(session: Session, draft: DraftPlan) -> list[DraftTask]:
    """The draft's rows as they stand now."""
    afresh(session)
    return list(session.scalars(rows_of(draft.id)))


def in_place(found: DraftTask, **given: Any) -> dict[str, Any]:
    """What the page sends of a row that is changed in place."""
    answers = {
        "seen": found.version,
        "number": found.number,
        "content": found.content,
        "leads": "、".join(found.leads),
        "supports": "、".join(found.supports),
        "deadline": found.deadline or "",
    }
    return {**answers, **given}


def file(name: str, data: bytes) -> dict[str, Any]:
    """A form with a file."""
    return {"file": (BytesIO(data), name)}


def stored(settings: Settings) -> list[Path]:
    """The files that were kept."""
    return [path for path in settings.files.rglob("*") if path.is_file()]
