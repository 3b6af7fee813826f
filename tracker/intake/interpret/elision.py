"""Words that a list spares itself: 常熟市、相城区监察局 are two bureaus, 市人社局、财政局 both the city's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tracker.departments.areas import well_known
from tracker.intake.bodies import looks_like_body
from tracker.intake.interpret.branches import spelled_out
from tracker.intake.script import levelled
from tracker.intake.words import words

AREA = re.compile(r"^[\u4e00-\u9fff]{2,5}?[市区县州镇乡旗]$")
AREA_BODY = re.compile(r"^([\u4e00-\u9fff]{2,4}?[市区县])([\u4e00-\u9fff]{2,12})$")
EVERYWHERE = re.compile(r"^(各地|各级)[\u4e00-\u9fff]{2,}(?:中心|局|站|办|所|厅|院)$")
PLACED = re.compile(
    r"^[\u4e00-\u9fff]{2,3}(?:省|市|县|州|盟)|^[\u4e00-\u9fff]{2,8}(?:区|市|县|镇|乡|街道)(?:人民政府|政府|管委会|党委|党工委|办事处)$"
)
LEVEL = re.compile(r"^(?:市(?!场|容|民(?!政|族|宗)|政(?!府|务|法|协))|省|县|区(?!域)|州|旗)")
BRANCH = re.compile(r"(?:人行|人民银行|银行)[\u4e00-\u9fff]{2,}(?:支行|分行|部|行)$")
"""A bank's branch bears the name of its own place."""
AREA_OFFICE = re.compile(r"^((?:(?![市区县])[\u4e00-\u9fff]){1,4}(?:自治)?[市区县旗州])(?=[\u4e00-\u9fff]{2,12}$)")
APART = re.compile(
    r"(?:街道|镇|乡|村|社区|开发区|高新区|园区|新区|示范区|度假区|海关|海事局|(?<!人民)银行|支行|分行|大学|[\u4e00-\u9fff]{2}管委会)$"
)
"""Areas of their own: no level is spared before them."""
FIRM = re.compile(r"(?:公司|(?<!投资)集团)$")
"""A firm belongs to a level only behind a firm that names it: 市水务公司、供电公司."""
OF_A_PLACE = re.compile(
    r"^[\u4e00-\u9fff]{2,3}(?:供电|税务|气象|烟草|银保监|银监|证监|海事|邮政|通信|消防|日报|广播|调查队)"
)
"""Offices that are led from above bear the name of their own place: 云岭供电局."""
NO_PLACE = r"(?!和|与|及|城乡|管理|监督|监管|监察|保护|执法|建设|规划|服务|保障|稽查|改革|审批|综合)"
NATIONAL = re.compile(r"(?:部|署|总局|委员会办公室)$")
COMMITTEE = re.compile(r"(?P<level>[省市县区州旗])委$")
OF_BOTH = re.compile(
    r"(?P<level>[省市县区州旗])政府(?P<office>督查[室局]|督办室|办公[室厅]|研究室|信访[室局]|接待[办室]|目标办)$"
)
"""An office that party and government share: 县委、县政府督查室."""
BARE_LEVELS = {"省", "市", "县", "区", "州"}
WIDE = {"各地", "各级"}
SHORT = 6


def completed(parts: list[str], behind: str = "") -> Iterator[tuple[str, str]]:
    """Each name in full beside the words it was read from; `behind` is a name of another list, before this one."""
    before = [behind] if behind else []
    whole = list(_with_beginnings([*before, *_with_endings(spelled_out(parts))], len(before)))
    return zip(whole[len(before) :], parts, strict=True)


def _with_endings(parts: list[str]) -> Iterator[str]:
    """Give a bare area (or a bare level: 省、市发改委) the office of the one that follows it."""
    for at, part in enumerate(parts):
        level = levelled(part)
        following = parts[at + 1] if at + 1 < len(parts) else ""
        if level in BARE_LEVELS and LEVEL.match(levelled(following)) and levelled(following)[1:].startswith(_offices()):
            yield part + following[1:]
        elif shared := _shared_office(level, levelled(following)):
            yield part + following[-shared:]
        elif _may_be_field(level):
            yield part + _of_fields(parts[at + 1 :])
        else:
            office = _office(parts[at + 1 :]) if AREA.match(level) else None
            yield part + office if office else part


def _shared_office(level: str, following: str) -> int:
    """How long the office is that a committee shares with the government behind it; 0 where it shares none."""
    committee, both = COMMITTEE.fullmatch(level), OF_BOTH.fullmatch(following)
    return len(both["office"]) if committee and both and committee["level"] == both["level"] else 0


