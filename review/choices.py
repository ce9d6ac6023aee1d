"""Closed vocabularies of review: codes are stored, labels are what a reader sees."""

from django.db import models


class Origin(models.TextChoices):
    """Where a row comes from."""

    PAGE2024 = "page2024", "the page of February 2024"
    PRIMARY = "primary", "a primary source"
    SECONDARY = "secondary", "a secondary source"
    CHECK = "check", "found while checking"
    UPDATE = "update", "news since February 2024"


class Verification(models.TextChoices):
    """How far a row was checked: the one public scale, in these words everywhere."""

    CHECKED = "checked", "checked against the source"
    PARTLY = "partly", "checked in part"
    UNCHECKED = "unchecked", "not checked; as published in February 2024"
    SECONDARY = "secondary", "one secondary source"
    COMMUNITY = "community", "community report"
    DISAGREE = "disagree", "sources disagree"


class Decision(models.TextChoices):
    """What a signer decides on exactly one content of a record."""

    AGREE = "agree", "agree"
    RESERVATION = "reservation", "agree with reservation"
    DISSENT = "dissent", "dissent"
    REQUEST_CHANGES = "request_changes", "request changes"
    WITHDRAW = "withdraw", "withdraw"
    WITHHOLD = "withhold", "withhold"

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


class State(models.TextChoices):
    """Where a record stands. Derived from its sign-offs, never stored."""

    DRAFT = "draft", "draft"
    APPROVED = "approved", "approved"
    CHANGED = "changed", "changed since approval"
    CHANGES_REQUESTED = "changes_requested", "changes requested"
    WITHDRAWN = "withdrawn", "withdrawn"
    WITHHELD = "withheld", "withheld"


class Level(models.TextChoices):
    """How grave a finding of an evidence check is."""

    ERROR = "error", "error"
    WARNING = "warning", "warning"


class OrganisationKind(models.TextChoices):
    """What an organisation does for a drug or a trial."""

    MAKER = "maker", "maker"
    SPONSOR = "sponsor", "trial sponsor"
    COMMUNITY = "community", "patient community"


class LogKind(models.TextChoices):
    """What the log holds that is neither a sign-off nor an edition."""

    IMPORT = "import", "import"
    ROLE = "role", "change of role"
