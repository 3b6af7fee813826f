"""Mail over a real SMTP server, and over servers that fail in the middle.

Control: treat a connection dropped after DATA as unsent, and the letter is delivered twice.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes
from email.policy import default
from threading import Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.conftest import MONDAY, act_on
from tracker.foundation.settings import Settings
from tracker.people.models import Person
from tracker.reminders.models import Digest
from tracker.reminders.writers.mail import Mail, OutOfReach, Uncertain, Unsent

AT = act_on(MONDAY).at


class Office:
    """A mail server that keeps what it accepts, or answers as told."""

    def __init__(self, *, recipient: str = "250 OK", data: str = "250 OK") -> None:
        """Answer the recipient and the data with these words."""
        self.recipient, self.data = recipient, data
        self.accepted: list[bytes] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.data.startswith("250"):
            self.accepted.append(envelope.content)
        return self.data


@contextmanager
def serving(office: Office) -> Iterator[int]:
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def scripted(*answers: bytes, drop_after_data: bool = False) -> Iterator[int]:
    """A server that says its lines, one a request, then hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        with listener, listener.accept()[0] as peer, peer.makefile("rb") as heard:
            for answer in answers:
                peer.sendall(answer + b"\r\n")
                heard.readline()
            if drop_after_data:
                while heard.readline() != b".\r\n":
                    continue

    thread = Thread(target=talk)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        thread.join(timeout=10)


def mail(port: int) -> Mail:
    return Mail(
        Settings(smtp_host="127.0.0.1", smtp_port=port, mail_from="ducha@office.test", office_name="市政府办公室")
    )


@pytest.fixture
def digest() -> Digest:
    return Digest(
        person=Person(name="王敏"),
        to_address="wang@office.test",
        subject="督办提醒 3月2日:逾期 1",
        body="王敏:\n\n【逾期】1 项\n- 任务 3「推进政务公开」已逾期 3 天\n.\n",
        message_id="<20260302.1@office.test>",
    )


def test_the_chinese_letter_arrives_as_it_was_written(digest: Digest) -> None:
    office = Office()
    with serving(office) as port:
        mail(port).send(digest, at=AT)
    (raw,) = office.accepted
    arrived = message_from_bytes(raw, policy=default)
    assert arrived["Subject"] == digest.subject
    assert arrived["From"] == "市政府办公室 <ducha@office.test>"
    assert arrived["To"] == "王敏 <wang@office.test>"
    assert arrived["Message-ID"] == digest.message_id
    assert arrived.get_content().replace("\r\n", "\n") == digest.body
    assert raw.isascii()


@pytest.mark.parametrize(
    ("office", "for_good"),
    [
        (Office(recipient="550 no such user"), True),
        (Office(recipient="450 mailbox busy"), False),
        (Office(data="554 refused"), True),
        (Office(data="451 try later"), False),
    ],
)
def test_a_letter_the_server_refuses_is_unsent(office: Office, digest: Digest, *, for_good: bool) -> None:
    with serving(office) as port, pytest.raises(Unsent) as refused:
        mail(port).send(digest, at=AT)
    assert refused.value.for_good is for_good
    assert not isinstance(refused.value, OutOfReach)


def test_a_server_that_is_not_there_is_out_of_reach(digest: Digest) -> None:
    with pytest.raises(OutOfReach):
        mail(free_port()).send(digest, at=AT)


def test_a_server_that_greets_with_421_is_out_of_reach(digest: Digest) -> None:
    with scripted(b"421 too busy") as port, pytest.raises(OutOfReach):
        mail(port).send(digest, at=AT)


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        (lambda: scripted(b"220 hello", b"250 hello", b"250 ok"), Unsent),
        (lambda: scripted(b"220 hello", b"250 hello", b"250 ok", b"421 bye"), Unsent),
        (
            lambda: scripted(b"220 hello", b"250 hello", b"250 ok", b"250 ok", b"354 go on", drop_after_data=True),
            Uncertain,
        ),
    ],
)
def test_a_connection_that_drops_is_uncertain_only_after_handing_over(
    script: Callable[[], Any], trouble: type[Exception], digest: Digest
) -> None:
    with script() as port, pytest.raises(trouble):
        mail(port).send(digest, at=AT)
