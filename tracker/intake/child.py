"""The process that reads a stranger's file: it limits itself, reads, says how far it has come, answers, and ends.

`python -m tracker.intake.child` takes one line of JSON (the order) and then the file on its standard input;
it says lines of JSON: any number of steps, and then one answer.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
from typing import TYPE_CHECKING

from tracker.intake.cage import forbid_the_world, leave_the_network, limit

if TYPE_CHECKING:
    from types import FrameType

    from tracker.intake.source import Step

MEMORY = 512 * 1024 * 1024
SECONDS, GRACE = 15, 3
"""Seconds of computing after which the reader is told to stop, and seconds more until it is made to."""
OPEN_FILES = 64


def limit_self() -> None:
    """Take away what a hostile file could use: the network, memory, time, the disk, programs."""
    leave_the_network()
    limit(
        {
            resource.RLIMIT_AS: MEMORY,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_NOFILE: OPEN_FILES,
        }
    )
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + GRACE))
    signal.signal(signal.SIGXCPU, _stop)
    forbid_the_world()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """The time is over: an answer like any other refusal."""
    from tracker.intake.refusals import TOO_SLOW, Unreadable  # noqa: PLC0415 - only once the limits stand

    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    raise Unreadable(TOO_SLOW)


def answer(order_line: bytes, data: bytes) -> bytes:
    """The answer to one order, as JSON. Refusals are answers; anything else that goes wrong ends the process."""
    from tracker.foundation.refusals import Refusal  # noqa: PLC0415 - only once the limits stand
    from tracker.intake.reading import read_document  # noqa: PLC0415
    from tracker.intake.wire import ANSWER, ORDER, Answer, Refused  # noqa: PLC0415

    order = ORDER.validate_json(order_line)
    try:
        said = Answer(draft=read_document(order.name, data, year=order.year, issued_on=order.issued_on, watch=tell))
    except Refusal as refusal:
        words = {key: str(word) for key, word in refusal.words.items()}
        said = Answer(refused=Refused(type(refusal).__name__, refusal.sentence, words))
    return ANSWER.dump_json(said)


def tell(step: Step) -> None:
    """Say how far the reading has come, at once."""
    from tracker.intake.wire import TOLD, Told  # noqa: PLC0415 - only once the limits stand

    sys.stdout.buffer.write(TOLD.dump_json(Told(step)) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Read the order and the file, write the answer."""
    limit_self()
    gc.disable()  # one document, then the end: looking for circles takes a fifth of the time and frees nothing
    sys.stdout.buffer.write(answer(sys.stdin.buffer.readline(), sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
