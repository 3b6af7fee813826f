"""A Word file opened: its main part found, hidden text taken out, signs and formulas made plain text, the rest remarked on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from tracker.foundation.words import N_
from tracker.intake.readers.docx_numbers import Numbering
from tracker.intake.readers.docx_text import W, value
from tracker.intake.readers.xml import parsed
from tracker.intake.readers.zips import member, opened
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Remark

LINKS, USUAL = "_rels/.rels", "word/document.xml"
MAIN_PART = "/officeDocument"
STRICT, USUAL_SPACE = b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()
FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
OFFICE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
GONE_MARKS = (b":del", b":moveFrom", b":rt", b"txbxContent", b"Fallback")
OFF = {"0", "false", "off"}
PRIVATE, LAST_PRIVATE = 0xF000, 0xF0FF
PICTURED = {0xFE: "☑", 0xA8: "□", 0x6F: "□", 0xFC: "√", 0x52: "☑", 0xA3: "□", 0x6C: "●", 0x6E: "■", 0xD8: "➢"}
"""What the common signs of picture fonts show."""
NOT_WORD = N_("这不是 Word 文档。请用 Word 或 WPS 另存为 .docx 后再上传。")
EMBEDDED = N_(
    "文件中嵌入了 %(count)s 个对象（如 Excel 表格），其中的内容没有读取。若含任务，请改为普通表格后重新上传。"
)
LINKED = N_("文件中有 %(count)s 处插入的其他文档，其中的内容没有读取。若含任务，请把内容复制进来后重新上传。")


class Holds(NamedTuple):
    """What a document holds anywhere: looked for once in its bytes, so that no cell has to be searched in vain."""

    boxes: bool
    merges: bool
    gone: bool
    """Text that is not seen where it stands: deleted, moved away, readings over signs, drawn a second time."""


class Opened(NamedTuple):
    """What a walk needs: the main part, the numbers, what it holds, and what cannot be read."""

    root: etree._Element
    numbering: Numbering
    holds: Holds
    remarks: tuple[Remark, ...]


def opened_word(data: bytes) -> Opened:
    """Open a Word file. Refuses archives that are something else."""
    with opened(data) as archive:
        main = _main_part(archive)
        if main not in archive.namelist():
            raise Unreadable(NOT_WORD)
        text = _in_usual_space(member(archive, main))
        listed = b"numPr" in text or b"pStyle" in text
        parts = ("numbering.xml", "styles.xml") if listed else ()
        numbering = Numbering(*(_optional(archive, part) for part in parts))
    root = parsed(text)
    _make_plain(root, text)
    return Opened(root, numbering, _holds(text), tuple(_remarks(root, text)))


def _holds(text: bytes) -> Holds:
    merges = b"gridSpan" in text or b"vMerge" in text
    return Holds(b"txbxContent" in text, merges, any(mark in text for mark in GONE_MARKS))


def _main_part(archive: ZipFile) -> str:
    """Where the archive itself says that its text is; some programs number it."""
    if LINKS not in archive.namelist():
        return USUAL
    links = parsed(member(archive, LINKS)).iter()
    mains = [str(link.get("Target", "")) for link in links if str(link.get("Type", "")).endswith(MAIN_PART)]
    return mains[0].lstrip("/") if mains else USUAL


def _optional(archive: ZipFile, name: str) -> etree._Element | None:
    path = f"word/{name}"
    return parsed(_in_usual_space(member(archive, path))) if path in archive.namelist() else None


def _in_usual_space(text: bytes) -> bytes:
    """The strict form of the format names everything differently, and says the same."""
    return text.replace(STRICT, USUAL_SPACE) if STRICT in text else text


def _make_plain(root: etree._Element, text: bytes) -> None:
    """Change what is seen differently from how it is written; looked for only where the bytes hold it at all."""
    if b"vanish" in text:
        _take_out_hidden(root)
    if b"oMath" in text:
        for piece in root.iter(FORMULA_TEXT):
            piece.tag = W + "t"
    if b":sym" in text:
        for sign in root.iter(W + "sym"):
            sign.tag, sign.text = W + "t", _sign(str(sign.get(W + "char", "")))


def _take_out_hidden(root: etree._Element) -> None:
    for mark in list(root.iter(W + "vanish")):
        properties = mark.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None and run.tag == W + "r" and value(mark, "1") not in OFF:
            run[:] = []


def _sign(code: str) -> str:
    try:
        number = int(code[:4], 16)
        return PICTURED.get(number - PRIVATE, "") if PRIVATE <= number <= LAST_PRIVATE else chr(number)
    except ValueError:
        return ""


def _remarks(root: etree._Element, text: bytes) -> Iterator[Remark]:
    for marked, tag, sentence in ((b"OLEObject", OFFICE_OBJECT, EMBEDDED), (b"altChunk", W + "altChunk", LINKED)):
        count = sum(1 for _ in root.iter(tag)) if marked in text else 0
        if count:
            yield Remark(sentence, {"count": str(count)})
