"""Old formats through the office program that an operator installed: turned into .docx or .xlsx, then read like those."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Semaphore
from time import monotonic

from tracker.foundation.words import N_
from tracker.intake.hearing import BEAT
from tracker.intake.readers import LARGEST
from tracker.intake.readers.kinds import Kind, kept_for_office
from tracker.intake.refusals import Unreadable
from tracker.intake.source import CONVERTING, Step

HOME = Path(__file__).parents[2]
PROGRAMS = ("soffice", "libreoffice")
INTO = {Kind.DOC: "docx", Kind.RTF: "docx", Kind.ODT: "docx", Kind.ODS: "xlsx"}
FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
PATIENCE = 60.0
"""Seconds on the wall for one document, and for waiting until another one is done."""
TURN = Semaphore(1)
"""One document at a time: the program takes hundreds of megabytes."""
CAUTIOUS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
"""
"""The settings of a profile that runs no macro and follows no link."""
NOT_TURNED = N_("%(suffix)s 文件没有转换成功，没有保存任何内容。请用 Office 或 WPS 另存为 .%(into)s 后再上传。")
BUSY = N_("正在转换另一份文件。请稍后再上传，或先另存为 .docx 或 .xlsx。")
TOO_SLOW = N_("转换超过了时间限制，已停止。请用 Office 或 WPS 另存为 .%(into)s 后再上传。")


Turning = Generator[Step | None, None, bytes]
"""That a document is being turned, a beat now and then while it is, and in the end what it became."""


def as_readable(data: bytes, program: str = "") -> Turning:
    """A document as a reader of ours can take it; unchanged where it is one already, or where no program is installed."""
    if len(data) > LARGEST:
        return data
    kind, found = kept_for_office(data), _installed(program)
    if kind and found:
        yield CONVERTING
        data = yield from _turned(data, kind, found)
    return data


def _installed(program: str) -> str | None:
    """The program that the settings name, else the first that the system knows."""
    return next((found for each in ([program] if program else PROGRAMS) if (found := shutil.which(each))), None)


def _turned(data: bytes, kind: Kind, program: str) -> Turning:
    until = monotonic() + PATIENCE
    while not TURN.acquire(timeout=BEAT):
        if monotonic() > until:
            raise Unreadable(BUSY)
        yield None
    try:
        with TemporaryDirectory(prefix="tracker-office-", ignore_cleanup_errors=True) as folder:
            return (yield from _in_folder(Path(folder), data, kind, program))
    finally:
        TURN.release()


def _in_folder(folder: Path, data: bytes, kind: Kind, program: str) -> Turning:
    """Turn a document in a folder of its own: its profile, its home and its answer all lie there."""
    into = INTO[kind]
    given, made = folder / f"given.{kind.value}", folder / "made" / f"given.{into}"
    given.write_bytes(data)
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(CAUTIOUS, encoding="utf-8")
    options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    yield from _run(
        [program, *options, "--convert-to", FILTERS[into], "--outdir", str(made.parent), str(given)], folder, into
    )
    if not made.is_file() or not 0 < made.stat().st_size <= LARGEST:
        raise Unreadable(NOT_TURNED, suffix=f".{kind.value}", into=into)
    return made.read_bytes()


def _run(command: list[str], folder: Path, into: str) -> Iterator[None]:
    """Run the program behind walls; it and all that it started are ended when its time is over, or nobody waits."""
    env = {"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(HOME)}
    caged = [sys.executable, "-m", "tracker.intake.cage", *command]
    null = subprocess.DEVNULL
    started = subprocess.Popen(caged, env=env, cwd=folder, stdin=null, stdout=null, stderr=null, start_new_session=True)
    until = monotonic() + PATIENCE
    with _ended(started) as process:
        while process.poll() is None:
            if monotonic() > until:
                raise Unreadable(TOO_SLOW, into=into)
            with suppress(subprocess.TimeoutExpired):
                process.wait(BEAT)
            yield None


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """A process whose whole group is gone afterwards, whatever happens."""
    with process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
