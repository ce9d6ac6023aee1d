"""Evidence checks on prose that counts or lists the drugs approved somewhere: do the approvals say the same?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from drugs.choices import Jurisdiction, TreatmentLine
from drugs.content import DrugContent
from pages.content import StatementContent
from publication.approved import approved_drugs
from publication.document import Document
from publication.values import COUNTED, join_words
from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check

_NUMBER = "|".join([*COUNTED[1:], "[0-9]{1,2}"])
_COUNT = re.compile(
    r"(?<!at least )(?<!more than )(?<!fewer than )"
    rf"\b({_NUMBER})\s(?:[\w+-]+\s){{0,4}}(?:drugs|medicines|TKIs|inhibitors)\b",
    re.IGNORECASE,
)
_PLACES = {
    Jurisdiction.US: r"\bU\.?S\b|\bUnited States\b|\bFDA\b",
    Jurisdiction.EU: r"\bEU\b|\bEuropean Union\b|\bEMA\b",
    Jurisdiction.CN: r"\bChina\b|\bNMPA\b",
    Jurisdiction.JP: r"\bJapan\b|\bPMDA\b",
}
_FIRST = re.compile(r"\bfirst[- ]line\b|\bas (?:the )?first\b", re.IGNORECASE)
_LATER = re.compile(r"\bsecond[- ]line\b|\blater[- ]line\b|\bafter an? ", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|no|without|neither|unlike|except)\b|\bunapproved\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?;:])\s+")


_DRUG_MARK = re.compile(r"\{\{\s*drug:([^{}|]+?)\s*\}\}")
_ONLY_THESE = re.compile(r"\bonly\b.{0,200}\bapprov", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Claim:
    """A sentence that says what is approved in one place, for one line ("" for any)."""

    sentence: str
    place: str
    line: str

    @property
    def query(self) -> str:
        """As a value mark asks for it: approved-US-first."""
        return "-".join(part for part in ("approved", self.place, self.line) if part)

    @property
    def count(self) -> int | None:
        """How many drugs it counts, or None."""
        counted = _COUNT.search(self.sentence)
        if counted is None:
            return None
        word = counted[1].lower()
        return int(word) if word.isdigit() else COUNTED.index(word)

    def drugs(self, known: Sequence[DrugContent]) -> list[str]:
        """The keys of the drugs that it names, by mark or by INN."""
        marked = set(_DRUG_MARK.findall(self.sentence))
        named = {drug.key for drug in known if re.search(rf"\b{re.escape(drug.inn)}\b", self.sentence, re.IGNORECASE)}
        return sorted(marked | named)


def _claims(contents: Contents) -> Iterator[tuple[StatementContent, Claim]]:
    """The sentences that name one place, an approval, and no lack of one."""
    for statement in contents.of(StatementContent):
        for sentence in _SENTENCE_END.split(statement.text):
            places = [place.value for place, pattern in _PLACES.items() if re.search(pattern, sentence)]
            approves = re.search(r"\bapprov", sentence, re.IGNORECASE)
            if approves and len(places) == 1 and not _DENIES.search(sentence):
                yield statement, Claim(sentence, places[0], _line(sentence))


def _line(sentence: str) -> str:
    first, later = _FIRST.search(sentence), _LATER.search(sentence)
    return str(TreatmentLine.FIRST if first and not later else TreatmentLine.LATER if later and not first else "")


@evidence_check("PUBLICATION-W03", Level.WARNING, "Prose that counts approved drugs otherwise than the records")
def prose_counts_otherwise(contents: Contents) -> Objections:
    """A sentence says how many drugs are approved in a place, and the approvals in the edition say another number.

    Only sentences that name one place, and no lack of approval, are read.
    """
    for statement, claim in _claims(contents):
        found = approved_drugs(cast(Document, contents), claim.place, claim.line)
        if claim.count is not None and claim.count != len(found):
            yield (
                statement,
                f"It counts {claim.count}, but the records have {len(found)}: {join_words(found)}. "
                f"Correct it, or let {{{{ count:{claim.query} }}}} count.",
            )


@evidence_check("PUBLICATION-W08", Level.WARNING, "Prose that lists approved drugs otherwise than the records")
def prose_lists_otherwise(contents: Contents) -> Objections:
    """A sentence names a drug as approved in a place where no approval in the edition says so; or it says that only
    some are, and there are more.

    Only sentences that name one place, and no lack of approval, are read. Any line of treatment counts.
    """
    known = contents.of(DrugContent)
    for statement, claim in _claims(contents):
        found = approved_drugs(cast(Document, contents), claim.place)
        named = claim.drugs(known)
        wrong = [key for key in named if key not in found]
        missing = [key for key in found if key not in named] if named and _ONLY_THESE.search(claim.sentence) else []
        if wrong or missing:
            said = f"It names {join_words(wrong)} as approved" if wrong else f"It leaves out {join_words(missing)}"
            yield (
                statement,
                f"{said}; the records have {join_words(found)}. "
                f"Correct it, enter the approval, or let {{{{ drugs:{claim.query} }}}} list them.",
            )
