"""Pages as trees to look into."""

from __future__ import annotations

from typing import Any

from lxml import html
from werkzeug.test import TestResponse


def tree(answer: TestResponse) -> Any:
    """The page of an answer, for XPath."""
    return html.document_fromstring(answer.text)


def words(answer: TestResponse) -> str:
    """All that a page says, without its tags."""
    return " ".join(tree(answer).text_content().split())
