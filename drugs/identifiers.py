"""Names of variants and identifiers of drugs: pattern, example, authority and address, side by side."""

import re

PROTEIN_CHANGE_PATTERN = (
    r"^p\.([A-Z][a-z]{2}[0-9]+[A-Z][a-z]{2}"
    r"|\[[A-Z][a-z]{2}[0-9]+[A-Z][a-z]{2}((;|\(;\))[A-Z][a-z]{2}[0-9]+[A-Z][a-z]{2})+\])$"
)
"""HGVS protein change, as p.Gly2032Arg or p.[Ser1986Phe;Leu2000Val] (cis) or (;) (phase unknown).
Authority: HGVS Nomenclature 21, protein substitution and alleles."""

MUTATION_KEY_PATTERN = r"^[A-Z][0-9]+[A-Z](\+[A-Z][0-9]+[A-Z])*$"
"""Short names joined by "+", as G2032R or S1986F+L2000V: also the address."""

GENE_SYMBOL_PATTERN = r"^[A-Z][A-Z0-9-]{0,14}$"
"""HGNC gene symbol, as CD74."""

DRUG_KEY_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""A drug's INN (or regimen) in lower case with hyphens, as crizotinib: also the address."""

CHEMBL_PATTERN = r"^CHEMBL[0-9]+$"
"""ChEMBL compound, as CHEMBL601719. Authority: EMBL-EBI."""

NCIT_PATTERN = r"^C[0-9]+$"
"""NCI Thesaurus concept, as C74061. Authority: NCI EVS."""

RXNORM_PATTERN = r"^[0-9]+$"
"""RxNorm concept, as 1148495. Authority: National Library of Medicine."""

ONE_LETTER = {
    "Ala": "A", "Arg": "R", "Asn": "N", "Asp": "D", "Cys": "C", "Gln": "Q", "Glu": "E", "Gly": "G",
    "His": "H", "Ile": "I", "Leu": "L", "Lys": "K", "Met": "M", "Phe": "F", "Pro": "P", "Ser": "S",
    "Thr": "T", "Trp": "W", "Tyr": "Y", "Val": "V",
}  # fmt: skip
"""Amino acids, IUPAC-IUB 1983."""

_SUBSTITUTION = re.compile(r"([A-Z]{3})([0-9]+)([A-Z]{3})", re.IGNORECASE | re.ASCII)
_SHORT_NAME = re.compile(r"[A-Z][0-9]+[A-Z]", re.IGNORECASE | re.ASCII)


def short_name(written: str) -> str:
    """ "Gly2032Arg" or "g2032r" as "G2032R", whatever the case; "" for what is no substitution."""
    if _SHORT_NAME.fullmatch(written):
        return written.upper()
    match = _SUBSTITUTION.fullmatch(written)
    try:
        return _shortened(*match.groups()) if match else ""
    except KeyError:
        return ""


def short_names(protein_change: str) -> tuple[str, ...]:
    """ "p.Gly2032Arg" as ("G2032R",). Raises KeyError for a code that is no amino acid."""
    return tuple(_shortened(*found) for found in _SUBSTITUTION.findall(protein_change))


def _shortened(old: str, residue: str, new: str) -> str:
    return f"{ONE_LETTER[old.capitalize()]}{residue}{ONE_LETTER[new.capitalize()]}"


def residues(protein_change: str) -> tuple[int, ...]:
    """ "p.[Ser1986Phe;Leu2000Val]" as (1986, 2000)."""
    return tuple(int(residue) for _, residue, _ in _SUBSTITUTION.findall(protein_change))
