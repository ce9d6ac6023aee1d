"""The admin as a browser uses it: sign in, open a form, send back what it holds with a few fields changed."""

import html
import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.factories import declared, make_user

PASSWORD = "pass-word-1234"


def login(role: str, name: str = "", *, has_declared: bool = True) -> Client:
    """A browser in which a user of this role has signed in, who has declared what signers declare."""
    user = make_user(role, name)
    if not user.has_usable_password() or not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
    user.is_staff = True
    user.save()
    if has_declared:
        declared(user)
    client = Client()
    client.force_login(user)
    return client


def change_address(record: Any, page: str = "change") -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}", args=[record.pk])


def _is_sent(given: dict[str, str | None]) -> bool:
    kind = given.get("type")
    return kind not in {"submit", "button", "file"} and (kind not in {"checkbox", "radio"} or "checked" in given)


class _FormReader(HTMLParser):
    """The fields of the largest form of a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.select: str | None = None
        self.textarea: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        name = given.get("name")
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self.select = name
        elif tag == "textarea" and name:
            self.textarea = name
            self._add(name, "")
        elif tag == "option" and self.select and "selected" in given:
            self._add(self.select, given.get("value") or "")
        elif tag == "input" and name and _is_sent(given):
            self._add(name, given.get("value") or ("on" if given.get("type") == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self.textarea and self.forms:
            self.forms[-1][self.textarea][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            values = self.forms[-1][self.textarea]
            values[-1] = values[-1].removeprefix("\r\n").removeprefix("\n")
            self.textarea = None

    def _add(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].setdefault(name, []).append(value)


def fields_of(response: Any) -> dict[str, list[str]]:
    """What the largest form of a page holds."""
    reader = _FormReader()
    reader.feed(response.content.decode())
    fields = max(reader.forms, key=len)
    return {name: values for name, values in fields.items() if "__prefix__" not in name}


def form_data(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """Open a form and give back what it holds, changed, with a reason unless one is given."""
    return {**fields_of(client.get(address)), "change_reason": "An example.", **changes}


def page_text(response: Any) -> str:
    """The text of a page, without its tags."""
    body = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
