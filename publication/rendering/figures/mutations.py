"""Resistance mutations along the kinase domain: each a stem at its residue, labels spread so that all can be read.

All stems are equally high. How often a mutation was found is no height: each number has its own cohort, and no source
gives all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.utils.translation import gettext, gettext_noop

from drugs import gene
from drugs.content import ResistanceMutationContent
from drugs.formatting import format_frequency, format_frequency_context
from publication.rendering.figures.figure import Drawing, Figure
from publication.rendering.figures.spread import spread
from publication.rendering.figures.svg import circle, element, path, text
from publication.rendering.figures.text import width_of, wrap_plain
from publication.rendering.tables import MutationRow

HEAD = (
    gettext_noop("Mutation"),
    gettext_noop("Protein change"),
    gettext_noop("Residues"),
    gettext_noop("Where it lies"),
    gettext_noop("Place checked"),
    gettext_noop("How often it was found"),
    gettext_noop("Found in"),
)
WIDTH, LEFT = 300, 4
GAP = 14
"""Between two labels, which stand upright."""

STEM, BAR, LINE = 34, 20, 15
LEAST_MARGIN = 10
"""So many residues at least are drawn beyond the first and the last mutation."""

NAME = 60
"""The least width that the name of a place is broken to."""


@dataclass(frozen=True)
class Scale:
    """From a residue to a place along the domain."""

    first: int
    last: int
    width: int

    def place(self, residue: int) -> int:
        return LEFT + round((residue - self.first) * (self.width - 2 * LEFT) / (self.last - self.first))


def mutation_figures(mutations: Sequence[MutationRow]) -> list[Figure]:
    """The single mutations where they lie; compounds are made of them."""
    single = [row.mutation for row in mutations if not row.mutation.is_compound]
    if not single:
        return []
    figure = Figure(
        key="mutations",
        title=gettext("Where resistance mutations lie in the kinase domain of {gene}").format(gene=gene.GENE_SYMBOL),
        description=_description(single),
        drawing=_draw(single, has_compounds=len(single) < len(mutations)),
        head=HEAD,
        rows=tuple(_cells(row.mutation) for row in mutations),
        table="mutations-table",
        table_name=gettext_noop("Table of these mutations"),
    )
    return [figure]


def _description(single: Sequence[ResistanceMutationContent]) -> str:
    said = [
        gettext("By residue, from left to right."),
        gettext("Mutations: {names}.").format(names=", ".join(item.name for item in single)),
    ]
    named = "; ".join(_named(single))
    return " ".join([*said, *([gettext("Places named: {places}.").format(places=named)] if named else [])])


def _draw(mutations: Sequence[ResistanceMutationContent], *, has_compounds: bool) -> Drawing:
    width = max(WIDTH, GAP * len(mutations) + 2 * LEFT)
    residues = [item.residues[0] for item in mutations]
    margin = max(LEAST_MARGIN, (max(residues) - min(residues)) // 10)
    scale = Scale(min(residues) - margin, max(residues) + margin, width)
    top = round(max(width_of(item.name) for item in mutations)) + 14
    names, right, y = _names(mutations, scale, top + STEM + BAR)
    foot = [line for words in _foot(has_compounds) for line in wrap_plain(words, width)]
    remarks = [text(y + LINE * (index + 1), words, style="m") for index, words in enumerate(foot)]
    parts = [*_stems(mutations, scale, top), *_domain(scale, top + STEM), *names, *remarks]
    return Drawing(max(width, right), y + LINE * len(foot) + 6, "".join(parts))


def _stems(mutations: Sequence[ResistanceMutationContent], scale: Scale, top: int) -> Iterator[str]:
    """Heads and labels in one row, each led to its residue."""
    residues = [scale.place(item.residues[0]) for item in mutations]
    places = [round(place) for place in spread(residues, GAP, LEFT + 4, scale.width - LEFT - 4)]
    lines = [f"M{place} {top}v8L{at} {top + STEM - 8}v8" for place, at in zip(places, residues, strict=True)]
    yield path("".join(lines), "t")
    for place, item in zip(places, mutations, strict=True):
        yield circle(place, top, 4, "p")
        yield element("text", escape(item.name), transform=f"translate({place + 4} {top - 8})rotate(-90)")


def _domain(scale: Scale, y: int) -> Iterator[str]:
    """The part of the kinase domain where the mutations lie, as a bar. Its bounds are on no record, and not drawn."""
    first, last = LEFT, scale.width - LEFT
    yield path(f"M{first} {y}H{last}v{BAR}H{first}z", "d")
    yield text(y + 14, gettext("kinase domain"), x=(first + last) // 2, style="c")


def _named(mutations: Sequence[ResistanceMutationContent]) -> dict[str, list[int]]:
    """The places in the kinase that were checked, in the words of the records, with their residues."""
    found: dict[str, list[int]] = {}
    for item in mutations:
        if item.location and item.location_is_verified:
            found.setdefault(item.location, []).append(item.residues[0])
    return found


def _names(mutations: Sequence[ResistanceMutationContent], scale: Scale, y: int) -> tuple[list[str], int, int]:
    """The names of places, led down from their residues; how far they reach to the right, and down.

    The rightmost is named first, so that no line crosses a name.
    """
    parts, right, bar = [], 0, y
    for location, residues in sorted(_named(mutations).items(), key=lambda pair: -max(pair[1])):
        places = [scale.place(residue) for residue in sorted(set(residues))]
        x = places[-1] + 6
        lines = wrap_plain(location, max(scale.width - x, NAME))
        parts.append(path("".join(f"M{place} {bar}V{y + 14}H{x - 2}" for place in places), "t"))
        parts += [text(y + 18 + LINE * index, words, x=x) for index, words in enumerate(lines)]
        right = max([right, *(x + round(width_of(line)) for line in lines)])
        y += LINE * len(lines) + 3
    return parts, right, y + 6


def _foot(has_compounds: bool) -> list[str]:
    said = [
        gettext("How often each was found stands in the table: the numbers are from different cohorts."),
        gettext("The bar is the part of the domain in which they lie, not the whole of it."),
    ]
    return [*said, gettext("Compound mutations stand in the table.")] if has_compounds else said


def _cells(mutation: ResistanceMutationContent) -> tuple[str, ...]:
    often = [f"{format_frequency(part)} {format_frequency_context(part)}".strip() for part in mutation.frequencies]
    checked = gettext("yes") if mutation.location_is_verified else gettext("no")
    return (
        mutation.name, mutation.protein_change, "; ".join(str(residue) for residue in mutation.residues),
        mutation.location, checked, "; ".join(often), mutation.found_in,
    )  # fmt: skip
