"""The gallery: every component with made-up content, behind the real headers, without a database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, render_template, url_for
from flask_babel import Babel
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.file import FileField
from jinja2 import StrictUndefined
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the stubs
    BooleanField,
    RadioField,
    SearchField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from tests.browser import samples
from tracker.foundation.settings import HOME
from tracker.gate import bundles, headers
from tracker.pages import words


class SampleForm(FlaskForm):  # type: ignore[misc]  # flask_wtf ships no types
    """One field of each kind."""

    title = StringField("计划名称", [InputRequired()])
    deadline = StringField("完成时限", description="例如 2026-03-31、3-31、3月底")
    department = SelectField("牵头部门", choices=[SelectChoice("1", "市监察局"), SelectChoice("2", "市法制办")])
    kind = RadioField("报送周期", choices=[SelectChoice("m", "每月"), SelectChoice("q", "每季度")], default="m")
    words = TextAreaField("工作要求")
    confirmed = BooleanField("已确认文件不涉密")
    file = FileField("文件", description=".docx、.xlsx、.pdf，不超过 20 MB")


class NarrowForm(FlaskForm):  # type: ignore[misc]  # flask_wtf ships no types
    """What a list is narrowed by."""

    class Meta:
        csrf = False

    text = SearchField("文字")
    department = SelectField("部门", choices=[SelectChoice("", "全部"), SelectChoice("1", "市监察局")])


def _components() -> dict[str, Any]:
    return {
        "lights": samples.GRAVEST_FIRST,
        "counts": samples.COUNTS,
        "bodies": samples.BODIES,
        "tasks": samples.TASKS,
        "stages": samples.STAGES,
        "dates": samples.DATES,
        "entries": samples.STORY,
        "files": samples.FILES,
        "versions": samples.VERSIONS,
        "page": samples.PAGE,
        "url_of": lambda number: f"?page={number}",
        "sides": samples.SIDES,
        "form": _refused(SampleForm()),
        "narrow": NarrowForm(),
    }


def _untouched() -> dict[str, Any]:
    return _components() | {"form": SampleForm()}


def _refused(form: SampleForm) -> SampleForm:
    form.title.errors = ["请填计划名称"]
    form.deadline.errors = ["早于印发日期（2026年4月23日）。请改为该日或之后"]
    return form


def _refusal() -> dict[str, Any]:
    return {"sentence": "只有牵头部门的联络员可以签收。本任务牵头：市监察局", "status": 403}


PAGES: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "components": ("gallery/show.html", _components),
    "untouched": ("gallery/show.html", _untouched),
    "refusal": ("errors/refusal.html", _refusal),
    "fault": ("errors/fault.html", dict),
    "unavailable": ("errors/unavailable.html", dict),
}


def make_gallery() -> Flask:
    """An app that shows the sample pages; addresses that it does not know lead nowhere."""
    app = Flask("gallery", template_folder=str(HOME / "templates"), static_folder=str(HOME / "static"))
    app.config.update(SECRET_KEY="gallery", BABEL_DEFAULT_LOCALE="zh_Hans_CN")
    Babel(app)
    CSRFProtect(app)
    headers.init_app(app)
    bundles.init_app(app)
    words.init_app(app)
    _give_what_the_gate_gives(app)
    app.url_build_error_handlers.append(lambda _error, endpoint, _values: f"/{endpoint}")
    app.add_url_rule("/gallery/<name>", "gallery.show", _show)
    return app


def _give_what_the_gate_gives(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["day_near"] = lambda day: words.format_near(day, samples.TODAY)
    app.jinja_env.globals.update(
        asset_url=lambda name: url_for("static", filename=name),
        is_demo=True,
        office_name="苏州市人民政府办公室",
        today=lambda: samples.TODAY,
        as_of=lambda: samples.TODAY,
        is_as_of=lambda: False,
    )
    app.context_processor(lambda: {"visitor": samples.VISITOR, "navigation": samples.WAYS})


def _show(name: str) -> str:
    template, content = PAGES[name]
    return render_template(template, **content())
