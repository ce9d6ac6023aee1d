from django.core.exceptions import ValidationError
from django.db import models

from review.choices import OrganisationKind
from review.constraints import one_of


class Organisation(models.Model):
    """A company or a body: it makes drugs, sponsors trials, and reviewers may have an interest in it."""

    name = models.CharField(max_length=120, unique=True, help_text="As it calls itself. Fixed once a drug names it.")
    kind = models.CharField(max_length=12, choices=OrganisationKind.choices, default=OrganisationKind.MAKER)

    class Meta:
        constraints = [one_of("kind", OrganisationKind)]
        default_permissions = ("add", "change", "delete", "view", "import", "export")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises ValidationError when the name changes although contents or declarations hold it."""
        stored = Organisation.objects.filter(pk=self.pk).values_list("name", flat=True).first()
        if stored not in {None, self.name} and self._is_named():
            raise ValidationError(
                {"name": f"“{stored}” is named already, so its name is fixed. Add a new one instead."}
            )

    def _is_named(self) -> bool:
        return any(
            relation.related_model._base_manager.filter(**{relation.field.name: self}).exists()
            for relation in self._meta.related_objects
        )

    def in_content(self) -> str:
        """How a content names it: by value, because an organisation is not signed."""
        return self.name
