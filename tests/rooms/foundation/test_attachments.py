"""Files people attach: what is taken is what its name says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.foundation.attachments import KINDS, LONGEST_NAME, attachment, clean_name, ending_of
from tracker.foundation.files import FileStore
from tracker.foundation.refusals import Invalid
from tracker.progress.values import NewEvidence

PDF = b"%PDF-1.7\n"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("方案.pdf", PDF, "application/pdf"),
        ("方案.PDF", PDF, "application/pdf"),
        ("照片.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("台账.xlsx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("旧表.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
        ("说明.txt", "说明".encode("gb18030"), "text/plain"),
    ],
)
def test_a_file_that_is_what_it_says_is_taken(name: str, data: bytes, media_type: str) -> None:
    assert attachment(name, data) == (name, media_type)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("程序.exe", b"MZ", "没有收下：只收 pdf"),
        ("网页.html", b"<html>", "没有收下：只收"),
        ("图.svg", b"<svg>", "没有收下：只收"),
        ("没有扩展名", PDF, "没有收下：只收"),
        (".pdf", PDF, "没有收下：只收"),
        ("方案.pdf", b"", "是空文件"),
        ("方案.pdf", b"MZ\x90", "内容与扩展名不符"),
        ("方案.docx", PDF, "内容与扩展名不符"),
        ("说明.txt", b"a\0b", "内容与扩展名不符"),
    ],
)
def test_a_file_that_is_not_is_refused_with_a_sentence(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        attachment(name, data)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/方案.pdf", "方案.pdf"),
        ("C：\\文件\\方案.pdf", "方案.pdf"),
        ("方案\u202efdp.exe", "方案fdp.exe"),
        ("...方案.pdf", "方案.pdf"),
        ("方\n案\x00.pdf", "方 案.pdf"),
    ],
)
def test_a_name_keeps_nothing_but_itself(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=400), st.sampled_from(sorted(KINDS)))
def test_a_clean_name_is_short_and_keeps_its_ending(stem: str, ending: str) -> None:
    name = clean_name(f"{stem}件.{ending}")
    assert len(name) <= LONGEST_NAME + 1
    assert ending_of(name) == ending
    assert not set(name) & set("/\\\n\0")


def test_evidence_is_kept_under_its_hash_and_found_again(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    evidence = NewEvidence.from_file(store, "方案.pdf", PDF)
    assert store.read(evidence.sha256) == PDF
    assert (evidence.name, evidence.size) == ("方案.pdf", len(PDF))
