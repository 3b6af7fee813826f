"""The verbs that give a body its part, as rules look for them: never the end of a name that only sounds like one."""

from __future__ import annotations

from functools import cache

from tracker.intake.words import words

ENDS_NAMES = {"协办": "(?<!政)协办"}
"""市政协办 is an office, and supports nobody by its name."""


@cache
def any_of(*roles: str, but: tuple[str, ...] = ()) -> str:
    """A pattern for the verbs of these roles, the longest first."""
    listed = {verb for role in roles for verb in words("roles")[role]} - set(but)
    return "|".join(map(guarded, sorted(listed, key=lambda verb: (-len(verb), verb))))


def guarded(verb: str) -> str:
    """A pattern for a verb that some names end with."""
    return next((verb.replace(plain, form) for plain, form in ENDS_NAMES.items() if verb.startswith(plain)), verb)
