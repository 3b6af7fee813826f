"""Figures in lines that a page gave as text: apart by a space from what they count, or broken off it by the end of the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.intake.bodies import likeness_to_names
from tracker.intake.script import levelled

FIGURE = re.compile(r"[\u4e00-\u9fff\"]*\d[\d.,]*")
COUNTS = (
    r"(?:[十百千万亿]+|个?百分点|个?(?:工作)?日|个?小时|元|人次?|吨|户|套|平?方?公里|平方米|立方米|米|亩|公顷|家|项|所|处|座|件|辆|台|场|张"
    r"|倍|只|盏|株|条|部|起|支|个|名|次|期|批|类|岁|天)"
)
COUNTED = re.compile(rf"[十百千万亿]*{COUNTS}")
QUANTITY = re.compile(rf"\d[\d.,]*{COUNTED.pattern}")
TIME = r"(?:底|末|初|前|份|[上中下]旬|以前|之前|完成|内)*"
OF_A_DATE = re.compile(rf"[年月日]{TIME}")
WHOLE_DATE = re.compile(rf"(?:20\d\d年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?{TIME}")
YEAR, MONTH_BROKEN = re.compile(r"20\d\d年?"), re.compile(r"20\d\d年\d{1,2}")
GOES_ON = re.compile(r"\d{1,2}月")

Line = tuple[int, str]


def cells_with_figures(lines: Iterable[Line]) -> list[Line]:
    """The cells of lines that single spaces part, each with the number of its line; figures with what they count."""
    cells: list[Line] = []
    for at, text in lines:
        own = list(_joined(text.split()))
        if cells and own and _is_broken(levelled(cells[-1][1]), levelled(own[0])):
            cells[-1] = (cells[-1][0], cells[-1][1] + own.pop(0))
        cells.extend((at, cell) for cell in own)
    return cells


def _joined(words: Sequence[str]) -> Iterator[str]:
    cell = ""
    for nth, word in enumerate(words):
        if cell and _belong_together(
            levelled(cell), levelled(word), opens=nth == 1, follows="".join(words[nth + 1 : nth + 2])
        ):
            cell += word
            continue
        if cell:
            yield cell
        cell = word
    if cell:
        yield cell


def _belong_together(cell: str, word: str, *, opens: bool, follows: str) -> bool:
    """Whether a word goes on with the cell before it: 30 家, 2023年 9 月, 引进首店 30."""
    if cell[-1].isdigit():
        if opens and cell.isdigit():  # the number of a row, unless nothing but what it counts stands behind it
            return bool(COUNTED.fullmatch(word) or OF_A_DATE.fullmatch(word))
        return bool(COUNTED.match(word) or OF_A_DATE.match(word))
    if not word[0].isdigit():
        return False
    if WHOLE_DATE.fullmatch(cell):
        return cell.endswith(("年", "月"))
    after = levelled(follows)
    is_date = bool(YEAR.fullmatch(word) or OF_A_DATE.match(after))
    return word.isascii() and not is_date and bool(COUNTED.match(after)) and not _closes_with_name(cell)


def _closes_with_name(cell: str) -> bool:
    return bool(likeness_to_names(re.split(r"[、,;]", cell)[-1]))


def _is_broken(above: str, below: str) -> bool:
    """Whether the end of a line parts a date, or a figure from the sentence that names it."""
    if YEAR.fullmatch(above):
        return bool(GOES_ON.match(below))
    if MONTH_BROKEN.fullmatch(above):
        return below.startswith("月")
    return bool(QUANTITY.fullmatch(below)) and not _closes_with_name(above)
