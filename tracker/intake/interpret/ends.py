"""Which of the days that a sentence names are days by which something must be done — and which only look like it."""

from __future__ import annotations

import re
from functools import cache

from tracker.intake.interpret.days import Day, days_in
from tracker.intake.script import levelled
from tracker.intake.words import words

QUOTED = re.compile(r"《[^》]*》|〈[^〉]*〉|\[[12]\d{3}\]\s*\d+号")
GRANTED_WITHIN, VALID_WITHIN = 14, 16
ENDING = re.compile(r"(?:底|末|内|前|完成|止|期间)$")
RANGE = re.compile(r"[日号月年\d旬]\s*(?:至|到|-|~)$")
WITHIN_A_MONTH = re.compile(r"月.*[-~至到]")
STATISTIC = re.compile(r"(?<!\d)(?:1\s*月?份?\s*|1月1日\s*)(?:至|到|-|~)$")
BEGINS = re.compile(r"(?:^|[。;,:、!?()\n ]|[一二三四五六七八九]是|于|在|力争|确保)$")
UP_TO = re.compile(r"(?:^|[^日号月年\d旬])到$")
SPAN = re.compile(r"季度|半年|月份?$|旬$")
CALLS = re.compile(r"[^。;,]{0,16}(?:均|都|应|须)?要")
REACHES = re.compile(
    r"[^。;,]{0,40}(?:,[^。;,]{0,24})?"
    r"(?:达到|达|实现|完成|建成|覆盖|不低于|不少于|以上|以内|控制在|下降|提高|新增|全部|全面|形成|建立|突破|超过)"
)
COMES_AGAIN = re.compile(r"(?:每|逐)(?:[半两二三\d]?个?(?:年|季|月|周|旬|学期))[^,。;]{0,8}$")
OF_THINGS = re.compile(
    r"(?:之?前|以前)?已?[^,。;的完\d]{0,6}(?:成立|建成|竣工|投产|受理|立案|签订|下达|认定|批准|取得|发生|登记|注册|出生|到期)的"
)
STARTS = re.compile(
    r"(?:之?前|以前)?(?:力争|确保|全部|全面|陆续|正式|实质性|组织|适时)?(?:启动|开工|动工|开建|奠基|施行)"
)
DEALT = r"(?:20\d\d)年(?!的|以来|底|末|初)[^,。;、\d]{0,8}\d[\d.万亿]*[^,。;、\d的]{1,6}"
DEALT_BEFORE, DEALT_NOW = re.compile(rf"{DEALT}[、,]$"), re.compile(rf"{DEALT}(?=[,。;]|$)")
"""How much is done in which year, one after the other; the last of them ends the work: 2023年2万户、2024年3万户."""
VALID = re.compile(r"(?:有效期|期限|执行期|试行期|任期|合同期|服务期)[^,。;]{0,16}$")


def ends_in(text: str, year: int | None) -> list[Day]:
    """The days of a sentence that something must be done by; a year that is over is none."""
    plain = without_quotes(text)
    level = levelled(plain)
    return [day for day in days_in(plain, year) if _is_end(level, day) and not (year and day.day.year < year)]


def without_quotes(text: str) -> str:
    """The text with titles of documents blanked out, so that their years are not read."""
    level = levelled(text)
    for quoted in QUOTED.finditer(level):
        text = text[: quoted.start()] + "□" * (quoted.end() - quoted.start()) + text[quoted.end() :]
    return text


def comes_again(level: str, day: Day) -> bool:
    """Whether a day is that of every year, not of this one."""
    before = level[: day.start].rstrip()
    return before.endswith(_recurring()) or bool(COMES_AGAIN.search(before))


def is_of_a_season(level: str, day: Day) -> bool:
    """Whether a day is only the year (or the month) of a season or a feast: 2024年春节前 does not say which day."""
    gap = "" if re.search(r"[月季]|半年", levelled(day.phrase)) else r"[^\W\d,。;]{0,3}?"
    return bool(re.match(rf"\s*{gap}(?:{_seasons()})", level[day.end :]))


def _is_end(level: str, day: Day) -> bool:
    before, behind = level[: day.start].rstrip(), level[day.end :].lstrip()
    if RANGE.search(before) or WITHIN_A_MONTH.search(levelled(day.phrase)):
        return _ends_range(before, day, behind)
    marked = ENDING.search(levelled(day.phrase)) or behind.startswith(tuple(words("times")["ends"]))
    dealt = DEALT_BEFORE.search(before) and DEALT_NOW.match(level, day.start)
    announced = before.endswith(tuple(words("times")["announcing"])) and behind.startswith(_reached())
    return bool(marked or announced or dealt or _spans(before, day, behind)) and not _is_no_end(
        level, day, before, behind
    )


def _is_no_end(level: str, day: Day, before: str, behind: str) -> bool:
    """Whether the words around a day say that it is a start, a term, or a property of what the work is about."""
    return (
        before.endswith(_not_before())
        or behind.startswith(_not_behind())
        or bool(STARTS.match(behind) or OF_THINGS.match(behind) or VALID.search(before))
        or ((behind.startswith("的") or before.endswith("对")) and levelled(day.phrase).endswith(("内", "度")))
        or _grants(behind[:GRANTED_WITHIN])
        or comes_again(level, day)
        or is_of_a_season(level, day)
    )


def _grants(behind: str) -> bool:
    """Whether something is only forgiven or holds until that day; what must be forgiven by then is work."""
    return any(word in behind for word in words("times")["granted"]) and not re.search(r"到位|完成", behind)


def _ends_range(before: str, day: Day, behind: str) -> bool:
    """The end of a range counts where work is done in it; from January on, it is a period of statistics."""
    if STATISTIC.search(before) or _is_no_end("", day, "", behind) or VALID.search(before):
        return False
    return bool(ENDING.search(levelled(day.phrase))) or behind.lstrip(",)").startswith(_done())


def _spans(before: str, day: Day, behind: str) -> bool:
    """Whether a sentence begins with the time in which its work is done, or the year up to which it counts."""
    if SPAN.search(levelled(day.phrase)) and BEGINS.search(before):
        return behind.startswith(_done()) or bool(CALLS.match(behind))
    return bool(UP_TO.search(before) and REACHES.match(behind))


@cache
def _reached() -> tuple[str, ...]:
    return tuple(words("times")["reached"])


@cache
def _done() -> tuple[str, ...]:
    return tuple(words("times")["done"])


@cache
def _recurring() -> tuple[str, ...]:
    return tuple(words("times")["recurring"])


@cache
def _not_before() -> tuple[str, ...]:
    return tuple(words("times")["not_before"])


@cache
def _not_behind() -> tuple[str, ...]:
    return tuple(words("times")["not_behind"])


@cache
def _seasons() -> str:
    return "|".join(words("times")["seasons"])
