"""The door of every zipped format: the directory is read and judged before a single member is inflated."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from tracker.foundation.words import N_
from tracker.intake.refusals import Unreadable

MOST_MEMBERS = 1_000
LARGEST_TOTAL = 200 * 1024 * 1024
LARGEST_RATIO = 100
SMALL_ENOUGH = 1024 * 1024
"""Members below this size may be packed tighter than the ratio: empty sheets are."""
BROKEN = N_("文件已损坏，打不开。请用 Office 或 WPS 打开并另存后再上传。")
SUSPICIOUS = N_("文件的压缩结构不正常，为安全起见没有读取。请用 Office 或 WPS 另存后再上传。")


def opened(data: bytes) -> ZipFile:
    """Open an archive whose directory is harmless; refuse bombs, doubled names and ways out of the folder."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError) as trouble:
        raise Unreadable(BROKEN) from trouble
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise Unreadable(SUSPICIOUS)
    if sum(member.file_size for member in members) > LARGEST_TOTAL or any(map(_is_bomb, members)):
        raise Unreadable(SUSPICIOUS)
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(N_("文件设有密码。请去掉密码后再上传。"))
    return archive


def member(archive: ZipFile, name: str) -> bytes:
    """Inflate one member, no further than its directory entry promised."""
    try:
        with archive.open(name) as file:
            return file.read(archive.getinfo(name).file_size + 1)
    except (BadZipFile, KeyError, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as trouble:
        raise Unreadable(BROKEN) from trouble


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or "\0" in name


def _is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > SMALL_ENOUGH and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1)
