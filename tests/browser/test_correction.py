"""The coordinator: a corrected document is laid beside the plan, and what is ticked of it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE
from tests.browser.guest import Guest
from tests.browser.steps import DOCUMENT, RULES, bring, issue

ComeIn = Callable[..., Guest]
CHANGED = RULES.replace("制定和完善", "制定、修订和完善")


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The example document with one task worded anew."""
    paper = Document(str(DOCUMENT))
    for cell in (cell for row in paper.tables[0].rows for cell in row.cells if RULES in cell.text):
        cell.text = cell.text.replace(RULES, CHANGED)
    paper.save(str(tmp_path / "更正.docx"))
    return tmp_path / "更正.docx"


@DESK
def test_a_corrected_document_changes_what_is_ticked(come_in: ComeIn, corrected: Path) -> None:
    coordinator = issue(bring(come_in("duban")))
    coordinator.follow("上传更正后的版本").attach("文件", corrected).press("读取并对照")
    coordinator.sees("修改 1 项，新增 0 项，文件中没有了 0 项，未变 12 项").picture("correction-compared", whole=True)
    expect(coordinator.page.locator("ins")).to_have_text(["、修订"])
    coordinator.press("更新勾选的内容").sees("已按更正件更新：修改 1 项", "文件版本")
    coordinator.picture("correction-applied", whole=True)
    coordinator.follow("打开台账").sees(CHANGED)


@PHONE
def test_a_known_document_is_laid_beside_its_open_draft_without_script(come_in: ComeIn, corrected: Path) -> None:
    coordinator = bring(come_in("duban", java_script_enabled=False))
    coordinator.follow("上传更正后的版本").attach("文件", corrected).press("读取并对照")
    coordinator.sees("修改 1 项").press("更新勾选的内容").sees("原草稿已作废")
    expect(coordinator.page.get_by_label("任务").filter(has_text=CHANGED).first).to_be_attached()


@PHONE
def test_the_same_file_again_is_said_at_once(come_in: ComeIn) -> None:
    coordinator = issue(bring(come_in("duban")))
    coordinator.follow("上传更正后的版本").attach("文件", DOCUMENT).press("读取并对照").sees("是同一个文件")
