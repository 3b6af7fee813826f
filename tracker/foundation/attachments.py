"""Files that people attach: which kinds are taken, whether a file is what its name says, and a name that is safe to keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tracker.foundation.refusals import Invalid
from tracker.foundation.text import clean
from tracker.foundation.words import N_

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
OFFICE = "application/vnd.openxmlformats-officedocument."
LONGEST_NAME = 200


class Kind(NamedTuple):
    """A kind of file: what it is called on the wire, and how its content begins (nothing: any text)."""

    media_type: str
    beginnings: tuple[bytes, ...]


KINDS: Mapping[str, Kind] = {
    "pdf": Kind("application/pdf", (b"%PDF-",)),
    "docx": Kind(OFFICE + "wordprocessingml.document", ZIP),
    "xlsx": Kind(OFFICE + "spreadsheetml.sheet", ZIP),
    "pptx": Kind(OFFICE + "presentationml.presentation", ZIP),
    "doc": Kind("application/msword", OLE),
    "xls": Kind("application/vnd.ms-excel", OLE),
    "wps": Kind("application/vnd.ms-works", OLE + ZIP),
    "et": Kind("application/vnd.ms-excel", OLE + ZIP),
    "ofd": Kind("application/ofd", ZIP),
    "jpg": Kind("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": Kind("image/jpeg", (b"\xff\xd8\xff",)),
    "png": Kind("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "txt": Kind("text/plain", ()),
    "zip": Kind("application/zip", ZIP),
}
"""What is taken, by the ending of its name."""


class Attachment(NamedTuple):
    """A file that may be kept: a clean name, and what it is called on the wire."""

    name: str
    media_type: str


def attachment(name: str, data: bytes, *, field: str = "files") -> Attachment:
    """Look a file over. Refuses kinds that are not taken, empty files, and content that is not what the name says."""
    safe = clean_name(name)
    kind = KINDS.get(ending_of(safe))
    if kind is None:
        raise Invalid(N_("“%(name)s”没有收下：只收 %(kinds)s"), field=field, name=safe or name[:20], kinds=list(KINDS))
    if not data:
        raise Invalid(N_("“%(name)s”是空文件，没有收下。请检查后重新选择"), field=field, name=safe)
    if not _fits(data, kind):
        raise Invalid(N_("“%(name)s”的内容与扩展名不符，没有收下。请用原来的软件另存后再上传"), field=field, name=safe)
    return Attachment(safe, kind.media_type)


def clean_name(name: str) -> str:
    """A file's own name: no folders, no control characters, no leading dots, short enough to keep, its ending kept."""
    own = clean(name).replace("\n", " ").replace("\t", " ").replace("\\", "/").rsplit("/", 1)[-1].strip().lstrip(".")
    stem, dot, ending = own.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending)]}{dot}{ending}" if stem else own[:LONGEST_NAME]


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without the dot."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""


def _fits(data: bytes, kind: Kind) -> bool:
    return data.startswith(kind.beginnings) if kind.beginnings else b"\0" not in data
