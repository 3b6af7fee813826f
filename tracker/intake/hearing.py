"""Hearing a process that may say anything, or nothing: its lines as they come, within a time and a size."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO

BEAT = 0.5
"""Seconds of silence after which the listener gets a word in, to see whether anybody still waits."""
LARGEST = 128 * 1024 * 1024
"""Bytes that a process may say in all."""
PIECE = 1024 * 1024


class TooSlow(Exception):
    """The process did not end in its time."""


class TooMuch(Exception):
    """The process said more than anybody asked for."""


def lines_of(
    command: Sequence[str], given: bytes, *, patience: float, env: Mapping[str, str], cwd: Path
) -> Generator[bytes, None, None]:
    """Start a process, give it bytes, and yield what it says line by line; an empty line now and then while it is silent.

    The process is ended when it is done, when its time is over, and when nobody listens any longer.
    """
    until = monotonic() + patience
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, cwd=cwd
    ) as process:
        Thread(target=_feed, args=(process.stdin, given), daemon=True).start()
        try:
            yield from _parted(_pieces(process.stdout, until))
        finally:
            process.kill()


def _feed(entrance: IO[bytes] | None, given: bytes) -> None:
    """Hand the bytes over beside the listening, so that neither side waits for the other; a closed door is no fault."""
    if entrance is not None:
        try:
            with entrance:
                entrance.write(given)
        except OSError:
            return


def _pieces(said: IO[bytes] | None, until: float) -> Generator[bytes, None, None]:
    """What is said, in pieces of any length; empty ones in silence."""
    heard = 0
    while said is not None:
        left = until - monotonic()
        if left <= 0:
            raise TooSlow
        ready, _, _ = select.select([said], [], [], min(left, BEAT))
        piece = os.read(said.fileno(), PIECE) if ready else None
        if piece == b"":
            return
        heard += len(piece or b"")
        if heard > LARGEST:
            raise TooMuch
        yield piece or b""


def _parted(pieces: Generator[bytes, None, None]) -> Generator[bytes]:
    """Pieces as whole lines; what is left without an end is a line, too."""
    begun: list[bytes] = []
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for line in ended:
            yield b"".join((*begun, line))
            begun = []
        begun.append(rest)
        if not piece:
            yield b""
    if any(begun):
        yield b"".join(begun)
