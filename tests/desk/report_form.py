"""The public form for reports, as a browser without a cookie sends it."""

import re
from typing import Any

from django.test import Client

from tests.publication import bundles, documents

FIRST = documents.small_document(edition=documents.header(1, previous_digest="0" * 64))
SECOND = documents.medium_document(edition=documents.header(2, previous_digest=FIRST.content_digest))
STATEMENT = "pages.statement:overview-01"
LONG_ENOUGH = 60
"""Seconds that a person takes to fill in the form."""


def write_editions(root: Any) -> None:
    bundles.write(root, FIRST)
    bundles.write(root, SECOND, FIRST)


def hidden(response: Any) -> dict[str, str]:
    """What the form carries unseen."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode())
    return dict(found)


def open_form(client: Client, query: str = f"?about={STATEMENT}&edition=2") -> dict[str, str]:
    return hidden(client.get(f"/report/{query}"))


def send(client: Client, given: dict[str, str], **said: str) -> Any:
    return client.post("/report/", {"why": "", "email": "", "website": "", **given, **said})
