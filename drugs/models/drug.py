from django.db import models

from drugs import identifiers
from drugs.choices import CnsActivity, DrugKind, DrugRole
from drugs.content import DrugContent
from references.models import Cited
from review.constraints import matches, one_of
from review.fields import ListField
from review.models import Organisation, Reviewable


class Drug(Cited):
    """A medicine, or a named regimen or class of medicines."""

    content_class = DrugContent
    called = ("key", "inn", "brand_names", "development_codes")
    organisations_behind = "manufacturers"

    kind = models.CharField(max_length=10, choices=DrugKind.choices, default=DrugKind.MEDICINE)
    inn = models.CharField("INN", max_length=120, help_text="The international nonproprietary name, in lower case.")
    brand_names = ListField(help_text="Separated by “; ”. With the place where it differs: Lorviqua (EU).")
    development_codes = ListField(help_text="Separated by “; ”, such as TPX-0005. They lead readers to this drug.")
    manufacturers = models.ManyToManyField(Organisation, blank=True, related_name="drugs")
    drug_class = models.CharField("class", max_length=200, blank=True, help_text="Such as “type I ROS1/TRK inhibitor”.")
    cns_activity = models.CharField(
        "activity in the brain", max_length=10, choices=CnsActivity.choices, default=CnsActivity.NOT_STATED
    )
    roles = ListField(item_choices=DrugRole, help_text="What part it plays in ROS1+ cancer. One or more.")
    label_url = models.URLField(
        "label", max_length=500, blank=True, help_text="Dosing and safety: the address of the label."
    )
    chembl_id = models.CharField("ChEMBL", max_length=20, blank=True)
    ncit_code = models.CharField("NCI Thesaurus", max_length=12, blank=True)
    rxnorm_id = models.CharField("RxNorm", max_length=12, blank=True)

    class Meta(Cited.Meta):
        constraints = [
            *Reviewable.Meta.constraints,
            one_of("kind", DrugKind),
            one_of("cns_activity", CnsActivity),
            matches(
                "key",
                identifiers.DRUG_KEY_PATTERN,
                or_empty=False,
                message="A drug's key is its INN in lower case, blanks as hyphens.",
            ),
            matches("chembl_id", identifiers.CHEMBL_PATTERN, message="A ChEMBL number is like CHEMBL601719."),
            matches("ncit_code", identifiers.NCIT_PATTERN, message="An NCI Thesaurus code is C and digits."),
            matches("rxnorm_id", identifiers.RXNORM_PATTERN, message="An RxNorm number has digits only."),
        ]

    def __str__(self) -> str:
        return self.inn
