"""Measuring: requests one after the other over one connection, and what they cost the server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


class Answer(NamedTuple):
    """What came back."""

    status: int
    size: int
    body: str


@dataclass(frozen=True)
class Cost:
    """What a kind of request costs: milliseconds waited, CPU milliseconds of the server, bytes."""

    waited: list[float]
    cpu: float
    size: int

    @property
    def median(self) -> float:
        """The wait in the middle."""
        return median(self.waited)

    @property
    def p95(self) -> float:
        """The wait that 95 of 100 requests do not exceed."""
        return quantiles(self.waited, n=20)[-1] if len(self.waited) > 1 else self.waited[0]


class Server:
    """A server process and a connection to it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        """Talk to a process at a port of this machine."""
        self.process, self.port = process, port
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, path: str, *, cookie: str = "", form: str | None = None) -> Answer:
        """Send one request and read the whole answer."""
        headers = {"Cookie": cookie, "Accept": "text/html"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("GET" if form is None else "POST", path, body=form, headers=headers)
        response = self.connection.getresponse()
        data = response.read()
        return Answer(response.status, len(data), data.decode("utf-8", "replace"))

    def cpu_seconds(self) -> float:
        """The processor time that the process has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def measure(self, request: Callable[[Server], Answer], times: int, *, expect: int) -> Cost:
        """Send a request many times after a few that do not count."""
        for _ in range(3):
            answer = request(self)
        waited, before = [], self.cpu_seconds()
        for _ in range(times):
            began = time.perf_counter()
            answer = request(self)
            waited.append(1000 * (time.perf_counter() - began))
            if answer.status != expect:
                raise RuntimeError(f"{answer.status} where {expect} was expected: {answer.body[:500]}")
        return Cost(waited, 1000 * (self.cpu_seconds() - before) / times, answer.size)


@contextmanager
def serving(kind: str, environment: dict[str, str]) -> Iterator[Server]:
    """A server of a kind for as long as the block runs."""
    port = _free_port()
    command = [sys.executable, "-m", "benchmarks.server", kind, str(port)]
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        _wait_for(port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server does not answer")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
