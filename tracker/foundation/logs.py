"""How the house writes its log: a readable line an event, to standard output."""

from __future__ import annotations

import logging
import sys

import structlog


def write_at(level: str) -> None:
    """Log from this level up. A fault is told by its lines of code alone: what they held may be somebody's secret."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.dev.set_exc_info,
            structlog.processors.TimeStamper("%Y-%m-%d %H:%M:%S", utc=False),
            structlog.dev.ConsoleRenderer(
                colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
    )
