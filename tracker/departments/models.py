"""Records of the directory."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.foundation.columns import Record, id_, line, version, worded
from tracker.foundation.words import N_, Worded


class Level(Worded):
    """Where in the state a department stands."""

    PROVINCE = "province", N_("省级")
    CITY = "city", N_("市级")
    COUNTY = "county", N_("县（区）级")
    TOWN = "town", N_("乡镇（街道）")
    OTHER = "other", N_("其他单位")


class Department(Record):
    """Any body that can carry a task."""

    __tablename__ = "departments"
    __table_args__ = (
        CheckConstraint("parent_id <> id", name="is_not_its_own_parent"),
        UniqueConstraint("parent_id", "name"),
        Index(
            "uq_departments_roots",
            "name",
            unique=True,
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
    )

    id: Mapped[id_]
    name: Mapped[line]
    """The full name: 苏州市发展和改革委员会."""
    short_name: Mapped[line]
    """What papers and pages say: 市发改委."""
    level: Mapped[Level] = mapped_column(worded(Level))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id", ondelete="RESTRICT"), index=True)
    sort_key: Mapped[line] = mapped_column(index=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[version]

    parent: Mapped[Department | None] = relationship(remote_side="Department.id")


class Collective(Record):
    """A name for a set of departments (各市(县)、区政府); whom it means, a person says."""

    __tablename__ = "collectives"

    id: Mapped[id_]
    name: Mapped[line]
    folded: Mapped[line] = mapped_column(unique=True)
    version: Mapped[version]


class Alias(Record):
    """A name that documents use for a department or a collective; confirmed once, known ever after, never for two."""

    __tablename__ = "department_aliases"
    __table_args__ = (CheckConstraint("(department_id IS NULL) <> (collective_id IS NULL)", name="means_one_thing"),)

    id: Mapped[id_]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id", ondelete="CASCADE"), index=True)
    collective_id: Mapped[int | None] = mapped_column(ForeignKey("collectives.id", ondelete="CASCADE"), index=True)
    name: Mapped[line]
    folded: Mapped[line] = mapped_column(unique=True)
    """The name as it is matched: script, width and white space folded away. A department's own names stand here too."""

    department: Mapped[Department | None] = relationship()
    collective: Mapped[Collective | None] = relationship()


class CollectiveMember(Record):
    """One department in a collective."""

    __tablename__ = "collective_members"

    collective_id: Mapped[int] = mapped_column(ForeignKey("collectives.id", ondelete="CASCADE"), primary_key=True)
    department_id: Mapped[int] = mapped_column(
        ForeignKey("departments.id", ondelete="RESTRICT"), primary_key=True, index=True
    )

    department: Mapped[Department] = relationship()
