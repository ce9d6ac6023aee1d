"""Kinds of drugs."""

from publication.rendering.glossary.term import Term, TermGroup

DRUGS = TermGroup(
    "Drugs",
    (
        Term(
            "TKI",
            long="tyrosine kinase inhibitor",
            means="A drug that blocks an enzyme of the kind to which ROS1 belongs.",
            has_plural=True,
        ),
        Term("type I inhibitor", means="A drug that binds a kinase in its active shape.", also=("type I inhibitors",)),
        Term(
            "type II inhibitor",
            means="A drug that binds a kinase in its inactive shape, and reaches further into it.",
            also=("type II inhibitors",),
        ),
        Term("CNS-active", means="Said of a drug that acts on tumours in the brain."),
        Term(
            "checkpoint inhibitor",
            means="An antibody that takes a brake off the immune system.",
            also=("checkpoint inhibitors",),
            is_marked=False,
        ),
        Term("research compound", means="A substance studied in the laboratory, not a medicine.", is_marked=False),
        Term(
            "TIL",
            long="tumour-infiltrating lymphocytes",
            means="Immune cells taken from a tumour, multiplied, and given back.",
            has_plural=True,
        ),
    ),
)
