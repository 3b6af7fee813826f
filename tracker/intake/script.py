"""One levelled reading of any script and width: the same length as the text, so that places can be carried over."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0xA000)))
SIGNS = {
    "[": "〔【［﹝〖｛",
    "]": "〕】］﹞〗｝",
    '"': "“”„‟＂「」『』",
    "'": "‘’＇",
    "。": "｡",
    "·": "•・",
    "、": "﹑､",
    "-": "—–－―\u00ad",
    "~": "～〜",
    ":": "∶﹕︰",
    " ": "\u3000\xa0\t\u2003\u2002",
    "〇": "○Ο",
}
LETTER_FOR_NOUGHT = re.compile(
    r"(?<=[一二])[Oo]{1,2}(?=[〇零一二三四五六七八九])|(?<=[一二][〇零])[Oo](?=[〇零一二三四五六七八九])|(?<=[一二][Oo〇零九][一二])[Oo](?=年)"
)
"""The letter that is typed for the nought of a year: 二OO八年."""
PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[(（]([a-zA-Z\u00c0-\u024f]{1,6})[)）]")


@cache
def _level() -> dict[int, str]:
    """Each traditional or wide sign to its plain one, where that is one sign too."""
    simple = OpenCC("t2s").convert(IDEOGRAPHS)
    table = (
        {ord(a): b for a, b in zip(IDEOGRAPHS, simple, strict=True) if a != b} if len(simple) == len(IDEOGRAPHS) else {}
    )
    for code in [*range(0xFF01, 0xFF5F), *range(0x2160, 0x2188)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    return table | {ord(sign): plain for plain, signs in SIGNS.items() for sign in signs}


@lru_cache(maxsize=4096)  # many rules look at the same words
def levelled(text: str) -> str:
    """The text in 简体 and half width, sign for sign: rules are written once and cut by the same places."""
    return LETTER_FOR_NOUGHT.sub(lambda found: "〇" * len(found[0]), text.translate(_level()))


def tight(text: str) -> str:
    """The levelled text without any white space, for words that were spread over a heading."""
    return "".join(levelled(text).split())


def without_pinyin(text: str) -> str:
    """Drop the readings that careless converters put behind a character: 發(fā) is 發."""
    return PINYIN.sub(lambda found: "" if not found[1].isascii() else found[0], text)
