"""Files on their way in and out: looked over and kept as they arrive, handed out so that a browser never runs them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from flask import Response, current_app, send_file, url_for

from tracker.foundation.files import FileStore
from tracker.foundation.refusals import NotFound
from tracker.foundation.words import N_
from tracker.gate.wording import say as _
from tracker.progress.models import Evidence

KIB = 1024
MIB = KIB * KIB
NOT_KEPT = N_("“%(name)s”没有存下：磁盘空间不足或不可写。请告知系统管理员")
NEVER_RUNS = "sandbox; default-src 'none'"


class Item(NamedTuple):
    """One piece of evidence as a page lists it."""

    url: str
    name: str
    note: str


def store() -> FileStore:
    """Where files are kept."""
    return FileStore(current_app.config["SETTINGS"].files)


def attached(sha256: str, name: str, media_type: str = "application/octet-stream") -> Response:
    """A kept file, to be saved and never shown in place. Refuses one that the store has lost."""
    try:
        data = store().read(sha256)
    except FileNotFoundError:
        raise NotFound(N_("“%(name)s”不在文件库中。请告知系统管理员核对备份"), name=name) from None
    response = send_file(BytesIO(data), media_type, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = NEVER_RUNS
    response.headers["Cache-Control"] = "no-store"
    return response


def items(evidence: Iterable[Evidence]) -> list[Item]:
    """Pieces of evidence as a page lists them: files with their size, addresses as such."""
    return [_item(each) for each in evidence]


def in_words(size: int) -> str:
    """A file's size as people say it: 812 KB, 3.4 MB."""
    if size < MIB:
        return _("%(size)s KB", size=max(1, round(size / KIB)))
    return _("%(size)s MB", size=f"{size / MIB:.1f}")


def _item(evidence: Evidence) -> Item:
    if evidence.url:
        return Item(evidence.url, evidence.name, _("网址"))
    return Item(url_for("reports.evidence", id=evidence.id), evidence.name, in_words(evidence.size))
