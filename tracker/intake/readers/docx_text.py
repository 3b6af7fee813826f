"""The text of a Word paragraph as a reader sees it: insertions in, deletions and field codes out."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT, TEXT_BOX, FALLBACK = W + "t", W + "txbxContent", MC + "Fallback"
CHOICES = {MC + "AlternateContent", MC + "Choice"}
"""Around what newer programs draw; beside it stands the same for older ones."""
GONE = {W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rt", "txbxContent")} | {
    FALLBACK
}
TAB, TABS = W + "tab", W + "tabs"
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
SEEN = (TEXT, *SIGNS)


def value(element: etree._Element, default: str = "") -> str:
    """The `w:val` of an element."""
    return str(element.get(W + "val", default))


def text_of(element: etree._Element) -> str:
    """What a paragraph says, line breaks included."""
    pieces: list[str] = []
    _gather(element, pieces)
    return "".join(pieces)


def plain_text_of(element: etree._Element) -> str:
    """The same of a document in which nothing is gone: without a look at what can hold no text."""
    pieces: list[str] = []
    for found in element.iter(*SEEN):
        tag = found.tag
        if tag == TEXT:
            pieces.append(found.text or "")
        elif tag != TAB or _is_in_run(found):
            pieces.append(SIGNS[tag])
    return pieces[0] if len(pieces) == 1 else "".join(pieces)


def _is_in_run(tab: etree._Element) -> bool:
    """Whether a tab stands in the text; the ruler of a paragraph holds others."""
    above = tab.getparent()
    return above is not None and above.tag != TABS


def _gather(element: etree._Element, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == TEXT:
            pieces.append(child.text or "")
        elif tag in SIGNS:
            pieces.append(SIGNS[tag])
        elif tag not in GONE:
            _gather(child, pieces)
