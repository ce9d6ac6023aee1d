"""What can be found: each thing with its names, its words, and the address it leads to."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext, gettext_noop


class ThingKind(Enum):
    """Kinds of things, in the order in which their groups are shown; each with what its group is called."""

    DRUG = "drugs", gettext_noop("Drugs")
    MUTATION = "mutations", gettext_noop("Mutations")
    PAIR = "on-mutations", gettext_noop("Drugs on mutations")
    FUSION = "fusions", gettext_noop("Fusion partners")
    STEP = "steps", gettext_noop("Steps of the algorithm")
    SECTION = "sections", gettext_noop("Sections")
    STATEMENT = "text", gettext_noop("In the text")
    TERM = "terms", gettext_noop("Terms explained")
    RESULT = "results", gettext_noop("Results")
    TRIAL = "trials", gettext_noop("Trials")
    CORRECTION = "corrections", gettext_noop("Corrections")
    REFERENCE = "references", gettext_noop("References")

    def __init__(self, slug: str, words: str) -> None:
        self.slug = slug
        self.words = words

    @property
    def label(self) -> str:
        """What its group is called, in the site's language."""
        return gettext(self.words)


NAMED = frozenset(
    {ThingKind.DRUG, ThingKind.MUTATION, ThingKind.TRIAL, ThingKind.FUSION, ThingKind.TERM, ThingKind.SECTION}
)
"""Kinds whose things have a name, which a reader may have come near."""

TITLED = NAMED | {ThingKind.PAIR, ThingKind.STEP}
"""Kinds whose things have a title of their own that says what they are."""


@dataclass(frozen=True)
class Thing:
    """Something that a reader may look for.

    `names` are what it is called besides its title; `text` is what is shown of it, whole sentences at a time; `more`
    is looked through and not shown.
    """

    kind: ThingKind
    title: str
    address: str
    where: str
    names: tuple[str, ...] = ()
    text: str = ""
    more: str = ""
