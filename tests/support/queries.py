"""Counting statements, so that a list of fifty costs what a list of five does."""

from __future__ import annotations

from typing import Any, Self

from sqlalchemy import Engine, event


class QueryCount:
    """The statements that reach an engine while the block runs."""

    def __init__(self, engine: Engine) -> None:
        """Watch this engine."""
        self.engine = engine
        self.statements: list[str] = []

    def __enter__(self) -> Self:
        """Start counting from none."""
        self.statements = []
        event.listen(self.engine, "before_cursor_execute", self._keep)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop counting."""
        event.remove(self.engine, "before_cursor_execute", self._keep)

    def __len__(self) -> int:
        """How many statements there were."""
        return len(self.statements)

    def _keep(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.statements.append(statement)
