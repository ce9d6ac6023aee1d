"""Evidence checks on drugs and what they act on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from drugs.choices import MutationForm
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    FusionShareContent,
    GuidelineListingContent,
    MutationFrequencyContent,
    ResistanceMutationContent,
)
from review.choices import Level
from review.content import Contents, RecordContent
from review.dates import is_surely_after
from review.evidence import Objections, evidence_check
from review.numbers import is_percent_of, percent_of, printed_percent, printed_precision, rounds_to

HYPHEN = "[-\u2010\u2011\u2012\u2013]?"
"""Between the parts of a development code: any hyphen, or none (NVL-520, NVL‑520, NVL520)."""


class CodesInProse:
    """Finds the development codes of some drugs in prose, where the INN should stand.

    A code in brackets behind the INN, or behind a mark that prints it, tells the reader more and is fine.
    """

    def __init__(self, drugs: Iterable[DrugContent]) -> None:
        self._codes = [
            (code, drug, _standing_alone(code))
            for drug in drugs
            for code in drug.development_codes
            if code.casefold() != drug.inn.casefold()
        ]
        self._any_code = _standing_alone(*(code for code, _, _ in self._codes))

    def find(self, text: str) -> Iterator[tuple[str, DrugContent]]:
        """Each code that stands in `text` by itself, with its drug."""
        if self._codes and self._any_code.search(text):
            for code, drug, pattern in self._codes:
                if pattern.search(_without_glosses(text, drug)):
                    yield code, drug


def _standing_alone(*codes: str) -> re.Pattern[str]:
    """Any of `codes` as a whole word: NVL-520 does not stand in NVL-520-01."""
    written = "|".join(HYPHEN.join(re.escape(part) for part in code.split("-")) for code in codes)
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-])", re.IGNORECASE)


def _without_glosses(text: str, drug: DrugContent) -> str:
    """`text` without what stands in brackets behind the drug's INN."""
    named = rf"(?:\b{re.escape(drug.inn)}\b|\{{\{{\s*drug:{re.escape(drug.key)}\s*\}}\}})"
    return re.sub(rf"({named})\s*\([^()]*\)", r"\1", text, flags=re.IGNORECASE)


def objection_to_code(code: str, drug: DrugContent) -> str:
    """What to say of a development code in prose."""
    return f"“{code}” is {drug.inn}. Write the INN; the code may follow it in brackets: “{drug.inn} ({code})”."


@evidence_check("DRUGS-E01", Level.ERROR, "An approval or listing dated after the edition")
def dated_after_the_edition(contents: Contents) -> Objections:
    """An approval or a guideline listing is dated after the day up to which the edition states what is known."""
    for approval in contents.of(ApprovalContent):
        if is_surely_after(approval.event_date or "", contents.as_of):
            yield approval, _later(approval.event_date, contents)
    for listing in contents.of(GuidelineListingContent):
        if is_surely_after(listing.version_date or "", contents.as_of):
            yield listing, _later(listing.version_date, contents)


def _later(date: str | None, contents: Contents) -> str:
    return (
        f"It is dated {date}, but the edition states what was known on {contents.as_of}. "
        "Correct the date, or leave the record for the next edition."
    )


Part = FusionShareContent | MutationFrequencyContent


def _parts(contents: Contents) -> Iterator[tuple[RecordContent, Part]]:
    """Each share of a fusion partner and each frequency of a mutation, with the record that has it."""
    for partner in contents.of(FusionPartnerContent):
        for share in partner.shares:
            yield partner, share
    for mutation in contents.of(ResistanceMutationContent):
        for frequency in mutation.frequencies:
            yield mutation, frequency


@evidence_check("DRUGS-E02", Level.ERROR, "A share whose numbers disagree")
def share_with_numbers_that_disagree(contents: Contents) -> Objections:
    """Count, number examined and percentage of a fusion partner or a mutation cannot all be true."""
    for content, part in _parts(contents):
        problem = _problem_of_share(part)
        if problem:
            yield content, f"In {part.reference}: {problem}. Look the numbers up in the source."


def _problem_of_share(part: Part) -> str:
    count, denominator, percent = part.count, part.denominator, part.percent
    if denominator is None:
        return ""
    if count is not None and count > denominator:
        return f"{count} of {denominator} are more than all"
    if not percent or not denominator:
        return ""
    if count is None:
        return "" if is_percent_of(percent, denominator) else f"no whole number of {denominator} gives {percent}%"
    if rounds_to(percent_of(count, denominator), percent):
        return ""
    given = printed_percent(count, denominator, percent)
    return f"{count} of {denominator} are {given}, but {percent}% is entered"


@evidence_check("DRUGS-E03", Level.ERROR, "Shares that add up to more than their whole")
def shares_above_their_whole(contents: Contents) -> Objections:
    """The partners of one cohort, or the mutations each found alone after one drug, add up to more than all.

    What rounding up may have added is allowed for. Mutations counted “alone or compound” overlap and are left out.
    """
    groups: dict[tuple[str, ...], list[tuple[RecordContent, Part]]] = defaultdict(list)
    for content, part in _parts(contents):
        if isinstance(part, FusionShareContent):
            groups["fusions", part.reference, part.cohort, part.cancer_type].append((content, part))
        elif part.form == MutationForm.ALONE:
            groups["mutations", part.reference, part.after_drug, part.context].append((content, part))
    for group in groups.values():
        problem = _problem_of_sum([part for _, part in group])
        for content in {content.key: content for content, _ in group}.values() if problem else ():
            yield content, f"{problem}. Check the shares, and whether all are of the same cohort."


def _problem_of_sum(parts: list[Part]) -> str:
    where = f"in {parts[0].reference}, over {len(parts)} shares"
    at_least = sum((_least(part.percent) for part in parts if part.percent), Decimal(0))
    if at_least > 100:
        total = sum(Decimal(part.percent) for part in parts if part.percent)
        return f"The percentages add up to {total} ({where})"
    counted = [part for part in parts if part.count is not None and part.denominator is not None]
    count, most = sum(part.count or 0 for part in counted), max((part.denominator or 0 for part in counted), default=0)
    return f"The counts add up to {count} of {most} ({where})" if count > most else ""


def _least(percent: str) -> Decimal:
    """The least that a printed percentage can stand for."""
    return Decimal(percent) - printed_precision(percent) / 2


@evidence_check("DRUGS-E04", Level.ERROR, "A compound mutation without its parts")
def compound_without_parts(contents: Contents) -> Objections:
    """A compound mutation does not name exactly the single mutations that it is made of."""
    for mutation in contents.of(ResistanceMutationContent):
        parts = set(mutation.key.split("+")) if mutation.is_compound else set()
        if parts != set(mutation.components):
            wanted = ", ".join(sorted(parts)) or "none: it is a single mutation"
            named = ", ".join(sorted(mutation.components)) or "none"
            yield mutation, f"Its parts are {wanted}; named: {named}. Enter its parts under “components”."
