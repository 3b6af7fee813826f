"""Rules about people: pure verdicts on passwords, lockout and how long a stay lasts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracker.foundation.words import N_

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=30)
FAILURES_ALLOWED_AT_AN_ADDRESS = 60
FAILURES_ALLOWED_FOR_A_NAME = 30
"""Budgets within LOCKED_FOR. They bind only strangers: see `is_over_budget`."""
FAMILIAR_FOR = timedelta(days=30)
"""How long somebody who signed in from an address is at home there."""
ACTIVATION_LASTS = timedelta(days=7)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 128
KINDS_NEEDED = 3
COMMON = frozenset({"password", "passw0rd", "1234567890", "qwertyuiop", "admin12345", "abcd123456", "a123456789"})


def locked_until(failures: Sequence[datetime]) -> datetime | None:
    """Until when a name is locked at an address, if its latest failures (latest first) came too fast; else none."""
    latest = failures[:FAILURES_ALLOWED]
    if len(latest) < FAILURES_ALLOWED or latest[0] - latest[-1] > LOCKED_FOR:
        return None
    return latest[0] + LOCKED_FOR


def is_over_budget(*, at_address: int, for_name: int, is_familiar: bool) -> bool:
    """Whether so many failures within LOCKED_FOR turn a try away.

    Somebody who is at home at the address is never turned away, so that guessing elsewhere locks no one out of their office.
    """
    return not is_familiar and (at_address >= FAILURES_ALLOWED_AT_AN_ADDRESS or for_name >= FAILURES_ALLOWED_FOR_A_NAME)


def is_over(*, began_at: datetime, seen_at: datetime, now: datetime, idle: timedelta, longest: timedelta) -> bool:
    """Whether a stay has ended by itself: idle too long, or simply too long."""
    return now - seen_at > idle or now - began_at > longest


def password_faults(password: str, *, sign_in_name: str) -> list[str]:
    """What is wrong with a chosen password (等保 profile), as sentences; none when it can be used."""
    faults = []
    if len(password) < SHORTEST_PASSWORD:
        faults.append(N_("密码至少 10 个字符"))
    if len(password) > LONGEST_PASSWORD:
        faults.append(N_("密码最多 128 个字符"))
    if _kinds(password) < KINDS_NEEDED:
        faults.append(N_("密码应含大写字母、小写字母、数字、符号中的三种"))
    if sign_in_name and sign_in_name.casefold() in password.casefold():
        faults.append(N_("密码中不应包含登录名"))
    if password.casefold() in COMMON:
        faults.append(N_("这个密码太常见，请换一个"))
    return faults


def _kinds(password: str) -> int:
    tests = (str.isupper, str.islower, str.isdigit, lambda sign: not sign.isalnum())
    return sum(any(test(sign) for sign in password) for test in tests)
