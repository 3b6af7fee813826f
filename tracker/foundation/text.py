"""Text as people mean it: one folding for search and matching, one key for sorting names."""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

LIKE_WILDCARDS = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold(words: str) -> str:
    """Fold script (繁 to 简), width, case and white space away, so that what reads alike compares alike."""
    level = unicodedata.normalize("NFKC", words)
    return "".join(_simplifier().convert(level).casefold().split())


def containing(words: str) -> str:
    r"""A LIKE pattern (escape `\`) for texts that hold these words once both are folded."""
    return f"%{fold(words).translate(LIKE_WILDCARDS)}%"


def sort_key(name: str) -> str:
    """The order in which a name is looked up: by the sounds of its characters."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a large dictionary, read when a name is first sorted

    return " ".join(lazy_pinyin(name))[:255]


def clean(words: str) -> str:
    """Text from outside without NUL, control and direction-changing characters; line ends become plain."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return "".join(sign for sign in plain if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
