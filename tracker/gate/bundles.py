"""Bundles: many small sheets and scripts go out as one file each, so that a first page costs a few requests, not fifty."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response, url_for

from tracker.foundation.refusals import NotFound
from tracker.foundation.settings import HOME
from tracker.foundation.words import N_
from tracker.gate.doors import open_to_all

STATIC = HOME / "static"
KEEP_FOR_A_YEAR = "public, max-age=31536000, immutable"
SCRIPTS = ("once", "grow", "keep-draft", "auto-filter", "choose-rows", "keys", "menu", "upload", "review", "errors")


class Bundle(NamedTuple):
    """What a bundle is made of, in order, and what it is called on the wire."""

    media_type: str
    parts: tuple[Path, ...]

    def content(self) -> str:
        """The parts, one behind the other."""
        return "\n".join(part.read_text(encoding="utf-8") for part in self.parts)


def _sheets() -> tuple[Path, ...]:
    """The sheets in the order in which they build on each other; those of components do not know one another."""
    css = STATIC / "css"
    foundations = tuple(css / f"{name}.css" for name in ("tokens", "base", "layout"))
    return (*foundations, *sorted((css / "components").glob("*.css")), css / "print.css")


BUNDLES = {
    "site.css": Bundle("text/css", _sheets()),
    "site.js": Bundle("text/javascript", tuple(STATIC / "js" / f"{name}.js" for name in SCRIPTS)),
}


def init_app(app: Flask) -> None:
    """Serve the bundles; their addresses change when their content does."""
    app.add_url_rule("/bundles/<name>", "bundle", show)
    app.jinja_env.globals["bundle_url"] = bundle_url


def bundle_url(name: str) -> str:
    """The address of a bundle."""
    return url_for("bundle", name=name, v=_fingerprint(name))


@open_to_all("the look of the sign-in page, too; it holds nothing of anybody's")
def show(name: str) -> Response:
    """One bundle, to be kept for a year."""
    if name not in BUNDLES:
        raise NotFound(N_("没有这一页"))
    return Response(
        _content(name),
        content_type=f"{BUNDLES[name].media_type}; charset=utf-8",
        headers={"Cache-Control": KEEP_FOR_A_YEAR},
    )


@cache
def _content(name: str) -> str:
    return BUNDLES[name].content()


@cache
def _fingerprint(name: str) -> str:
    return sha256(_content(name).encode()).hexdigest()[:10]
