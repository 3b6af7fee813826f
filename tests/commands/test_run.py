"""One command runs the web server and the scheduler, and Ctrl-C ends both without a word of complaint."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from urllib.error import URLError
from urllib.request import urlopen

import pytest

HOME = Path(__file__).parents[2]
PATIENCE = 300
"""Tries, a fifth of a second apart."""

Run = Callable[[], subprocess.Popen[str]]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address() -> str:
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture
def run(tmp_path: Path, address: str) -> Iterator[Run]:
    """Start everything in a folder of its own."""
    begun: list[subprocess.Popen[str]] = []
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")} | {
        "TRACKER_SETTINGS": str(tmp_path / "none.env"),
        "TRACKER_DATABASE_URL": f"sqlite:///{tmp_path / 'tracker.sqlite'}",
        "TRACKER_FILES": str(tmp_path / "files"),
        "TRACKER_SECRET_KEY": "a secret for tests alone",
        "TRACKER_PORT": address.rpartition(":")[2],
    }

    def started() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tracker.commands", "run"],
            cwd=HOME,
            env=environment,
            text=True,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        begun.append(process)
        return process

    yield started
    for process in begun:
        process.kill()
        process.communicate()


def wait_for(address: str, word: str) -> None:
    """Ask for the health page until it says a word."""
    for _ in range(PATIENCE):
        try:
            with urlopen(f"{address}/healthz", timeout=5) as answer:
                if word in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        Event().wait(0.2)
    raise TimeoutError(f"no {word} at {address}")


def test_both_processes_run_and_stop_together_and_a_second_run_keeps_the_data(run: Run, address: str) -> None:
    for said_before in (False, True):
        process = run()
        wait_for(address, '"alive":true')
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output
        assert "Traceback" not in output
        assert address in output
        assert ("take-snapshot" in output) is not said_before, "what was done before is not done again"
