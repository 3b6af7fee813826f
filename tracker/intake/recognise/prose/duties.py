"""What a bracket or a row of labels says: who carries what stands before it, and until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tracker.intake.bodies import BRACKETED, likeness_to_names, looks_like_body
from tracker.intake.recognise.found import Duty, Piece, Role
from tracker.intake.recognise.prose.asides import ONLY_TIME, says_first_leads, time_apart, unbroken, without_asides
from tracker.intake.recognise.prose.labels import ROLES, Label, Says, labels_in
from tracker.intake.recognise.prose.outline import Marker
from tracker.intake.recognise.prose.stretches import Stretch, stretches_of
from tracker.intake.script import levelled
from tracker.intake.stream import Stream
from tracker.intake.verbs import any_of
from tracker.intake.words import words

ENOUGH_NAMES, ENOUGH_OTHERS, LONGEST_TIME = 0.5, 3, 40
SIGNED = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?")
THESE = re.compile(r"^(?:以上|上述)[^,;。:由]{0,10}由")
"""What a bracket may say of the work in front of it, before the names."""
TOGETHER = re.compile(r"(?<=[\u4e00-\u9fff)])会同(?=[\u4e00-\u9fff])")
NO_NAME = ("含", "包括", "不含", "包含", "除", "如", "以", "原", "即", "简称", "指", "或")
"""How a bracket begins that only explains the word before it."""
INNER = ("处", "科", "室", "站", "所", "队", "工会", "馆", "系")
SHORTEST_SURE = 2
NUMBERED_NAME = re.compile(
    r"(?:^|\n) *(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[.、]) *[\u4e00-\u9fff]{2,20}$"
)
LEVELLED_NAME = re.compile(r"^(?:省|市|县|区|州|国家|国务院)[\u4e00-\u9fff]{2,14}$")
AREAS = re.compile(
    r"各[省市县区州盟旗]{1,3}\([省市县区州盟旗、]+\)(?=[,、;]|$)"
    r"|各[省市县区州盟旗乡镇街道地级以上设的自治()、]+(?:人民政府|政府|管委会|党委)"
)
"""A collective of areas, whose own signs part no names."""
Told = tuple[list[Duty], Piece | None]


@dataclass(frozen=True)
class Responsibility:
    """A stretch that says who does what stands before it (or behind it), and perhaps until when."""

    start: int
    end: int
    duties: tuple[Duty, ...]
    deadline: Piece | None = None
    stands_alone: bool = False
    """On a line of its own: it may close several items."""
    is_bare: bool = False
    """Nothing but a name in a bracket: believed only among others that say what they are."""
    leads_on: bool = False
    """The subject of the sentence: the work stands behind it."""
    cut: tuple[int, int] | None = None
    """Words behind the work that name more bodies, and are no part of it."""


def duties_of(stream: Stream, markers: Sequence[Marker]) -> list[Responsibility]:
    """All responsibilities of a text that close what stands before them, in order, none inside another."""
    found: list[Responsibility] = []
    for stretch in stretches_of(stream, markers):
        behind = found[-1].end if found else 0
        made = _responsibility(stream, stretch, behind) if stretch.start >= behind else None
        if made:
            found.append(made)
    if len(found) >= ENOUGH_OTHERS:
        return found
    return [responsibility for responsibility in found if not responsibility.is_bare]


def _responsibility(stream: Stream, stretch: Stretch, behind: int) -> Responsibility | None:
    labels = _labels(stream, stretch)
    inner, inner_level = stream.piece(*stretch.inner), stream.level[slice(*stretch.inner)]
    duties, deadline = _told(stream, stretch, labels)
    if stretch.bracketed and labels and ":" not in inner_level and says_first_leads(inner):
        return None
    if labels and ":" not in inner_level and not any(likeness_to_names(duty.piece.text) for duty in duties):
        return None
    bare: list[Duty] = []
    if not labels and not duties and not deadline:
        bare, deadline = _bare(stream, stretch)
    follows = behind and not stream.level[behind : stretch.start].strip(" 。;,")
    if not duties and not bare and not (deadline and (stretch.bracketed or follows)):
        return None
    before = stream.level[max(0, stretch.start - 2) : stretch.start]
    alone = stretch.start == 0 or before.endswith((" ", "、")) or before.rstrip(" ").endswith("\n")
    doubtful = bool(bare) and not _is_due(deadline) and not says_first_leads(inner)
    return Responsibility(stretch.start, stretch.end, tuple(duties or bare), deadline, alone, doubtful)


def _is_due(time: Piece | None) -> bool:
    """Whether the time beside bare names says until when: with a whole date alone, they have signed."""
    return time is not None and not SIGNED.fullmatch("".join(levelled(time.text).split()))


def _labels(stream: Stream, stretch: Stretch) -> list[Label]:
    """The labels of a stretch; in a bracket that begins with one, a comma may stand for every colon."""
    labels = labels_in(stream.level, *stretch.inner, bracketed=stretch.bracketed)
    start, inner = stretch.inner[0], stream.level[slice(*stretch.inner)]
    if labels or not stretch.bracketed or ":" in inner:
        return labels
    marked = [label for label in labels_in(inner.replace(",", ":")) if inner[label.start - 1 : label.start] in ",;。 "]
    begins = marked and not marked[0].start
    return [label._replace(start=start + label.start, end=start + label.end) for label in marked] if begins else []


def _told(stream: Stream, stretch: Stretch, labels: Sequence[Label]) -> Told:
    """What a stretch says by its labels, and by the words before the first of them."""
    if not labels:
        return _verbal(stream, stretch)
    duties, deadline = _labelled(stream, labels, stretch.inner[1])
    head = stretch._replace(inner=(stretch.inner[0], labels[0].start))
    if not stretch.bracketed or not stream.piece(*head.inner).text:
        return duties, deadline
    before, time = _verbal(stream, head)
    if not before and not time:
        before, time = _bare(stream, head)
    return [*before, *duties], deadline or time


def _labelled(stream: Stream, labels: Sequence[Label], end: int) -> Told:
    duties: list[Duty] = []
    deadline: Piece | None = None
    for label, after in zip(labels, [*(label.start for label in labels[1:]), end], strict=True):
        value = _unwrapped(unbroken(without_asides(stream.piece(label.end, after))))
        if label.says is Says.DEADLINE:
            behind, deadline = _due(value)
            duties.extend(behind)
        elif label.says in ROLES:
            names, time = time_apart(value)
            duties.extend([Duty(ROLES[label.says], names)] if names.text else [])
            deadline = deadline or time
    return duties, deadline


def _due(value: Piece) -> Told:
    """A time, and the bodies that follow it without a label of their own: 时限:6月底,市财政局牵头."""
    names, time = time_apart(value)
    alone = not time or likeness_to_names(_verbs().sub("", levelled(names.text))) < ENOUGH_NAMES
    return ([], value) if alone else ([Duty(Role.CHARGE, names)], time)


def _unwrapped(value: Piece) -> Piece:
    """Names in a bracket of their own behind their label, without its signs."""
    level = levelled(value.text)
    if not level.startswith("(") or level.find(")") not in {-1, len(level) - 1}:
        return value
    return Piece(value.text[1:].removesuffix(value.text[-1] if level.endswith(")") else ""), value.place)


def _verbal(stream: Stream, stretch: Stretch) -> Told:
    """A bracket without labels: names, then a verb that says their part."""
    if stretch.inner[1] - stretch.inner[0] > LONGEST_TIME and not _parts().search(stream.level, *stretch.inner):
        return [], None
    whole = unbroken(without_asides(stream.piece(*stretch.inner)))
    these = THESE.match(levelled(whole.text))
    whole = replace(whole, text=whole.text[these.end() :]) if these else whole
    if stretch.bracketed and ONLY_TIME.fullmatch(levelled(whole.text)):
        return [], whole
    inside, time = time_apart(whole)
    level = levelled(inside.text)
    joined = TOGETHER.sub("、", level)
    if joined != level and likeness_to_names(joined) >= 1:
        return [Duty(Role.CHARGE, inside)], time
    if not _verbs().search(level) or likeness_to_names(_verbs().sub("", level)) < ENOUGH_NAMES:
        return [], None
    return [Duty(Role.CHARGE, inside)], time


def _bare(stream: Stream, stretch: Stretch) -> Told:
    """The names of a bracket that closes a line or an item and holds nothing else but, perhaps, a time."""
    headed = _closes_heading(stream.level, stretch)
    if not stretch.closes and not headed and stream.level[stretch.start - 1 : stretch.start] not in {"。", ";"}:
        return [], None
    piece, time = time_apart(without_asides(stream.piece(*stretch.inner)))
    names = [name for name in re.split(r"[、,;]", AREAS.sub("各地政府", levelled(piece.text))) if name]
    ends = (
        stretch.closes or headed or (len(names) > 1 and stream.level[stretch.start - 1 : stretch.start] in {"。", ";"})
    )
    listed = len(names) > 1
    plain = ends and names and all(_is_surely_body(name, listed=listed) for name in names)
    return ([Duty(Role.RESPONSIBLE, piece)], time) if plain else ([], None)


def _closes_heading(level: str, stretch: Stretch) -> bool:
    """Whether a full stop follows, and nothing but the number and the name of an item stands before."""
    if level[stretch.end : stretch.end + 1] != "。":
        return False
    before = level[max(0, stretch.start - LONGEST_TIME) : stretch.start]
    return bool(NUMBERED_NAME.search(before))


def _is_surely_body(name: str, *, listed: bool) -> bool:
    """Whether a name in a bracket is one; an office inside a body, 教务处, only among others."""
    name = BRACKETED.sub("", name)
    if name.startswith(NO_NAME):
        return False
    inner = listed and name.endswith(INNER)
    known = LEVELLED_NAME.match(name) or len(name) > SHORTEST_SURE or (listed and len(name) == SHORTEST_SURE)
    firm = name.endswith(tuple(words("bodies")["firm_endings"])) or "各" in name or inner
    return bool(known) and looks_like_body(name) and firm


@cache
def _parts() -> re.Pattern[str]:
    """What a stretch must hold at least to say who plays which part."""
    return re.compile(rf"会同|{any_of('lead', 'charge', 'support')}")


@cache
def _verbs() -> re.Pattern[str]:
    verbs = any_of("lead", "charge", "support")
    return re.compile(rf"(?:等|会同|按(?:照)?(?:各自)?职责分工|分工|分别|共同|具体|总)*(?:{verbs})(?=[,;。\s]|$)")
