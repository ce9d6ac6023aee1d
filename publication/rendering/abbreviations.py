"""Abbreviations, explained where they first stand on a page."""

import re

ABBREVIATIONS = {
    "AACR GENIE": "a registry of tumour sequencing of the American Association for Cancer Research",
    "CHMP": "Committee for Medicinal Products for Human Use",
    "CI": "confidence interval",
    "CNS": "central nervous system",
    "CT": "computed tomography",
    "ctDNA": "circulating tumour DNA",
    "DOR": "duration of response",
    "ECOG": "Eastern Cooperative Oncology Group performance status",
    "EMA": "European Medicines Agency",
    "FDA": "US Food and Drug Administration",
    "HGVS": "Human Genome Variation Society",
    "IC50": "concentration that halves the activity",
    "NCCN": "National Comprehensive Cancer Network",
    "NED": "no evidence of disease",
    "NGS": "next-generation sequencing",
    "NMPA": "National Medical Products Administration of China",
    "NSCLC": "non-small cell lung cancer",
    "ORR": "overall response rate",
    "OS": "overall survival",
    "PD-L1": "programmed death ligand 1",
    "PET": "positron emission tomography",
    "PFS": "progression-free survival",
    "PMDA": "Pharmaceuticals and Medical Devices Agency of Japan",
    "RECIST": "Response Evaluation Criteria in Solid Tumours",
    "TIL": "tumour-infiltrating lymphocytes",
    "TKI": "tyrosine kinase inhibitor",
    "WCLC": "World Conference on Lung Cancer",
}
"""Short form and long form. A plural adds an s to both."""

PLURALS = frozenset({"TKI"})

_SILENT = frozenset(
    {"nav", "head", "style", "h1", "h2", "h3", "h4", "th", "figcaption", "abbr", "code", "svg", "title", "mark"}
)
_TOKEN = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col"})
_SHORT = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True)) + r")(s?)(?![\w-])"
)


def explain_abbreviations(html: str) -> str:
    """`html` with the long form after the first standing of each abbreviation in its text.

    Headings, titles of figures, table heads and navigation are passed over: what they abbreviate they explain
    themselves.
    """
    explained: set[str] = set()
    silent: list[str] = []
    parts = _TOKEN.split(html)
    for index, part in enumerate(parts):
        if part.startswith("<"):
            _follow(part, silent)
        elif not silent and part.strip():
            parts[index] = _SHORT.sub(lambda match: _explain(match, explained), part)
    return "".join(parts)


def _follow(tag: str, silent: list[str]) -> None:
    """Keeps the stack of open elements whose text is passed over."""
    match = _TAG.match(tag)
    if match is None or match[2] not in _SILENT or match[3] or match[2] in _VOID:
        return
    if not match[1]:
        silent.append(match[2])
    elif silent:
        silent.pop()


def _explain(match: re.Match[str], explained: set[str]) -> str:
    short, plural = match[1], match[2]
    if short in explained or (plural and short not in PLURALS):
        return match[0]
    explained.add(short)
    long = f"{ABBREVIATIONS[short]}{plural}"
    if match.string[: match.start()].rstrip().lower().endswith(f"{long.lower()} ("):
        return f'<abbr title="{long}">{match[0]}</abbr>'
    return f'<abbr title="{long}">{match[0]}</abbr> <span class="expansion">({long})</span>'
