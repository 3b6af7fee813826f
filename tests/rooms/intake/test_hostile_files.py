"""Files that break plain libraries: each is refused with a sentence, quickly, and none is read in part."""

from __future__ import annotations

import struct
import subprocess
import sys
import time
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.rooms.intake.papers import WORD, as_docx, as_text, as_xlsx, cell, paragraph, table, with_parts, word_of
from tracker.foundation.refusals import Refusal
from tracker.intake import safely
from tracker.intake.draft import DraftPlan
from tracker.intake.readers import LARGEST
from tracker.intake.reading import read_document
from tracker.intake.refusals import NoTasksFound, Unreadable, refuse_without_tasks
from tracker.intake.safely import read_safely

ROWS = [["序号", "任务", "牵头部门"], ["1", "完善政务公开的各项制度", "市财政局"]]
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '">]>'


def swapped(document: bytes, name: str, content: str | bytes) -> bytes:
    """The same archive with one member replaced."""
    with zipfile.ZipFile(BytesIO(document)) as old:
        return with_parts({entry: content if entry == name else old.read(entry) for entry in old.namelist()})


def sheet(cells: str, rest: str = "") -> bytes:
    return swapped(as_xlsx(ROWS), "xl/worksheets/sheet1.xml", SHEET.format(cells, rest))


def doubled() -> bytes:
    """Two members of one name; the names are as long as each other, so that nothing else in the file moves."""
    parts = with_parts({"word/document.xml": "<a/>", "word/documents.ml": "<b/>"})
    return parts.replace(b"word/documents.ml", b"word/document.xml")


def promising(size: int) -> bytes:
    """An archive whose directory promises a member of another size than the one it holds."""
    data = bytearray(as_docx(ROWS))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def nested(depth: int) -> str:
    inner = paragraph("底")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return inner


