"""Signs as a PDF's fonts name them, and as people write them: ligatures, radicals and soft hyphens."""

from __future__ import annotations

from functools import cache
from unicodedata import category, normalize

STANDING_FOR_OTHERS = ((0x2F00, 0x2FD5), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))
"""Kangxi radicals, compatibility signs and ligatures: pictures of signs that have a number of their own."""
RADICALS = dict(
    zip(
        "⺁⺅⺉⺋⺌⺎⺒⺓⺔⺖⺘⺙⺛⺝⺞⺟⺠⺡⺣⺤⺥⺨⺩⺫⺬⺭⺮⺯⺰⺱⺲⺳⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂亻刂卩小兀巳幺彑忄扌攵旡月歺母民氵灬爫爫犭王罒示礻竹糹纟罓罒网羊羊老肀聿月臼艹艹艹虎衤覀西见角角讠贝车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜龟龟",
        strict=True,
    )
)
SOFT_HYPHEN, PRIVATE = "\u00ad", "Co"
HIGHEST = 0x10FFFF


@cache
def sign_of(code: int) -> str:
    """The sign of a number; nothing where the font does not tell what it draws."""
    if not 0 < code <= HIGHEST:
        return ""
    sign = chr(code)
    if sign == SOFT_HYPHEN:
        return "-"  # it is drawn, so it is meant
    if any(first <= code <= last for first, last in STANDING_FOR_OTHERS):
        return normalize("NFKC", sign)
    kind = category(sign)
    if kind == "Zs":
        return " "
    return "" if kind in {PRIVATE, "Cc", "Cs", "Cn"} or sign == "\ufffd" else RADICALS.get(sign, sign)
