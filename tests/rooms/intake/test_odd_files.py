"""Hundreds of odd and hostile files: each gives a draft or a sentence, in a moment, and the same one each time."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from tests.rooms.intake.odd_files import all_odd_files, good_files
from tracker.foundation.refusals import Refusal
from tracker.intake.draft import DraftPlan
from tracker.intake.reading import read_document
from tracker.intake.safely import read_safely

ODD = all_odd_files()
FEWEST = 300
MOST_SECONDS = 5.0
SAMPLE = 120
"""One in so many is also read by the limited process."""


def outcome(name: str, data: bytes) -> DraftPlan | str:
    """The draft, or the sentence why there is none."""
    try:
        return read_document(name, data)
    except Refusal as refusal:
        return str(refusal)


first_outcome = cache(lambda name: outcome(name, ODD[name]))


def test_there_are_enough_odd_files() -> None:
    assert len(ODD) >= FEWEST


@pytest.mark.parametrize("name", good_files())
def test_what_the_odd_files_are_made_from_is_good(name: str) -> None:
    found = outcome(name, good_files()[name])
    assert isinstance(found, DraftPlan) or "LibreOffice" in found


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_gives_a_draft_or_a_sentence(name: str) -> None:
    began = time.process_time()
    found = first_outcome(name)
    assert time.process_time() - began < MOST_SECONDS
    assert isinstance(found, DraftPlan) or found.endswith("。"), found


@pytest.mark.parametrize("name", list(ODD)[::SAMPLE])
def test_the_limited_process_says_the_same_of_an_odd_file(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # so that no office program is found
    try:
        found: DraftPlan | str = read_safely(name, ODD[name])
    except Refusal as refusal:
        found = str(refusal)
    assert found == first_outcome(name)
