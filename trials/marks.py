"""Marks in prose: what an editor writes for a value of a record, or for a source. The one place of their grammar.

It stands in this room because what it names ends here, and the rooms below, algorithm and pages, write it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drugs.choices import DrugRole, Jurisdiction, TreatmentLine

CITATION_MARK = re.compile(r"\[@([a-z][a-z0-9_]+)\]")
"""A mark in a statement's text that places one of its citations, as [@drilon2024]."""

VALUE_MARK = re.compile(r"\{\{\s*([a-z][a-z0-9]*):([^{}|]+?)\s*\}\}")
"""A value taken from a record of the same document, as {{ result:KEY.estimate }}."""

_HALF_MARK = re.compile(r"\{\{[^{}\n]*\}{0,2}|\}\}|\[@[^\]\n]*\]?")
"""What looks like the beginning or the end of a mark."""


@dataclass(frozen=True)
class MarkKind:
    """A kind of value: how it is written and what it prints. `parts` follow the key after a full stop."""

    name: str
    argument: str
    prints: str
    example: str
    parts: dict[str, str] = field(default_factory=dict)


MARK_KINDS = {
    kind.name: kind
    for kind in (
        MarkKind(
            "result", "KEY", "the value with its count, or the median", "79% (56/71)",
            {
                "estimate": "79%",
                "interval": "95% CI 68–88",
                "of": "56 of 71",
                "responders": "56",
                "evaluable": "71",
            },
        ),
        MarkKind("drug", "KEY", "the INN, linked to its page", "repotrectinib"),
        MarkKind("mutation", "KEY", "the short name, linked to its page", "G2032R"),
        MarkKind("approval", "KEY.date", "the date of the event", "15 November 2023", {"date": "15 November 2023"}),
        MarkKind("frequency", "KEY.DRUG", "how often a mutation was found after a drug", "2.4%"),
        MarkKind("ic50", "KEY", "the IC50 of a sensitivity", "5.4 nmol/L"),
        MarkKind("drugs", "QUERY", "the drugs that a query finds, linked", "crizotinib and entrectinib"),
        MarkKind("count", "QUERY", "how many they are, in words up to twelve", "two"),
    )
}  # fmt: skip
"""Every kind of value mark, in the order in which the help lists them."""

QUERY_FORMS = "approved-PLACE, approved-PLACE-first, approved-PLACE-later or role-ROLE"
QUERY_LINES = (TreatmentLine.FIRST, TreatmentLine.LATER)


class UnreadableMark(ValueError):
    """A mark does not keep to the grammar. The message says what to write instead."""


@dataclass(frozen=True)
class DrugQuery:
    """A question to which drugs are the answer: those approved in a place (for a line), or those with a role."""

    place: Jurisdiction | None = None
    line: TreatmentLine | None = None
    role: DrugRole | None = None

    def __str__(self) -> str:
        if self.role:
            return f"role-{self.role.value.replace('_', '-')}"
        return "-".join(["approved", str(self.place), *([self.line.value] if self.line else [])])

    @property
    def label(self) -> str:
        """ "approved in United States, first line"."""
        if self.role:
            return f"role: {self.role.label}"
        assert self.place is not None
        return f"approved in {self.place.label}, {self.line.label if self.line else 'any line'}"


def all_drug_queries() -> list[DrugQuery]:
    """Every query that can be asked."""
    approved = [DrugQuery(place=place, line=line) for place in Jurisdiction for line in (None, *QUERY_LINES)]
    return [*approved, *(DrugQuery(role=role) for role in DrugRole)]


def parse_drug_query(text: str) -> DrugQuery:
    """ "approved-US-first" or "role-never" as a query. Raises UnreadableMark."""
    for query in all_drug_queries():
        if str(query) == text:
            return query
    places, roles = ", ".join(Jurisdiction.values), ", ".join(role.value.replace("_", "-") for role in DrugRole)
    raise UnreadableMark(f"write {QUERY_FORMS}; places are {places}; roles are {roles}")


@dataclass(frozen=True)
class Mark:
    """A value mark as it stands in a text: `{{ name:argument }}`, in a line counted from 1."""

    written: str
    name: str
    argument: str
    line: int

    @property
    def key(self) -> str:
        """The key of the record that it names."""
        return self.argument.partition(".")[0]

    @property
    def part(self) -> str:
        """What stands after the key's full stop, or ""."""
        return self.argument.partition(".")[2]


def find_marks(text: str) -> list[Mark]:
    """The value marks of a text, in their order."""
    return [Mark(one[0], one[1], one[2].strip(), _line(text, one.start())) for one in VALUE_MARK.finditer(text)]


def find_citations(text: str) -> list[Mark]:
    """The citation marks of a text, in their order."""
    return [Mark(one[0], "@", one[1], _line(text, one.start())) for one in CITATION_MARK.finditer(text)]


def find_broken_marks(text: str) -> Iterator[tuple[str, int]]:
    """What looks like a mark and is none, with its line: a reader would see it as it was typed."""
    rest = text
    for pattern in (VALUE_MARK, CITATION_MARK):
        rest = pattern.sub(lambda match: "\n" * match[0].count("\n"), rest)
    for match in _HALF_MARK.finditer(rest):
        yield match[0], _line(rest, match.start())


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def explain_grammar() -> list[tuple[str, str, str]]:
    """How each mark is written, what it prints, and an example of that: the help of the admin."""
    rows = []
    for kind in MARK_KINDS.values():
        rows.append((f"{{{{ {kind.name}:{kind.argument} }}}}", kind.prints, kind.example))
        if kind.argument == "KEY":
            rows += [(f"{{{{ {kind.name}:KEY.{part} }}}}", "", example) for part, example in kind.parts.items()]
    queries = f"QUERY is {QUERY_FORMS}"
    return [*rows, ("[@KEY]", "the number of a source, linked; the other citations follow the text", "[1]"),
            ("approved-US-first", queries, "")]  # fmt: skip
