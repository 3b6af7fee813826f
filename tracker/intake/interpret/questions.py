"""What a person must decide before a draft is issued: asked in sentences, beside the value that is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.foundation.words import N_
from tracker.intake.bodies import looks_like_body
from tracker.intake.draft import Deadline, Named, Question, Topic
from tracker.intake.script import tight
from tracker.tasks.deadlines import DeadlineKind


def asked_about(topic: Topic, names: Sequence[Named], asked: set[str]) -> Iterator[Question]:
    """Questions about the bodies of one role, each name once in a document (`asked` remembers them).

    Who a collective stands for is asked once for the whole draft, where its names are settled.
    """
    for name in names:
        if name.value not in asked:
            asked.update([name.value])
            yield from _asked_about_one(topic, name)


def _asked_about_one(topic: Topic, name: Named) -> Iterator[Question]:
    if tight(name.value) != tight(name.written):
        yield Question(topic, N_("“%(written)s”读作 %(names)s，对吗？"), {"written": name.written, "names": name.value})
    elif not name.collective and not looks_like_body(name.value):
        yield Question(topic, N_("“%(name)s”是一个单位吗？"), {"name": name.value})


def asked_about_leads(leads: Sequence[Named], asked: set[str]) -> Iterator[Question]:
    """A task that nobody leads cannot be issued."""
    if not leads:
        yield Question(Topic.LEADS, N_("没有读到牵头部门。由哪个部门牵头？"))
    yield from asked_about(Topic.LEADS, leads, asked)


def asked_about_deadline(deadline: Deadline) -> Iterator[Question]:
    """Words about time that give no day."""
    if deadline.day is None and deadline.kind in {DeadlineKind.UNRESOLVED, DeadlineKind.RELATIVE} and deadline.phrase:
        yield Question(
            Topic.DEADLINE, N_("“%(phrase)s”应在哪一天完成？"), {"phrase": " ".join(deadline.phrase.split())}
        )


def asked_about_blankets(clauses: Sequence[str]) -> Iterator[Question]:
    """A clause that adds bodies to every task without naming them there is no department of each task."""
    for clause in dict.fromkeys(clauses):
        yield Question(Topic.PLAN, N_("文中写明“%(clause)s”。是否给各项任务加上这些单位？"), {"clause": clause})


def asked_about_year(guessed: int | None) -> Iterator[Question]:
    """A year that the document does not give for itself, but speaks of most."""
    if guessed:
        yield Question(Topic.PLAN, N_("文件没有写明年度，暂按 %(year)s 年读取。对吗？"), {"year": str(guessed)})
