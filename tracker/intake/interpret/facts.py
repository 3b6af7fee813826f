"""What a document says of itself: title, number (also a broken one), who issued it, when, for which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from tracker.intake.draft import Certainty, PlanFacts, Said
from tracker.intake.interpret.days import days_in
from tracker.intake.interpret.titles import title_in
from tracker.intake.recognise.found import Piece
from tracker.intake.script import levelled
from tracker.intake.stream import Stream
from tracker.intake.words import words

NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,14})\s*(?P<open>[\[(])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[\])]?)\s*第?\s*(?P<serial>\d{1,4})\s*(?P<sign>号?)"
)
SOMEBODY_ELSES = re.compile(r"》\s*[(\[]?\s*$|[(]$")
CLOSINGS = {"〔": "〕", "［": "］", "(": ")", "（": "）", "【": "】"}
YEAR = re.compile(r"(?:19|20)\d\d(?=年|-)")
DATE = r"(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,2}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}\s*日?"
ALONE = re.compile(rf"(?:^|\n|。 *)[ (]*(?P<office>)(?P<day>{DATE})[ )]*(?=\n|$| )")
COMPOSED = re.compile(rf"成文日期[\]】]?\s*:?\s*({DATE})")
PUBLISHED = re.compile(rf"(?:发布时间|发文日期|印发日期|发布日期|时间)[\]】]?\s*:?\s*({DATE})")
ISSUER_IN_TITLE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff]{2,25}?(?:政府办公厅|政府办公室|人民政府|国务院办公厅|国务院|委员会|办公厅|办公室|厅|局))(?=关于|印发|转发)"
)
MENTIONED = re.compile(r"(?<![\d.])(20\d\d)年")
OFTEN = 2
HEAD, TAIL = 4000, 1500
SHORTEST_ISSUER, LONGEST_ISSUER = 3, 30


def facts_of(body: Sequence[Piece], *, year: int | None, issued_on: date | None) -> PlanFacts:
    """The facts that the running text gives; what was given from outside goes before it."""
    stream = Stream.of(body)
    title, number = title_in(stream), number_in(stream)
    signed = _signature(stream)
    issued = issued_on or _labelled(stream, COMPOSED) or (_day(stream, signed) if signed else None)
    issued = issued or _labelled(stream, PUBLISHED)
    return PlanFacts(
        title=title,
        document_number=number,
        issuers=tuple(_issuers(stream, signed) if signed else _issuers_in_title(title)),
        issued_on=issued,
        year=year or _year_in(title) or (issued.year if issued else None) or _year_in(number),
    )


def number_in(stream: Stream) -> Said | None:
    """The document's own number: in the head, and not behind the title of another paper."""
    level = stream.level[:HEAD]
    found = [match for match in NUMBER.finditer(level) if not SOMEBODY_ELSES.search(level[: match.start()])]
    found += [match for match in NUMBER.finditer(level[:300]) if level[: match.start()].endswith("通知(")]
    own = [match for match in found if match["close"] or match["sign"]] or found
    best = sorted(own, key=lambda match: (match["open"] != "[", match.start()))
    return _number(stream, best[0]) if best else None


@cache
def _paper_words() -> re.Pattern[str]:
    return re.compile(rf".*(?:{'|'.join(words('papers')['titles'])}|年|月|日)")


def _number(stream: Stream, found: re.Match[str]) -> Said:
    """The number, with the end of a title that ran into it cut off, and what was lost of it put back."""
    run_on = _paper_words().match(found["word"])
    start = found.start() + (run_on.end() if run_on and run_on.end() < len(found["word"]) - 1 else 0)
    written = stream.text[start : found.end()].strip()
    complete = bool(found["close"] and found["sign"])
    opening = stream.text[found.start("open")]
    word = stream.text[start : found.end("word")]
    value = written if complete else f"{word}{opening}{found['year']}{CLOSINGS.get(opening, ']')}{found['serial']}号"
    return Said("".join(value.split()), written, stream.place(start), Certainty.SURE if complete else Certainty.LIKELY)


@cache
def _signed() -> re.Pattern[str]:
    """An office, then white space (or nothing), then a day."""
    offices = "|".join(sorted(words("papers")["issuers"], key=len, reverse=True))
    return re.compile(rf"(?P<office>[\u4e00-\u9fff]{{0,24}}(?:{offices}))[\s(]*(?P<day>{DATE})")


def _signature(stream: Stream) -> re.Match[str] | None:
    """The day under an office's name: in the head, else at the very end."""
    level = stream.level
    tail = max(0, len(level) - TAIL)
    ways = ((_signed(), 0, HEAD), (ALONE, 0, HEAD), (_signed(), tail, len(level)), (ALONE, tail, len(level)))
    return next((found for pattern, start, end in ways if (found := pattern.search(level, start, end))), None)


def _day(stream: Stream, signed: re.Match[str]) -> date | None:
    return next((day.day for day in days_in(stream.text[signed.start("day") : signed.end("day")], None)), None)


def _labelled(stream: Stream, label: re.Pattern[str]) -> date | None:
    found = label.search(stream.level[:HEAD])
    return next((day.day for day in days_in(found[1], None)), None) if found else None


def _issuers(stream: Stream, signed: re.Match[str]) -> list[Said]:
    """The office over the day, and the lines above it that name an office each."""
    issuers: list[Said] = []
    end = signed.end("office")
    for line in reversed(stream.level[:end].split("\n")):
        name = line.split()[-1] if issuers == [] and line.split() else "".join(line.split())
        if not _is_office(name):
            break
        start = end - len(line)
        issuers.insert(
            0, Said("".join(stream.text[start:end].split())[-len(name) :], stream.text[start:end], stream.place(start))
        )
        end = start - 1
    return issuers


def _issuers_in_title(title: Said | None) -> Iterator[Said]:
    found = ISSUER_IN_TITLE.match(title.value) if title else None
    if title and found:
        yield Said(found["issuer"], title.written, title.place, Certainty.LIKELY)


@cache
def _offices() -> tuple[str, ...]:
    return tuple(words("papers")["issuers"])


def _is_office(name: str) -> bool:
    return (
        SHORTEST_ISSUER <= len(name) <= LONGEST_ISSUER
        and name.endswith(_offices())
        and not any(sign in name for sign in "。,:;、《")
    )


def _year_in(said: Said | None) -> int | None:
    value = levelled(said.value) if said else ""
    found, bracketed = YEAR.search(value), re.search(r"[\[(]((?:19|20)\d\d)[\])]", value)
    return int(found[0]) if found else int(bracketed[1]) if bracketed else None


def usual_year(body: Sequence[Piece]) -> int | None:
    """The year that the text speaks of most, for a document that does not say when it was issued."""
    said = Counter(year for piece in body for year in MENTIONED.findall(levelled(piece.text)))
    year, times = said.most_common(1)[0] if said else ("", 0)
    return int(year) if times >= OFTEN else None
