"""What is signed and published of drugs and of what they act on."""

from typing import ClassVar

from django.utils.translation import gettext

from drugs import identifiers
from drugs.choices import (
    Agency,
    ApprovalEvent,
    CnsActivity,
    DrugKind,
    DrugRole,
    Jurisdiction,
    ListingPreference,
    MutationForm,
    Phase,
    TreatmentLine,
)
from references.content import CitedContent
from review.content import Content
from review.dates import PartialDate
from review.numbers import PublishedNumber


class DrugContent(CitedContent):
    """A medicine, or a named regimen or class. Manufacturers stand by name."""

    record_kind: ClassVar[str] = "drugs.drug"
    worded_fields: ClassVar[tuple[str, ...]] = ("drug_class",)

    kind: DrugKind = DrugKind.MEDICINE
    inn: str
    brand_names: tuple[str, ...] = ()
    development_codes: tuple[str, ...] = ()
    manufacturers: tuple[str, ...] = ()
    drug_class: str = ""
    cns_activity: CnsActivity = CnsActivity.NOT_STATED
    roles: tuple[DrugRole, ...] = ()
    label_url: str = ""
    chembl_id: str = ""
    ncit_code: str = ""
    rxnorm_id: str = ""

    @property
    def name(self) -> str:
        return self.inn

    def has_role(self, role: DrugRole) -> bool:
        return role in self.roles


class ApprovalContent(CitedContent):
    """One regulatory event: a drug, a jurisdiction, an indication, a date as far as it is known."""

    record_kind: ClassVar[str] = "drugs.approval"
    worded_fields: ClassVar[tuple[str, ...]] = ("indication", "note")

    drug: str
    jurisdiction: Jurisdiction
    agency: Agency
    indication: str
    line: TreatmentLine
    event: ApprovalEvent
    event_date: PartialDate | None = None
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.drug}, {self.jurisdiction.label}, {self.event.label}"

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        return super().names_records | {("drugs.drug", self.drug)}


class GuidelineListingContent(CitedContent):
    """A guideline's mention of a drug. Never an approval."""

    record_kind: ClassVar[str] = "drugs.guidelinelisting"
    worded_fields: ClassVar[tuple[str, ...]] = ("note", "population")

    drug: str
    guideline: str
    version: str = ""
    version_date: PartialDate | None = None
    line: TreatmentLine
    population: str = ""
    category: str = ""
    preference: ListingPreference = ListingPreference.NOT_STATED
    note: str = ""

    @property
    def name(self) -> str:
        return gettext("{drug} in {guideline}").format(
            drug=self.drug, guideline=f"{self.guideline} {self.version}".strip()
        )

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        return super().names_records | {("drugs.drug", self.drug)}


class MutationFrequencyContent(Content):
    """How often a mutation was found: count of denominator, after which drug, in which source."""

    after_drug: str = ""
    context: str = ""
    form: MutationForm = MutationForm.ALONE
    count: int | None = None
    denominator: int | None = None
    percent: PublishedNumber | None = None
    is_derived: bool = False
    reference: str
    locator: str = ""


class ResistanceMutationContent(CitedContent):
    """A change in the ROS1 kinase that makes a drug fail, or a compound of such changes."""

    record_kind: ClassVar[str] = "drugs.resistancemutation"
    worded_fields: ClassVar[tuple[str, ...]] = ("note", "location", "found_in")

    protein_change: str
    location: str = ""
    location_is_verified: bool = False
    phase: Phase | None = None
    components: tuple[str, ...] = ()
    alk_analogue: str = ""
    found_in: str = ""
    note: str = ""
    frequencies: tuple[MutationFrequencyContent, ...] = ()

    @property
    def name(self) -> str:
        return self.key

    @property
    def residues(self) -> tuple[int, ...]:
        return identifiers.residues(self.protein_change)

    @property
    def is_compound(self) -> bool:
        return "+" in self.key

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        parts = {("drugs.resistancemutation", key) for key in self.components}
        drugs = {("drugs.drug", part.after_drug) for part in self.frequencies if part.after_drug}
        sources = {("references.reference", part.reference) for part in self.frequencies}
        return super().names_records | parts | drugs | sources


class FusionShareContent(Content):
    """A partner's share of the ROS1 fusions in one cohort."""

    cohort: str
    cancer_type: str = ""
    percent: PublishedNumber | None = None
    is_derived: bool = False
    count: int | None = None
    denominator: int | None = None
    reference: str
    locator: str = ""


class FusionPartnerContent(CitedContent):
    """A gene found fused to ROS1. The key is its HGNC symbol."""

    record_kind: ClassVar[str] = "drugs.fusionpartner"
    worded_fields: ClassVar[tuple[str, ...]] = ("note",)

    gene_location: str = ""
    other_symbols: tuple[str, ...] = ()
    note: str = ""
    shares: tuple[FusionShareContent, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.key}::ROS1"

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        return super().names_records | {("references.reference", share.reference) for share in self.shares}
