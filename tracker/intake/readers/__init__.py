"""Readers: bytes in, blocks out. What is not readable, or not what it claims to be, is refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from tracker.foundation.words import N_
from tracker.intake.readers.kinds import Kind, kind_of
from tracker.intake.refusals import Unreadable
from tracker.intake.source import Block, Paragraph, Remark, Source, Step

LARGEST = 20 * 1024 * 1024
MOST_PARAGRAPHS, LONGEST_TEXT = 20_000, 500_000
TOO_LONG = N_("文件的正文超过 50 万字或 2 万段，不像一份计划。请只保留任务部分，或拆分后再上传。")
READERS = {
    Kind.DOCX: "docx:read_docx",
    Kind.XLSX: "xlsx:read_xlsx",
    Kind.TEXT: "text:read_text",
    Kind.MARKDOWN: "markdown:read_markdown",
    Kind.XLS: "xlsx:read_xls",
    Kind.CSV: "csv:read_csv",
    Kind.HTML: "html:read_html",
    Kind.PDF: "pdf:read_pdf",
    Kind.MHT: "mht:read_mht",
    Kind.SHEET_XML: "sheet_xml:read_sheet_xml",
}
"""Who reads what; brought in by name, so that reading one format does not load them all."""

WITH_OFFICE = N_("这台服务器没有安装 LibreOffice，读不了 %(suffix)s 文件。请另存为 %(into)s 后再上传，或请管理员安装。")

Watch = Callable[[Step], None]
"""Told of each step while a document is read."""
Read = Block | Step | Remark
"""What a reader yields."""


def unwatched(_step: Step) -> None:
    """Nobody waits at a screen."""


def read(name: str, data: bytes, watch: Watch = unwatched) -> Source:
    """Read a document of any known kind. Refuses what is too large, empty, of unknown kind, or damaged."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(N_("文件是空的。请重新选择文件。"))
    if len(data) > LARGEST:
        raise Unreadable(N_("文件超过 20 MB。请去掉其中的图片或拆分后再上传。"))
    kind = kind_of(name, data)
    remarks: list[Remark] = []
    blocks = tuple(_short(_blocks(_reader(kind)(data), watch, remarks)))
    return Source(name, kind.value, blocks, tuple(remarks))


def _short(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, as long as their running text is no longer than any plan's."""
    paragraphs, signs = 0, 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs, signs = paragraphs + 1, signs + len(block.text)
            if paragraphs > MOST_PARAGRAPHS or signs > LONGEST_TEXT:
                raise Unreadable(TOO_LONG)
        yield block


def _blocks(read: Iterable[Read], watch: Watch, remarks: list[Remark]) -> Iterator[Block]:
    for each in read:
        if isinstance(each, Step):
            watch(each)
        elif isinstance(each, Remark):
            remarks.append(each)
        else:
            yield each


def _reader(kind: Kind) -> Callable[[bytes], Iterable[Read]]:
    if kind not in READERS:
        raise Unreadable(WITH_OFFICE, suffix=f".{kind.value}", into=".xlsx" if kind is Kind.ODS else ".docx")
    module, function = READERS[kind].split(":")
    found: Callable[[bytes], Iterable[Read]] = getattr(import_module(f"{__name__}.{module}"), function)
    return found
