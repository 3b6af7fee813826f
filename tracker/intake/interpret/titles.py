"""The title of a plan: what a notice issues, or what the paper calls itself — also where lines were lost."""

from __future__ import annotations

import re
from functools import cache

from tracker.intake.draft import Certainty, Said
from tracker.intake.script import levelled, tight
from tracker.intake.stream import Stream
from tracker.intake.words import words

HEAD = 4000
SHORTEST, LONGEST = 6, 120
QUOTED = r"《(?P<title>(?:[^《》]|《[^《》]*》){6,110})》"
ISSUED = (
    re.compile(rf"现将\s*{QUOTED}(?:全文|正式|予以)?\s*印发"),
    re.compile(rf"印发\s*(?:关于)?\s*{QUOTED}\s*的?\s*通知"),
    re.compile(rf"(?<!》)(?<!》、){QUOTED}[^。《》]{{0,40}}(?:同意|通过|批准|审定)[^。《》]{{0,24}}(?:印发|转发)"),
)
BARE = re.compile(r"印发(?P<title>[^《》。\n]{6,80}?)的通知")


def title_in(stream: Stream) -> Said | None:
    """The best reading of the head: issued by name, issued without quotes, or a line that calls itself a paper."""
    level = stream.level[:HEAD]
    for pattern in (*ISSUED, BARE):
        found = pattern.search(level)
        if found and (pattern is not BARE or _stands_again(stream, found)):
            return _said(stream, found)
    found = _own_name().search(level)
    return _said(stream, found, Certainty.LIKELY) if found else _first_line(stream)


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
    end = r"(?=\s|$|各[\u4e00-\u9fff]{0,4}[市县区省]|[\u4e00-\u9fff]{2,8}\[20|-)"
    return re.compile(
        rf"(?:^|(?<=[\n\]]))[ ]*(?:[\u4e00-\u9fff]{{2,12}}[\[(]\d{{4}}[\])] ?\d+号[ -]*)?(?P<title>[^\s。,;:《》\[\]]{{0,30}}关于[^。;:]{{4,90}}?(?:{kinds})(?:\([^()]{{2,8}}\))?){end}",
        re.MULTILINE,
    )


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(words("papers")["titles"])


def _first_line(stream: Stream) -> Said | None:
    at = 0
    for line in stream.text[:HEAD].split("\n"):
        if _calls_itself_paper(line):
            return Said(line.strip(), line, stream.place(at), Certainty.LIKELY)
        at += len(line) + 1
    return None


def _calls_itself_paper(text: str) -> bool:
    plain = re.sub(r"\([^()]*\)$", "", tight(text).rstrip("。"))
    ends = plain.endswith(_kinds()) and not any(sign in levelled(plain) for sign in "。|│;,:")
    return SHORTEST <= len(plain) < LONGEST and ends and not plain.startswith(("附件", "各", "首页"))
