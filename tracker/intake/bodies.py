"""What the name of a body looks like, and what only looks like a list of them."""

from __future__ import annotations

import re
from functools import cache

from tracker.intake.script import levelled, tight
from tracker.intake.words import words

LONGEST_NAME = 30
LONGEST_OFFICE = 5
OFFICE = ("局", "委", "办", "厅", "部", "处", "科", "办公室", "部门")
SEPARATORS = re.compile(r"[、,;。\s/|]+")
_LISTED = re.compile(r"[、,;\n]")
COUNT = re.compile(r"(?<![第\d])\d+[余多]?[处站]$")
"""A text that ends by counting things: 18处."""
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞翟桑伍"
)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("bodies")["endings"])


@cache
def _acts() -> tuple[str, ...]:
    return tuple(words("bodies")["acts"])


def looks_like_body(name: str) -> bool:
    """Whether a piece of text could be the name of one body."""
    plain = BRACKETED.sub("", tight(name)).removesuffix("等")
    return 1 < len(plain) <= LONGEST_NAME and plain.endswith(_endings()) and not (_is_act(plain) or COUNT.search(plain))


def _is_act(plain: str) -> bool:
    """Whether a piece of text begins as an act does; 建设局 and 组织部 begin so too, and are short."""
    return plain.startswith(_acts()) and not (len(plain) <= LONGEST_OFFICE and plain.endswith(OFFICE))


def likeness_to_names(text: str) -> float:
    """How much of a text is names of bodies, from 0 to 1."""
    pieces = [piece for piece in SEPARATORS.split(_plain(text)) if piece]
    return sum(map(looks_like_body, pieces)) / len(pieces) if pieces else 0.0


def looks_like_person(text: str) -> bool:
    """Whether a text could be the name of a person: two to four characters after a common surname. 王家村 is a village."""
    plain = tight(text)
    return bool(PERSON.match(plain)) and plain[0] in SURNAMES and not (looks_like_body(plain) or plain.endswith("村"))


def without_breaks(text: str) -> str:
    """A list of names whose lines were broken in the middle of one, whole again; lines of whole names stay apart."""
    if "\n" not in text:
        return text
    joined = ""
    for line in (line.strip(" •·-") for line in text.split("\n")):
        before, after = _LISTED.split(levelled(joined))[-1], _LISTED.split(levelled(line))[0]
        apart = looks_like_body(before) and (looks_like_body(after) or not looks_like_body(before + after))
        joined += f"\n{line}" if apart else line
    return joined.strip()


def _plain(text: str) -> str:
    return BRACKETED.sub("", levelled(text))
