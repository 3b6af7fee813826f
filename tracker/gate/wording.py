"""The reader's language: sentences from the rooms are translated here, and only here."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, has_request_context, request
from flask_babel import Babel, Domain, gettext

from tracker.foundation.refusals import Refusal
from tracker.foundation.settings import HOME
from tracker.foundation.words import Worded

LANGUAGES = {"zh_Hans_CN": "简体中文"}
"""The languages with a complete catalogue; the first is the one the words are written in."""
HOUSE_LANGUAGE = "zh_Hans_CN"


class OneLookup(Domain):  # type: ignore[misc]  # flask_babel ships no types
    """The house's words: a catalogue is read once, and which one a request wants is asked once."""

    def get_translations(self) -> Any:
        """The catalogue in the request's language."""
        if not has_request_context():
            return super().get_translations()
        if "catalogue" not in g:
            g.catalogue = super().get_translations()
        return g.catalogue


TRANSLATIONS = str(HOME / "translations")
WORDS = OneLookup([TRANSLATIONS], "messages")


class OneDomain(Babel):  # type: ignore[misc]
    """Babel that keeps its catalogues from one request to the next."""

    domain_instance = WORDS


babel = OneDomain()


def init_app(app: Flask) -> None:
    """Load the catalogues."""
    app.config.update(
        BABEL_DEFAULT_LOCALE=HOUSE_LANGUAGE,
        BABEL_DEFAULT_TIMEZONE="Asia/Shanghai",
        BABEL_TRANSLATION_DIRECTORIES=TRANSLATIONS,
    )
    babel.init_app(app, locale_selector=_language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension that Babel adds
        gettext=lambda said: WORDS.get_translations().ugettext(said),
        ngettext=lambda one, many, number: WORDS.get_translations().ungettext(one, many, number),
        newstyle=True,
    )


def said(refusal: Refusal) -> str:
    """A refusal's sentence in the reader's language."""
    return say(refusal.sentence, **refusal.words)


def say(sentence: str, **words: Any) -> str:
    """A sentence in the reader's language; enum members among the words are given by their term."""
    return str(gettext(sentence, **{name: _word(value) for name, value in words.items()}))


def _word(value: Any) -> Any:
    if isinstance(value, Worded):
        return gettext(value.label)
    if isinstance(value, list | tuple):
        return "、".join(str(_word(one)) for one in value)
    return value


def _language() -> str:
    chosen = request.cookies.get("language", "")
    return chosen if chosen in LANGUAGES else HOUSE_LANGUAGE
