from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from review.choices import Origin, Verification
from review.constraints import one_of
from review.models.record import Record, SignedRecordStays
from review.models.sign_off import SignOff


class Reviewable(Record):
    """A record that is signed by itself."""

    organisations_behind: ClassVar[str] = ""
    """The relation to the organisations that gain or lose by what the record says, where a kind has one."""

    origin = models.CharField(
        max_length=10, choices=Origin.choices, help_text="Where the row comes from, not how good it is."
    )
    verification = models.CharField(
        max_length=10,
        choices=Verification.choices,
        default=Verification.UNCHECKED,
        help_text="How far the row was checked against its source. Readers see these words beside it.",
    )
    verification_note = models.TextField(
        blank=True, help_text="What is missing or in doubt, in a sentence that a reader will see."
    )

    class Meta(Record.Meta):
        abstract = True
        constraints = [*Record.Meta.constraints, one_of("origin", Origin), one_of("verification", Verification)]
        default_permissions = ("add", "change", "delete", "view", "import", "export", "sign")  # type: ignore[assignment]

    def get_sign_offs(self) -> models.QuerySet[SignOff]:
        """The sign-offs on any content of this record, oldest first."""
        return SignOff.objects.for_record(self.record_kind(), self.key)

    def clean(self) -> None:
        """Raises ValidationError when the key of a signed record changes."""
        super().clean()
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("key", flat=True).first()
        if stored and stored != self.key and SignOff.objects.for_record(self.record_kind(), stored).exists():
            raise ValidationError({"key": f"“{stored}” is signed, so its key is fixed. Add a new record instead."})

    def check_deletion(self) -> None:
        """Raises SignedRecordStays for what was ever signed, under the key that the database has."""
        for key in type(self)._base_manager.filter(pk=self.pk).values_list("key", flat=True):
            if SignOff.objects.for_record(self.record_kind(), key).exists():
                raise SignedRecordStays(f"{key} was signed. Withdraw it instead, with a reason.")
