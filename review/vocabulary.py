"""The one kind of closed vocabulary: codes are stored, labels are what people read, in the site's language."""

from collections.abc import Iterator
from enum import property as enum_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.enums import ChoicesType
from django.utils.translation import gettext


class VocabularyType(ChoicesType):
    """What models, migrations and tables take of a vocabulary is the same in every language."""

    @property
    def choices(cls) -> list[tuple[str, str]]:
        """Each code with its label as the file writes it: fields hold them from the start of the process on."""
        members: Iterator[models.TextChoices] = iter(cls)
        return [(member.value, str(member._label_)) for member in members]


if TYPE_CHECKING:  # mypy takes a class for an enum only if it knows the metaclass
    from django.db.models import TextChoices as Codes
else:

    class Codes(models.TextChoices, metaclass=VocabularyType):
        """Codes whose `choices` no language touches."""


class Vocabulary(Codes):
    """Codes with labels. Each label is marked for translation (`gettext_noop`), and translated as it is asked for.

    A lazy text in place of it would be no `str`: it cannot be joined, and would have to be unpacked everywhere.
    """

    @enum_property
    def label(self) -> str:
        """The label in the site's language; names of bodies and scales stay as they are."""
        return gettext(str(self._label_))
