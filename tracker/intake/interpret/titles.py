"""The title of a plan: what a notice issues, or what the paper calls itself — also where lines were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tracker.intake.draft import Certainty, Said
from tracker.intake.interpret.headlines import Headline, headlines_of
from tracker.intake.script import tight
from tracker.intake.stream import Stream
from tracker.intake.words import words

HEAD = 4000
QUOTED = r"《(?P<title>(?:[^《》]|《[^《》]*》){6,110})》"
ISSUED = (
    re.compile(rf"现将\s*{QUOTED}(?:全文|正式|予以)?\s*印发"),
    re.compile(rf"印发\s*(?:关于)?\s*{QUOTED}\s*的?\s*通\s*知"),
    re.compile(
        rf"(?<!》)(?<!》、)(?<!》及)(?<!》和)(?<!落实)(?<!贯彻)(?<!根据)(?<!按照)(?<!依据)(?<!执行){QUOTED}[^。《》]{{0,40}}(?:同意|通过|批准|审定)[^。《》]{{0,24}}(?:印发|转发)"
    ),
)
BARE = re.compile(r"印发(?P<title>[^《》。\n]{6,80}?)的通知(?!》)")
ANNEXED = re.compile(
    r"现将(?P<what>[^。《》]{2,20})予以(?:公布|印发|发布)。[^。]{0,40}?附件?:\s*(?P<title>[^\s。;]{4,80}(?P=what))(?=\s|$)"
)
OFFICE_ABOVE = re.compile(
    r"(?:^|\n) *(?P<office>[\u4e00-\u9fff]{2,24}(?:人民政府|办公厅|办公室|委员会|国务院|局|厅)) *\n *$"
)
YEAR_BEFORE = re.compile(r"(?P<year>20\d\d年)《$")
WORTH_OF_A_KIND, WORTH_OF_A_YEAR, COST_OF_A_LINE = 3.0, 1.0, 0.25
LEAST = -2.0
SHORTEST = 6


def title_in(stream: Stream) -> Said | None:
    """The best reading of the head: issued by name, issued without quotes, or a line that calls itself a paper."""
    level = stream.level[:HEAD]
    for pattern in (*ISSUED, BARE, ANNEXED):
        found = pattern.search(level)
        if found and (pattern is not BARE or _stands_again(stream, found)):
            return _of_its_year(stream, _as_headed(stream, found), found.start("title"))
    found = _own_name().search(level)
    return _with_office(stream, found) if found else _run_on(stream) or _best_line(stream)


def _as_headed(stream: Stream, found: re.Match[str]) -> Said:
    """A title as it is issued; without quotes it may have spared the word that ends it over the paper itself: 分工表."""
    again = re.compile(rf"(?:^|(?<=\s))(?P<title>{re.escape(found['title'])}(?:一览表|清单|表))(?=\s|序号|$)")
    whole = again.search(stream.level, found.end()) if found.re is BARE else None
    return _said(stream, whole or found)


def _with_office(stream: Stream, found: re.Match[str]) -> Said:
    """A paper's own name, with the office that stands on the line above it: 某市政府办公室 / 关于…的意见."""
    said, above = _said(stream, found, Certainty.LIKELY), OFFICE_ABOVE.search(stream.level[: found.start("title")])
    if not (above and said.value.startswith(("关于", "關於"))):
        return said
    written = stream.text[above.start("office") : found.end("title")]
    return Said("".join(written.split()), written, stream.place(above.start("office")), Certainty.LIKELY)


def _of_its_year(stream: Stream, title: Said, start: int) -> Said:
    """The title with the year in front of its quotes, where the paper itself is headed so: 2024年《某某方案》."""
    year = YEAR_BEFORE.search(stream.level[:start])
    whole = (year["year"] if year else "") + title.value
    below = "".join(stream.text[start + len(title.written) :].split())
    return replace(title, value=whole) if year and whole in below else title


def _stands_again(stream: Stream, found: re.Match[str]) -> bool:
    """Whether a title without quotes is used again further down, as the heading of the paper that is issued."""
    return "".join(found["title"].split()) in "".join(stream.level[found.end() :].split())


def _said(stream: Stream, found: re.Match[str], certainty: Certainty = Certainty.SURE) -> Said:
    start, end = found.span("title")
    written = stream.text[start:end]
    value = "".join(written.split()).replace("〈", "《").replace("〉", "》")
    return Said(value, written, stream.place(start), certainty)


@cache
def _own_name() -> re.Pattern[str]:
    """`某某关于…的意见` at the start of a line, ended by white space, the document's number or those it is sent to."""
    kinds = "|".join(sorted(words("papers")["titles"], key=len, reverse=True))
    end = r"(?=\s|$|各[\u4e00-\u9fff]{0,4}[市县区省]|[\u4e00-\u9fff]{2,8}\[20|-|。(?=为|根据|按照))"
    return re.compile(
        rf"(?:^|(?<=[\n\]]))[ ]*(?:[\u4e00-\u9fff]{{2,12}}[\[(]\d{{4}}[\])] ?\d+号[ -]*)?(?P<title>(?![一二三四五六七八九十\d]{{1,3}}[、.]|\([一二三四五六七八九十\d]{{1,3}}\))[^\s。,;:《》\[\]]{{0,30}}关于[^。;:]{{4,90}}?(?:{kinds})(?:\([^()]{{2,8}}\))?){end}",
        re.MULTILINE,
    )


def _best_line(stream: Stream) -> Said | None:
    """The line of the head that is most like a title: it ends as papers are called, names a year, stands near the top."""
    lines = _with_joined(headlines_of(stream))
    best = max((line for line in lines if len(tight(line.text)) >= SHORTEST), key=_worth, default=None)
    if best is None or _worth(best) < LEAST:
        return None
    trust = Certainty.LIKELY if _calls_itself_paper(best.text) else Certainty.DOUBTFUL
    return Said(best.text, best.text, best.place, trust)


def _with_joined(lines: list[Headline]) -> Iterator[Headline]:
    """Each line, and the ends of titles together with the line before them."""
    yield from lines
    for above, below in pairwise(lines):
        if below.at == above.at + 1 and not _calls_itself_paper(above.text) and _calls_itself_paper(below.text):
            yield Headline(above.text + below.text, above.at, above.place)


def _worth(line: Headline) -> float:
    called = WORTH_OF_A_KIND if _calls_itself_paper(line.text) else 0.0
    dated = WORTH_OF_A_YEAR if re.search(r"20\d\d", line.text) else 0.0
    return called + dated - COST_OF_A_LINE * line.at


def _calls_itself_paper(text: str) -> bool:
    return re.sub(r"(?:\([^()]*\))+$", "", tight(text)).endswith(_kinds())


@cache
def _kinds() -> tuple[str, ...]:
    return (*words("papers")["titles"], *words("papers")["tables"])


def _run_on(stream: Stream) -> Said | None:
    """A title whose table, or whose first item, follows it without any sign between."""
    kinds = "|".join(sorted(_kinds(), key=len, reverse=True))
    title = rf"(?P<title>(?:(?!附件)[^。;:,\n]){{4,60}}?(?:{kinds})(?:\([^()\n]{{2,14}}\))?)"
    before_its_table = rf"(?:^|附件\s*\d*\s*[:、]?)\s*{title}(?=序号|编号| *[一二三]、)"
    behind_page_words = rf"(?<=[^\s。;:、,])附件\d*{title}(?=\n|$)"
    level = stream.level[:HEAD]
    found = re.search(before_its_table, level) or re.search(behind_page_words, level)
    return _said(stream, found, Certainty.LIKELY) if found else None
