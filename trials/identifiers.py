"""Registry numbers of trials: pattern, example, authority and address, side by side."""

import re

NCT_PATTERN = r"^NCT[0-9]{8}$"
"""ClinicalTrials.gov, as NCT03093116. Authority: National Library of Medicine."""

REGISTRY_NUMBER_PATTERN = r"^[A-Za-z][A-Za-z0-9-]{3,40}$"
"""The key of a trial: its NCT number, else another registry's, as JapicCTI-194851 or EudraCT-2012-000148-88."""


def registry_address(number: str) -> str:
    """Where the registry shows the trial, or "" for a registry without a stable address."""
    if re.fullmatch(NCT_PATTERN, number):
        return f"https://clinicaltrials.gov/study/{number}"
    return ""
