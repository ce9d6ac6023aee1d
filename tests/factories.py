"""Dull, repeatable factories of stored records. Invented drugs look invented.

Every record is saved as people save it: through `save_record`, as somebody, for a reason. What a record must name
(a drug, a reference) is made with the factory's own defaults unless it is there already or given.
"""

from typing import Any, TypeVar

from django.contrib.auth.models import Group, User
from django.utils import timezone

from algorithm.models import DecisionNode, Option
from drugs.models import Approval, Drug, FusionPartner, GuidelineListing, ResistanceMutation
from pages.models import Correction, Page, Section, Statement
from references.models import Citation, Reference
from review.actions import Mark, save_record, sign_all
from review.declarations import has_declared
from review.kinds import model_for
from review.models import Organisation, Record, Reviewable, ReviewerProfile, SignOff
from review.standing import judge
from trials.models import Cohort, EfficacyResult, Sensitivity, Trial

R = TypeVar("R", bound=Record)

REVIEWED = {"origin": "primary", "verification": "checked"}


def make_user(role: str = "contributor", name: str = "", **changes: Any) -> User:
    """The user called `name` (else as the role), made at first need, in the group of the role ("" for none)."""
    username = name or role.replace(" ", ".") or "nobody"
    user, is_new = User.objects.get_or_create(username=username, defaults=changes)
    if is_new and role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_organisation(**changes: Any) -> Organisation:
    values = {"name": "Example Pharma", "kind": "maker", **changes}
    return Organisation.objects.get_or_create(name=values.pop("name"), defaults=values)[0]


def edit(record: R, *, by: Any = None, reason: str = "Correct an example.", **changes: Any) -> R:
    """Load the record afresh, change it, save it as somebody. Relations are given as lists."""
    fresh = type(record)._base_manager.get(pk=record.pk)
    return _save(fresh, by, reason, changes)


def _save(record: R, by: Any, reason: str, changes: dict[str, Any]) -> R:
    lists = {}
    for name, value in changes.items():
        field = record._meta.get_field(name)
        if field.many_to_many or field.one_to_many:
            lists[name] = value
        else:
            setattr(record, name, value)
    save_record(record, by=by or make_user(), reason=reason, lists=lists)
    return type(record)._base_manager.get(pk=record.pk)


def _make(model: type[R], changes: dict[str, Any], /, **defaults: Any) -> R:
    """A new record. Defaults that are functions are called only where nothing else is given."""
    by, reason = changes.pop("by", None), changes.pop("reason", "Add an example.")
    values = {**defaults, **changes}
    return _save(model(), by, reason, {name: value() if callable(value) else value for name, value in values.items()})


def _one(make: Any, key: str) -> Any:
    """The record with the factory's default key: the one that is there, else a new one."""
    model = MODELS[make]
    return lambda: model._base_manager.filter(key=key).first() or make()


def cite(reference: Reference | None = None, **place: str) -> Citation:
    """A citation that is yet to be put into a record."""
    return Citation(reference=reference or the_reference(), **place)


def _cited() -> list[Citation]:
    return [cite()]


def make_reference(**changes: Any) -> Reference:
    key = changes.get("key", "example2024")
    title = "Exampletinib in ROS1+ NSCLC"
    doi = f"10.1000/{key}"
    return _make(
        Reference, changes, **REVIEWED, key=key, kind="article", title=title, issued="2024", doi=doi, doi_check="yes"
    )


def make_drug(**changes: Any) -> Drug:
    key = changes.get("key", "exampletinib")
    return _make(Drug, changes, **REVIEWED, key=key, inn=key, citations=_cited)


def make_approval(**changes: Any) -> Approval:
    return _make(
        Approval, changes, **REVIEWED, key="exampletinib-us-approved-2023", drug=the_drug, jurisdiction="US",
        agency="FDA", indication="ROS1+ NSCLC", line="any", event="approved", event_date="2023-11-15",
        citations=_cited,
    )  # fmt: skip


def make_listing(**changes: Any) -> GuidelineListing:
    return _make(
        GuidelineListing, changes, **REVIEWED, key="exampletinib-nccn-2019-first", drug=the_drug,
        guideline="NCCN NSCLC", version="1.2019", line="first", citations=_cited,
    )  # fmt: skip


def make_mutation(**changes: Any) -> ResistanceMutation:
    return _make(ResistanceMutation, changes, **REVIEWED, key="G2032R", protein_change="p.Gly2032Arg", citations=_cited)


def make_fusion(**changes: Any) -> FusionPartner:
    return _make(FusionPartner, changes, **REVIEWED, key="CD74", citations=_cited)


def make_trial(**changes: Any) -> Trial:
    key = changes.get("key", "NCT00000001")
    return _make(
        Trial, changes, **REVIEWED, key=key, nct_id=key, brief_title="Exampletinib in ROS1+ NSCLC",
        identifier_is_verified=True,
    )  # fmt: skip


def make_cohort(**changes: Any) -> Cohort:
    return _make(
        Cohort, changes, key="example-naive", label="TKI-naive", basis="trial", prior_tki="naive",
        trials=lambda: [the_trial()],
    )  # fmt: skip


