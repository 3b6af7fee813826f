"""Where a task that says several things may be cut: behind sentences, and before numbers inside it."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.intake.script import levelled

CUT = re.compile(
    r"(?<=[。;!])(?=[^」”\"')\]】》])"
    r"|\n"
    r"|(?<=.)(?=[①-⑳])"
    r"|(?<=[^\d(])(?=\([一二三四五六七八九十\d]{1,3}\))"
    r"|(?<=[,。;:\s])(?=\d{1,2}[.、](?!\d))"
    r"|(?<=[,。;:\s])(?=[一二三四五六七八九十]是)"
)
MOST_PIECES = 50


def proposed(text: str) -> list[str]:
    """The text in the pieces that it may be cut into; joined they give the text again."""
    ends = [found.end() for found in CUT.finditer(levelled(text)) if 0 < found.end() < len(text)]
    places = [0, *sorted(set(ends))[: MOST_PIECES - 1], len(text)]
    return [text[start:end] for start, end in pairwise(places) if text[start:end]]
