"""What a document says of itself: title, number (also a broken one), who issued it, when, for which year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from tracker.intake.draft import Certainty, PlanFacts, Said
from tracker.intake.interpret.days import days_in
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,12})\s*[\[(]\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[\])]?)\s*第?\s*(?P<serial>\d{1,4})\s*(?P<sign>号?)"
)
ISSUED = re.compile(r"印发(?:关于)?\s*《(?P<title>.+?)》的?通知|印发(?P<bare>[^《》]{6,60}?)的通知")
YEAR = re.compile(r"(?:19|20)\d\d(?=年|-|—)")
PUBLISHED = re.compile(
    r"(?:发布时间|成文日期|发文日期|印发日期|发布日期|时间)\s*:?\s*((?:19|20)\d\d[-年./]\d{1,2}[-月./]\d{1,2})"
)
SHORTEST_TITLE, LONGEST_TITLE = 6, 120
SHORTEST_ISSUER, LONGEST_ISSUER = 4, 30
HEAD = 40
"""So many lines at the top may hold a title or a number."""


def facts_of(body: Sequence[Piece], *, year: int | None, issued_on: date | None) -> PlanFacts:
    """The facts that the running text gives; what was given from outside goes before it."""
    title = title_in(body)
    day, at = _signed(body)
    issued = issued_on or day or _published(body)
    return PlanFacts(
        title=title,
        document_number=number_in(body),
        issuers=tuple(_issuers(body, at)),
        issued_on=issued,
        year=year or _year_of(title, body) or (issued.year if issued else None),
    )


def number_in(body: Sequence[Piece]) -> Said | None:
    """The document's own number: it stands in the head on a line (or at an end) of its own."""
    for piece in body[:HEAD]:
        found = NUMBER.search(levelled(piece.text))
        if found and len(piece.text) < LONGEST_ISSUER and "《" not in piece.text[: found.start()]:
            return _number(piece, found)
    return None


def _number(piece: Piece, found: re.Match[str]) -> Said:
    written = piece.text[found.start() : found.end()].strip()
    complete = bool(found["close"] and found["sign"])
    opening = piece.text[found.start() : found.start("year")].strip()[-1]
    closing = {"〔": "〕", "[": "]", "［": "］", "(": ")", "（": "）", "【": "】"}.get(opening, "]")
    value = written if complete else f"{found['word']}{opening}{found['year']}{closing}{found['serial']}号"
    return Said("".join(value.split()), written, piece.place, Certainty.SURE if complete else Certainty.LIKELY)


def title_in(body: Sequence[Piece]) -> Said | None:
    """The plan's title: what a notice issues, else the first line that calls itself a plan, a notice, a list."""
    for piece in body[:HEAD]:
        found = ISSUED.search(levelled(piece.text))
        if found and found["title"] and len(piece.text) < LONGEST_TITLE:
            return Said(piece.text[found.start("title") : found.end("title")], piece.text, piece.place)
    for piece in body[:HEAD]:
        if _calls_itself_paper(piece.text):
            return Said(piece.text.strip(), piece.text, piece.place, Certainty.LIKELY)
    return None


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(words("papers")["titles"])


def _calls_itself_paper(text: str) -> bool:
    plain = tight(text).rstrip("。")
    return (
        SHORTEST_TITLE <= len(plain) < LONGEST_TITLE
        and plain.endswith(_kinds())
        and "。" not in plain
        and not plain.startswith(("附件", "各", "首页"))
    )


def _signed(body: Sequence[Piece]) -> tuple[date | None, int | None]:
    """The date under the signature: the first line that is nothing but a day."""
    for at, piece in enumerate(body):
        days = days_in(piece.text, None)
        if (
            len(days) == 1
            and len(tight(piece.text)) == len(tight(days[0].phrase))
            and re.search(r"[日号]", levelled(piece.text))
        ):
            return days[0].day, at
    return None, None


def _published(body: Sequence[Piece]) -> date | None:
    for piece in body[:HEAD]:
        if found := PUBLISHED.search(levelled(piece.text)):
            return next((day.day for day in days_in(found[1], None)), None)
    return None


def _issuers(body: Sequence[Piece], signed_at: int | None) -> list[Said]:
    """The lines above the date that name an office each."""
    issuers: list[Said] = []
    at = (signed_at or 0) - 1
    while signed_at and at >= 0 and _is_office(body[at].text):
        issuers.insert(0, Said(tight_name(body[at].text), body[at].text, body[at].place))
        at -= 1
    return issuers


def tight_name(text: str) -> str:
    """A name without the spaces that spread it over a line."""
    return "".join(text.split())


@cache
def _offices() -> tuple[str, ...]:
    return tuple(words("papers")["issuers"])


def _is_office(text: str) -> bool:
    plain = tight(text)
    return (
        SHORTEST_ISSUER <= len(plain) <= LONGEST_ISSUER
        and plain.endswith(_offices())
        and not any(sign in plain for sign in "。,:;、《")
    )


def _year_of(title: Said | None, body: Sequence[Piece]) -> int | None:
    lines = [title.value if title else "", *(piece.text for piece in body[:3])]
    found = [year for line in lines[:1] for year in YEAR.findall(levelled(line))]
    return int(found[0]) if found else None
