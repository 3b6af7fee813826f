"""What stands in a bracket beside the names: words about time, and remarks that name nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tracker.intake.bodies import without_breaks
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.words import words

TIME = re.compile(
    r"[,;。\s]+(?P<time>[^,;。、]*(?:\d{4}年|\d{1,2}月|年底|年内|年末|月底|季度|上半年|持续推进|长期)[^,;。、]*)[。;,\s]*$"
)


def time_apart(piece: Piece) -> tuple[Piece, Piece | None]:
    """The names, and the words about time that close them."""
    found = TIME.search(levelled(piece.text))
    if not found:
        return piece, None
    time = Piece(piece.text[found.start("time") : found.end("time")], piece.place)
    return Piece(piece.text[: found.start()], piece.place), time


def without_asides(piece: Piece) -> Piece:
    """A bracket's text without the remarks that name nobody."""
    text = piece.text
    for aside in reversed(list(_asides().finditer(levelled(text)))):
        text = text[: aside.start()] + text[aside.end() :]
    return Piece(text.strip(" ,;，；。"), piece.place)


def unbroken(piece: Piece) -> Piece:
    """Names whose line was broken in the middle, whole again."""
    return replace(piece, text=without_breaks(piece.text)) if "\n" in piece.text else piece


def says_first_leads(piece: Piece) -> bool:
    """Whether a text says that the first named of several leads."""
    level = levelled(piece.text)
    return any(re.search(clause, level) for clause in words("roles")["clauses"]["first_leads"])


def blanket_in(piece: Piece) -> str | None:
    """A clause that lays every task on bodies which it then leaves out: a person decides what to make of it."""
    found = re.search("|".join(words("roles")["clauses"]["blanket"]), levelled(piece.text))
    return piece.text[found.start() : found.end()].rstrip("〕）)]") if found else None


@cache
def _asides() -> re.Pattern[str]:
    clauses = words("roles")["clauses"]
    listed = [clause for kind in ("first_leads", "asides", "blanket") for clause in clauses[kind]]
    return re.compile(rf"[,;。\s]*(?:{'|'.join(listed)})")
