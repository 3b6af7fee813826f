"""Old formats go through the office program; without it, or where it fails, there is a sentence and nothing is left."""

from __future__ import annotations

import os
import select
import shutil
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.rooms.intake.offices import ROWS, old, program, turning_into
from tests.rooms.intake.papers import as_docx, as_xlsx, with_parts
from tracker.intake import office
from tracker.intake.readers.kinds import Kind, kept_for_office
from tracker.intake.reading import read_document
from tracker.intake.refusals import Unreadable
from tracker.intake.safely import read_safely

Left = Callable[[], list[Path]]
READ = [
    ("健全政务公开目录", ["市财政局"], ["市档案局"], "2026-06-30"),
    ("推进档案电子化建设", ["市档案局"], ["市财政局", "市人社局"], "2026-12-31"),
]
FOREIGN = {"plan.doc": "plan.doc", "plan.wps": "plan.doc", "plan.rtf": "plan.rtf", "plan.odt": "plan.odt"}
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def turned(data: bytes, through: str = "") -> bytes:
    """What becomes of a document, when all its steps are done."""
    turning = office.as_readable(data, through)
    while True:
        try:
            next(turning)
        except StopIteration as end:
            made: bytes = end.value
            return made


def tasks(name: str, data: bytes, through: str = "") -> list[tuple[str, list[str], list[str], str]]:
    drafted = read_document(name, turned(data, through), year=2026).to_json()["tasks"]
    return [(task["content"], task["leads"], task["supports"], task["deadline"]["date"]) for task in drafted]


@pytest.fixture(autouse=True)
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Left:
    """What lies in the temporary folder, which is each test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return lambda: list(folder.iterdir())


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("name", FOREIGN)
def test_what_the_program_makes_of_an_old_document_is_read(name: str, tmp_path: Path, left: Left) -> None:
    assert tasks(name, old(FOREIGN[name]), turning_into(tmp_path, as_docx(ROWS))) == READ
    assert left() == []


def test_each_document_has_a_profile_of_its_own_that_is_gone_afterwards(tmp_path: Path) -> None:
    turns = turning_into(tmp_path, as_docx(ROWS))
    profiles = set()
    for _ in range(2):
        tasks("plan.doc", old("plan.doc"), turns)
        told = (tmp_path / "told").read_text()
        profiles.add(told.partition("UserInstallation=file://")[2].partition(" ")[0])
    assert len(profiles) == 2
    assert not any(Path(profile).exists() for profile in profiles)


def test_the_profile_runs_no_macro_and_follows_no_link(tmp_path: Path) -> None:
    looks = program(tmp_path, f'cp "$(dirname "$given")/profile/user/registrymodifications.xcu" {tmp_path}/seen')
    with pytest.raises(Unreadable):
        tasks("plan.doc", old("plan.doc"), looks)
    assert "DisableMacrosExecution" in (tmp_path / "seen").read_text()


@pytest.mark.parametrize("does", ["exit 1", "exit 0", ': > "$out/given.docx"', "kill -9 $$"])
def test_a_program_that_makes_nothing_leaves_a_sentence_and_no_file(does: str, tmp_path: Path, left: Left) -> None:
    with pytest.raises(Unreadable, match=r"另存为 \.docx"):
        tasks("plan.doc", old("plan.doc"), program(tmp_path, does))
    assert left() == []


def test_a_program_that_stalls_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: Left
) -> None:
    monkeypatch.setattr(office, "PATIENCE", 0.7)
    stalls = program(tmp_path, f"sleep 300 & echo $! > {tmp_path}/helper", "wait")
    with pytest.raises(Unreadable, match="时间限制"):
        tasks("plan.doc", old("plan.doc"), stalls)
    assert left() == []
    assert _is_gone(int((tmp_path / "helper").read_text()))


def _is_gone(process: int) -> bool:
    """Whether a process ends within a moment."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], 5)[0])
    finally:
        os.close(watched)


def test_what_the_program_makes_is_not_trusted_either(tmp_path: Path) -> None:
    bomb = with_parts({"word/document.xml": b" " * 50_000_000})
    with pytest.raises(Unreadable, match="压缩结构"):
        tasks("plan.doc", old("plan.doc"), turning_into(tmp_path, bomb))


@pytest.mark.parametrize("name", [*FOREIGN, "plan.ods"])
def test_without_the_program_a_sentence_says_what_to_do(name: str, nothing_installed: None) -> None:
    instead = ".xlsx" if name.endswith("ods") else ".docx"
    with pytest.raises(Unreadable, match=f"没有安装 LibreOffice.*另存为 {instead}"):
        tasks(name, old(FOREIGN.get(name, name)))


