"""The passage of the body that a row comes from: found among few candidates, and still the likest of all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.intake.interpret.clauses import LIKE_ENOUGH, Passages, pairs_of
from tracker.intake.recognise.found import Piece

SENTENCES = st.lists(st.text(alphabet="完善健全值守制度台账预案演练", min_size=8, max_size=24), min_size=1, max_size=12)


def likeness(content: str, sentence: str) -> float:
    wanted, held = pairs_of(content), pairs_of(sentence)
    return len(wanted & held) / len(wanted) - len(held) / 10_000 if wanted else 0.0


@settings(max_examples=30)
@given(SENTENCES, st.text(alphabet="完善健全值守制度台账预案演练", min_size=2, max_size=16))
def test_no_sentence_is_more_like_a_task_than_the_one_that_is_found(sentences: list[str], content: str) -> None:
    found = Passages([Piece("。".join(sentences))]).nearest(content)
    best = max(likeness(content, sentence) for sentence in sentences)
    assert (found[1] if found else None) == (best if best >= LIKE_ENOUGH else None)


def test_a_row_comes_from_the_sentence_that_holds_its_words() -> None:
    body = [
        Piece("健全值班值守制度，落实领导带班。完善应急物资储备，按月核对台账。"),
        Piece("加强组织领导，压实各方责任。"),
    ]
    found = Passages(body).nearest("完善应急物资储备和台账")
    assert found is not None
    assert found[0].text == "完善应急物资储备，按月核对台账。"
    assert Passages(body).nearest("开展校园食品安全检查") is None
