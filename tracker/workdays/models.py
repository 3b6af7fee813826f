"""Records of the working calendar."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from tracker.foundation.columns import Record, line


class CalendarYear(Record):
    """A year of the calendar; one that is not published yet falls back to weekdays, visibly."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_published: Mapped[bool]
    source: Mapped[line]
    """Where the year was taken from: the notice's number; empty until it is published."""

    @property
    def id(self) -> int:
        """The year is its own number: what the journal names it by."""
        return self.year


class CalendarDay(Record):
    """A day that the year's notice names: a holiday (weekends inside it too), or a make-up workday on a weekend."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    is_workday: Mapped[bool]
    name: Mapped[line]
    """What the day is for: 春节, 国庆节."""
