"""The real application behind a real web server, on the demonstration as it was made today."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask
from waitress.server import create_server

from tracker import create_app, demo
from tracker.foundation import clock
from tracker.foundation.database import engine_for, sessions_of, writing
from tracker.foundation.files import FileStore
from tracker.foundation.migrations import migrate
from tracker.foundation.settings import Settings
from tracker.runs.actions import take
from tracker.runs.jobs import SCHEDULER

SECRET = "a secret for tests alone"


class Front:
    """A WSGI application that hands each request to whichever application stands behind it now."""

    app: Flask | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if self.app is None:
            start_response("503 Service Unavailable", [])
            return []
        return self.app(environ, start_response)


def settings_in(folder: Path) -> Settings:
    """Settings of a demonstration that lives in a folder."""
    return Settings(
        database_url=f"sqlite:///{folder / 'tracker.sqlite'}",
        files=folder / "files",
        secret_key=SECRET,
        argon2_cost="cheap",
        demo=True,
        office_name="苏州市人民政府办公室",
        log_level="error",
    )


def make_demonstration(folder: Path) -> None:
    """Make the demonstration year as of the day on which its pages will be read."""
    settings = settings_in(folder)
    engine = engine_for(settings.database_url)
    migrate(engine)
    sessions = sessions_of(engine)
    sessions.configure(info={"journal_key": SECRET.encode(), "argon2_cost": settings.argon2_cost})
    demo.load(sessions, FileStore(settings.files), today=clock.today())
    engine.dispose()  # the last connection to close takes the write-ahead log with it


@contextmanager
def app_on_a_copy(of: Path, folder: Path) -> Iterator[Flask]:
    """An application on a copy, so that what is done to it is nobody else's concern."""
    shutil.copytree(of, folder, dirs_exist_ok=True)
    app = create_app(settings_in(folder))
    with writing(app.extensions["sessions"]) as session:  # pages warn when nobody keeps the clock
        take(session, SCHEDULER, "the tests' scheduler", now=clock.now())
    yield app
    app.extensions["engine"].dispose()


@contextmanager
def listening(front: Front) -> Iterator[str]:
    """The address at which the front answers, on a free port."""
    server = create_server(front, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(timeout=5)
