"""Who may open and send what in the admin: roles by addresses, as a table that a person can read."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin_forms import login
from tests.factories import make_approval, make_cohort, make_drug, make_organisation, make_reference

pytestmark = pytest.mark.django_db

ROLES = ("contributor", "medical reviewer", "data manager", "editor", "administrator", "anonymous")

TABLE = """
page                        contributor  medical reviewer  data manager  editor  administrator  anonymous

GET  index                  200          200               200           200     200            login
GET  drug list              200          200               200           200     200            login
GET  drug add               200          200               200           403     403            login
POST drug add               200          200               200           403     403            login
GET  drug form              200          200               200           200     200            login
POST drug form              200          200               200           403     403            login
GET  drug delete            403          403               200           403     403            login
POST drug delete            403          403               302           403     403            login
GET  drug history           200          200               200           200     200            login
POST drug history           200          200               200           200     200            login
GET  drug version           200          200               200           200     200            login
POST drug version           405          405               405           405     405            login
GET  drug sign              403          200               403           200     403            login
POST drug sign              403          200               403           200     403            login
GET  reference sign         403          200               200           200     403            login
POST reference sign         403          200               200           200     403            login
GET  approval sign          403          200               403           200     403            login
GET  drug import            403          403               200           403     403            login
POST drug import            403          403               200           403     403            login
POST drug process           403          403               302           403     403            login
GET  drug export            403          200               200           200     403            login
GET  cohort form            200          200               200           200     200            login
GET  cohort history         200          200               200           200     200            login
GET  organisation list      200          200               200           200     200            login
GET  organisation add       403          403               200           403     403            login
GET  organisation import    403          403               200           403     403            login
GET  organisation export    403          403               200           403     403            login
GET  signoff list           200          200               200           200     200            login
GET  signoff add            403          403               403           403     403            login
GET  profile list           403          200               403           403     200            login
GET  edition list           200          200               200           200     200            login
GET  edition add            403          403               403           403     403            login
GET  edition publish        403          403               403           200     403            login
POST edition publish        403          403               403           200     403            login
GET  next edition           403          403               403           200     403            login
GET  next edition PDF       403          403               403           200     403            login
GET  preview                200          200               200           200     200            login
GET  user list              403          403               403           403     200            login
"""


def rows():
    for line in TABLE.strip().splitlines()[2:]:
        cells = line.split()
        outcomes = cells[-len(ROLES) :]
        method, page = cells[0], " ".join(cells[1 : -len(ROLES)])
        yield from ((role, method, page, outcome) for role, outcome in zip(ROLES, outcomes, strict=True))


def addresses() -> dict[str, str]:
    drug, reference, approval = make_drug(), make_reference(key="other2025"), make_approval()
    cohort = make_cohort()
    make_organisation()

    def of(name, *arguments):
        return reverse(f"admin:{name}", args=arguments)

    return {
        "index": of("index"),
        "drug list": of("drugs_drug_changelist"),
        "drug add": of("drugs_drug_add"),
        "drug form": of("drugs_drug_change", drug.pk),
        "drug delete": of("drugs_drug_delete", make_drug(key="unused", inn="unused").pk),
        "drug history": of("drugs_drug_history", drug.pk),
        "drug version": of("drugs_drug_simple_history", drug.pk, drug.history.get().history_id),
        "drug sign": of("drugs_drug_sign", drug.pk),
        "drug import": of("drugs_drug_import"),
        "drug process": of("drugs_drug_process_import"),
        "drug export": of("drugs_drug_export"),
        "reference sign": of("references_reference_sign", reference.pk),
        "approval sign": of("drugs_approval_sign", approval.pk),
        "cohort form": of("trials_cohort_change", cohort.pk),
        "cohort history": of("trials_cohort_history", cohort.pk),
        "organisation list": of("review_organisation_changelist"),
        "organisation add": of("review_organisation_add"),
        "organisation import": of("review_organisation_import"),
        "organisation export": of("review_organisation_export"),
        "signoff list": of("review_signoff_changelist"),
        "signoff add": of("review_signoff_add"),
        "profile list": of("review_reviewerprofile_changelist"),
        "edition list": of("publication_edition_changelist"),
        "edition add": of("publication_edition_add"),
        "edition publish": of("publication_edition_publish"),
        "next edition": of("publication_edition_next"),
        "next edition PDF": of("publication_edition_next_page", "treatment.pdf"),
        "preview": reverse("preview"),
        "user list": of("auth_user_changelist"),
    }


def outcome_of(client: Client, method: str, address: str) -> str:
    data = {"post": "yes"} if address.endswith("/delete/") else {}
    response = client.get(address) if method == "GET" else client.post(address, data)
    is_sent_to_login = response.status_code == 302 and "/login/" in response["Location"]
    return "login" if is_sent_to_login else str(response.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_and_sends_what_the_table_says(role):
    where = addresses()
    client = Client() if role == "anonymous" else login(role)
    expected = {(method, page): outcome for one, method, page, outcome in rows() if one == role}
    found = {(method, page): outcome_of(client, method, where[page]) for method, page in expected}
    assert found == expected


def test_someone_without_a_role_sees_no_record():
    client = login("", "nobody")
    where = addresses()
    pages = (
        "drug list",
        "drug form",
        "drug history",
        "drug version",
        "drug sign",
        "drug export",
        "edition publish",
        "preview",
    )
    assert {page: outcome_of(client, "GET", where[page]) for page in pages} == dict.fromkeys(pages, "403")


def test_being_a_superuser_signs_nothing():
    from django.contrib.auth.models import User

    from tests.admin_forms import PASSWORD, fields_of

    User.objects.create_superuser("root", password=PASSWORD)
    client = Client()
    client.login(username="root", password=PASSWORD)
    address = addresses()["drug sign"]
    page = client.get(address)
    assert [choice.decision for choice in page.context["look"].choices if choice.is_open] == []
    response = client.post(address, {**fields_of(page), "decision": "agree", "password": PASSWORD})
    assert response.context["form"].errors["decision"] == ["That decision is not open to you here."]
