"""What a paper says around its work: letterhead, number, title, address, signature, headings. Nobody would miss it as a task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.intake.draft import DraftPlan
from tracker.intake.lines import Line
from tracker.intake.provenance import Provenance, lines_at
from tracker.intake.recognise.columns import column_of, plain_headings
from tracker.intake.recognise.headings import names_only
from tracker.intake.script import levelled, tight
from tracker.intake.words import words

LONGEST_LINE, LONGEST_CLOSING, LONGEST_ADDRESS, LONGEST_OFFICE, LONGEST_HEADING, SHORTEST_TITLE = (
    80,
    160,
    200,
    40,
    30,
    6,
)
FEWEST_CELLS = 3
"""From so many cells on, words that only hold a heading are believed to be one."""
BARS = re.compile(r"[|│┃\t]")
DAY = r"(?:(?:19|20)\d\d|[〇零0一二三四五六七八九]{4})[年./-][\d一二三四五六七八九十]{1,2}(?:[月./-][\d一二三四五六七八九十]{1,3}日?|月)"
ALONE = (
    re.compile(rf"\(?(?:{DAY})\)?(?:印发|发布)?"),
    re.compile(r"[\u4e00-\u9fff]{2,16}[\[(](?:19|20)\d\d[\])]?第?\d{1,4}号?"),
    re.compile(r"[^\u4e00-\u9fff]*"),
)
"""A day, a number of a paper, and what says nothing, each as all that a line says."""
ADDRESS = re.compile(r"(?![^:]*[要应须])[^。:]*各[^。:]+:")
PREFACE = re.compile(r"[^。]*(?:制[定订]|提出)(?:本|如下|以下)[^,。]{0,12}[。:]")
"""为……，制定本方案。 As all that a line says."""
SENTENCE = re.compile(r"[。;:!?]|,.*,")
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"第[一二三四五六七八九十]{1,3}(?:章|部分|节)",
        r"[一二三四五六七八九十]{1,3}[、.]",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,3}[.、](?!\d)",
        r"\(?\d{1,3}\)|[①-⑳]",
    )
)
"""How the numbers of an outline look, from its parts down."""


def formalities_in(drafted: DraftPlan, origins: Sequence[Provenance]) -> set[int]:
    """The lines that only belong to the paper. What was left over with a responsibility in it never does."""
    tasks = [line for origin in origins for line in origin.lines]
    kept = lines_at(drafted, drafted.left_over) | set(tasks)
    first = min(tasks, default=len(drafted.lines))
    texts = [tight(levelled(line.text)) for line in drafted.lines]
    titles = _titles(drafted)
    return {
        at
        for at, (line, text, below) in enumerate(zip(drafted.lines, texts, _below(texts), strict=True))
        if at not in kept
        and (_is_formal(text) or _heads(line) or _divides(text, below) or (at < first and _announces(text, titles)))
    }


def _titles(drafted: DraftPlan) -> tuple[str, ...]:
    facts = drafted.facts
    said = (facts.title, facts.document_number, *facts.issuers)
    return tuple(tight(levelled(each.value)) for each in said if each)


def _below(texts: Sequence[str]) -> Iterator[str]:
    """For each line the next one that says something."""
    behind, found = "", []
    for text in reversed(texts):
        found.append(behind)
        behind = text or behind
    return reversed(found)


def _is_formal(text: str) -> bool:
    """Whether a line is a formality wherever it stands."""
    return (
        any(pattern.fullmatch(text) for pattern in ALONE)
        or (len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text)))
        or bool(PREFACE.fullmatch(text))
        or (len(text) <= LONGEST_CLOSING and bool(_closing().search(text)) and _shape(text) is None)
        or bool(_labelled().match(text))
        or (len(text) <= LONGEST_OFFICE and names_only(text.removesuffix("文件")))
        or (_shape(text) is not None and _unnumbered(text) in words("formal")["headings"])
        or text in words("formal")["headings"]
    )


def _heads(line: Line) -> bool:
    """Whether all that a line says are headings of a table, as where its lines were lost or a page repeats them."""
    said = [piece for cell in line.cells for piece in BARS.split(cell.text)]
    cells = [cell for cell in (tight(piece).strip(":.。、*").casefold() for piece in said) if cell]
    known = [cell in plain_headings() or cell in _halves() for cell in cells]
    if len(cells) >= FEWEST_CELLS and sum(known) > 1:
        return all(yes or column_of(cell) for yes, cell in zip(known, cells, strict=True))
    return bool(cells) and all(known)


def _divides(text: str, below: str) -> bool:
    """Whether a numbered line only stands over further ones: it is short, no sentence, and what follows is counted below it."""
    own, next_ = _shape(text), _shape(below)
    return (
        own is not None
        and next_ is not None
        and own < next_
        and len(text) <= LONGEST_HEADING
        and not SENTENCE.search(text)
    )


def _announces(text: str, titles: Sequence[str]) -> bool:
    """Whether a line before all tasks is the title, or holds it, or calls itself a paper."""
    if any(len(text) >= SHORTEST_TITLE and text in title for title in titles):
        return True
    if SENTENCE.search(text) or len(text) > LONGEST_LINE or _shape(text) is not None:
        return False
    return any(title in text for title in titles) or text.rstrip(")").endswith(_papers())


def _shape(text: str) -> int | None:
    """How deep in an outline the number stands with which a text begins."""
    return next((depth for depth, shape in enumerate(SHAPES) if shape.match(text)), None)


def _unnumbered(text: str) -> str:
    return next((text[found.end() :] for shape in SHAPES if (found := shape.match(text))), text).strip("、:.")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile("|".join(words("formal")["closings"]))


@cache
def _labelled() -> re.Pattern[str]:
    listed = "|".join(
        sorted({*words("formal")["labels"], *words("headings")["aside"]["signed"]}, key=len, reverse=True)
    )
    return re.compile(rf"(?:{listed})\d?(?:\([^()]*\))?:|附件\d*$")


@cache
def _halves() -> frozenset[str]:
    return frozenset(words("headings")["halves"]["endings"])


@cache
def _papers() -> tuple[str, ...]:
    return tuple(words("papers")["titles"])
