"""What all forms share: clean text, complaints in the reader's words, refusals put where they can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from secrets import token_hex
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the stubs
    Field,
    Form,
    HiddenField,
    IntegerField,
    SelectChoice,
    StringField,
)
from wtforms.fields.core import UnboundField
from wtforms.validators import AnyOf, DataRequired, Length, Optional
from wtforms.widgets import HiddenInput

from tracker.foundation.refusals import Forbidden, NotFound, Refusal, Stale
from tracker.foundation.text import clean
from tracker.gate.session import release
from tracker.gate.wording import said

NOT_MENDED_HERE = (Forbidden, NotFound, Stale)
LONGEST_LINE = 255
LONGEST_TEXT = 5000


class Needed(DataRequired):
    """Says what is missing in the reader's words: 请填写退回理由."""

    def __init__(self, thing: str) -> None:
        super().__init__(_l("请填写%(thing)s", thing=thing))


def at_most(length: int) -> Length:
    """Refuse a text of more characters than this, saying how many there may be."""
    return Length(max=length, message=_l("不超过 %(length)s 个字", length=length))


def fresh_key() -> str:
    """A key for one empty form, so that sending it twice acts once."""
    return token_hex(16)


def once() -> HiddenField:
    """The hidden answer that carries a form's key; a form that lost its key gets a new one."""
    return HiddenField(default=fresh_key, validators=[Length(max=64)], filters=[lambda key: key or fresh_key()])


def version_seen() -> IntegerField:
    """The hidden answer that carries the version in which a record was read; something new has none yet."""
    return IntegerField(validators=[Optional()], widget=HiddenInput())


def tidy(words: str | None) -> str:
    """Typed text without control characters and outer white space; what was not sent is empty."""
    return clean(words or "").strip()


def options(answers: Iterable[tuple[Any, Any]]) -> list[Any]:
    """The answers of a question with choices: pairs of what is sent and what is read."""
    return [SelectChoice(value, label) for value, label in answers]


def typed(field: StringField) -> str:
    """What was typed into a field of text; nothing is the empty text."""
    return field.data or ""


class Asking(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form of the house. After a refused attempt it carries every complaint and everything that was typed."""

    status: HTTPStatus = HTTPStatus.OK
    """With what status the page that shows this form answers."""
    achieved: Any = None
    """What the form's verb gave when it went well."""

    class Meta:
        """How fields are bound: text is tidied as it arrives. The gate asks every sending for its token, forms need not."""

        csrf = False

        def bind_field(self, form: Form, unbound_field: UnboundField[Any], options: dict[str, Any]) -> Field:
            """Tidy every text field."""
            if issubclass(unbound_field.field_class, StringField):
                options["filters"] = [tidy, *unbound_field.kwargs.get("filters", ())]
            field: Field = unbound_field.bind(form=form, **options)
            return field

    @property
    def csrf_token(self) -> Markup:
        """The hidden field by which the gate knows that the form is ours."""
        return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())

    def sent_well(self) -> bool:
        """Whether the form was sent and has the right shape."""
        if not self.is_submitted():
            return False
        if self.validate():
            return True
        self.status = HTTPStatus.UNPROCESSABLE_ENTITY
        return False

    def achieves(self, verb: Callable[[], object]) -> bool:
        """Do what the form asks for; a refusal that can be mended here is shown here, and nothing of the attempt stays."""
        try:
            self.achieved = verb()
        except NOT_MENDED_HERE:
            raise
        except Refusal as refusal:
            release()
            self._show(refusal)
            return False
        return True

    def _show(self, refusal: Refusal) -> None:
        self.status = HTTPStatus(refusal.status)
        field = self._fields.get(getattr(refusal, "field", None) or "")
        if field is None:
            self.form_errors.append(said(refusal))
        else:
            field.errors = [*field.errors, said(refusal)]


class VerdictForm(Asking):
    """Yes or no by one of two buttons."""

    verdict = HiddenField(validators=[AnyOf(("yes", "no"), _l("请选择一个审核结果"))])

    @property
    def agrees(self) -> bool:
        """Whether the answer was yes."""
        return self.verdict.data == "yes"
