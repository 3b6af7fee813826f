"""Rows that belong together: cells that go on on the next page, headings in rows of their own, one task over several rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.intake.bodies import looks_like_body
from tracker.intake.recognise.found import Duty, Found, Piece
from tracker.intake.recognise.headings import unnumbered
from tracker.intake.script import levelled

BULLETS = tuple("△▲●◆○■□▪•")
OPEN_ENDS = ("、", ",", ";", "和", "与", "及", "(", "《", '"', ":")


def joined(rows: Iterable[Found]) -> Iterator[Found]:
    """Join what a page break or a merged cell divided: a row without number and without duties goes on with the last."""
    last: Found | None = None
    for row in rows:
        if last is not None and _heads(last, row):
            last = replace(row, category=replace(last.content, text=unnumbered(last.content.text)))
        elif last is not None and _shares_hands(row, last):
            yield last
            last = replace(row, duties=last.duties)
        elif last is None or not _belongs_to(row, last):
            if last is not None:
                yield last
            last = row
        else:
            last = _sum(last, row)
    if last is not None:
        yield last


def _heads(last: Found, row: Found) -> bool:
    """Whether a row without number is the heading of the bulleted one below it, under the same hands."""
    bulleted = row.content.text.startswith(BULLETS) and not last.content.text.startswith(BULLETS)
    hands = {duty.piece.place for duty in row.duties}
    return bulleted and not last.number and not row.number and hands <= {duty.piece.place for duty in last.duties}


def _belongs_to(row: Found, last: Found) -> bool:
    if row.content.text and (row.content.text, row.content.place) == (last.content.text, last.content.place):
        return not (row.number and last.number and row.number.text != last.number.text)
    if not last.number or (row.number and not _is_again(row, last)):
        return False
    return not (row.content.text and row.duties) or _is_cut(row, last)


def _shares_hands(row: Found, last: Found) -> bool:
    """Whether a row says other work until another time, and only who does it stands in the row above, once for both."""
    own = row.content.text and row.deadline and not row.number and not row.duties
    if not own or not last.deadline or not last.duties or not last.number or row.deadline == last.deadline:
        return False
    return row.content.place != last.content.place and not levelled(last.content.text).endswith(OPEN_ENDS)


def _is_again(row: Found, last: Found) -> bool:
    """Whether the same number is written once more, as over a page break."""
    return bool(
        row.number and last.number and row.number.text == last.number.text and row.number.place != last.number.place
    )


def _is_cut(row: Found, last: Found) -> bool:
    """Whether the last row stopped in the middle: of its list of names, or of its sentence."""
    return levelled(last.content.text).endswith(OPEN_ENDS) or any(
        _goes_on_in(before, after) for before in last.duties for after in row.duties if before.role is after.role
    )


def _goes_on_in(before: Duty, after: Duty) -> bool:
    """Whether a list of names ends open, or with half a name whose other half follows."""
    left, right = levelled(before.piece.text).rstrip(), levelled(after.piece.text).lstrip()
    if left.endswith(OPEN_ENDS) or right.startswith(OPEN_ENDS):
        return True
    end, begin = re.split(r"[、,;\s]", left)[-1], re.split(r"[、,;\s]", right)[0]
    return not (looks_like_body(end) and looks_like_body(begin)) and looks_like_body(end + begin)


def _sum(last: Found, row: Found) -> Found:
    more = "" if row.content.text == last.content.text else row.content.text
    return replace(
        last,
        content=replace(last.content, text=last.content.text + more),
        whole=replace(last.whole, text=f"{last.whole.text} {row.whole.text}"),
        duties=_added(last.duties, row.duties),
        deadline=_longer(last.deadline, row.deadline),
        remark=_longer(last.remark, row.remark),
        steps=last.steps or row.steps,
    )


def _longer(first: Piece | None, more: Piece | None) -> Piece | None:
    if first is None or more is None or first.place == more.place or first.text == more.text:
        return first or more
    return replace(first, text=first.text + more.text)


def _added(first: Sequence[Duty], more: Sequence[Duty]) -> tuple[Duty, ...]:
    """All duties, each once; a list of names that was cut is put together again."""
    duties = list(first)
    known = {(duty.role, duty.piece.text) for duty in first}
    for duty in more:
        cut = next(
            (at for at, before in enumerate(duties) if before.role is duty.role and _goes_on_in(before, duty)), None
        )
        if (duty.role, duty.piece.text) in known:
            continue
        if cut is None:
            duties.append(duty)
        else:
            whole = replace(duties[cut].piece, text=duties[cut].piece.text + duty.piece.text)
            duties[cut] = Duty(duty.role, whole)
    return tuple(duties)
