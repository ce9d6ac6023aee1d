"""What docs/permissions.md says, and a site in which it can be tried: who gets what at which address of the admin."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.utils import timezone

from desk.models import ProblemReport, ProposedWording
from review.models import ReviewerProfile
from tests.factories import decide, make_cohort, make_drug, make_organisation, make_statement, make_user
from tests.publication.editing import publish_now, sign_something
from tests.ros1site.admin_addresses import VARIES

TABLE = Path(settings.BASE_DIR) / "docs" / "permissions.md"
BIBLIOGRAPHIC = ("references/reference/", "trials/trial/", "drugs/fusionpartner/")
OWN_FORMS = ("trials/cohort/", "pages/page/")

_RECORD = re.compile(r"^(?:references|drugs|trials|algorithm|pages)/\w+/")


class Cell(NamedTuple):
    """What a role gets at an address, by GET and by POST."""

    role: str
    address: str
    get: str
    post: str


def read_cells() -> list[Cell]:
    """All that the tables say."""
    cells, roles = [], list[str]()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        first, *rest = (cell.strip() for cell in line.strip("|").split("|"))
        if first == "address":
            roles = rest
        elif first.startswith("`/admin/"):
            address = first.strip("`").removeprefix("/admin/")
            cells += [Cell(role, address, *said.split(" · ")) for role, said in zip(roles, rest, strict=True)]
    return cells


def row_for(address: str) -> str:
    """The address whose row tells of this one: that of a drug stands for all kinds of record."""
    if address.startswith(OWN_FORMS) and address.endswith(("/add/", "/change/")):
        return address
    is_bibliographic = address.startswith(BIBLIOGRAPHIC) and address.endswith("/sign/")
    return _RECORD.sub("references/reference/" if is_bibliographic else "drugs/drug/", address)


def make_examples() -> dict[str, tuple[Any, ...]]:
    """A site with one of everything. By how an address begins, what stands in it for the parts that vary."""
    ann, zoe = make_user("contributor", "ann"), make_user("medical reviewer", "zoe")
    statement, edition = sign_something(), publish_now()
    told = make_statement(key="overview-02", position=2, by=ann)
    request = decide(told, "request_changes", reason="Too much.", by=zoe)
    drug, name = make_drug(), (statement.record_kind(), statement.key)
    return {
        "drugs/drug/…/delete/": (make_drug(key="unused", inn="unused").pk,),
        "drugs/drug/…/history/…/": (drug.pk, drug.history.get().history_id),
        "drugs/drug/": (drug.pk,),
        "trials/cohort/": (make_cohort().pk,),
        "pages/page/": (statement.section.page_id,),
        "references/reference/": (statement.citations.get().reference_id,),
        "auth/user/": (ann.pk,),
        "auth/group/": (Group.objects.get(name="editor").pk,),
        "desk/problemreport/": (ProblemReport.objects.create(what="A link is dead.", received_at=timezone.now()).pk,),
        "publication/edition/publish/preview/…": ("treatment.pdf",),
        "publication/edition/": (edition.pk,),
        "publication/preview/…": ("treatment.pdf",),
        "publication/withhold/": name,
        "review/comment/": name,
        "review/organisation/": (make_organisation().pk,),
        "review/reviewerprofile/": (ReviewerProfile.objects.get_or_create(user=zoe)[0].pk,),
        "review/signoff/": (request.pk,),
        "review/wording/": (ProposedWording.objects.create(sign_off=request, field="text", text="Less.").pk,),
        "…/": ("drugs",),
    }


def fill(address: str, examples: dict[str, tuple[Any, ...]]) -> str:
    """An address with something in the place of each part that varies; "1" where no example is known."""
    beginning = next((one for one in examples if address.startswith(one)), None)
    parts = iter(examples[beginning] if beginning is not None else ())
    return "/admin/" + re.sub(VARIES, lambda _: str(next(parts, 1)), address)


QUERIES = {"autocomplete/": "?app_label=drugs&model_name=approval&field_name=drug&term=ex"}


def try_out(client: Client, method: str, address: str, row: str) -> str:
    """What the table should say of it. Whatever was done is undone, and a signing out is forgotten."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        if method == "get":
            response: Any = client.get(address + QUERIES.get(row, ""))
        else:
            response = client.post(address, {"post": "yes"} if row.endswith("/delete/") else {})
        transaction.set_rollback(True)
    client.cookies = cookies
    if response.status_code == 302:
        return "sign in" if response.headers["Location"].startswith("/admin/login/") else "on"
    return {200: "yes", 403: "no", 404: "404", 405: "—"}[response.status_code]
