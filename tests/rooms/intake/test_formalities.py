"""What a paper says around its work is told from work that was overlooked."""

from __future__ import annotations

import pytest

from tests.rooms.intake.papers import as_docx, as_text
from tracker.intake.formalities import formalities_in
from tracker.intake.provenance import provenance_of
from tracker.intake.reading import read_document

TITLE = "某市2027年政务服务重点任务分解表"
TABLE = [
    ["序号", "主要任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "完善政务公开的各项制度", "市财政局", "市审计局", "6月底前"],
    ["2", "推进档案电子化建设", "市档案局", "市财政局", "年底前"],
]
LETTER = [
    "某市人民政府办公室文件",
    "某政办〔2027〕15号",
    f"关于印发{TITLE}的通知",
    "各县(市)、区人民政府,市各委办局,各直属单位:",
    f"《{TITLE}》已经市政府同意,现印发给你们,请认真组织实施。",
    "某市人民政府办公室",
    "2027年3月20日",
    TITLE,
]
PROSE = """关于做好2027年政务服务工作的通知
各县区:
为做好今年的工作,制定本方案。
一、总体要求
坚持问题导向,提升服务质量。
二、推进机关改革
(一)完善政务公开的各项制度。(牵头单位:市财政局)
(二)加强窗口建设,全部窗口6月底前实行综合受理。
{line}
(三)推进档案电子化建设。(牵头单位:市档案局)
特此通知。
某市人民政府办公室
2027年3月20日
抄送:市委各部门。
(此页无正文)"""


def marked(name: str, data: bytes) -> list[str]:
    """The lines that are offered as overlooked."""
    drafted = read_document(name, data, year=2027)
    origins = provenance_of(drafted)
    used = {line for origin in origins for line in origin.lines}
    used |= {mark.line for origin in origins for mark in origin.marks if mark.line is not None}
    formal = formalities_in(drafted, origins)
    return [line.text for at, line in enumerate(drafted.lines) if line.text and at not in used | formal]


def test_nothing_of_a_letter_over_a_table_is_offered_as_overlooked() -> None:
    assert marked("a.docx", as_docx(TABLE, above=LETTER)) == []


def test_the_headings_of_a_table_that_lost_its_lines_are_not_offered() -> None:
    assert marked("a.txt", as_text(TABLE, above=LETTER)) == []


def test_the_headings_of_a_table_of_bars_are_not_offered() -> None:
    assert marked("a.txt", "\n".join([*LETTER, *(" | ".join(row) + " |" for row in TABLE)]).encode()) == []


def test_headings_that_stand_again_on_the_next_page_are_not_offered() -> None:
    assert marked("a.docx", as_docx([*TABLE[:2], TABLE[0], TABLE[2]], above=[TITLE])) == []


def test_of_prose_only_what_asks_for_something_is_offered() -> None:
    assert marked("a.txt", PROSE.format(line="").encode()) == [
        "坚持问题导向,提升服务质量。",
        "(二)加强窗口建设,全部窗口6月底前实行综合受理。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "各县区要在6月底前完成自查,结果报市政府办公室。",
        "市财政局要落实经费",
        "(四)开展业务培训",
        "注:以上任务各县区均须落实,不再逐项列出。",
        "附件材料由市档案局统一保管",
        "各部门:要加强协作,按时完成任务。",
        "建设市民服务中心",
        "各县区要做好以下工作:",
    ],
)
def test_what_lays_something_on_somebody_is_offered_wherever_it_stands(line: str) -> None:
    assert line in marked("a.txt", PROSE.format(line=line).encode())


def test_a_passage_that_the_reading_left_over_is_never_a_formality() -> None:
    drafted = read_document("a.docx", as_docx(TABLE, above=LETTER), year=2027)
    left = drafted.left_over
    formal = formalities_in(drafted, provenance_of(drafted))
    assert all(drafted.lines[line].text not in {each.value for each in left} for line in formal)
