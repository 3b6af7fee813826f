"""What stands in a bracket beside the names: words about time, and remarks that name nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tracker.intake.bodies import looks_like_body, without_breaks
from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.prose.labels import person_beside
from tracker.intake.script import levelled
from tracker.intake.words import words

TIME = re.compile(
    r"[,;。\s]+(?P<time>[^,;。、]*(?:\d{4}年|\d{1,2}月|年底|年内|年末|月底|季度|上半年|全年|每[年季月周]|持续推进|长期)[^,;。、]*)[。;,\s]*$"
)
BEGINS = r"[于在到至]?(?:\d{4}年|\d{1,2}月|年底|年内|年末|[一二三四]季度|[上下]半年|全年|每[年季月周]|持续推进|长期)"
ONLY_TIME = re.compile(
    r"(?:于|在|确保|力争)?(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|份|底|末|[上中下]旬)?|年底|年内|年末|[一二三四]季度末?|上半年)"
    r"(?:之?前|以前)?(?:全面|全部|基本)?(?:完成|办结|落实到位|见效|到位)?"
)
"""A clause or a bracket that only says until when, and nothing of the work."""
SAYS_TIME = re.compile(r"[年月季每]|全年|半年|持续|长期")
TIME_CLAUSE = re.compile(rf"(?:^|[,;。\s]+)(?P<time>{BEGINS}[^,;。、:\s]*(?:、{BEGINS}[^,;。、:\s]*)*)(?=[,;。、\s]|$)")
"""A clause that begins with a time, wherever in the bracket it stands."""
EMPTIED = re.compile(r"[(（\[〔]\s*[)）\]〕]")
"""What is left of a bracket that held nothing but a remark."""


def time_apart(piece: Piece) -> tuple[Piece, Piece | None]:
    """The names, and the words about time that stand before, between or behind them."""
    if not SAYS_TIME.search(levelled(piece.text)):
        return piece, None
    closing = TIME.search(levelled(piece.text))
    text = piece.text[: closing.start()] if closing else piece.text
    found = [each for each in TIME_CLAUSE.finditer(levelled(text)) if not looks_like_body(each["time"])]
    times = [text[each.start("time") : each.end("time")] for each in found]
    for each in reversed(found):
        text = text[: each.start()] + text[each.end() :]
    if closing:
        times.append(piece.text[closing.start("time") : closing.end("time")])
    names = Piece(text.lstrip(" ,;，；。、") if found else text, piece.place)
    return names, Piece("，".join(times), piece.place) if times else None


def without_asides(piece: Piece) -> Piece:
    """A bracket's text without the remarks that name nobody."""
    text = piece.text
    for aside in reversed(list(_asides().finditer(levelled(text)))):
        text = text[: aside.start()] + text[aside.end() :]
    return Piece(EMPTIED.sub("", text).strip(" ,;，；。"), piece.place)


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
    return re.compile(rf"[,;。\s]*(?:{'|'.join(listed)})|{person_beside().pattern}")
