"""Automatic numbers are counted and drawn as Word counts and draws them."""

from __future__ import annotations

from tests.rooms.intake.papers import WORD, paragraph, word_of
from tracker.intake.readers import read
from tracker.intake.source import Paragraph

OUTLINE = [
    ("chineseCountingThousand", "%1、", ""),
    ("decimal", "%1.%2", ""),
    ("decimalEnclosedCircle", "%3", ""),
]


def level(depth: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def levels(*given: tuple[str, str, str]) -> str:
    return "".join(level(depth, form, pattern, more) for depth, (form, pattern, more) in enumerate(given))


def numbering(model: str, *lists: str, more: str = "") -> str:
    """One model of a list and the lists made of it; what each list says for itself."""
    made = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="7"/>{said}</w:num>'
        for at, said in enumerate(lists or ("",), start=1)
    )
    return f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">{model}</w:abstractNum>{more}{made}</w:numbering>'


def styles(*given: str) -> str:
    return f'<w:styles xmlns:w="{WORD}">{"".join(given)}</w:styles>'


def item(text: str, depth: int = 0, of: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>')


def texts(body: str, **parts: str) -> list[str]:
    blocks = read("a.docx", word_of(body, **parts)).blocks
    return [block.full for block in blocks if isinstance(block, Paragraph)]


def test_a_pattern_may_show_the_numbers_of_the_levels_above() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1)
    legal = [OUTLINE[0], ("decimal", "%1.%2", "<w:isLgl/>"), OUTLINE[2]]
    assert texts(body, numbering=numbering(levels(*legal))) == ["一、甲", "1.1乙", "1.2丙", "①丁", "二、戊", "2.1己"]
    assert texts(body, numbering=numbering(levels(*OUTLINE)))[1] == "一.1乙"


def test_two_lists_of_one_model_go_on_counting() -> None:
    body = item("甲") + item("乙") + item("丙", of=2)
    assert texts(body, numbering=numbering(levels(*OUTLINE), "", "")) == ["一、甲", "二、乙", "三、丙"]


def test_a_list_that_says_where_it_starts_counts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("甲") + item("乙") + item("丙", of=2) + item("丁", of=2)
    assert texts(body, numbering=numbering(levels(*OUTLINE), "", anew)) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_list_may_start_elsewhere_and_draw_otherwise() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条", start=5)}</w:lvlOverride>'
    assert texts(item("甲", of=2), numbering=numbering(levels(*OUTLINE), "", other)) == ["第5条甲"]


def test_a_level_may_run_on_through_the_headings_above_it() -> None:
    running = [OUTLINE[0], ("decimal", "%2.", '<w:lvlRestart w:val="0"/>')]
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert texts(body, numbering=numbering(levels(*running))) == ["一、甲", "1.乙", "二、丙", "2.丁"]


def test_a_style_brings_its_list_and_its_level() -> None:
    linked = [
        ("chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        ("chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    ]
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    given = styles(
        f'<w:style w:styleId="h1">{numbered}</w:style>',
        '<w:style w:styleId="h2"><w:basedOn w:val="h1"/></w:style>',
        '<w:style w:styleId="plain"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>',
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("甲", "h1"), ("乙", "h2"), ("丙", "plain"))
    )
    assert texts(body, numbering=numbering(levels(*linked)), styles=given) == ["一、甲", "（一）乙", "丙"]


def test_a_paragraph_may_step_out_of_the_list_of_its_style() -> None:
    given = styles('<w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    out = '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("甲", '<w:pStyle w:val="h"/>') + paragraph("乙", out) + paragraph("丙", '<w:pStyle w:val="h"/>')
    assert texts(body, numbering=numbering(levels(*OUTLINE)), styles=given) == ["一、甲", "乙", "二、丙"]


def test_a_list_may_borrow_its_levels_by_the_name_of_a_style() -> None:
    lender = f'<w:abstractNum w:abstractNumId="9"><w:styleLink w:val="s"/>{levels(*OUTLINE)}</w:abstractNum>'
    given = numbering('<w:numStyleLink w:val="s"/>', more=lender)
    assert texts(item("甲") + item("乙"), numbering=given) == ["一、甲", "二、乙"]


def test_bullets_and_empty_patterns_draw_nothing() -> None:
    body = item("甲") + item("乙", 1)
    assert texts(body, numbering=numbering(levels(("bullet", "", ""), ("none", "%2", "")))) == ["甲", "乙"]


def test_paragraphs_in_cells_count_along() -> None:
    row = f"<w:tbl><w:tr><w:tc>{item('甲')}</w:tc><w:tc>{item('乙')}</w:tc></w:tr></w:tbl>"
    grid = next(read("a.docx", word_of(row + item("丙"), numbering=numbering(levels(*OUTLINE)))).grids())
    assert grid.rows == (("一、甲", "二、乙"),)
