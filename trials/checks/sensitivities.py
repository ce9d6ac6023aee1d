"""Evidence checks on sensitivities: does a reader learn that sources contradict each other?"""

from collections import defaultdict

from review.choices import Level, Verification
from review.content import Contents
from review.evidence import Objections, evidence_check
from trials.choices import Activity, EvidenceType
from trials.content import SensitivityContent


@evidence_check("TRIALS-W08", Level.WARNING, "Conflicting sensitivities that are not marked as such")
def conflict_not_marked(contents: Contents) -> Objections:
    """Sources call one mutation both sensitive and resistant to a drug, and none of them is marked “sources disagree”
    with a note that says which to believe.

    “Weakened” contradicts neither. The finding names the weaker of the sources: that is the one to mark.
    """
    cells: dict[tuple[str, str], list[SensitivityContent]] = defaultdict(list)
    for sensitivity in contents.of(SensitivityContent):
        cells[sensitivity.mutation, sensitivity.drug].append(sensitivity)
    for rows in cells.values():
        sensitive = [row for row in rows if row.activity == Activity.SENSITIVE]
        resistant = [row for row in rows if row.activity == Activity.RESISTANT]
        if sensitive and resistant and not any(_is_marked(row) for row in rows):
            yield (
                max(sensitive + resistant, key=_weakness),
                f"{_keys(sensitive)} says sensitive, {_keys(resistant)} says resistant. "
                "Mark the one that is contradicted “sources disagree”, and say in its note which to believe and why.",
            )


def _is_marked(row: SensitivityContent) -> bool:
    return row.verification == Verification.DISAGREE and bool(row.verification_note)


def _weakness(row: SensitivityContent) -> tuple[int, str]:
    return list(EvidenceType).index(row.evidence_type), row.key


def _keys(rows: list[SensitivityContent]) -> str:
    return " and ".join(row.key for row in rows)
