"""Names that stand for many: 各市(县)、区政府 stays one name, however many signs of a list it holds."""

from __future__ import annotations

import re
from functools import cache

from tracker.intake.script import tight
from tracker.intake.words import words

COUNT = r"(?:\d{1,3}|[二三四五六七八九十]{1,3})"
COUNTED = re.compile(rf"全?[市县区]?{COUNT}个[^的]{{1,12}}$")
"""Areas that are counted, not named: 全县12个乡镇."""
OWN_AREA = r"(?:高新区|新区|经开区|开发区)(?:党工委|管委会)"
"""A zone with an administration of its own is one body, not one more kind of area."""


@cache
def area_collective() -> re.Pattern[str]:
    """A collective of areas on levelled text: 各 and the kinds of area, listed or bracketed, then what they are."""
    area = "|".join(sorted(map(re.escape, words("bodies")["areas"]), key=len, reverse=True))
    end = "|".join(sorted(map(re.escape, words("bodies")["area_ends"]), key=len, reverse=True))
    bracket = r"(?:\((?:[^()]*)\)|\[(?:[^\[\]]*)\])"
    group = rf"(?:{area})+{bracket}?(?:{area})*"
    both = (
        r"各级(?:党委|党组织)[、和]?(?:人民)?政府"
        r"|(?P<level>[省市县区州])委、(?P=level)政府(?:各|有关|相关|直属)[\u4e00-\u9fff]{0,4}(?:部门|单位|机构)"
        r"|[省市县区镇乡](?:[、和][市县区镇乡])+[两二三]级[\u4e00-\u9fff]{2,10}?(?:部门|政府|机关|单位|法院|检察院)"
        r"|[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3})+[两二三四五六七八九十][省市县区州镇乡]{1,2}(?:人民政府|政府|管委会)"
    )
    return re.compile(
        rf"{both}|(?:各(?:级)?|全?[市县区]?{COUNT}个){bracket}?{group}(?:[、,和及与](?!{OWN_AREA}){group}(?=[、,和及与(\[;。]|{end}|$))*(?:(?:{end})(?:{bracket})?)?"
    )


@cache
def _openings() -> tuple[str, ...]:
    return tuple(words("bodies")["collectives"])


def is_of_those_concerned(name: str) -> bool:
    """Whether a collective means only those whom its task concerns (各有关部门), and does not say who they are."""
    plain = tight(name)
    return "有关" in plain or "相关" in plain


def is_collective(name: str) -> bool:
    """Whether a name stands for many bodies."""
    plain = tight(name)
    return (
        plain.startswith(_openings())
        or bool(COUNTED.match(plain))
        or any(
            word in plain
            for word in (
                "两级",
                "三级",
                "各有关",
                "各相关",
                "各部门",
                "各单位",
                "各工作部门",
                "有关部门",
                "相关部门",
                "有关单位",
                "相关单位",
            )
        )
    )
