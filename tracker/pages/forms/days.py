"""A question for a day, answered as people write days: 2026-03-31, 20260331, 3-31, 3月31日, 3月底, 年底."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.widgets import TextInput

from tracker.foundation import clock
from tracker.foundation.text import fold

WHOLE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
CLOSE = re.compile(r"(\d{4})(\d{2})(\d{2})")
IN_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
MONTH_END = re.compile(r"(?:(\d{4})年)?(\d{1,2})月底前?")
YEAR_END = re.compile(r"(?:(\d{4})年|年)底前?")
DECEMBER = 12


class NoDay(ValueError):
    """The words name no day."""


def read_day(words: str, *, year: int) -> date:
    """The day that the words mean, in `year` where they name none. Raises NoDay when they mean none."""
    try:
        return _meant(fold(words), year)
    except ValueError:
        raise NoDay(words) from None


def _meant(level: str, year: int) -> date:
    if found := WHOLE.fullmatch(level) or CLOSE.fullmatch(level):
        return date(*(int(part) for part in found.groups()))
    if found := IN_YEAR.fullmatch(level):
        return date(year, int(found[1]), int(found[2]))
    if found := MONTH_END.fullmatch(level):
        return _month_end(int(found[1] or year), int(found[2]))
    if found := YEAR_END.fullmatch(level):
        return _month_end(int(found[1] or year), DECEMBER)
    raise ValueError(level)


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= DECEMBER:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])


class DayField(Field):
    """A day, typed in any usual way; what cannot be read stays as it was typed."""

    widget = TextInput()
    data: date | None
    typed: str = ""

    def _value(self) -> str:
        return self.typed or (self.data.isoformat() if self.data else "")

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the day; an empty answer is no day."""
        self.typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not self.typed:
            return
        try:
            self.data = read_day(self.typed, year=clock.today().year)
        except NoDay:
            raise ValueError(_l("日期读不出来，请写成 2026-03-31、3-31 或 3月底")) from None
