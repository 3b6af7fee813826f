"""The gallery: every component and the chief pages with made-up content, without a database. `python tests/browser/gallery.py` serves it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import samples as made  # noqa: E402 - the samples stand beside this file
from flask import Flask, render_template, url_for  # noqa: E402
from flask_babel import Babel  # noqa: E402
from flask_wtf import CSRFProtect, FlaskForm  # noqa: E402
from flask_wtf.file import FileField  # noqa: E402
from jinja2 import StrictUndefined  # noqa: E402
from wtforms import (  # noqa: E402
    BooleanField,
    IntegerField,
    PasswordField,
    RadioField,
    SearchField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired  # noqa: E402

from tracker.foundation.settings import HOME  # noqa: E402
from tracker.gate import headers  # noqa: E402
from tracker.pages import words  # noqa: E402

ANY = [("", "全部")]


class SampleForm(FlaskForm):  # type: ignore[misc]  # flask_wtf ships no types
    """One field of each kind."""

    title = StringField("计划名称", [InputRequired()])
    deadline = StringField("完成时限", description="例如 2026-03-31、3-31、3月底")
    department = SelectField("牵头部门", choices=["市监察局", "市法制办"])
    kind = RadioField("报送周期", choices=[("m", "每月"), ("q", "每季度")], default="m")
    words = TextAreaField("工作要求")
    confirmed = BooleanField("已确认文件不涉密")
    file = FileField("文件", description=".docx、.xlsx、.pdf,不超过 20 MB")


class NarrowForm(FlaskForm):  # type: ignore[misc]
    """What the ledger is narrowed by."""

    class Meta:
        csrf = False

    text = SearchField("文字")
    plan = SelectField("计划", choices=[*ANY, ("1", "2026年政务公开和政务服务工作实施意见")])
    department = SelectField("部门", choices=[*ANY, ("1", "市监察局")])
    role = SelectField("角色", choices=[*ANY, ("lead", "牵头"), ("support", "配合")])
    light = SelectField("预警", choices=[*ANY, *((one.value, one.label) for one in made.Light)])
    state = SelectField("状态", choices=[*ANY, ("issued", "已交办")])


class BulkForm(FlaskForm):  # type: ignore[misc]
    """What chosen rows can be given."""

    deadline = StringField("新时限")
    lead = SelectField("牵头部门", choices=["市监察局", "市法制办"])


class ReportForm(FlaskForm):  # type: ignore[misc]
    """A report."""

    done = TextAreaField("工作进展", [InputRequired("请写明工作进展")], description="做了什么、到了哪一步，写事实和数字")
    percent = IntegerField("完成进度（%）", [InputRequired("请填 0 到 100 的整数")], default=71)
    problems = TextAreaField("存在问题")
    next_steps = TextAreaField("下一步打算")
    evidence = FileField("佐证材料", description="可选多份，每份不超过 20 MB")
    asks_closure = BooleanField("全部完成，同时申请办结")


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Account and password."""

    account = StringField("账号", [InputRequired("请填账号")], render_kw={"autocomplete": "username"})
    password = PasswordField("密码", [InputRequired("请填密码")], render_kw={"autocomplete": "current-password"})


class InstructForm(FlaskForm):  # type: ignore[misc]
    """A leader's words."""

    words = TextAreaField("批示", description="送牵头部门联络员和单位负责人，同时抄送督办员")


def wrong(form: Any, **errors: str) -> Any:
    """The form after it was refused."""
    for name, sentence in errors.items():
        form[name].errors = [sentence]
    return form


def _components() -> dict[str, Any]:
    form = wrong(SampleForm(), deadline="完成时限早于印发日期（2026年4月23日）。请改为该日或之后", title="请填计划名称")
    return {
        "lights": made.GRAVEST_FIRST, "counts": made.PLAN_ROWS[0].counts, "bodies": made.bodies(*list(made.SHORT)[:5]), "stages": made.STAGES,
        "dates": made.DATES, "entries": made.STORY, "files": made.FILES, "form": form, "versions": made.VERSIONS, "page": made.PAGE,
        "url_of": made.page_url, "sides": [made.side("全部", 13, here=True), made.side("待确认", 4), made.side("无时限", 12)],
    }


