from django.core.exceptions import ValidationError
from django.db import models

from drugs import gene, identifiers
from drugs.choices import MutationForm, Phase
from drugs.content import MutationFrequencyContent, ResistanceMutationContent
from drugs.models.drug import Drug
from references.models import Cited, Reference
from review.constraints import matches, not_above, one_of, published_number
from review.fields import PublishedNumberField
from review.models import Part, Reviewable


class ResistanceMutation(Cited):
    """A change in the kinase that makes a drug fail, or several such changes together."""

    content_class = ResistanceMutationContent
    called = ("key", "protein_change", "alk_analogue")

    protein_change = models.CharField(
        max_length=120, unique=True, help_text="HGVS, as p.Gly2032Arg; several as p.[Ser1986Phe;Leu2000Val]."
    )
    location = models.CharField(max_length=120, blank=True, help_text="Where in the kinase: “solvent front”.")
    location_is_verified = models.BooleanField("location checked", default=False)
    phase = models.CharField(max_length=8, choices=Phase.choices, blank=True, help_text="For compounds only.")
    components = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="compounds",
        help_text="For compounds: the single mutations.",
    )
    alk_analogue = models.CharField("ALK analogue", max_length=12, blank=True)
    found_in = models.CharField(max_length=120, blank=True, help_text="Patients, cell models, mutagenesis.")
    note = models.TextField(blank=True)

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("phase", Phase, or_empty=True),
            matches(
                "key",
                identifiers.MUTATION_KEY_PATTERN,
                or_empty=False,
                message="A mutation's key is its short name, compounds joined by +: S1986F+L2000V.",
            ),
            matches(
                "protein_change",
                identifiers.PROTEIN_CHANGE_PATTERN,
                or_empty=False,
                message="Write the change in HGVS with three-letter codes, as p.Gly2032Arg.",
            ),
        ]

    @property
    def residues(self) -> tuple[int, ...]:
        return identifiers.residues(self.protein_change)

    def clean(self) -> None:
        """Raises ValidationError when key and protein change do not say the same, or lie outside the protein."""
        super().clean()
        try:
            short = "+".join(identifiers.short_names(self.protein_change))
        except KeyError as unknown:
            raise ValidationError({"protein_change": f"{unknown} is no amino acid."}) from unknown
        if short != self.key:
            raise ValidationError({"key": f"The short name of {self.protein_change} is {short}."})
        if any(not 1 <= residue <= gene.PROTEIN_LENGTH for residue in self.residues):
            message = f"{gene.GENE_SYMBOL} has residues 1 to {gene.PROTEIN_LENGTH} ({gene.REFERENCE_SEQUENCE})."
            raise ValidationError({"protein_change": message})


class MutationFrequency(Part):
    """How often a mutation was found in one series, after one drug."""

    content_class = MutationFrequencyContent

    mutation = models.ForeignKey(ResistanceMutation, on_delete=models.CASCADE, related_name="frequencies")
    after_drug = models.ForeignKey(Drug, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    context = models.CharField(max_length=200, blank=True, help_text="What was counted: “42 samples after crizotinib”.")
    form = models.CharField(max_length=6, choices=MutationForm.choices, default=MutationForm.ALONE)
    count = models.PositiveIntegerField(null=True, blank=True)
    denominator = models.PositiveIntegerField(null=True, blank=True)
    percent = PublishedNumberField(help_text="As printed in the source, without %.")
    is_derived = models.BooleanField("derived", default=False, help_text="We worked the count or percentage out.")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="+")
    locator = models.CharField(max_length=80, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            one_of("form", MutationForm),
            published_number("percent"),
            not_above("count", "denominator", message="The count cannot exceed the number examined; give both."),
        ]

    def __str__(self) -> str:
        return f"{self.mutation}: {self.percent or self.count}"
