"""`tracker serve`: the web server."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, NoReturn

import click

from tracker.commands.starting import WRONG_SETTINGS, give_up, house_or_exit

if TYPE_CHECKING:
    from tracker.foundation.settings import Settings


@click.command("serve", help="运行网页服务。")
def serve_pages() -> None:
    """Answer requests until asked to end; those at hand are answered first."""
    from tracker import create_app  # noqa: PLC0415 - not needed for --help

    house = house_or_exit()
    house.engine.dispose()
    signal.signal(signal.SIGTERM, _end)
    _listen(create_app(house.settings), house.settings)


def _listen(app: object, settings: Settings) -> None:
    import waitress  # noqa: PLC0415 - not needed for --help

    try:
        waitress.serve(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            ident=None,
            url_scheme="https" if settings.https else "http",
            trusted_proxy=settings.proxy or None,
            trusted_proxy_headers={"x-forwarded-for"} if settings.proxy else set(),
            clear_untrusted_proxy_headers=True,
        )
    except OSError as trouble:
        where = f"{settings.host}:{settings.port}"
        give_up(f"不能在 {where} 提供服务:{trouble.strerror}。可用 TRACKER_PORT 另选端口", code=WRONG_SETTINGS)


def _end(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(0)
