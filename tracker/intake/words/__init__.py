"""Words as data: what headings, roles, times and bodies are called. Plain 简体, half width; texts are levelled to match."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """One of the tables beside this file, by its name."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