def make_result(**changes: Any) -> EfficacyResult:
    return _make(
        EfficacyResult, changes, **REVIEWED, key="exampletinib-example-naive-orr", drug=the_drug, cohort=the_cohort,
        endpoint="ORR", assessor="BICR", criteria="RECIST_1_1", evaluable_n=71, responders_n=56, estimate="79",
        ci_level="95", ci_lower="68", ci_lower_state="reported", ci_upper="88", ci_upper_state="reported",
        citations=_cited,
    )  # fmt: skip


def make_sensitivity(**changes: Any) -> Sensitivity:
    return _make(
        Sensitivity, changes, **REVIEWED, key="g2032r-exampletinib-example2024", drug=the_drug,
        mutation=the_mutation, activity="sensitive", evidence_type="preclinical", model="Ba/F3", ic50_nm="5.4",
        citations=_cited,
    )  # fmt: skip


def make_node(**changes: Any) -> DecisionNode:
    """A start that leads on to an action: see `make_action`."""
    return _make(
        DecisionNode, changes, **REVIEWED, key="start", kind="start", title="ROS1 fusion found", citations=_cited,
        options=lambda: [Option(position=1, leads_to=the_action())],
    )  # fmt: skip


def make_action(**changes: Any) -> DecisionNode:
    return _make(
        DecisionNode, changes, **REVIEWED, key="treat", kind="action", title="Give exampletinib", citations=_cited
    )


def make_page(**changes: Any) -> Page:
    return _make(Page, changes, key="treatment", title="Treatment")


def make_section(**changes: Any) -> Section:
    return _make(Section, changes, **REVIEWED, key="overview", page=the_page, title="Overview", position=1)


def make_statement(**changes: Any) -> Statement:
    return _make(
        Statement, changes, **REVIEWED, key="overview-01", section=the_section, position=1,
        text="Exampletinib is an example.", citations=_cited,
    )  # fmt: skip


def make_correction(**changes: Any) -> Correction:
    return _make(
        Correction, changes, **REVIEWED, key="I01", place="overview", published_text="97%", severity="error",
        problem="No whole number of patients gives it.", citations=_cited,
    )  # fmt: skip


MODELS: dict[Any, type[Record]] = {
    make_reference: Reference,
    make_drug: Drug,
    make_approval: Approval,
    make_listing: GuidelineListing,
    make_mutation: ResistanceMutation,
    make_fusion: FusionPartner,
    make_trial: Trial,
    make_cohort: Cohort,
    make_result: EfficacyResult,
    make_sensitivity: Sensitivity,
    make_node: DecisionNode,
    make_action: DecisionNode,
    make_page: Page,
    make_section: Section,
    make_statement: Statement,
    make_correction: Correction,
}
"""Which factory makes which records."""

FACTORIES: dict[type[Record], Any] = {model: make for make, model in MODELS.items() if make is not make_action}

the_reference = _one(make_reference, "example2024")
the_drug = _one(make_drug, "exampletinib")
the_mutation = _one(make_mutation, "G2032R")
the_trial = _one(make_trial, "NCT00000001")
the_cohort = _one(make_cohort, "example-naive")
the_action = _one(make_action, "treat")
the_page = _one(make_page, "treatment")
the_section = _one(make_section, "overview")


def digest_of(record: Record) -> str:
    """The digest of what the record says in the database now."""
    return type(record)._base_manager.get(pk=record.pk).build_content().content_digest


def declared(signer: Any) -> Any:
    """The same user, who has declared today what signers declare; what was declared before stays as it is."""
    profile, _ = ReviewerProfile.objects.get_or_create(user=signer)
    if not has_declared(signer):
        profile.confirmed_at, profile.confirmed_by = timezone.now(), signer
        profile.save()
    return signer


def decide(record: Reviewable, decision: str = "agree", *, by: Any = None, **mark: Any) -> SignOff:
    """One decision on what the record says now, by a medical reviewer unless told."""
    signer = declared(by or make_user("medical reviewer"))
    return sign_all([Mark(record, digest_of(record), decision, **mark)], by=signer)[0]


def approve(*records: Reviewable, by: Any = None, **mark: Any) -> list[SignOff]:
    """Agree to what the records say now, all in one signing, by a medical reviewer unless told."""
    signer = declared(by or make_user("medical reviewer"))
    return sign_all([Mark(record, digest_of(record), **mark) for record in records], by=signer)


def approve_with_sources(*records: Reviewable, by: Any = None) -> list[SignOff]:
    """Agree to the records and to all that they name, over any number of steps, unless approved already."""
    found: dict[tuple[str, str], Reviewable] = {}
    waiting = [(record.record_kind(), record.key) for record in records]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = model_for(name[0])._base_manager.get(key=name[1])
            waiting += found[name].build_content().names_records
    unsigned = [record for record in found.values() if not _is_approved(record)]
    return approve(*unsigned, by=by)


def _is_approved(record: Reviewable) -> bool:
    return judge(record.get_sign_offs()).approved_digest == digest_of(record)


def set_by_sql(record: Record, **values: Any) -> None:
    """Write columns past the model, its history and its digest, as SQL does."""
    type(record)._base_manager.filter(pk=record.pk).update(**values)
