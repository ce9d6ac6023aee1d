"""Closed vocabularies of review: codes are stored, labels are what a reader sees."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class Origin(Vocabulary):
    """Where a row comes from."""

    PAGE2024 = "page2024", _("the page of February 2024")
    PRIMARY = "primary", _("a primary source")
    SECONDARY = "secondary", _("a secondary source")
    CHECK = "check", _("found while checking")
    UPDATE = "update", _("news since February 2024")


class Verification(Vocabulary):
    """How far a row was checked: the one public scale, in these words everywhere."""

    CHECKED = "checked", _("checked against the source")
    PARTLY = "partly", _("checked in part")
    UNCHECKED = "unchecked", _("not checked; as published in February 2024")
    SECONDARY = "secondary", _("one secondary source")
    COMMUNITY = "community", _("community report")
    DISAGREE = "disagree", _("sources disagree")


class Decision(Vocabulary):
    """What a signer decides on exactly one content of a record."""

    AGREE = "agree", _("agree")
    RESERVATION = "reservation", _("agree with reservation")
    DISSENT = "dissent", _("dissent")
    REQUEST_CHANGES = "request_changes", _("request changes")
    WITHDRAW = "withdraw", _("withdraw")
    WITHHOLD = "withhold", _("withhold")

    @classmethod
    def approving(cls) -> frozenset["Decision"]:
        return frozenset({cls.AGREE, cls.RESERVATION})

    @classmethod
    def blocking(cls) -> frozenset["Decision"]:
        return frozenset({cls.REQUEST_CHANGES, cls.WITHDRAW, cls.WITHHOLD})

    @classmethod
    def declared(cls) -> frozenset["Decision"]:
        """The opinions that readers see beside a value: only who has declared interests gives one.

        Taking something from readers waits for no paper, nor does sending it back.
        """
        return frozenset({cls.AGREE, cls.RESERVATION, cls.DISSENT})


class State(Vocabulary):
    """Where a record stands. Derived from its sign-offs, never stored."""

    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    CHANGED = "changed", _("changed since approval")
    CHANGES_REQUESTED = "changes_requested", _("changes requested")
    WITHDRAWN = "withdrawn", _("withdrawn")
    WITHHELD = "withheld", _("withheld")


class Level(Vocabulary):
    """How grave a finding of an evidence check is."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")


class OrganisationKind(Vocabulary):
    """What an organisation does for a drug or a trial."""

    MAKER = "maker", _("maker")
    SPONSOR = "sponsor", _("trial sponsor")
    COMMUNITY = "community", _("patient community")


class LogKind(Vocabulary):
    """What the log holds that is neither a sign-off nor an edition."""

    IMPORT = "import", _("import")
    ROLE = "role", _("change of role")
