"""Refusals: what the house will not do, as a sentence that the person who asked can act on."""

from __future__ import annotations

from http import HTTPStatus

from tracker.foundation.words import Worded


class Refusal(Exception):
    """A sentence (a catalogue key with its values) and the HTTP status it answers with."""

    status = HTTPStatus.CONFLICT

    def __init__(self, sentence: str, **words: object) -> None:
        """Keep the untranslated sentence and the values for its places."""
        super().__init__(sentence)
        self.sentence = sentence
        self.words = words

    def __str__(self) -> str:
        """Give the sentence in its own language, for the command line and the log."""
        return self.sentence % {name: _term(word) for name, word in self.words.items()} if self.words else self.sentence


class Invalid(Refusal):
    """What was given cannot be taken as it is; `field` names the place where it can be mended."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, sentence: str, *, field: str | None = None, **words: object) -> None:
        """Keep the field beside the sentence."""
        super().__init__(sentence, **words)
        self.field = field


class NotFound(Refusal):
    """There is no such thing, or it is not for this person to know of: the two look alike."""

    status = HTTPStatus.NOT_FOUND


class Forbidden(Refusal):
    """The person may see the thing but not do this to it."""

    status = HTTPStatus.FORBIDDEN


class Stale(Refusal):
    """Somebody else changed the thing since it was read; nothing was saved."""

    status = HTTPStatus.CONFLICT


def _term(word: object) -> object:
    if isinstance(word, list | tuple):
        return "、".join(str(_term(one)) for one in word)
    return word.label if isinstance(word, Worded) else word
