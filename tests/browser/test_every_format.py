"""A plan of sixty tasks, in each format that is taken, becomes a right ledger in a few clicks and without a word typed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.guest import Guest
from tests.rooms.intake.papers import as_docx, as_html, as_text, as_xlsx
from tests.rooms.intake.printed import as_pdf

ComeIn = Callable[..., Guest]
BODIES = ("市监察局", "市法制办", "市政府办公室")
TITLE = "市政府办公室2027年重点工作任务分解表"
HEADINGS = ["序号", "主要任务", "牵头部门", "配合部门", "完成时限"]
ROWS = [
    [
        str(nth),
        f"完善第{nth}项工作制度",
        BODIES[nth % 3],
        BODIES[(nth + 1) % 3],
        "2027年6月底前" if nth % 2 else "2027年年底前",
    ]
    for nth in range(1, 61)
]
TABLE = [HEADINGS, *ROWS]
OFFICE = {"doc": "doc:MS Word 97", "wps": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt"}
"""What another program must write, and how it is told to."""


def as_csv() -> bytes:
    """The plan as a spreadsheet program saves it."""
    return "\n".join(",".join(line) for line in TABLE).encode("utf-8-sig")


def as_markdown() -> bytes:
    """The plan between bars."""
    bars = [f"|{'|'.join(line)}|" for line in TABLE]
    return "\n".join([f"# {TITLE}", "", bars[0], "|---" * len(HEADINGS) + "|", *bars[1:]]).encode()


WRITERS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: as_docx(TABLE, above=[TITLE]),
    "xlsx": lambda: as_xlsx(TABLE, above=[TITLE]),
    "csv": as_csv,
    "html": lambda: as_html(TABLE),
    "mht": lambda: archived(as_html(TABLE)),
    "txt": lambda: as_text(TABLE, above=[TITLE]),
    "md": as_markdown,
    "pdf": lambda: as_pdf(TABLE, above=[TITLE]),
}


def written(kind: str, folder: Path) -> Path:
    """The plan as a file of this kind."""
    if kind not in WRITERS:
        return by_office(kind, folder)
    file = folder / f"plan.{kind}"
    file.write_bytes(WRITERS[kind]())
    return file


def archived(page: bytes) -> bytes:
    """A web page as browsers save it in one file."""
    letter = EmailMessage()
    letter["Subject"] = TITLE
    letter.set_content(page.decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    return letter.as_bytes()


def by_office(kind: str, folder: Path) -> Path:
    """The plan as LibreOffice writes it; skips where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice on this machine")
    given = folder / "given.docx"
    given.write_bytes(as_docx(TABLE, above=[TITLE]))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ["--convert-to", OFFICE[kind], "--outdir", str(folder), str(given)]
    subprocess.run([program, profile, "--headless", *into], check=True, capture_output=True, timeout=120)
    made = folder / f"given.{OFFICE[kind].split(':')[0]}"
    return made.rename(folder / f"plan.{kind}")


@pytest.mark.parametrize("screen", ["desk"])
@pytest.mark.parametrize("kind", [*WRITERS, "pasted", *OFFICE])
def test_sixty_tasks_come_into_the_ledger_as_they_were_written(come_in: ComeIn, kind: str, tmp_path: Path) -> None:
    guest = come_in("duban").open("/drafts")
    if kind == "pasted":
        guest.page.get_by_text("没有文件？粘贴全文").click()
        guest.fill("或粘贴全文", "\n".join([TITLE, *("\t".join(line) for line in TABLE)]))
    else:
        guest.attach("文件", written(kind, tmp_path))
    guest.press("读取文件").sees("共 60 项任务，")
    if kind in {"csv", "html", "mht"}:
        _give_title(guest)
    guest.follow("去交办").press("交办 60 项").sees("已交办 60 项，涉及 3 个部门")
    guest.follow("打开台账")
    for number in (1, 30):
        line = guest.row(ROWS[number - 1][1]).first
        expect(line).to_contain_text(ROWS[number - 1][2])
        expect(line).to_contain_text("6月30日" if number % 2 else "12月31日")
    guest.sees("60 项")


def _give_title(guest: Guest) -> None:
    """A bare table says nothing of the plan that it belongs to."""
    guest.go(guest.page.locator(".facts a", has_text="修改")).fill("标题", TITLE).fill("年度", "2027").press("保存")