HOSTILE = {
    "empty.docx": b"",
    "blank.txt": b" \r\n\t\n",
    "nothing.xlsx": b"\0" * 4096,
    "large.txt": b"a" * (LARGEST + 1),
    "text.docx": "牵头部门".encode(),
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "word97.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "program.exe": b"MZ\x90\0",
    "noise.txt": bytes(range(128, 256)) * 8,
    "nul.txt": b"a\0b\0c",
    "odd.txt": b"\xff\xfe\x00",
    "half.docx": as_docx(ROWS)[:900],
    "head.docx": b"PK\x03\x04" + b"\0" * 100,
    "bomb.docx": with_parts({"word/document.xml": b" " * 50_000_000}),
    "crowd.docx": with_parts({f"word/{n}.xml": "" for n in range(1_001)}),
    "doubled.docx": doubled(),
    "climbing.docx": with_parts({"word/document.xml": "<a/>", "../../etc/passwd": "x"}),
    "rooted.docx": with_parts({"word/document.xml": "<a/>", "/etc/passwd": "x"}),
    "promise.docx": promising(2**31),
    "broken.docx": with_parts({"word/document.xml": "<w:document"}),
    "binary.docx": with_parts({"word/document.xml": b"\xff\0\xfe"}),
    "laughs.docx": with_parts({"word/document.xml": f'{LAUGHS}<w:document xmlns:w="{WORD}">&c;</w:document>'}),
    "outside.docx": with_parts(
        {"word/document.xml": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'}
    ),
    "wide.docx": word_of(table(cell("任务", '<w:gridSpan w:val="50000000"/>') + cell("牵头单位"))),
    "wider.docx": word_of(table(cell("任务", '<w:gridSpan w:val="999"/>'))),
    "word.docx": word_of(table(cell("任务", '<w:gridSpan w:val="many"/>'))),
    "deep.docx": word_of(nested(60)),
    "tower.docx": word_of("<w:sdt>" * 2_000 + "</w:sdt>" * 2_000),
    "far.xlsx": sheet('<row r="1048576"><c r="XFD1048576" t="str"><v>远</v></c></row>'),
    "column.xlsx": sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'),
    "million.xlsx": sheet("<row/>" * 30_000, '<dimension ref="A1:D2"/>'),
    "entities.xlsx": swapped(as_xlsx(ROWS), "xl/worksheets/sheet1.xml", LAUGHS + SHEET.format("&c;", "")),
    "cut.xlsx": swapped(as_xlsx(ROWS), "xl/worksheets/sheet1.xml", "<worksheet><sheetData>"),
    "inflated.xlsx": sheet(" " * 30_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    began = time.perf_counter()
    with pytest.raises(Refusal) as refused:
        refuse_without_tasks(read_document(name, HOSTILE[name]))
    assert str(refused.value).endswith("。")
    assert time.perf_counter() - began < 5


def test_a_merged_range_over_the_whole_sheet_is_read_as_far_as_there_are_cells() -> None:
    book = Workbook()
    ours = book.active
    assert ours is not None
    for row in [["任务分解表"], *ROWS]:
        ours.append(row)
    made = BytesIO()
    ours.merge_cells("A1:C1")
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    bomb = swapped(made.getvalue(), "xl/worksheets/sheet1.xml", page.replace("A1:C1", "A1:XFD1048576"))
    assert isinstance(read_document("merged.xlsx", bomb), DraftPlan)


def test_a_file_without_tasks_is_told_apart_from_an_unreadable_one() -> None:
    letter = read_document("letter.txt", "关于召开会议的通知\n请准时参加。".encode())
    assert (letter.tasks, letter.facts.title and letter.facts.title.value) == ((), "关于召开会议的通知")
    with pytest.raises(NoTasksFound, match="没有找到任务"):
        refuse_without_tasks(letter)


def test_the_limited_process_gives_the_same_draft() -> None:
    data = as_text(
        [
            ["序号", "任务", "牵头部门"],
            ["1", "完善政务公开的各项制度", "市财政局"],
            ["2", "推进档案电子化建设", "市档案局"],
        ]
    )
    assert read_safely("plan.txt", data, year=2026) == read_document("plan.txt", data, year=2026)


def test_the_limited_process_hands_a_refusal_on() -> None:
    with pytest.raises(Unreadable, match="空的"):
        read_safely("empty.txt", b"")


def test_a_reader_that_dies_or_stalls_leaves_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_text([["序号", "任务", "牵头部门"], ["1", "完善政务公开的各项制度", "市财政局"]])
    monkeypatch.setattr(safely, "PATIENCE", 0.0)
    with pytest.raises(Unreadable, match="时间限制"):
        read_safely("plan.txt", data)
    monkeypatch.setattr(safely, "PATIENCE", 20.0)
    monkeypatch.setattr(safely, "CHILD", ["-c", "import os; os.abort()"])
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", data)


def test_a_reader_that_computes_for_too_long_says_so_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "reading.read_document = lambda *_, **__: any(0 for _ in iter(int, 1))"
    slow = f"from tracker.intake import child, reading; child.SECONDS = 4; {endless}; child.main()"
    monkeypatch.setattr(safely, "CHILD", ["-c", slow])
    with pytest.raises(Unreadable, match="时间限制"):
        read_safely("labels.txt", b"x")


def test_text_longer_than_any_plan_is_refused() -> None:
    for data in ("甲\n" * 20_001, "推进工作。" * 100_001):
        with pytest.raises(Unreadable, match="不像一份计划"):
            read_document("long.txt", data.encode())


def test_a_reader_that_invents_an_answer_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safely, "CHILD", ["-c", 'print(\'{"draft": {"facts": 1}}\')'])
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", b"x")


def test_the_limited_process_may_not_take_all_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = "from tracker.intake.child import limit_self; limit_self(); print(len(bytearray(2**30)))"
    monkeypatch.setattr(safely, "CHILD", ["-c", greedy])
    with pytest.raises(Unreadable, match="读取时出错"):
        read_safely("plan.txt", b"x")


def test_the_limited_process_starts_without_the_database_and_the_web() -> None:
    listed = "import sys, tracker.intake.child, tracker.intake.reading, tracker.intake.wire; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True, cwd=safely.HOME)
    assert {"sqlalchemy", "flask", "alembic"} & set(done.stdout.split()) == set()


WORLDLY = {
    "speak": "import socket; socket.socket()",
    "start a program": "import subprocess; subprocess.run(['true'])",
    "write": "open('/tmp/tracker-wrote-this', 'w')",
    "empty a file": "import os; os.open('/tmp', os.O_RDWR)",
    "remove": "import os; os.remove('/tmp/tracker-wrote-this')",
}


@pytest.mark.parametrize("deed", WORLDLY)
def test_the_limited_process_may_only_read_and_answer(deed: str) -> None:
    tries = f"from tracker.intake.child import limit_self; limit_self()\n{WORLDLY[deed]}"
    done = subprocess.run([sys.executable, "-c", tries], capture_output=True, text=True, check=False, cwd=safely.HOME)
    assert "PermissionError" in done.stderr


def test_the_limited_process_has_no_network_where_the_system_can_part_it() -> None:
    asked = "from tracker.intake.cage import leave_the_network as leave; print(leave(), open('/proc/net/route').read())"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=safely.HOME)
    parted, *routes = done.stdout.split("\n")
    if not parted.startswith("True"):
        pytest.skip("this system does not let a process leave the network")
    assert not any(routes[:-1])
