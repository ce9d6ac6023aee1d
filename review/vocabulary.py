"""The one kind of closed vocabulary: codes are stored, labels are what people read, in the site's language."""

from enum import property as enum_property

from django.db import models
from django.utils.translation import gettext


class Vocabulary(models.TextChoices):
    """Codes with labels. Each label is marked for translation (`gettext_noop`), and translated as it is asked for.

    A lazy text in place of it would be no `str`: it cannot be joined, and would have to be unpacked everywhere.
    """

    @enum_property
    def label(self) -> str:
        """The label in the site's language; names of bodies and scales stay as they are."""
        return gettext(str(self._label_))