def _overview() -> dict[str, Any]:
    groups = [
        {"id": "departments", "title": "按部门", "note": "按逾期项数排列", "heading": "部门", "rows": made.DEPARTMENT_ROWS, "most": 13},
        {"id": "plans", "title": "按计划", "note": "", "heading": "计划", "rows": made.PLAN_ROWS, "most": 28},
    ]
    answer = "逾期 4 项，涉及 5 个部门，最久 52 天（市法制办）。"
    return {"readings": made.READINGS, "overdue": made.OVERDUE, "overdue_total": 4, "groups": groups, "answer": answer}


def _ledger() -> dict[str, Any]:
    kept = [("预警：逾期、临期", "#"), ("计划：2026年政务公开和政务服务工作实施意见", "#")]
    return {
        "page": made.PAGE, "url_of": made.page_url, "url_of_sort": made.sort_url, "narrow": NarrowForm(), "bulk": BulkForm(),
        "set_filters": kept, "answer": "共 512 项：逾期 4 项，临期 3 项，办结 20 项。",
    }


def _owed() -> dict[str, Any]:
    return {"groups": made.OWED, "answer": "昆山市政府：5 项待办，其中 2 项逾期。最急的一项昨天到期。"}


def _task() -> dict[str, Any]:
    task = made.TASKS[3]
    task.deadline_phrase, task.indicator, task.clause = "年底前", "乡镇覆盖面 不低于 80%", "三、（二）向基层延伸"
    return {
        "task": task, "answer": "应于 11月20日 完成，报送被退回补正。", "stages": made.STAGES, "dates": made.DATES, "parts": made.PARTS, "latest": made.LATEST,
        "entries": made.STORY, "instruct": InstructForm(), "more_acts": [("申请办结", "#"), ("退回任务", "#")],
    }


def _report() -> dict[str, Any]:
    return {"task": made.TASKS[3], "form": wrong(ReportForm(), done="请写明工作进展")}


def _review() -> dict[str, Any]:
    sides = [made.side("全部 13 项", None, here=True), made.side("待确认", 4), made.side("没有时限", 12)]
    answer = "读出 13 项、13 个部门。4 处待确认，12 项没有写时限。"
    return {"draft": made.DRAFT, "rows": made.READ, "sides": sides, "form": SignInForm(), "answer": answer, "remaining": "还有 4 处待确认，确认后才能交办。"}


def _sign_in() -> dict[str, Any]:
    return {"form": SignInForm(), "demo_people": made.DEMO_PEOPLE, "demo_password": "yanshi-2026", "visitor": None}


PAGES: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "components": ("gallery/show.html", _components),
    "overview": ("overview/show.html", _overview),
    "ledger": ("ledger/show.html", _ledger),
    "owed": ("owed/show.html", _owed),
    "task": ("tasks/show.html", _task),
    "report": ("reports/new.html", _report),
    "review": ("drafts/review.html", _review),
    "sign-in": ("sign_in/show.html", _sign_in),
    "refusal": ("errors/refusal.html", lambda: {"sentence": "只有牵头部门的联络员可以签收。本任务牵头：市监察局", "status": 403}),
    "fault": ("errors/fault.html", lambda: {"visitor": None}),
}


def make_gallery() -> Flask:
    """An app that shows the sample pages behind the real headers."""
    app = Flask("gallery", template_folder=str(HOME / "templates"), static_folder=str(HOME / "static"))
    app.config.update(SECRET_KEY="gallery", BABEL_DEFAULT_LOCALE="zh_Hans_CN")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app)
    CSRFProtect(app)
    headers.init_app(app)
    words.init_app(app)
    app.jinja_env.filters["day_near"] = lambda day: words.format_near(day, made.TODAY)
    app.jinja_env.globals.update(
        asset_url=lambda name: url_for("static", filename=name), is_demo=True, office_name="苏州市人民政府办公室",
        today=lambda: made.TODAY, as_of=lambda: made.TODAY, is_as_of=lambda: False,
    )
    app.url_build_error_handlers.append(lambda _error, endpoint, _values: f"/{endpoint.replace('.', '/')}")
    app.context_processor(_frame)
    app.add_url_rule("/gallery/<name>", "gallery.show", _show)
    return app


def _frame() -> dict[str, Any]:
    entries = [("工作台", 7), ("台账", 0), ("计划", 0), ("总览", 0), ("部门", 0), ("消息", 12)]
    return {"visitor": made.VISITOR, "navigation": [("#", words, words == "台账", count) for words, count in entries]}


def _show(name: str) -> str:
    template, content = PAGES[name]
    return render_template(template, **content())


if __name__ == "__main__":
    make_gallery().run(port=5099)
