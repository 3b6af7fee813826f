"""A scene: one task with everything that can hang on it, and people near and far from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from tests.make import Make
from tests.support.scene_records import records
from tracker.foundation.files import FileStore
from tracker.people.models import Person, Role


@dataclass
class Scene:
    """Ids to fill addresses with, and who visits them."""

    NAMES: ClassVar[tuple[str, ...]] = (
        "task",
        "assignment",
        "report",
        "waiting_report",
        "evidence",
        "request",
        "instruction",
        "filing",
        "milestone",
        "plan",
        "draft",
        "row",
        "department",
        "alias",
        "collective",
        "person",
        "post",
        "stay",
        "notice",
        "digest",
        "year",
    )

    ids: dict[str, object]
    people: dict[str, Person]

    @classmethod
    def of(cls, make: Make, store: FileStore) -> Self:
        """Lead and support take part; the outsider's department does not."""
        lead, support, other = (make.department() for _ in range(3))
        people = {
            "admin": make.person(Role.SYSTEM_ADMIN),
            "coordinator": make.coordinator(),
            "leader": make.leader(),
            "lead": make.liaison(lead),
            "supporter": make.liaison(support),
            "outsider": make.liaison(other),
            "head": make.head(lead),
            "outside_head": make.head(other),
        }
        make.person(Role.SYSTEM_ADMIN)
        return cls(ids=records(make, people, (lead, support), store), people=people)

    def path(self, template: str) -> str:
        """An address with the scene's ids in it."""
        return template.format(token="no-such-token", **self.ids)
