"""What is measured: requests as people send them, and work as the clock does it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count, cycle
from urllib.parse import urlencode

from benchmarks.dataset import Office
from benchmarks.measuring import Answer, Server

CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
FORM_KEY = re.compile(r'name="form_key"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Case:
    """A request, who sends it, and how many times a hello it may cost."""

    name: str
    who: str
    request: Callable[[Server], Answer]
    bar: int
    expect: int = HTTPStatus.OK
    path: str = ""


def cases(office: Office, cookies: dict[str, str]) -> list[Case]:
    """The requests in the order of the report."""

    def page(name: str, who: str, path: str, bar: int) -> Case:
        return Case(name, who, lambda server: server.ask(path, cookie=cookies[who]), bar, path=path)

    return [
        page(
            "overdue list of one department", "coordinator", f"/ledger?department={office.department_id}&light=red", 10
        ),
        page("leader's page", "leader", "/overview", 40),
        page("ledger, first page", "coordinator", "/ledger", 14),
        page("one plan", "coordinator", "/plans/1", 14),
        page("what a department owes", "liaison", "/owed", 14),
        Case("one report posted", "liaison", _reporting(office, cookies["liaison"]), 12, HTTPStatus.SEE_OTHER),
    ]


def _reporting(office: Office, cookie: str) -> Callable[[Server], Answer]:
    """Report on one part after another; the empty form is fetched once, as its token serves the whole stay."""
    parts = cycle(office.reportable)
    token: list[str] = []
    numbers = count()

    def report(server: Server) -> Answer:
        part = next(parts)
        if not token:
            found = CSRF.search(server.ask(f"/assignments/{part}/reports/new", cookie=cookie).body)
            token.append(found[1] if found else "")
        words = {
            "csrf_token": token[0],
            "form_key": f"bench-{next(numbers)}",
            "done": "已完成本月工作",
            "percent": "96",
            "problems": "",
            "next_steps": "继续推进",
        }
        return server.ask(f"/assignments/{part}/reports/new", cookie=cookie, form=urlencode(words))

    return report