def _is_field(level: str) -> bool:
    """Whether a name is nothing but what an office is for, perhaps with its level: 市财政."""
    return (level[1:] if LEVEL.match(level) else level) in _offices()


def _may_be_field(level: str) -> bool:
    """Whether a name may be that of a field whose office has a longer name: 交通运输."""
    plain = level[1:] if LEVEL.match(level) else level
    longer = plain.startswith(_offices()) and len(plain) <= SHORT and not looks_like_body(level)
    return plain in _offices() or longer


def _of_fields(following: Iterable[str]) -> str:
    """The 部门 that several fields share: 市财政、人社部门."""
    for part in following:
        level = levelled(part)
        if level.endswith("部门") and _may_be_field(level.removesuffix("部门")):
            return part[-2:]
        if not _may_be_field(level):
            return ""
    return ""


def _office(following: Iterable[str]) -> str | None:
    """What the next full name adds to its area, past further bare areas."""
    for part in following:
        level = levelled(part)
        found = AREA_BODY.match(level)
        if found and not AREA.match(level):
            return part[found.end(1) :] if looks_like_body(level) else None
        if not AREA.match(level):
            return None
    return None


def _with_beginnings(parts: list[str], own: int) -> Iterator[str]:
    """Carry 市, 省 or 各地 on to the names after it that bring none of their own."""
    spared = sum(bool(LEVEL.match(levelled(part))) for part in parts[own:]) == 1
    carried, committee, firm = "", False, False
    for part in parts:
        level = levelled(part)
        if everywhere := EVERYWHERE.match(level):
            carried = everywhere[1]
        elif own := _own_level(level):
            carried = part[:own]
            committee, firm = level[own : own + 1] == "委", bool(FIRM.search(level))
        elif not _is_plain_office(level, spared=spared or carried in WIDE):
            carried = carried if carried and carried not in WIDE else ""
        head = f"{carried}委" if committee and level.startswith(_committee_offices()) else carried
        takes = _takes(carried, level, spared=spared) and (firm or not FIRM.search(level))
        yield head + part if takes else part


def bears_level(name: str) -> bool:
    """Whether a name says whose office it is, so that names behind it may spare that."""
    return bool(_own_level(levelled(name)))


def _own_level(level: str) -> int:
    """How long the level is with which a name begins: 市财政局 one sign, 常熟市财政局 three; 0 where it has none."""
    if LEVEL.match(level):
        return 1
    found = AREA_OFFICE.match(level)
    return found.end(1) if found and level[found.end(1) :].startswith(_offices()) else 0


def _takes(carried: str, level: str, *, spared: bool) -> bool:
    return (
        bool(carried)
        and not _own_level(level)
        and not level.startswith("各")
        and _is_plain_office(level, spared=spared or carried in WIDE)
    )


def _is_plain_office(level: str, *, spared: bool) -> bool:
    """Whether a name is an office that must belong to some level; a rarer one only where the list does spare words."""
    if _is_field(level):
        return True
    if (
        BRANCH.search(level)
        or PLACED.match(level)
        or _names_its_place(level)
        or not looks_like_body(level)
        or APART.search(level)
    ):
        return False
    if NATIONAL.search(level) and not level.startswith(_committee_offices()):
        return False
    if level.startswith(_offices()):
        return True
    own = level.startswith(_alone()) or AREA.match(level)
    return spared and len(level) <= SHORT and not own


def _names_its_place(level: str) -> bool:
    if level.startswith(_offices()):
        return bool(_branch_of_a_place().match(level))
    return bool(OF_A_PLACE.match(level))


@cache
def _branch_of_a_place() -> re.Pattern[str]:
    """生态环境高桥分局 says whose it is between its office and its kind, 公安分局 does not."""
    offices = "|".join(sorted(_offices(), key=len, reverse=True))
    return re.compile(rf"(?>{offices})局?{NO_PLACE}[\u4e00-\u9fff]{{2,4}}分局$")


@cache
def _offices() -> tuple[str, ...]:
    return tuple(words("bodies")["offices"])


@cache
def _committee_offices() -> tuple[str, ...]:
    return tuple(words("bodies")["committee_offices"])


@cache
def _alone() -> tuple[str, ...]:
    """How names begin that need no level: 各, 国家, and the names of provinces and cities."""
    return (*words("bodies")["own"], *sorted(well_known()))
