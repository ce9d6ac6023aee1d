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

_SUBSTITUTION = re.compile(r"([A-Z][a-z]{2})([0-9]+)([A-Z][a-z]{2})")


def short_names(protein_change: str) -> tuple[str, ...]:
    """ "p.Gly2032Arg" as ("G2032R",). Raises KeyError for a code that is no amino acid."""
    found = _SUBSTITUTION.findall(protein_change)
    return tuple(f"{ONE_LETTER[old]}{residue}{ONE_LETTER[new]}" for old, residue, new in found)


def residues(protein_change: str) -> tuple[int, ...]:
    """ "p.[Ser1986Phe;Leu2000Val]" as (1986, 2000)."""
    return tuple(int(residue) for _, residue, _ in _SUBSTITUTION.findall(protein_change))
