"""A visitor: a signed-in person with the posts they hold today, as the permission rules see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.people.models import OF_A_DEPARTMENT, Person, Post, Role


@dataclass(frozen=True)
class Visitor:
    """Who is here, in which roles, and for which departments."""

    id: int
    name: str
    roles: frozenset[Role]
    departments: frozenset[tuple[Role, int]]
    """(role, department) for each post held for a department."""

    @classmethod
    def of(cls, person: Person, posts: Iterable[Post]) -> Visitor:
        """Make a visitor of a person and the posts held on a day."""
        held = list(posts)
        return cls(
            id=person.id,
            name=person.name,
            roles=frozenset(post.role for post in held),
            departments=frozenset(
                (post.role, post.department_id)
                for post in held
                if post.role in OF_A_DEPARTMENT and post.department_id is not None
            ),
        )

    def is_a(self, role: Role) -> bool:
        """Whether the visitor holds a post of this role."""
        return role in self.roles

    def serves(self, department_id: int | None, *roles: Role) -> bool:
        """Whether the visitor holds one of these roles for the department."""
        return any((role, department_id) in self.departments for role in roles)

    @property
    def department_ids(self) -> frozenset[int]:
        """The departments the visitor serves in any role."""
        return frozenset(department for _, department in self.departments)
