"""Evidence checks on drugs and what they act on."""

import re
from collections.abc import Iterable, Iterator

from drugs.content import DrugContent

HYPHEN = "[-\u2010\u2011\u2012\u2013]?"
"""Between the parts of a development code: any hyphen, or none (NVL-520, NVL‑520, NVL520)."""


def codes_in_prose(text: str, drugs: Iterable[DrugContent]) -> Iterator[tuple[str, DrugContent]]:
    """Each development code that names a drug in `text` where its INN should, with the drug.

    A code in brackets behind the INN, or behind a mark that prints it, tells the reader more and is fine.
    """
    for drug in drugs:
        named = rf"(?:\b{re.escape(drug.inn)}\b|\{{\{{\s*drug:{re.escape(drug.key)}\s*\}}\}})"
        without_glosses = re.sub(rf"({named})\s*\([^()]*\)", r"\1", text, flags=re.IGNORECASE)
        for code in drug.development_codes:
            pattern = HYPHEN.join(re.escape(part) for part in code.split("-"))
            stands_alone = rf"(?<![\w-]){pattern}(?![\w-])"
            if code.casefold() != drug.inn.casefold() and re.search(stands_alone, without_glosses, re.IGNORECASE):
                yield code, drug


def objection_to_code(code: str, drug: DrugContent) -> str:
    """What to say of a development code in prose."""
    return f"“{code}” is {drug.inn}. Write the INN; the code may follow it in brackets: “{drug.inn} ({code})”."
