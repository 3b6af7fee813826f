"""Numbers as documents write them: 十二, ⑫, XII, 二〇一三 — read and drawn."""

from __future__ import annotations

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
DIGITS |= {sign: value for value, sign in enumerate("壹贰叁肆伍陆柒捌玖", start=1)} | {
    "参": 3,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100}
LAST_CIRCLED = 20
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number_of(words: str) -> int | None:
    """The number that Chinese or Arabic figures say: 十二 is 12, 二〇一三 is 2013; nothing where they say none."""
    if words.isascii() and words.isdigit():
        return int(words)
    if not words or any(sign not in DIGITS and sign not in TENS for sign in words):
        return None
    if not any(sign in TENS for sign in words):
        return int("".join(str(DIGITS[sign]) for sign in words))
    total, digit = 0, 0
    for sign in words:
        if sign in TENS:
            total, digit = total + (digit or 1) * TENS[sign], 0
        else:
            digit = DIGITS[sign]
    return total + digit


def spoken(number: int) -> str:
    """A number from 1 to 9999 in Chinese, as headings count: 12 is 十二."""
    words = ""
    for sign, worth in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, worth)
        if digit:
            words += "零一二三四五六七八九"[min(digit, 9)] + sign
        elif words and number:
            words = words.rstrip("零") + "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def circled(number: int) -> str:
    """A number in a circle: 3 is ③; past 20 there are none."""
    return chr(0x2460 + number - 1) if 1 <= number <= LAST_CIRCLED else f"({number})"


def in_letters(number: int) -> str:
    """A number as lists letter it: a, b, … z, aa, bb."""
    times, letter = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def in_roman(number: int) -> str:
    """A number in Roman figures."""
    words = ""
    for worth, sign in ROMAN:
        times, number = divmod(number, worth)
        words += sign * times
    return words
