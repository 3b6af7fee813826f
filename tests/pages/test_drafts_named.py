"""The names of a draft are settled."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from tests.make import Make
from tests.pages.drafting import Keep
from tests.rooms.intake.drafted import named, row
from tests.support.trees import tree
from tests.support.visits import Visits
from tracker.intake.models import DraftPlan


def names_form(desk: Visits, draft: DraftPlan) -> Any:
    """The form that asks about the names of a draft."""
    return tree(desk.get(f"/drafts/{draft.id}")).xpath("//form[contains(@action, '/names')]")[0]


def test_names_are_settled_together_and_known_ever_after(desk: Visits, make: Make, keep: Keep) -> None:
    make.department("市轨道交通集团有限公司")
    make.department("市政务公开办公室", short_name="市公开办")
    draft = keep(row(leads=named("市新闻办"), supports=named("市轨道集团", "政务办")))
    form = names_form(desk, draft)
    sent = {key: value for key, value in form.fields.items() if value is not None}
    at = {form.fields[f"name-{place}-name"]: place for place in range(3)}
    (like,) = form.xpath(
        f".//input[@name='name-{at['市轨道集团']}-meaning'][not(@value='new')][not(@value='typed')]/@value"
    )
    sent |= {f"name-{at['市轨道集团']}-meaning": like}
    sent |= {f"name-{at['政务办']}-meaning": "typed", f"name-{at['政务办']}-department": "市公开办"}
    desk.post(f"/drafts/{draft.id}/names", sent)
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text
    assert "待认定的名称" not in desk.get(f"/drafts/{keep(row(leads=named('市轨道集团'))).id}").text


def test_an_unknown_department_is_refused_and_the_other_answers_stay(desk: Visits, make: Make, keep: Keep) -> None:
    draft = keep(row(leads=named("市新闻办"), supports=named("政务办")))
    sent = {
        "name-0-name": "市新闻办",
        "name-0-meaning": "new",
        "name-1-name": "政务办",
        "name-1-meaning": "typed",
        "name-1-department": "不存在局",
    }
    answer = desk.post(f"/drafts/{draft.id}/names", sent, expect=422)
    assert "名录中没有“不存在局”" in answer.text
    assert 'value="不存在局"' in answer.text
    assert "市新闻办" in answer.text


def test_a_collective_is_expanded_level_by_level(desk: Visits, make: Make, session: Session, keep: Keep) -> None:
    county = [make.department("常熟市政府", level="county"), make.department("昆山市政府", level="county")]
    city = make.department("市监察局")
    draft = keep(row(leads=named("各市(县)、区政府")))
    address = f"/drafts/{draft.id}/collective"
    ticked = desk.post(address, {"name": "各市(县)、区政府", "level": "county"}, expect=200)
    boxes = tree(ticked).xpath("//input[@name='members'][@checked]/@value")
    assert boxes == [str(each.id) for each in county]
    assert str(city.id) not in boxes
    assert "请至少勾选一个成员" in desk.post(address, {"name": "各市(县)、区政府"}, expect=422).text
    desk.post(address, {"name": "各市(县)、区政府", "members": boxes})
    assert "待认定的名称" not in desk.get(f"/drafts/{draft.id}").text
