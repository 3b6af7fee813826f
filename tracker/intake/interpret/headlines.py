"""The lines at the top of a document that could be its title: without what web pages and letterheads put around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.intake.script import levelled, tight
from tracker.intake.source import Place
from tracker.intake.stream import Stream

HEAD_LINES, CLOSED_LINES = 40, 5
"""How many lines may hold a title, and how many of those one that ends with a full stop."""
SHORTEST, LONGEST = 4, 120
"""In signs; the end of a title can be shorter than a title."""
BEFORE = re.compile(r"^(?:附\s*件?\s*\d*\s*[:、.\s]\s*|#+\s*|\[[^\[\]]{0,40}\]\s*)+")
SUFFIX = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|txt|html?)$", re.IGNORECASE)
AROUND = re.compile(
    r"^(?:当前位置|您?(?:的|现在的)?位置|首页|索引号|索取号|来源|浏览|打印|字号|字体|分享|发布|发文|成文|信息来源|作者|时间|日期|导语|主题词|抄送|"
    r"填报|填表|单位:|责任单位:|部门\(|标签|tags|上一篇|下一篇|目录$|签发人|密级|公开方式|文章来源|点击|各[\u4e00-\u9fff]{0,12}[:,、]|报送|发:|参加)"
)
WHOLLY_IN_BRACKETS = re.compile(r"^[(\[][^()\[\]]*[)\]]$")
LETTERHEAD = re.compile(r"^[\u4e00-\u9fff]{4,40}(?:文件|办公室|人民政府|委员会|办公厅)$")
ITEM = re.compile(
    r"^(?:[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、]\D|[•·△▲●■□◆*>-]|第[一二三四五六七八九十]+[条章])"
)
NUMBERED = re.compile(
    r"[\[(](?:19|20)\d\d[\])]?\s*第?\s*\d+[号期]|^\[?\(?(?:19|20)\d\d(?:年\d{1,2}月(?:\s*\d|\W*$)|[.-]\d{1,2}(?:[.-]\d|\W*$))"
)
SENTENCE = re.compile(r"[。;,:|│┃\t]|\S {2,}\S+ {2,}\S|[!?]$")


class Headline(NamedTuple):
    """A line that could be a title: its words, how many lines stand above it, and where."""

    text: str
    at: int
    place: Place


def headlines_of(stream: Stream) -> list[Headline]:
    """The candidates in the head, in order."""
    found: list[Headline] = []
    start = 0
    for at, line in enumerate(stream.text.split("\n")[:HEAD_LINES]):
        text = _bare(line)
        if _could_be_title(text) and (at < CLOSED_LINES or not line.rstrip().endswith("。")):
            found.append(Headline(text, at, stream.place(start)))
        start += len(line) + 1
    return found


def _bare(line: str) -> str:
    """The line without the annex's number before it and a file's ending behind it."""
    opened = BEFORE.match(levelled(line))
    return SUFFIX.sub("", line[opened.end() if opened else 0 :].strip()).rstrip("。")


def _could_be_title(text: str) -> bool:
    level, plain = levelled(text), tight(text)
    if not SHORTEST <= len(plain) < LONGEST or plain.isascii() or SENTENCE.search(text) or SENTENCE.search(level):
        return False
    return not any(sign.search(plain) for sign in (AROUND, LETTERHEAD, ITEM, NUMBERED, WHOLLY_IN_BRACKETS))
