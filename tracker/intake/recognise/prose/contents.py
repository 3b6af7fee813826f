"""What a task says: the text beside its responsibility, how far back and how far on it belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.intake.recognise.found import Piece
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.script import levelled
from tracker.intake.stream import Stream

HEADING = re.compile(r"[。;；!?\n]")
SIGNS = " \n\t。.,，;；、:：•·-—)）]】|"
LAST_SIGNS = " \n•-—|*，,、"
LONGEST_HEADING, FULL_LINE = 40, 25
PAGE_WORDS = re.compile(
    r"(?:发布|更新|发表|录入|发文|生成)(?:日期|时间):|(?:信息|文章)?来源:|(?:阅读|浏览|点击|访问)(?:次数|量|率)?:|字体:|字号:|(?:责任)?编辑:|作者:|打印|分享(?:到|:)"
)
ENOUGH_PAGE_WORDS, LONGEST_PAGE_LINE = 2, 160
FIRST_ITEM = re.compile(
    r"(?<=\S)(?:[ \u3000]{2,}|[ \u3000]*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)))"
)
"""Where the first item begins under a heading, in text that lost its lines."""
CLOSING_LINE = re.compile(
    r"\n(?= *(?:附件|附:|抄送|主办:|联系人|(?:\d{4}|[一二三四五六七八九〇]{4})年\d{1,2}月|[\u4e00-\u9fff]{4,24}\n *\d{4}年))"
)


def content_of(stream: Stream, start: int, end: int) -> Piece:
    """A stretch as the text of a task: its lines joined, without the signs in front of it."""
    piece = stream.piece(start, end)
    text = "".join(line.strip() for line in piece.text.split("\n") if not _is_of_the_page(line))
    return Piece(text.lstrip(SIGNS).rstrip(LAST_SIGNS), piece.place)


def _is_of_the_page(line: str) -> bool:
    """Whether a line tells of the web page that it was copied from: when it was put there, how often it was read."""
    return len(line) <= LONGEST_PAGE_LINE and len(PAGE_WORDS.findall(levelled(line))) >= ENOUGH_PAGE_WORDS


def is_heading(text: str) -> bool:
    """Whether a text only names what is meant, and the sentences about it follow."""
    return 0 < len(text) <= LONGEST_HEADING and not HEADING.search(text.rstrip("。;；"))


def paragraph_start(stream: Stream, before: int) -> int:
    """Where the paragraph begins that ends here, also where its lines were broken at a full width."""
    end = before
    while end and stream.text[end - 1].isspace():
        end -= 1
    start = stream.text.rfind("\n", 0, end) + 1
    while start > 0:
        above = stream.text.rfind("\n", 0, start - 1) + 1
        line = stream.level[above : start - 1]
        if len(line) < FULL_LINE or line.rstrip()[-1:] in "。;!?:)]":
            break
        start = above
    return start


def paragraph_end(stream: Stream, start: int) -> int:
    """Where the paragraph ends that this stands in, also where its lines were broken at a full width."""
    end = stream.level.find("\n", start)
    while end >= 0:
        line = stream.level[stream.level.rfind("\n", 0, end) + 1 : end].rstrip()
        if len(line) < FULL_LINE or line[-1:] in "。;!?:)]":
            return end
        end = stream.level.find("\n", end + 1)
    return len(stream.level)


def runs_on_to(stream: Stream, start: int, *, whole: bool) -> int:
    """How far the text behind a responsibility still belongs to it: its line, or all up to where a paper closes."""
    end = stream.level.find("\n", start)
    end = len(stream.level) if end < 0 else end
    if stream.level[start:end].strip(SIGNS) or not whole:
        return end
    closing = CLOSING_LINE.search(stream.level, start)
    return closing.start() if closing else len(stream.level)


def category_of(stream: Stream, above: Sequence[Marker], before: int) -> Piece | None:
    """The nearest heading above."""
    if not above:
        return None
    nearest = above[-1]
    heading = HEADING.split(stream.text[nearest.end : before])[0]
    heading = heading[: _bracket_at(heading)]
    heading = FIRST_ITEM.split(heading, maxsplit=1)[0] or heading
    piece = stream.piece(nearest.end, nearest.end + len(heading))
    return Piece(piece.text.strip(" :："), piece.place) if piece.text else None


def _bracket_at(heading: str) -> int:
    """Where a heading's own responsibility begins, which is no part of its name."""
    found = re.search(r"[(\[][^()\[\]]*(?:单位|部门|牵头|负责|责任)", levelled(heading))
    return found.start() if found else len(heading)