RANDOM = bytes(range(256)) * 8
PRETENDERS = {
    "random.doc": RANDOM,
    "picture.doc": b"\x89PNG\r\n\x1a\n" + RANDOM,
    "head.wps": old("plan.doc")[:8] + RANDOM,
    "cut.doc": old("plan.doc")[:700],
    "random.rtf": RANDOM,
    "random.odt": RANDOM,
    "zip.odt": with_parts({"mimetype": "application/zip"}),
    "unknown.dps": RANDOM,
}


def test_a_reading_that_nobody_waits_for_ends_the_program_too(tmp_path: Path, left: Left) -> None:
    itself = tmp_path / "itself"
    itself.touch()
    turning = office.as_readable(old("plan.doc"), program(tmp_path, f"echo $$ > {itself}", "sleep 300"))
    while not itself.read_text().endswith("\n"):
        next(turning)
    turning.close()
    assert left() == []
    assert _is_gone(int(itself.read_text()))


@pytest.mark.parametrize("name", PRETENDERS)
def test_the_program_is_not_started_for_what_only_has_the_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        tasks(name, PRETENDERS[name], program(tmp_path, f": > {tmp_path}/started"))
    assert not (tmp_path / "started").exists()


def test_a_locked_word_document_is_told_apart() -> None:
    locked = bytearray(old("plan.doc"))
    locked[locked.index(b"\xec\xa5") + 11] |= 1
    with pytest.raises(Unreadable, match="密码"):
        kept_for_office(bytes(locked))


def renamed(data: bytes, before: str, after: str) -> bytes:
    """The same container with one stream under another name."""
    at, name = data.index(f"{before}\0".encode("utf-16-le")), f"{after}\0".encode("utf-16-le")
    return data[:at] + name.ljust(64, b"\0") + struct.pack("<H", len(name)) + data[at + 66 :]


def test_a_locked_new_document_is_told_apart() -> None:
    with pytest.raises(Unreadable, match="密码"):
        read_document("plan.docx", renamed(old("plan.doc"), "WordDocument", "EncryptedPackage"))


def test_slides_are_told_apart() -> None:
    with pytest.raises(Unreadable, match="演示文稿"):
        read_document("plan.dps", renamed(old("plan.doc"), "WordDocument", "PowerPoint Document"))


@pytest.mark.parametrize("name", ["plan.xls", "plan.et", "plan.doc", "plan"])
def test_an_old_workbook_is_read_without_the_program(name: str, nothing_installed: None) -> None:
    assert tasks(name, old("plan.xls")) == READ


NEW_UNDER_OLD_NAMES = {
    "plan.doc": as_docx(ROWS),
    "plan.wps": as_docx(ROWS),
    "plan.et": as_xlsx(ROWS),
    "plan.xls": as_xlsx(ROWS),
    "plan.odt": as_docx(ROWS),
    "plan.docx": as_xlsx(ROWS),
    "plan.xlsx": as_docx(ROWS),
    "计划（定稿）.2026": as_docx(ROWS),
    "plan.txt": as_docx(ROWS),
}


@pytest.mark.parametrize("name", NEW_UNDER_OLD_NAMES)
def test_a_new_document_under_another_name_is_read_as_what_it_is(name: str, nothing_installed: None) -> None:
    assert tasks(name, NEW_UNDER_OLD_NAMES[name]) == READ


def test_the_kinds_that_need_the_program_are_known_by_their_content() -> None:
    known = {name: kept_for_office(old(name)) for name in ("plan.doc", "plan.rtf", "plan.odt", "plan.ods", "plan.xls")}
    assert list(known.values()) == [Kind.DOC, Kind.RTF, Kind.ODT, Kind.ODS, None]


@needs_office
@pytest.mark.parametrize("name", ["plan.doc", "plan.rtf", "plan.odt", "plan.ods"])
def test_the_real_program_gives_the_tasks_that_were_written(name: str, left: Left) -> None:
    assert tasks(name, old(name)) == READ
    assert left() == []


def test_the_way_through_the_limited_process_is_the_same(tmp_path: Path) -> None:
    drafted = read_safely("plan.doc", old("plan.doc"), year=2026, office=turning_into(tmp_path, as_docx(ROWS)))
    assert [task["content"] for task in drafted.to_json()["tasks"]] == [read[0] for read in READ]


@needs_office
def test_a_document_cannot_bring_other_files_along(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("不可外传的内容")
    section = f'<text:section text:name="s"><text:section-source xlink:href="{(tmp_path / "secret.txt").as_uri()}"/></text:section>'
    with zipfile.ZipFile(BytesIO(old("plan.odt"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}
    text = parts["content.xml"].decode().replace("</office:text>", f"{section}</office:text>")
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in {**parts, "content.xml": text.encode()}.items():
            archive.writestr(name, content)
    with zipfile.ZipFile(BytesIO(turned(made.getvalue()))) as archive:
        assert "不可外传" not in archive.read("word/document.xml").decode()
