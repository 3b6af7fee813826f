"""Lines become paragraphs: what only the width of the page divided is joined, titles of several centred lines are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.intake.readers.divided import ENDED, NUMBERED, glued
from tracker.intake.readers.pdf_lines import Line, goes_on
from tracker.intake.readers.pdf_measures import INDENT, LONG, Margins
from tracker.intake.script import levelled

CENTRED, SET_APART = 1.6, 2.5
"""In signs: how far both sides of a centred line may differ, how wide they are at least."""
APART = 2.2
"""In signs: lines farther from each other belong to different paragraphs."""
SAME_SIZE = 0.12
MOST_TITLE_LINES = 5
COMPLETE = re.compile(
    r"(?:号|文件|通知|意见|方案|办法|规定|要点|计划|公告|通告|函|批复|决定|[局委厅会]|办公室|人民政府)$"
    r"|^\(?\d{4}年\d+月\d+日|^第.{1,4}[章节条]|^(?:附件|附表)"
)
"""A centred line after which no title goes on."""
OPENS = re.compile(r"^\(.*\)$|^\(?\d{4}年\d+月|\d号$|^第.{1,4}[章节条]|^(?:附件|附表)")
"""A centred line that begins anew."""


class Flow:
    """Lines as they come, one behind the other; whole paragraphs come out."""

    def __init__(self, margins: Mapping[int, Margins]) -> None:
        """Begin with nothing; each page has its margins."""
        self._margins_of = margins
        self._lines: list[Line] = []
        self._text = ""

    def take(self, line: Line) -> Iterator[tuple[str, int]]:
        """Add a line; the paragraph before it comes out if the line begins a new one."""
        if self._lines and self._belongs(self._lines[-1], line):
            self._text = glued(self._text, line.text)
            self._lines.append(line)
            return
        yield from self.rest()
        self._text, self._lines = line.text, [line]

    def rest(self) -> Iterator[tuple[str, int]]:
        """The paragraph that has begun, and the page on which it did."""
        if self._lines:
            yield self._text, self._lines[0].page
        self._lines = []

    @property
    def _margins(self) -> Margins:
        return self._margins_of[self._lines[-1].page]

    def _belongs(self, last: Line, line: Line) -> bool:
        if abs(last.size - line.size) > SAME_SIZE * max(last.size, line.size):
            return False
        if last.page == line.page and line.base - last.base > APART * max(line.size, last.size):
            return False
        if self._is_centred(line):
            return self._one_title(last, line)
        if self._is_set_in(line):
            return self._hangs(last, line)
        return goes_on(last, line, self._margins.right - last.right)

    def _hangs(self, last: Line, line: Line) -> bool:
        """Whether a line that is set in goes on in the middle of a sentence, as those of a list do below its numbers."""
        ended = ENDED.search(last.text) or NUMBERED.match(line.text)
        if ended or not self._is_long(last) or not goes_on(last, line, self._margins.right - last.right):
            return False
        begins = abs(line.left - self._margins.left - self._margins.indent) < line.size / 2
        below_number = NUMBERED.match(self._text) and self._lines[0].left < line.left - line.size / 2
        return bool(below_number) or not begins

    def _is_long(self, line: Line) -> bool:
        return line.right - line.left >= LONG * (self._margins.right - self._margins.left)

    def _is_set_in(self, line: Line) -> bool:
        return line.left - self._margins.left >= INDENT * line.size

    def _is_even(self, line: Line) -> bool:
        """Whether a line stands as far from one margin as from the other."""
        return abs(line.left - self._margins.left - (self._margins.right - line.right)) <= CENTRED * line.size

    def _is_centred(self, line: Line) -> bool:
        return self._is_even(line) and line.left - self._margins.left > SET_APART * line.size

    def _one_title(self, last: Line, line: Line) -> bool:
        text = levelled(self._text).strip()
        ended = COMPLETE.search(text) or ENDED.search(text) or NUMBERED.match(text)
        begins = OPENS.search(levelled(line.text).strip()) or NUMBERED.match(line.text)
        return len(self._lines) < MOST_TITLE_LINES and self._is_even(last) and not ended and not begins
