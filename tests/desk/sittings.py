"""What a reviewer's sitting needs: records that wait, and a packet sent back as a browser would."""

from typing import Any

from django.test import Client
from django.urls import reverse

from review.models import Reviewable
from tests.admin_forms import PASSWORD
from tests.factories import digest_of, make_reference, make_result, make_user

PACKET = reverse("desk:packet")
CONFIRM = reverse("desk:confirm")


def prefix_of(record: Reviewable) -> str:
    return f"{record.record_kind()}:{record.key}"


def marked(record: Reviewable, decision: str = "agree", **said: str) -> dict[str, str]:
    """The fields of one record as they stand in the packet's form."""
    prefix = prefix_of(record)
    fields = {"digest": digest_of(record), "decision": decision, **said}
    return {f"{prefix}-{name}": value for name, value in fields.items()}


def send_marks(client: Client, *marks: tuple[Reviewable, dict[str, str]], go: str = "", **headers: Any) -> Any:
    """Press “Keep my marks”."""
    data: dict[str, Any] = {"record": [prefix_of(record) for record, _ in marks], "go": go}
    for _, fields in marks:
        data |= fields
    return client.post(PACKET, data, headers=headers)


def mark(client: Client, record: Reviewable, decision: str = "agree", **said: str) -> Any:
    return send_marks(client, (record, marked(record, decision, **said)))


def sign_marked(client: Client, password: str = PASSWORD, **declared: Any) -> Any:
    """Go to the confirmation, declare, give the password, sign."""
    listed = client.get(CONFIRM).context["listed"]
    said = {"credentials": "MD, oncologist", "interests": "", "is_true": "on", **declared}
    return client.post(CONFIRM, {"listed": listed, "password": password, **said}, follow=True)


def make_waiting(count: int) -> list[Reviewable]:
    """So many references that wait for a signature."""
    return [make_reference(key=f"example{2000 + number}") for number in range(count)]


def shown_keys(response: Any) -> list[str]:
    """The keys of the records in a packet, in their order."""
    return [form.entry.item.key for group in response.context["groups"] for form in group.entries]


def entry_of(response: Any, record: Reviewable) -> Any:
    forms = [form for group in response.context["groups"] for form in group.entries]
    return next(form.entry for form in forms if form.entry.item.name == (record.record_kind(), record.key))


def make_results(count: int) -> list[Reviewable]:
    """Results that no evidence check objects to."""
    return [make_result(key=f"exampletinib-example-{number}-orr", landmark_months=None) for number in range(count)]


def reviewer(name: str = "eve") -> Any:
    return make_user("medical reviewer", name)
