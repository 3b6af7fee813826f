"""The numbers that divide a text: 一、 (一) 1. (1) ① — found where an item can begin, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names
from tracker.intake.numerals import number_of
from tracker.intake.recognise.prose.labels import ROLES, Says, labels_in
from tracker.intake.stream import Stream

SPOKEN = "一二三四五六七八九十百"
BEGINNING = r"(?:^|(?<=[\n。)\]!\" ]))[ ]*"
LINE = r"^[ ]*"
FIRST_OF_LINES = 3
"""From 1. downwards a number before a label only counts the lines of an item."""
COUNTED = "年月日号个项家户人次元亩倍种条类大名%"
"""What stands behind a figure that counts things rather than items."""
FORMS = (
    (0, rf"{LINE}(?P<mark>第(?P<value>[{SPOKEN}]{{1,3}})(?:部分|章|节|篇)(?=[ :、\u4e00-\u9fff]))"),
    (0, rf"{LINE}(?P<mark>(?P<value>[壹贰叁参肆伍陆柒捌玖拾]{{1,3}})[、.])"),
    (1, rf"{BEGINNING}(?P<mark>(?P<value>[{SPOKEN}]{{1,4}}) ?[、..])"),
    (1, rf"{LINE}(?P<mark>第(?P<value>[{SPOKEN}]{{1,4}}|\d{{1,3}})条(?=[ :、\u4e00-\u9fff])[ :、]?)"),
    (2, rf"{BEGINNING}(?P<mark>\((?P<value>[{SPOKEN}]{{1,4}})\)[、..]?)"),
    (
        3,
        rf"{BEGINNING}(?P<mark>(?<![\d.])(?P<value>\d{{1,3}})(?:[、.](?!\d)|[.](?=\d{{1,2}}月)(?<=^\d[.])|(?<=\n\d)[.](?=\d{{1,2}}月)|(?<=\n\d\d)[.](?=\d{{1,2}}月)|(?=[\u4e00-\u9fff])(?![{COUNTED}])(?<=\n\d)))",
    ),
    (3, rf"{LINE}(?P<mark>(?P<value>\d{{1,3}}) +(?=[\u4e00-\u9fff\"])(?![{COUNTED}]))"),
    (3, rf"{BEGINNING}(?P<mark>(?P<value>[\u2488-\u249b])[、.]?)"),
    (
        1.5,
        rf"{LINE}(?P<mark>(?:任务|事项|项目|举措|行动|措施)(?P<value>\d{{1,3}}|[{SPOKEN}]{{1,3}}) *(?:[:、.] *|(?= )))",
    ),
    (
        4,
        rf"{LINE}(?P<mark>\d{{1,2}}[.-](?P<value>\d{{1,2}})(?:[.-]\d{{1,2}})?[、.]?(?= *[\u4e00-\u9fff\"])(?! *[{COUNTED}]))",
    ),
    (5, rf"{BEGINNING}(?P<mark>\((?P<value>\d{{1,3}})\)[、.]?)"),
    (5, rf"{BEGINNING}(?P<mark>(?<![\d(.])(?P<value>\d{{1,2}})\)[、.]?)"),
    (5, rf"{BEGINNING}(?P<mark>(?P<value>[\u2474-\u2487])[、.]?)"),
    (6, rf"{BEGINNING}(?P<mark>(?P<value>[\u2460-\u2473\u2776-\u277f])[、.]?)"),
    (7, rf"{LINE}(?P<mark>(?P<value>[·●■◆▪□○◇★☆▲△►※])(?=[ ]*[\u4e00-\u9fff\"(]))"),
    (8, r"^ *(?P<mark>[IVX\u2160-\u216b]{1,4}-(?P<value>\d{1,2})(?:-[\u2460-\u2473])?)"),
)
DASHED = re.compile(r"^ *(?P<mark>--+) *(?P<work>[\u4e00-\u9fff\"][^\n]*)", re.MULTILINE)
ENOUGH_DASHED, DASH_DEPTH = 2, 7
PATTERNS = tuple((depth, re.compile(form, re.MULTILINE)) for depth, form in FORMS)
ENCLOSED = ((0x2460, 0x2473), (0x2474, 0x2487), (0x2488, 0x249B), (0x2776, 0x277F))
"""First and last of the signs that enclose a number each."""
UNDER_HEADING = (
    (2, re.compile(rf"(?<=[\u4e00-\u9fff\"])(?P<mark>\((?P<value>[{SPOKEN}]{{1,3}})\))")),
    (3, re.compile(r"(?<=[\u4e00-\u9fff\"])(?P<mark>(?P<value>\d{1,2})[.、](?!\d))")),
)
FIRST_AFTER_COLON = tuple(
    (depth, re.compile(rf"[如以]下[^。;,:\n]{{0,8}}:(?P<mark>{form})"))
    for depth, form in ((1, "(?P<value>一)、"), (2, r"\((?P<value>一)\)"), (3, r"(?P<value>1)[.、](?!\d)"))
)
"""Where the items begin behind the words that announce them, in text that lost its lines."""
LABEL = re.compile(r"(?:^|(?<=[ 。;)\]])) *(?P<label>[\u4e00-\u9fff]{2,8}): *(?=[\d(\u2460-\u2473])", re.MULTILINE)
AFTER_LABEL = tuple(
    (depth, re.compile(f"(?P<mark>{form})"))
    for depth, form in (
        (3, r"(?P<value>\d{1,2})[.、](?!\d)"),
        (5, r"\((?P<value>\d{1,2})\)"),
        (6, r"(?P<value>[\u2460-\u2473])"),
    )
)
"""The only item behind a label on its line: 整改措施:(3)健全制度."""
VALUE_END = re.compile(r"[。;:\n]")
BEHIND_NAMES = tuple(
    (depth, re.compile(rf"(?<=[\u4e00-\u9fff)])(?P<mark>{form})"))
    for depth, form in (
        (1, rf"(?P<value>[{SPOKEN}]{{1,3}})、(?!第?[{SPOKEN}]{{1,3}}(?:、|[\u4e00-\u9fff]{{1,6}}(?:[、,;。)\]\n]|$)))"),
        (2, rf"\((?P<value>[{SPOKEN}]{{1,3}})\)"),
        (3, r"(?P<value>\d{1,2})[.、](?!\d)"),
    )
)
"""Numbers that follow the last of several names without any sign between; 公安局一、二支队 are two names."""
TIME = re.compile(
    r"(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|[上下]半年|年)?(?:底|末|内|份|[上中下]旬)?(?:之?前|以前)?(?:完成)?"
    r"|(?:长期|持续|常年|全年|常态化?|每[年月季]度?)[^\d,]{0,6}"
)
"""The whole value of a label that says until when."""
HEADING_BEHIND_NAMES = tuple(
    (depth, re.compile(rf"[^。;,:\n()\d]{{2,40}}(?P<mark>{form})"))
    for depth, form in ((3, r"(?P<value>\d{1,2})[.、](?!\d)"), (2, rf"\((?P<value>[{SPOKEN}]{{1,3}})\)"))
)
HEADING_BEFORE = re.compile(
    rf"(?:^|[\n。)\]: ])(?:[{SPOKEN}]{{1,3}}、|\([{SPOKEN}]{{1,3}}\))(?:[^。;,\n()]{{2,24}},)?[^。;,\n()]{{2,40}}$"
)
FIRST_OF_TWO = tuple(
    (depth, re.compile(rf"(?<=[\u4e00-\u9fff)\"])(?P<mark>{mark})(?=[^。;:\n()\d]{{2,30}}(?:{below}))"))
    for depth, mark, below in (
        (1, "(?P<value>一)、", r"\(一\)|1[.、](?!\d)"),
        (2, r"\((?P<value>一)\)", r"1[.、](?!\d)"),
    )
)
"""The first heading, in text that lost its lines: the first item follows it."""
FIRST_HEADING = re.compile(r"[\u4e00-\u9fff)\"](?:一、|\(一\))[^。;:\n()\d]{2,30}$")


class Marker(NamedTuple):
    """A number that opens an item: where it stands, how deep it is, what it counts."""

    start: int
    end: int
    depth: float
    value: int

    def text_in(self, stream: Stream) -> str:
        """The number as the document writes it, without its signs where they only end it."""
        return stream.text[self.start : self.end].strip().rstrip("、.．:： ")


def markers_of(stream: Stream) -> list[Marker]:
    """All openings of items, in order."""
    found = {marker.start: marker for marker in reversed(list(_markers(stream.level)))}
    for marker in _under_headings(stream.level):
        before = max(
            (known for known in found.values() if known[0] < marker[0] and known.depth == marker.depth), default=None
        )
        if marker.value == 1 or (before and marker.value == before.value + 1) or marker.depth < FIRST_OF_LINES:
            found.setdefault(marker.start, marker)
    return sorted(found.values())


def _markers(level: str) -> Iterator[Marker]:
    for depth, form in PATTERNS:
        for match in form.finditer(level):
            if depth < FIRST_OF_LINES or not _labels_follow(level, match.end("mark")):
                yield _marker(match, depth)
    for depth, form in FIRST_OF_TWO:
        yield from (_marker(match, depth) for match in form.finditer(level))
    for depth, form in FIRST_AFTER_COLON:
        yield from (_marker(match, depth) for match in form.finditer(level))
    yield from _after_labels(level)
    yield from _dashed(level)
    yield from _behind_names(level)


def _under_headings(level: str) -> list[Marker]:
    """Numbers that follow their heading without any sign between."""
    return sorted(
        _marker(match, depth)
        for depth, form in UNDER_HEADING
        for match in form.finditer(level)
        if _stands_under(level, match)
    )


def _after_labels(level: str) -> Iterator[Marker]:
    """Numbers behind a label that names no bodies and no time, where no other of them follows in the same sentences."""
    for label in LABEL.finditer(level):
        ends = [at for sign in ("\n", label["label"]) if (at := level.find(sign, label.end())) >= 0]
        for depth, form in AFTER_LABEL:
            found = form.match(level, label.end())
            if not found or _labels_follow(level, label.start("label")):
                continue
            others = form.finditer(level, found.end(), min(ends, default=len(level)))
            if all(level[: other.start()].rstrip().endswith((")", "]")) for other in others):
                yield _marker(found, depth)


def _dashed(level: str) -> Iterator[Marker]:
    """Lines behind dashes, where several of them are work: 某局、某局 behind a dash names who does the line above."""
    lines = [line for line in DASHED.finditer(level) if likeness_to_names(line["work"]) < 1]
    for line in lines if len(lines) >= ENOUGH_DASHED else ():
        yield Marker(line.start("mark"), line.end("mark"), DASH_DEPTH, 1)


def _behind_names(level: str) -> Iterator[Marker]:
    """Numbers in a list of names, or behind a time: the text lost its lines, and the next item begins there."""
    for label in labels_in(level):
        if label.says not in ROLES and label.says is not Says.DEADLINE:
            continue
        end = VALUE_END.search(level, label.end)
        limit = end.start() if end else len(level)
        for depth, form in BEHIND_NAMES:
            for match in form.finditer(level, label.end, limit):
                value = level[label.end : match.start()].strip()
                ended = likeness_to_names(value) >= 1 if label.says in ROLES else TIME.fullmatch(value)
                if not ended:
                    continue
                yield _marker(match, depth)
                for deeper, heading in HEADING_BEHIND_NAMES:
                    if depth < deeper and (below := heading.match(level, match.end())):
                        yield _marker(below, deeper)


def _marker(match: re.Match[str], depth: float) -> Marker:
    return Marker(match.start("mark"), match.end("mark"), depth, _value(match["value"]))


def _value(sign: str) -> int:
    code = ord(sign[0])
    enclosed = next((code - first + 1 for first, last in ENCLOSED if first <= code <= last), None)
    return enclosed or number_of(sign) or 0


def _labels_follow(level: str, at: int) -> bool:
    """Whether only a label stands behind the sign: that is a line of the item above, not an item."""
    at += len(level[at : at + 4]) - len(level[at : at + 4].lstrip())
    labels = labels_in(level, at, at + 24)
    return bool(labels) and labels[0].start == at


def _stands_under(level: str, match: re.Match[str]) -> bool:
    """Whether an item follows its heading without any sign between, as in text that lost its lines."""
    before = level[max(0, match.start() - 80) : match.start()]
    return bool(HEADING_BEFORE.search(before) or FIRST_HEADING.search(before))
