"""The tracker: carries an annual plan from the issued document to the closed task."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from tracker.foundation.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Assemble the tracker: settings, the gate, then the pages behind it."""
    from flask import Flask  # noqa: PLC0415 - the command line starts without the web

    from tracker import gate, pages  # noqa: PLC0415
    from tracker.foundation.settings import HOME, Settings  # noqa: PLC0415

    app = Flask(__name__, template_folder=str(HOME / "templates"), static_folder=str(HOME / "static"))
    app.config["SETTINGS"] = settings or Settings.from_environment()
    app.config["MAX_CONTENT_LENGTH"] = app.config["SETTINGS"].upload_mb * 1024 * 1024
    for part in (gate, pages):
        part.init_app(app)
    return app
