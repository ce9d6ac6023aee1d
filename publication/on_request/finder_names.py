"""What a reader may mean by the name of a mutation or of a drug: any notation, any case; and what it may be near to."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from drugs.content import DrugContent, ResistanceMutationContent
from drugs.identifiers import short_name
from publication.document import Document
from publication.rendering.grid import in_residue_order

LONGEST = 80
"""Characters of a name that are looked at: the longest name on record has half as many."""

NEAR = 60
"""How alike a name must be to be offered, in percent."""

MOST_NEAR = 4
"""How many names are offered."""

NONE_FOUND = frozenset({"", "none", "none found", "no mutation", "wt", "wild type", "wild-type", "wildtype"})
"""What a reader may write who found no mutation."""

_AROUND = re.compile(r"\bros1\b:?|\bp\.|[\[\]()]", re.IGNORECASE)
_BETWEEN = re.compile(r"[+;,/&\s]+")
"""Between the parts of a compound. A blank too: so `+` arrives that was typed into an address."""

_OF_A_NAME = frozenset("LMN")
"""Letters, the marks on them (the vowels of some scripts) and numbers, by their category in Unicode."""


@dataclass(frozen=True)
class AskedMutation:
    """A mutation as it was asked for. `written` is what the reader wrote, `parts` what it says, as short names."""

    written: str
    parts: tuple[str, ...] = ()
    found: ResistanceMutationContent | None = None

    @property
    def name(self) -> str:
        """Its name on record, else the short name of what was written, else what was written."""
        return self.found.name if self.found else "+".join(self.parts) or self.written


def tidy(text: str) -> str:
    """`text` as far as it is looked at, on one line, without what cannot be printed."""
    composed = unicodedata.normalize("NFKC", text[: 4 * LONGEST])
    return " ".join("".join(letter if letter.isprintable() else " " for letter in composed).split())[:LONGEST].strip()


def read_mutation(text: str, document: Document) -> AskedMutation | None:
    """The mutation that is meant by "g2032r", "p.Gly2032Arg" or "L2000V + S1986F"; None where none was found."""
    written = tidy(text)
    if written.casefold() in NONE_FOUND:
        return None
    parts = _parts(written)
    known = {tuple(sorted(item.key.split("+"))): item for item in document.of(ResistanceMutationContent)}
    return AskedMutation(written, parts, known.get(tuple(sorted(parts))) if parts else None)


def _parts(written: str) -> tuple[str, ...]:
    """The substitutions that a name is made of, as short names; () where it is no name of a mutation."""
    pieces = [piece for piece in _BETWEEN.split(_AROUND.sub("", written)) if piece]
    read = [short_name(piece) for piece in pieces]
    return tuple(dict.fromkeys(read)) if all(read) else ()


def parts_on_record(asked: AskedMutation, document: Document) -> list[ResistanceMutationContent]:
    """Of a compound the parts that have a record of their own."""
    parts = asked.found.components if asked.found else asked.parts if len(asked.parts) > 1 else ()
    found = (document.get(ResistanceMutationContent, key) for key in parts)
    return [item for item in found if item is not None]


def near_mutations(asked: AskedMutation, document: Document) -> list[ResistanceMutationContent]:
    """Mutations at the residues that were named; else those whose names are most alike."""
    mutations = in_residue_order(document)
    residues = {int(number) for number in re.findall(r"[0-9]{3,4}", asked.written)}
    at_residue = [item for item in mutations if residues & set(item.residues)]
    by_key = {item.key: item for item in mutations}
    alike = near(asked.name, {item.key: (item.name, item.protein_change) for item in mutations}, str.upper)
    return at_residue or [by_key[key] for key in alike]


def read_drug(text: str, document: Document) -> DrugContent | None:
    """The drug that is meant by its INN, a brand name or a code, whatever the case. A name of two means neither."""
    wanted = _plain(text)
    if not wanted:
        return None
    found = [key for key, names in drug_names(document).items() if wanted in map(_plain, names)]
    return document.get(DrugContent, found[0]) if len(found) == 1 else None


def near_drugs(text: str, document: Document) -> list[DrugContent]:
    """Drugs with a name that is like `text`."""
    alike = near(tidy(text), drug_names(document), str.casefold, scorer=fuzz.WRatio)
    found = (document.get(DrugContent, key) for key in alike)
    return [drug for drug in found if drug is not None]


def drug_names(document: Document) -> dict[str, tuple[str, ...]]:
    """Every name of every drug, by its key. A brand name stands without its place, "Dovbleron (China)"."""
    return {
        drug.key: (
            drug.key, drug.inn, *(name.partition(" (")[0] for name in drug.brand_names), *drug.development_codes
        )
        for drug in document.of(DrugContent)
    }  # fmt: skip


def near(
    text: str,
    names: Mapping[str, Iterable[str]],
    fold: Callable[[str], str],
    scorer: Callable[..., float] = fuzz.ratio,
) -> Sequence[str]:
    """Keys of what has a name most like `text`, the most alike first."""
    folded = {(key, name): fold(name) for key, given in names.items() for name in given}
    alike = process.extract(fold(text), folded, scorer=scorer, score_cutoff=NEAR, limit=4 * MOST_NEAR)
    return list(dict.fromkeys(key for _, _, (key, _) in alike))[:MOST_NEAR]


def _plain(name: str) -> str:
    """A name without case, blanks and hyphens, in any script. "" where nothing is left to compare."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter)[0] in _OF_A_NAME)
