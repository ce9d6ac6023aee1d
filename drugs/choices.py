"""Closed vocabularies of drugs and what they act on."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class DrugKind(Vocabulary):
    MEDICINE = "medicine", _("medicine")
    REGIMEN = "regimen", _("regimen")
    DRUG_CLASS = "class", _("class of medicines")


class DrugRole(Vocabulary):
    """What part a drug plays in ROS1+ cancer."""

    FIRST_LINE = "first_line", _("first line")
    LATER_LINE = "later_line", _("later line")
    LESS_EFFECTIVE = "less_effective", _("less effective")
    NEVER = "never", _("never in ROS1+ cancer")
    COMBINATION = "combination", _("combination")
    RESEARCH = "research", _("research compound")


class CnsActivity(Vocabulary):
    ACTIVE = "active", _("active in the brain")
    NOT_ACTIVE = "not_active", _("does not treat the brain well")
    NOT_STATED = "not_stated", _("not stated")


class Jurisdiction(Vocabulary):
    """ISO 3166-1 alpha-2 codes, and EU."""

    US = "US", _("United States")
    EU = "EU", _("European Union")
    CN = "CN", _("China")
    JP = "JP", _("Japan")
    KR = "KR", _("South Korea")
    TW = "TW", _("Taiwan")
    GB = "GB", _("United Kingdom")


class Agency(Vocabulary):
    FDA = "FDA", "FDA"
    EMA = "EMA", "EMA"
    NMPA = "NMPA", "NMPA"
    PMDA = "PMDA", "PMDA"
    MFDS = "MFDS", "MFDS"
    TFDA = "TFDA", "TFDA"
    MHRA = "MHRA", "MHRA"


class ApprovalEvent(Vocabulary):
    APPROVED = "approved", _("approved")
    ACCELERATED = "accelerated", _("accelerated approval")
    CONDITIONAL = "conditional", _("conditional approval")
    SUBMITTED = "submitted", _("submitted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")

    @classmethod
    def granting(cls) -> frozenset["ApprovalEvent"]:
        return frozenset({cls.APPROVED, cls.ACCELERATED, cls.CONDITIONAL})


class TreatmentLine(Vocabulary):
    """The line that an approval or a listing covers."""

    ANY = "any", _("any line")
    FIRST = "first", _("first line")
    LATER = "later", _("after a ROS1 TKI")
    NOT_STATED = "not_stated", _("line not stated")


class ListingPreference(Vocabulary):
    """How a guideline ranks an option."""

    PREFERRED = "preferred", _("preferred")
    OPTION = "option", _("option")
    NOT_RECOMMENDED = "not_recommended", _("not recommended")
    NOT_STATED = "not_stated", _("not stated")


class Phase(Vocabulary):
    """Whether the parts of a compound mutation lie on one copy of the gene (HGVS 21)."""

    CIS = "cis", _("in cis")
    TRANS = "trans", _("in trans")
    UNKNOWN = "unknown", _("phase unknown")


class MutationForm(Vocabulary):
    """In which form a mutation was counted."""

    ALONE = "alone", _("alone")
    ANY = "any", _("alone or compound")
