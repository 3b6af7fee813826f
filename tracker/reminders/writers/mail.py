"""Mail by SMTP: one letter a call, and an exact word on whether it can have left."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from tracker.foundation.settings import Settings
from tracker.reminders.models import Digest

TIMEOUT_SECONDS = 10
ACCEPTED = 250
PERMANENT = 500


class Unsent(Exception):
    """The letter has certainly not been accepted; `for_good` when trying again is of no use."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        """Keep the reason and whether it will stand."""
        super().__init__(why)
        self.for_good = for_good


class OutOfReach(Unsent):
    """The server cannot be reached at all: the other letters need not be tried now."""


class Uncertain(Exception):
    """The call broke off after the letter was handed over: it may or may not have been accepted."""


@dataclass(frozen=True)
class Mail:
    """Sends letters through the server that the settings name."""

    settings: Settings

    def send(self, digest: Digest, *, at: datetime) -> None:
        """Hand a letter over. Returns when it was accepted; raises Unsent, OutOfReach or Uncertain."""
        message = message_of(digest, self.settings, at=at)
        server = self._connect()
        try:
            _hand_over(server, self.settings.mail_from, digest.to_address, message.as_bytes())
        finally:
            _leave(server)

    def _connect(self) -> smtplib.SMTP:
        host, port = self.settings.smtp_host, self.settings.smtp_port
        kind = smtplib.SMTP_SSL if self.settings.smtp_security == "tls" else smtplib.SMTP
        try:
            server = kind(host, port, timeout=TIMEOUT_SECONDS)
            self._introduce(server)
        except (OSError, smtplib.SMTPException) as trouble:
            raise OutOfReach(_reason(trouble)) from trouble
        return server

    def _introduce(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if self.settings.smtp_security == "starttls":
            server.starttls()
        if self.settings.smtp_user:
            server.login(self.settings.smtp_user, self.settings.smtp_password)


def message_of(digest: Digest, settings: Settings, *, at: datetime) -> EmailMessage:
    """The letter as mail: Chinese headers encoded, the message-id that follows from person and day."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(settings.office_name, addr_spec=settings.mail_from)
    message["To"] = Address(digest.person.name, addr_spec=digest.to_address)
    message["Subject"] = digest.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = digest.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(digest.body, cte="base64")
    return message


def _hand_over(server: smtplib.SMTP, sender: str, receiver: str, message: bytes) -> None:
    try:
        _expect(server.mail(sender))
        _expect(server.rcpt(receiver))
    except (OSError, smtplib.SMTPException) as trouble:
        raise Unsent(_reason(trouble)) from trouble
    try:
        _expect(server.data(message))
    except smtplib.SMTPDataError as refused:
        raise Unsent(_reason(refused), for_good=refused.smtp_code >= PERMANENT) from refused
    except (OSError, smtplib.SMTPException) as trouble:
        raise Uncertain(_reason(trouble)) from trouble


def _expect(answer: tuple[int, bytes]) -> None:
    """Anything but an acceptance means that the letter has not left."""
    code, words = answer
    if not ACCEPTED <= code <= ACCEPTED + 1:
        raise Unsent(f"{code} {words.decode('utf-8', 'replace')}", for_good=code >= PERMANENT)


def _leave(server: smtplib.SMTP) -> None:
    """Part politely; what happens now does not change what was accepted."""
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def _reason(trouble: Exception) -> str:
    return f"{type(trouble).__name__}: {trouble}"[:500]
