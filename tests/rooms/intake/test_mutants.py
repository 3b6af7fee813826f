"""Good files with bytes changed, doubled and lost: each is read or refused with a sentence; nothing else happens."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest

from tests.rooms.intake.papers import as_bars, as_docx, as_html, as_text, as_xlsx, with_parts
from tests.rooms.intake.printed import as_pdf
from tracker.foundation.refusals import Refusal
from tracker.intake.reading import read_document
from tracker.intake.refusals import refuse_without_tasks

ROWS = [
    ["序号", "工作任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "健全制度,6月底前完成", "市财政局、市发改委", "市人社局等", "6月底前"],
    ["2", "落实经费", "各市(县)、区政府", "", "持续推进"],
]
LINES = [
    "关于印发《某市2024年工作要点》的通知",
    "某政办发〔2024〕3号",
    "（一）健全制度。（牵头单位：市财政局）",
    "2.由市审计局负责，推进。",
]
GOOD = {
    "a.docx": (as_docx(ROWS, LINES), "word/document.xml"),
    "a.xlsx": (as_xlsx(ROWS, LINES), "xl/worksheets/sheet1.xml"),
    "a.html": (as_html(ROWS), ""),
    "a.pdf": (as_pdf(ROWS, LINES), ""),
    "bars.txt": ("\n".join(LINES).encode() + as_bars(ROWS), ""),
    "flattened.txt": (as_text(ROWS, LINES), ""),
    "a.csv": ("\n".join(",".join(row) for row in ROWS).encode(), ""),
}
INSERTED = [
    b"(",
    "〔".encode(),
    b"\0",
    "各".encode(),
    "负责".encode(),
    b'<td rowspan="99">',
    "牵头单位：".encode(),
    b"\xff",
    b"|",
]
MUTANTS = 60


def mutated(data: bytes, chance: Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        first = chance.randrange(len(mutant) + 1)
        last = first + chance.randint(0, 200)
        what: Callable[[], bytes] = chance.choice(
            [
                lambda: bytes([chance.randrange(256)]),
                lambda: b"",
                lambda: chance.choice(INSERTED),
                lambda: bytes(mutant[:300]),
            ]
        )
        mutant[first:last] = what()
    return bytes(mutant)


@pytest.mark.parametrize("name", GOOD)
def test_a_mutant_is_read_or_refused(name: str) -> None:
    data, part = GOOD[name]
    for seed in range(MUTANTS):
        chance = Random(seed)
        mutant = _with_mutated_part(data, part, chance) if part and seed % 4 else mutated(data, chance)
        assert _outcome(name, mutant), seed


def _outcome(name: str, data: bytes) -> bool:
    """Whether there are tasks, or a sentence why there are none."""
    try:
        refuse_without_tasks(read_document(name, data))
    except Refusal as refusal:
        return str(refusal).endswith("。")
    return True


def _with_mutated_part(data: bytes, part: str, chance: Random) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return with_parts(
            {
                name: mutated(archive.read(name), chance) if name == part else archive.read(name)
                for name in archive.namelist()
            }
        )
