"""The colours hold what they promise: legible text, lights that can be told apart, one set of names in both schemes."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")
SHEETS = sorted(CSS.glob("**/*.css"))

GROUNDS = ("paper", "surface", "wash")
WORDS = ("ink", "soft", "accent", "light-red")
SHAPES = ("light-green", "light-yellow", "light-red", "light-blue", "light-grey", "firm")


def block(opening: str) -> str:
    """The declarations behind the first occurrence of a selector."""
    return TOKENS.split(opening, 1)[1].split("}", 1)[0]


LIGHT = dict(COLOUR.findall(block(":root {")))
DARK = LIGHT | dict(COLOUR.findall(block(':root[data-scheme="dark"] {')))
SCHEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio between two colours, from 1 to 21."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "words", "ground"), list(product(SCHEMES, WORDS, GROUNDS)))
def test_words_can_be_read_on_every_ground(scheme: str, words: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][words], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize(("scheme", "shape", "ground"), list(product(SCHEMES, SHAPES, GROUNDS)))
def test_shapes_and_edges_stand_out_from_every_ground(scheme: str, shape: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][shape], SCHEMES[scheme][ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_the_accent_and_on_the_band_can_be_read(scheme: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert contrast(colours["on-accent"], colours["accent-deep"]) >= 4.5
    assert contrast(colours["on-band"], colours["band"]) >= 4.5
    assert contrast(colours["ink"], colours["accent-wash"]) >= 4.5
    assert contrast(colours["accent"], colours["accent-wash"]) >= 4.5


def test_the_chosen_dark_is_the_dark_of_the_system() -> None:
    by_system = COLOUR.findall(block(':root:not([data-scheme="light"]) {'))
    assert by_system == COLOUR.findall(block(':root[data-scheme="dark"] {'))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_colours_are_named_in_the_tokens_only(sheet: Path) -> None:
    if sheet.name in ("tokens.css", "print.css"):
        return
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", sheet.read_text("utf-8"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_measure_used_is_a_measure_that_exists(sheet: Path) -> None:
    known = set(re.findall(r"(--[a-z0-9-]+):", TOKENS))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text("utf-8"))) <= known


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_lights_colour_means_a_light(sheet: Path) -> None:
    if sheet.stem in ("tokens", "print", "light", "light-bar", "figures"):
        return
    assert "--light-" not in sheet.read_text("utf-8"), "the lights' colours are used for nothing else"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_older_browsers_understand_the_sheet(sheet: Path) -> None:
    assert not re.findall(
        r":has\(|light-dark\(|@layer|@container|color-mix\(|^\s+&", sheet.read_text("utf-8"), re.MULTILINE
    )
