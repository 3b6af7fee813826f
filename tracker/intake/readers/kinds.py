"""Which kind of document a file is: by its name, and refused where its first bytes say otherwise."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from tracker.foundation.words import N_
from tracker.intake.refusals import Unreadable


class Kind(StrEnum):
    """A format that a reader understands."""

    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "txt"
    HTML = "html"
    CSV = "csv"
    XLS = "xls"


BY_SUFFIX = {
    ".docx": Kind.DOCX,
    ".xlsx": Kind.XLSX,
    ".xls": Kind.XLS,
    ".et": Kind.XLS,
    ".csv": Kind.CSV,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    "": Kind.TEXT,
}
WRITTEN = {Kind.TEXT, Kind.HTML, Kind.CSV}
ZIPPED = {Kind.DOCX, Kind.XLSX}
ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
BINARY = (
    ZIP,
    OLE,
    PDF,
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
)


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file. Refuses unknown endings, and content that is not what the ending says."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in BY_SUFFIX:
        raise Unreadable(
            N_("暂不能读取 %(suffix)s 文件。请另存为 .docx、.xlsx、.html 或 .txt 后再上传。"), suffix=suffix
        )
    kind = BY_SUFFIX[suffix]
    if kind in ZIPPED and data.startswith(OLE):
        raise Unreadable(
            N_("文件已加密，或是旧版 Office 格式。请去掉密码，另存为 %(suffix)s 后再上传。"), suffix=suffix
        )
    if kind in ZIPPED and not data.startswith(ZIP):
        raise Unreadable(N_("文件内容不是 %(suffix)s 格式。请用 Office 或 WPS 另存为该格式后再上传。"), suffix=suffix)
    if kind is Kind.XLS and not data.startswith(OLE):
        raise Unreadable(N_("文件内容不是 %(suffix)s 格式。请用 Office 或 WPS 另存为 .xlsx 后再上传。"), suffix=suffix)
    if kind in WRITTEN and data.startswith(BINARY):
        raise Unreadable(N_("这不是文本文件。请选择原来的文档，不要改它的扩展名。"))
    return kind
