"""Rules about people: pure verdicts on passwords, lockout and how long a stay lasts."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.foundation.words import N_

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=30)
ACTIVATION_LASTS = timedelta(days=7)
SHORTEST_PASSWORD = 10
KINDS_NEEDED = 3
COMMON = frozenset({"password", "passw0rd", "1234567890", "qwertyuiop", "admin12345", "abcd123456", "a123456789"})


def is_locked(failures: int) -> bool:
    """Whether so many failures in a row within LOCKED_FOR lock a name at an address."""
    return failures >= FAILURES_ALLOWED


def is_over(*, began_at: datetime, seen_at: datetime, now: datetime, idle: timedelta, longest: timedelta) -> bool:
    """Whether a stay has ended by itself: idle too long, or simply too long."""
    return now - seen_at > idle or now - began_at > longest


def password_faults(password: str, *, sign_in_name: str) -> list[str]:
    """What is wrong with a chosen password (等保 profile), as sentences; none when it can be used."""
    faults = []
    if len(password) < SHORTEST_PASSWORD:
        faults.append(N_("口令至少 10 个字符"))
    if _kinds(password) < KINDS_NEEDED:
        faults.append(N_("口令应含大写字母、小写字母、数字、符号中的三种"))
    if sign_in_name and sign_in_name.casefold() in password.casefold():
        faults.append(N_("口令中不应包含登录名"))
    if password.casefold() in COMMON:
        faults.append(N_("这个口令太常见,请换一个"))
    return faults


def _kinds(password: str) -> int:
    tests = (str.isupper, str.islower, str.isdigit, lambda sign: not sign.isalnum())
    return sum(any(test(sign) for sign in password) for test in tests)
