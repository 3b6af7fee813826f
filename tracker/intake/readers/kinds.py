"""Which kind of document a file is: by what is in it first, by its name where the content alone does not say."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from tracker.foundation.words import N_
from tracker.intake.readers import ole
from tracker.intake.readers.zips import BROKEN, opened
from tracker.intake.refusals import Unreadable


class Kind(StrEnum):
    """A format that is known; those that only an office program reads are turned into another one first."""

    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    MHT = "mht"
    CSV = "csv"
    XLS = "xls"
    SHEET_XML = "xml"
    PDF = "pdf"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    ODS = "ods"


BY_SUFFIX = {
    "": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xls": Kind.CSV,
    ".et": Kind.CSV,
    ".doc": Kind.TEXT,
    ".wps": Kind.TEXT,
}
"""What text without any mark is taken for; office systems write text under the names of old formats, too."""
NEVER_TEXT = {".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".rtf", ".odt", ".ods", ".mht", ".mhtml"}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
OPEN_KINDS = {b"text": Kind.ODT, b"spreadsheet": Kind.ODS}
ZIP, PDF, RTF = b"PK\x03\x04", b"%PDF-", b"{\\rtf"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
PACKED = (b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
PROGRAMS = (b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe")
HEAD = 4096
"""Bytes at the beginning in which marked-up text says what it is."""
WEB = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|table|div|p|center|h[1-6])\b",
    re.DOTALL | re.IGNORECASE,
)
LETTER = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?(?:mime-version|content-type):", re.IGNORECASE)
SHEETS = "urn:schemas-microsoft-com:office:spreadsheet"
PASSWORD = N_("文件设有密码。请去掉密码后再上传。")
SLIDES = N_("这是演示文稿，不能作为计划读取。请上传文字或表格文件。")
UNKNOWN = N_("暂不能读取 %(suffix)s 文件。请另存为 .docx、.xlsx、.html 或 .txt 后再上传。")
OTHERWISE = N_("文件内容不是 %(suffix)s 格式。请用 Office 或 WPS 另存为 .docx 或 .xlsx 后再上传。")
PICTURE = N_("这是图片，读不出文字。请上传原来的电子文档，或先用识别软件转为文字。")
ARCHIVE = N_("这是压缩包，不是文档。请先解压，再上传其中的文件。")
PROGRAM = N_("这不是文档。请选择原来的文档，不要改它的扩展名。")


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file. Refuses what is no document, and content that cannot be what the ending says."""
    suffix = PurePath(name.strip()).suffix.lower()
    return kept_for_office(data) or _by_signature(suffix, data) or _by_words(data) or _by_suffix(suffix)


def kept_for_office(data: bytes) -> Kind | None:
    """The kind of a file that only an office program can read; nothing where a reader of ours can."""
    if data[:HEAD].lstrip().startswith(RTF):
        return Kind.RTF
    if data.startswith(ZIP) and data[30:38] == b"mimetype" and data.startswith(OPEN_DOCUMENT, 38):
        said = data[38 + len(OPEN_DOCUMENT) :]
        return next((kind for word, kind in OPEN_KINDS.items() if said.startswith(word)), None)
    return Kind.DOC if data.startswith(ole.MAGIC) and _in_container(data) is Kind.DOC else None


def _in_container(data: bytes) -> Kind | None:
    """What an older Office file is. Refuses what is locked."""
    container = ole.Container(data)
    names = container.streams.keys()
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise Unreadable(PASSWORD)
    if "WordDocument" in names:
        if _is_locked(container.beginning("WordDocument")):
            raise Unreadable(PASSWORD)
        return Kind.DOC
    if "PowerPoint Document" in names:
        raise Unreadable(SLIDES)
    return Kind.XLS if names & {"Workbook", "Book"} else None


def _is_locked(beginning: bytes) -> bool:
    """Whether the head of a Word text says that the rest is encrypted."""
    return beginning[:2] == b"\xec\xa5" and bool(beginning[11] & 1)


def _by_signature(suffix: str, data: bytes) -> Kind | None:
    if data.startswith(ole.MAGIC):
        return _in_container(data) or _refused(suffix)
    if data.startswith(ZIP):
        return _in_archive(suffix, data)
    if PDF in data[:1024]:
        return Kind.PDF
    for signatures, sentence in ((PICTURES, PICTURE), (PACKED, ARCHIVE), (PROGRAMS, PROGRAM)):
        if data.startswith(signatures):
            raise Unreadable(sentence)
    return None


def _in_archive(suffix: str, data: bytes) -> Kind:
    with opened(data) as archive:
        names = archive.namelist()
    if "xl/workbook.bin" in names:
        raise Unreadable(UNKNOWN, suffix=".xlsb")
    for folder, kind in (("word/", Kind.DOCX), ("xl/", Kind.XLSX)):
        if any(name.startswith(folder) for name in names):
            return kind
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable(SLIDES)
    raise Unreadable(ARCHIVE if suffix in {"", ".zip"} else BROKEN)


def _by_words(data: bytes) -> Kind | None:
    """What marked-up text says of itself at its beginning."""
    head = _head(data)
    if WEB.match(head):
        return Kind.HTML
    if LETTER.match(head):
        return Kind.MHT
    return Kind.SHEET_XML if head.startswith("<?xml") and SHEETS in head else None


def _head(data: bytes) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data[:HEAD].decode("utf-16" if marked else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n").lstrip("\ufeff \n\t")


def _by_suffix(suffix: str) -> Kind:
    return BY_SUFFIX.get(suffix) or _refused(suffix)


def _refused(suffix: str) -> Kind:
    if not suffix:
        raise Unreadable(PROGRAM)
    raise Unreadable(OTHERWISE if suffix in BY_SUFFIX or suffix in NEVER_TEXT else UNKNOWN, suffix=suffix)
