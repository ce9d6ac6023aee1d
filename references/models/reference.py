from django.db import models
from django.db.models import Q, UniqueConstraint

from references import identifiers
from references.choices import IdentifierCheck, ReferenceKind
from references.content import ReferenceContent
from review.constraints import matches, one_of, partial_date
from review.fields import PartialDateField
from review.models import Reviewable


class Reference(Reviewable):
    """A publication, label, regulatory document, guideline, registry entry, database, news item or page."""

    content_class = ReferenceContent
    called = ("key", "title")
    working_fields = ("supports", "editor_note")

    kind = models.CharField(max_length=12, choices=ReferenceKind.choices)
    authors = models.TextField(blank=True, help_text="As in PubMed: Shaw AT, Riely GJ, Bang YJ, et al.")
    title = models.TextField(help_text="As printed, without a full stop.")
    container_title = models.CharField(max_length=200, blank=True, help_text="Journal (abbreviated), site or series.")
    issued = PartialDateField(help_text="When it was published, as far as known: 2024, 2024-01 or 2024-01-11.")
    volume = models.CharField(max_length=20, blank=True)
    issue = models.CharField(max_length=20, blank=True)
    page = models.CharField(max_length=40, blank=True, help_text="First and last page, or the article number.")
    publisher = models.CharField(max_length=120, blank=True)
    doi = models.CharField("DOI", max_length=120, blank=True, help_text="Without https://doi.org/.")
    pmid = models.CharField("PMID", max_length=8, blank=True, help_text="PubMed number, digits only.")
    pmcid = models.CharField("PMCID", max_length=11, blank=True, help_text="Such as PMC6747675.")
    url = models.URLField("address", max_length=500, blank=True, help_text="Where it can be read, if not by its DOI.")
    accessed_date = PartialDateField(help_text="When the address was last seen to lead there.")
    topic = models.CharField(max_length=120, blank=True, help_text="The heading it stands under: a drug or a subject.")
    supports = models.TextField(
        blank=True, help_text="What it is cited for, in our words. Never signed, never published."
    )
    is_retracted = models.BooleanField(
        "retracted", default=False, help_text="Whatever rests on it is then reviewed anew."
    )
    erratum = models.TextField(
        "correction notice",
        blank=True,
        help_text="What its publisher has corrected in it since, and where. What rests on it is then reviewed anew.",
    )
    doi_check = models.CharField("DOI check", max_length=3, choices=IdentifierCheck.choices, blank=True)
    pmid_check = models.CharField("PMID check", max_length=3, choices=IdentifierCheck.choices, blank=True)

    class Meta(Reviewable.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("kind", ReferenceKind),
            one_of("doi_check", IdentifierCheck, or_empty=True),
            one_of("pmid_check", IdentifierCheck, or_empty=True),
            matches(
                "key",
                identifiers.REFERENCE_KEY_PATTERN,
                or_empty=False,
                message="A reference's key is like drilon2024: author, year, in lower case.",
            ),
            matches(
                "doi",
                identifiers.DOI_PATTERN,
                message="A DOI begins with 10. and has no blank, as 10.1056/NEJM…",
            ),
            matches("pmid", identifiers.PMID_PATTERN, message="A PMID has one to eight digits."),
            matches("pmcid", identifiers.PMCID_PATTERN, message="A PMCID is PMC and digits, as PMC6747675."),
            partial_date("issued"),
            partial_date("accessed_date"),
            UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="reference_doi_once",
                violation_error_message="Another reference has this DOI: it may be the same publication.",
            ),
            UniqueConstraint(
                fields=["pmid"],
                condition=~Q(pmid=""),
                name="reference_pmid_once",
                violation_error_message="Another reference has this PMID: it may be the same publication.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"
