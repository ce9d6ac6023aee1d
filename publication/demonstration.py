"""The demonstration: accounts, the content of both editions, its signatures, its editions.

It takes the same ways as people do: import, sign, publish. Each step does only what is missing, so that it can be
stopped and run again.
"""

import secrets
import tomllib
from collections.abc import Callable, Iterable
from csv import DictReader
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction

from algorithm.models import DecisionNode
from drugs.models import Approval, Drug, FusionPartner, GuidelineListing, ResistanceMutation
from pages.models import Correction, Page, Section, Statement
from publication.actions import finish_interrupted, publish
from publication.models import Edition
from references.models import Reference
from review.actions import Mark, sign_all
from review.choices import Decision, State
from review.declarations import declare, has_declared
from review.kinds import model_for
from review.models import Organisation, Reviewable
from review.standing import judge
from review.tables.importing import import_table
from trials.models import Cohort, EfficacyResult, Sensitivity, Trial

FIXTURES = settings.BASE_DIR / "fixtures"
ACCOUNTS_FILE = settings.VAR_ROOT / "demo-accounts.txt"
ACCOUNTS = (
    ("contributor", "carla.contributor"),
    ("medical reviewer", "maya.reviewer"),
    ("medical reviewer", "marek.reviewer"),
    ("data manager", "dana.data"),
    ("editor", "edda.editor"),
    ("administrator", "adam.admin"),
    ("contributor", "ines.importer"),
)
"""Role and user name. The last imports the content and signs nothing."""

TABLE_FILES = {
    "organisations": Organisation,
    "pages": Page,
    "references": Reference,
    "drugs": Drug,
    "approvals": Approval,
    "guideline-listings": GuidelineListing,
    "mutations": ResistanceMutation,
    "fusions": FusionPartner,
    "trials": Trial,
    "cohorts": Cohort,
    "results": EfficacyResult,
    "sensitivities": Sensitivity,
    "algorithm": DecisionNode,
    "sections": Section,
    "statements": Statement,
    "corrections": Correction,
}
"""The files of an edition's folder, in an order in which what a row names is loaded before it."""

SIGNING_ORDER = (
    ("dana.data", ("references.reference",)),
    ("maya.reviewer", ("drugs.drug", "drugs.approval", "drugs.guidelinelisting", "drugs.resistancemutation")),
    ("marek.reviewer", ("drugs.approval",)),
    ("dana.data", ("drugs.fusionpartner", "trials.trial")),
    (
        "maya.reviewer",
        (
            "trials.efficacyresult",
            "trials.sensitivity",
            "algorithm.decisionnode",
            "pages.section",
            "pages.statement",
            "pages.correction",
        ),
    ),
    ("marek.reviewer", ("algorithm.decisionnode",)),
)
"""Who signs which kinds, in an order in which what a record names is signed before it."""

Progress = Callable[[str], None]


class NotADemonstration(Exception):
    """A demonstration was asked for where ROS1_DEMO is not set."""


class ContentRefused(Exception):
    """A file of the content cannot be loaded; nothing of it was."""


def build(progress: Progress) -> None:
    """Make whatever of the demonstration is missing. Raises NotADemonstration."""
    if not settings.IS_DEMONSTRATION:
        raise NotADemonstration("This would invent accounts and signatures. Set ROS1_DEMO=1 if that is what you want.")
    make_accounts(progress)
    finish_interrupted(progress=progress)
    for folder in sorted(FIXTURES.glob("edition-*")):
        number = int(folder.name.removeprefix("edition-"))
        if not Edition.objects.filter(number=number).exists():
            _build_edition(folder, number, progress)


def make_accounts(progress: Progress) -> None:
    """Create the accounts that do not exist, and show their passwords this once."""
    if User.objects.filter(username__in=[name for _, name in ACCOUNTS]).exists():
        return
    lines = [f"{role}\t{name}\t{secrets.token_urlsafe(12)}" for role, name in ACCOUNTS]
    write_private(ACCOUNTS_FILE, "\n".join(lines) + "\n")
    with transaction.atomic():
        for line in lines:
            _make_account(*line.split("\t"))
    progress(f"Demonstration accounts (kept in {ACCOUNTS_FILE.relative_to(settings.VAR_ROOT.parent)}):")
    for line in lines:
        progress("  " + "  ".join(column.ljust(18) for column in line.split("\t")))


def _make_account(role: str, name: str, password: str) -> None:
    first = name.split(".")[0].title()
    user = User.objects.create_user(
        name, password=password, first_name=first, last_name=f"({role}, demonstration)", is_staff=True
    )
    user.groups.add(Group.objects.get(name=role))


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first byte on."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def _build_edition(folder: Path, number: int, progress: Progress) -> None:
    header = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    _load(folder, header["reason"], progress)
    _sign_what_waits(number, progress)
    _withdraw(folder / "withdrawals.csv", progress)
    progress(f"Publishing edition {number} (state of knowledge {header['as_of']})")
    publish(by=_user("edda.editor"), as_of=header["as_of"], summary=header["summary"], progress=progress)


def _load(folder: Path, reason: str, progress: Progress) -> None:
    importer = _user("ines.importer")
    for name, model in TABLE_FILES.items():
        path = folder / f"{name}.csv"
        if path.exists():
            summary = import_table(model, path, by=importer, reason=reason)
            if summary.refused:
                raise ContentRefused(f"{folder.name}/{path.name}: {summary.refused[:5]}")
            progress(f"Loaded {folder.name}/{path.name}: {summary.added} added, {summary.changed} changed")


def _sign_what_waits(number: int, progress: Progress) -> None:
    for name, kinds in SIGNING_ORDER:
        signer = _user(name)
        marks = [Mark(record, record.digest) for kind in kinds for record in _waiting(kind, signer)]
        if marks:
            declare_for(signer)
            sign_all(marks, by=signer)
            progress(f"Signed for edition {number}: {len(marks)} records by {name}")


def declare_for(signer: Any) -> None:
    """A demonstration account declares what is true of it, once a year as everybody does."""
    if not has_declared(signer):
        declare(by=signer, credentials="no clinician", interests="", interested_in=())


def _waiting(kind: str, signer: Any) -> Iterable[Reviewable]:
    """The records of a kind that are not approved and that `signer` has not agreed to."""
    for record in model_for(kind).objects.in_key_order():
        sign_offs = list(record.get_sign_offs())
        agreed = any(one.signed_by_id == signer.pk and one.digest == record.digest for one in sign_offs)
        if not agreed and judge(sign_offs).state(record.digest) in {State.DRAFT, State.CHANGED}:
            yield record


def _withdraw(path: Path, progress: Progress) -> None:
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(DictReader(file))
    records = [(model_for(row["record_kind"]).objects.get(key=row["key"]), row["reason"]) for row in rows]
    marks = [
        Mark(record, record.digest, decision=Decision.WITHDRAW, reason=reason)
        for record, reason in records
        if judge(record.get_sign_offs()).stopped_by is None
    ]
    reviewer = _user("maya.reviewer")
    declare_for(reviewer)
    sign_all(marks, by=reviewer)
    progress(f"Withdrew {len(marks)} records that the edition replaces")


def _user(name: str) -> User:
    return User.objects.get(username=name)
