"""Closed vocabularies of drugs and what they act on."""

from django.db import models


class DrugKind(models.TextChoices):
    MEDICINE = "medicine", "medicine"
    REGIMEN = "regimen", "regimen"
    DRUG_CLASS = "class", "class of medicines"


class DrugRole(models.TextChoices):
    """What part a drug plays in ROS1+ cancer."""

    FIRST_LINE = "first_line", "first line"
    LATER_LINE = "later_line", "later line"
    LESS_EFFECTIVE = "less_effective", "less effective"
    NEVER = "never", "never in ROS1+ cancer"
    COMBINATION = "combination", "combination"
    RESEARCH = "research", "research compound"


class CnsActivity(models.TextChoices):
    ACTIVE = "active", "active in the brain"
    NOT_ACTIVE = "not_active", "does not treat the brain well"
    NOT_STATED = "not_stated", "not stated"


class Jurisdiction(models.TextChoices):
    """ISO 3166-1 alpha-2 codes, and EU."""

    US = "US", "United States"
    EU = "EU", "European Union"
    CN = "CN", "China"
    JP = "JP", "Japan"
    KR = "KR", "South Korea"
    TW = "TW", "Taiwan"
    GB = "GB", "United Kingdom"


class Agency(models.TextChoices):
    FDA = "FDA", "FDA"
    EMA = "EMA", "EMA"
    NMPA = "NMPA", "NMPA"
    PMDA = "PMDA", "PMDA"
    MFDS = "MFDS", "MFDS"
    TFDA = "TFDA", "TFDA"
    MHRA = "MHRA", "MHRA"


class ApprovalEvent(models.TextChoices):
    APPROVED = "approved", "approved"
    ACCELERATED = "accelerated", "accelerated approval"
    CONDITIONAL = "conditional", "conditional approval"
    SUBMITTED = "submitted", "submitted"
    REFUSED = "refused", "refused"
    WITHDRAWN = "withdrawn", "withdrawn"

    @classmethod
    def granting(cls) -> frozenset["ApprovalEvent"]:
        return frozenset({cls.APPROVED, cls.ACCELERATED, cls.CONDITIONAL})


class TreatmentLine(models.TextChoices):
    """The line that an approval or a listing covers."""

    ANY = "any", "any line"
    FIRST = "first", "first line"
    LATER = "later", "after a ROS1 TKI"
    NOT_STATED = "not_stated", "line not stated"


class ListingPreference(models.TextChoices):
    """How a guideline ranks an option."""

    PREFERRED = "preferred", "preferred"
    OPTION = "option", "option"
    NOT_RECOMMENDED = "not_recommended", "not recommended"
    NOT_STATED = "not_stated", "not stated"


class Phase(models.TextChoices):
    """Whether the parts of a compound mutation lie on one copy of the gene (HGVS 21)."""

    CIS = "cis", "in cis"
    TRANS = "trans", "in trans"
    UNKNOWN = "unknown", "phase unknown"


class MutationForm(models.TextChoices):
    """In which form a mutation was counted."""

    ALONE = "alone", "alone"
    ANY = "any", "alone or compound"
