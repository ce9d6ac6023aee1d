"""What can be found: each thing with its names, its words, and the address it leads to."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Kinds of things, in the order in which equals are shown; each with what its group is called."""

    DRUG = "drugs", "Drugs"
    MUTATION = "mutations", "Mutations"
    TRIAL = "trials", "Trials"
    PAIR = "on-mutations", "Drugs on mutations"
    STEP = "steps", "Steps of the algorithm"
    SECTION = "sections", "Sections"
    STATEMENT = "text", "In the text"
    FUSION = "fusions", "Fusion partners"
    TERM = "terms", "Terms explained"
    RESULT = "results", "Results"
    REFERENCE = "references", "References"
    CORRECTION = "corrections", "Corrections"

    def __init__(self, slug: str, label: str) -> None:
        self.slug = slug
        self.label = label


NAMED = frozenset({Kind.DRUG, Kind.MUTATION, Kind.TRIAL, Kind.FUSION, Kind.TERM, Kind.SECTION})
"""Kinds whose things have a name, which a reader may have come near."""


@dataclass(frozen=True)
class Thing:
    """Something that a reader may look for.

    `names` are what it is called besides its title; `text` is what is shown of it, whole sentences at a time; `more`
    is looked through and not shown.
    """

    kind: Kind
    title: str
    address: str
    where: str
    names: tuple[str, ...] = ()
    text: str = ""
    more: str = ""
