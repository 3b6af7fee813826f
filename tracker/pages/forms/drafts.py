"""What is asked when a document is brought and a draft is put right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import NumberRange, Optional

from tracker.intake.interpret.names import EDGES, split
from tracker.intake.models import DraftTask
from tracker.intake.values import FilingValues, PlanFacts, RowValues
from tracker.pages.forms.asking import LONGEST_LINE, LONGEST_TEXT, Asking, Needed, at_most, options, typed, version_seen
from tracker.pages.forms.days import DayField, read_day
from tracker.pages.forms.milestones import milestones_in, milestones_said
from tracker.tasks.deadlines import DeadlineKind

TAKEN = (
    *(".docx", ".xlsx", ".xls", ".et", ".csv", ".html", ".htm", ".mht", ".mhtml"),
    *(".pdf", ".txt", ".md", ".doc", ".wps", ".rtf", ".odt", ".ods"),
)
"""What the browser offers to choose from; the content decides, not the name."""
LONGEST_PASTE = 500_000
LONGEST_CODE = 64
KINDS = {kind.value: kind for kind in DeadlineKind}
YEARS = NumberRange(1949, 2999, _l("年度应为四位数，如 2026"))


class UploadForm(Asking):
    """A document, as a file or as pasted text; the year and the day only where it does not say them itself."""

    file = FileField(
        _l("文件"),
        description=_l("Word、Excel、WPS、PDF、网页或文本，按原样上传，不用先整理；不超过 20 MB。"),
        render_kw={"accept": ",".join(TAKEN)},
    )
    words = TextAreaField(
        _l("或粘贴全文"), [Optional(), at_most(LONGEST_PASTE)], description=_l("从网页、邮件里复制的也可以。")
    )
    year = IntegerField(_l("作为哪一年的计划"), [Optional(), YEARS], description=_l("不填时按文件写明的年度。"))
    issued_on = DayField(_l("印发日期"), description=_l("文件没有写明时填写。"))


class FactsForm(Asking):
    """What the document says of itself."""

    seen = version_seen()
    title = StringField(_l("标题"), [Needed(_l("计划标题")), at_most(LONGEST_LINE)])
    document_number = StringField(_l("文号"), [at_most(LONGEST_CODE)])
    issuers = TextAreaField(_l("印发单位"), [Optional(), at_most(LONGEST_TEXT)], description=_l("一行一个。"))
    issued_on = DayField(_l("印发日期"))
    year = IntegerField(_l("年度"), [Optional(), YEARS])

    def facts(self) -> PlanFacts:
        """What was entered."""
        issuers = tuple(line.strip() for line in (self.issuers.data or "").splitlines() if line.strip())
        return PlanFacts(typed(self.title), typed(self.document_number), issuers, self.issued_on.data, self.year.data)


class RowForm(Asking):
    """One row of a draft, and the version in which it was read."""

    seen = version_seen()
    number = StringField(_l("编号"), [at_most(LONGEST_CODE)])
    category = StringField(_l("工作类别"), [at_most(LONGEST_LINE)])
    content = TextAreaField(_l("任务内容"), [Needed(_l("任务内容")), at_most(LONGEST_TEXT)])
    leads = StringField(_l("牵头部门"), [at_most(LONGEST_TEXT)], description=_l("用顿号隔开；集合写原名。"))
    supports = StringField(_l("配合部门"), [at_most(LONGEST_TEXT)], description=_l("用顿号隔开，没有可不填。"))
    deadline = DayField(_l("完成时限"), description=_l("可写 2026-03-31、3-31 或 3月底；没有日期时留空。"))
    deadline_kind = SelectField(
        _l("没有日期时"),
        choices=options((kind.value, _l(kind.label)) for kind in DeadlineKind if kind is not DeadlineKind.DATE),
        validate_choice=False,
    )
    deadline_phrase = StringField(_l("时限原文"), [at_most(LONGEST_LINE)])
    milestones = TextAreaField(
        _l("阶段节点"),
        [Optional(), at_most(LONGEST_TEXT)],
        description=_l("一行一个，日期在前，如：6月底 完成方案。没有可不填。"),
    )
    remark = TextAreaField(_l("备注"), [Optional(), at_most(LONGEST_TEXT)])

    def values(self, *, year: int | None, before: DraftTask | None = None) -> RowValues:
        """What was entered; a day without its year is one of the plan's year, names nobody touched stay as they were."""
        return RowValues(
            number=self.number.data or "",
            category=self.category.data or "",
            content=typed(self.content),
            leads=names_typed(self.leads.data, before.leads if before else ()),
            supports=names_typed(self.supports.data, before.supports if before else ()),
            deadline=self._deadline(year),
            deadline_kind=KINDS.get(self.deadline_kind.data or "", DeadlineKind.NONE),
            deadline_phrase=self.deadline_phrase.data or "",
            milestones=milestones_in(typed(self.milestones), year, before.milestones if before else ()),
            remark=self.remark.data or "",
        )

    def _deadline(self, year: int | None) -> date | None:
        if self.deadline.data is None or year is None or not self.deadline.typed:
            return self.deadline.data
        return read_day(self.deadline.typed, year=year)


