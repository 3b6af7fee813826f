"""What a document says of itself: title, number (also a broken one), who issued it, when, for which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from tracker.intake.draft import Certainty, PlanFacts, Said
from tracker.intake.interpret.signatures import composed_on, day_of, issuers_of, published_on, signature_in
from tracker.intake.interpret.titles import title_in
from tracker.intake.script import levelled
from tracker.intake.source import Piece
from tracker.intake.stream import Stream
from tracker.intake.words import words

NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,14})\s*(?P<open>[\[(])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[\])]?)\s*第?\s*(?P<serial>\d{1,4})(?!\d)\s*(?:(?P<sign>号)(?!文件?精神|文件|通知|要求)|(?!号))"
)
SPACED = re.compile(
    r"^(?P<word>[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,13}) ?(?P<open>[\[(]) ?(?P<year>(?:19|20)\d\d) ?(?P<close>[\])]?) ?第? ?(?P<serial>\d{1,4}) ?(?P<sign>号?)$",
    re.MULTILINE,
)
SOMEBODY_ELSES = re.compile(r"》\s*[(\[]?\s*$|(?<!\n)[(]$")
CLOSINGS = {"〔": "〕", "［": "］", "(": ")", "（": "）", "【": "】"}
YEAR = re.compile(r"(?:19|20)\d\d(?=年|-)")
YEARS = re.compile(r"(20\d\d)年?[-~至到]+(20\d\d)年?")
DATED = re.compile(r"(?:^|\n)\s*(?:\((?P<month>20\d\d)年\d{1,2}月\)|填[报表](?:日期|时间):\s*(?P<filled>20\d\d)[年.-])")
ISSUER_IN_TITLE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff]{2,25}?(?:政府办公厅|政府办公室|人民政府|国务院办公厅|国务院|委员会|办公厅|办公室|厅|局))(?=关于|印发|转发)"
)
MENTIONED = re.compile(r"(?<![\d.])(20\d\d)(?: ?年|[.-]\d{1,2}(?!\d))")
REPORT = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:[\u4e00-\u9fff]{0,8}人?民?政府)?[《\"]?政府工作报告")
"""The report of a year, whose tasks the document divides."""
IN_FORCE = re.compile(r"本(?:方案|意见|办法|通知|措施|计划|规定|细则|清单)自(20\d\d)年[^,。]{0,12}起(?:施行|实施|执行)")
OFTEN = 2
HEAD = 4000


def facts_of(body: Sequence[Piece], *, year: int | None, issued_on: date | None) -> PlanFacts:
    """The facts that the running text gives; what was given from outside goes before it."""
    stream = Stream.of(body)
    title, number, signed = title_in(stream), number_in(stream), signature_in(stream)
    issued = issued_on or composed_on(stream) or (day_of(stream, signed) if signed else None) or published_on(stream)
    return PlanFacts(
        title=title,
        document_number=number,
        issuers=tuple(issuers_of(stream, signed) if signed else ()) or tuple(_issuers_in_title(title)),
        issued_on=issued,
        year=year
        or _year_within(title, issued)
        or _year_in(title)
        or (issued.year if issued else None)
        or _year_in(number)
        or _year_noted(stream)
        or _year_of_force(stream)
        or _year_of_report(stream),
    )


def number_in(stream: Stream) -> Said | None:
    """The document's own number: in the head, and not behind the title of another paper."""
    level = stream.level[:HEAD]
    found = [match for match in NUMBER.finditer(level) if not SOMEBODY_ELSES.search(level[: match.start()])]
    found += [match for match in NUMBER.finditer(level[:300]) if level[: match.start()].endswith("通知(")]
    own = [match for match in found if match["close"] or match["sign"]] or found or list(SPACED.finditer(level))
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


def _issuers_in_title(title: Said | None) -> Iterator[Said]:
    found = ISSUER_IN_TITLE.match(title.value) if title else None
    if title and found:
        yield Said(found["issuer"], title.written, title.place, Certainty.LIKELY)


def _year_in(said: Said | None) -> int | None:
    value = levelled(said.value) if said else ""
    found, bracketed = YEAR.search(value), re.search(r"[\[(]((?:19|20)\d\d)[\])]", value)
    return int(found[0]) if found else int(bracketed[1]) if bracketed else None


def _year_within(title: Said | None, issued: date | None) -> int | None:
    """The year of issue of a paper for several years, 2016—2030年, if it was issued in one of them."""
    span = YEARS.search(levelled(title.value)) if title and issued else None
    return issued.year if span and issued and int(span[1]) <= issued.year <= int(span[2]) else None


def _year_noted(stream: Stream) -> int | None:
    """The year of a month in brackets on a line of its own, or of the day when a form was filled in."""
    found = DATED.search(stream.level[:HEAD])
    return int(found["month"] or found["filled"]) if found else None


def _year_of_force(stream: Stream) -> int | None:
    """The year from which on the paper says that it holds."""
    found = IN_FORCE.search(stream.level)
    return int(found[1]) if found else None


def _year_of_report(stream: Stream) -> int | None:
    """The year of the government's report that the head speaks of, where it speaks of one alone."""
    years = {int(year) for year in REPORT.findall(stream.level[:HEAD])}
    return years.pop() if len(years) == 1 else None


def usual_year(body: Sequence[Piece]) -> int | None:
    """The year that the text speaks of most, for a document that does not say when it was issued."""
    said = Counter(year for piece in body for year in MENTIONED.findall(levelled(piece.text)))
    year, times = said.most_common(1)[0] if said else ("", 0)
    return int(year) if times >= OFTEN else None
