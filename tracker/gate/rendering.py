"""How templates are read: an undefined name is an error, assets carry the hash of their content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, current_app, url_for
from jinja2 import StrictUndefined

from tracker.foundation import clock
from tracker.gate.as_of import as_of, is_as_of
from tracker.gate.doors import allowed
from tracker.gate.permissions import May
from tracker.gate.wording import said, say


def init_app(app: Flask) -> None:
    """Give templates what they all need."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    settings = app.config["SETTINGS"]
    app.jinja_env.globals.update(
        asset_url=asset_url,
        allowed=allowed,
        May=May,
        said=said,
        say=say,
        is_demo=settings.demo,
        office_name=settings.office_name,
        sends_mail=settings.sends_mail,
        today=clock.today,
        as_of=as_of,
        is_as_of=is_as_of,
    )


def asset_url(name: str) -> str:
    """The address of a static file; it changes when the file does, so browsers may keep it for a year."""
    return url_for("static", filename=name, v=_fingerprint(Path(str(current_app.static_folder)) / name))


@cache
def _fingerprint(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]
