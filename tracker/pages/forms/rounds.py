"""What is asked about the rhythm of reporting that a document lays down."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from tracker.pages.forms.asking import Asking, options
from tracker.plans.models import LAST_OF_THE_MONTH, ReportCycle


class RoundForm(Asking):
    """How often, by which day, and whether the plan is followed like that."""

    cycle = SelectField(
        _l("报送周期"), choices=options((cycle.value, _l(cycle.label)) for cycle in ReportCycle), validate_choice=False
    )
    day = IntegerField(
        _l("每期报送截止日"),
        [Optional(), NumberRange(1, LAST_OF_THE_MONTH, _l("应在 1 到 31 之间"))],
        description=_l("31 即每月最后一天；不填时为 25 日。"),
    )
    is_kept = BooleanField(_l("按此设定报送期"))
