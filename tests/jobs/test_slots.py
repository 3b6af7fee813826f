"""For which days a job should have run, on the office's clock whatever the machine's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from tracker.jobs.slots import LOOK_BACK, Daily, day_of_slot, minute_slot

EIGHT_TWENTY = Daily(time(8, 20))


def test_a_day_is_due_from_its_time_on_the_office_clock() -> None:
    assert EIGHT_TWENTY.slots(datetime(2026, 3, 2, 0, 19, tzinfo=UTC)) == ["2026-03-01"]
    assert EIGHT_TWENTY.slots(datetime(2026, 3, 2, 0, 20, tzinfo=UTC)) == ["2026-03-02"]
    assert EIGHT_TWENTY.slots(datetime(2026, 3, 1, 23, 0, tzinfo=UTC)) == ["2026-03-01"]


def test_every_missed_day_is_caught_up_where_the_latest_does_not_stand_for_all() -> None:
    each = Daily(time(0, 5), days_before=1, folded=False)
    slots = each.slots(datetime(2027, 1, 1, 4, tzinfo=UTC))
    assert len(slots) == LOOK_BACK
    assert (slots[0], slots[-1]) == ("2026-12-18", "2026-12-31")


def test_a_slot_names_what_it_is_for() -> None:
    assert day_of_slot("2026-03-02") == day_of_slot("2026-03-02T08:40") == date(2026, 3, 2)
    assert minute_slot(datetime(2026, 3, 2, 0, 40, tzinfo=UTC)) == "2026-03-02T08:40"