class SplitForm(Asking):
    """The row that is cut; its pieces are fields that the page repeats."""

    seen = version_seen()
    contents = TextAreaField(_l("拆成"), [Optional()])


class DraftFilingForm(Asking):
    """A paper that the plan asks of every lead."""

    seen = version_seen()
    title = StringField(_l("报备事项"), [Needed(_l("报备事项名称")), at_most(LONGEST_LINE)])
    due = DayField(_l("报备截止"))
    phrase = StringField(_l("时限原文"), [at_most(LONGEST_LINE)])
    is_kept = BooleanField(_l("交办时请各牵头部门报备"))

    @staticmethod
    def day(kept: str | None) -> date | None:
        """The day as a draft keeps it."""
        return date.fromisoformat(kept) if kept else None

    def values(self) -> FilingValues:
        """What was entered."""
        return FilingValues(typed(self.title), self.due.data, typed(self.phrase), self.is_kept.data)


class ChosenForm(Asking):
    """What is to be done with chosen rows."""

    deadline = DayField(_l("完成时限"))


class NameForm(Form):
    """Whom one name means: one of the departments like it, a new one, one typed, or several names in one."""

    name = HiddenField()
    meaning = RadioField(validate_choice=False)
    department = StringField(_l("名录中的全称或简称"))
    pieces = StringField(_l("拆成的名称"))


class CollectiveForm(Asking):
    """The members of a collective."""

    name = HiddenField()
    members = SelectMultipleField(_l("成员"), coerce=int, validate_choice=False)

    @property
    def chosen(self) -> list[int]:
        """The departments that are ticked."""
        return self.members.data or []

    def tick(self, ids: Iterable[int]) -> None:
        """Tick these as well."""
        self.members.data = list(dict.fromkeys((*self.chosen, *ids)))


class PlainForm(Asking):
    """Nothing but a button."""


def names_typed(typed: str | None, before: Sequence[str]) -> tuple[str, ...]:
    """Names as typed, a collective whole; what was not touched is not read a second time."""
    if (typed or "") == joined(before):
        return tuple(before)
    parts = (part.strip(EDGES) for part in split(typed or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def joined(names: Sequence[str]) -> str:
    """Names as a document lists them."""
    return "、".join(names)


def answers_of(row: DraftTask) -> dict[str, Any]:
    """What a row's form shows before anybody typed; one with a day would have no time at all without it."""
    kind = DeadlineKind.NONE if row.deadline_kind is DeadlineKind.DATE else row.deadline_kind
    return {
        "seen": row.version,
        "number": row.number,
        "category": row.category,
        "content": row.content,
        "leads": joined(row.leads),
        "supports": joined(row.supports),
        "deadline": row.deadline,
        "deadline_kind": kind.value,
        "deadline_phrase": row.deadline_phrase,
        "milestones": milestones_said(row.milestones),
        "remark": row.remark,
    }
