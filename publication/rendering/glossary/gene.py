"""The gene, its changes, and how they are found."""

from publication.rendering.glossary.term import Term, TermGroup

GENE = TermGroup(
    "The gene and its changes",
    (
        Term("ROS1+", means="With a fusion of the gene ROS1.", is_marked=False),
        Term(
            "fusion",
            means=(
                "Two genes joined in one. Here the second part holds the kinase of ROS1, and the partner keeps it "
                "switched on."
            ),
            is_marked=False,
        ),
        Term(
            "kinase domain", means="The part of the protein that does its work, and that a TKI binds.", is_marked=False
        ),
        Term("wild type", means="Without a resistance mutation. The fusion itself is there.", is_marked=False),
        Term("on-target", means="Of resistance: by a change in ROS1 itself."),
        Term("off-target", means="Of resistance: by any other way in which the tumour grows on."),
        Term(
            "solvent front",
            means="The edge of the pocket in which a TKI binds, towards the surrounding water.",
            also=("solvent-front",),
        ),
        Term("gatekeeper", means="The place that controls how deep a TKI reaches into its pocket."),
        Term(
            "compound mutation",
            means=(
                "Two or more mutations in one tumour: on the same copy of the gene (in cis), on two copies (in "
                "trans), or not known."
            ),
            also=("compound mutations",),
        ),
        Term(
            "HGVS",
            long="Human Genome Variation Society",
            means="Its rules say how a change is written: p.Gly2032Arg, in short G2032R.",
        ),
        Term("ctDNA", long="circulating tumour DNA", means="Pieces of the tumour's DNA in the blood."),
        Term("NGS", long="next-generation sequencing", means="A way of reading many genes at once."),
        Term(
            "PD-L1", long="programmed death ligand 1", means="A protein on tumour cells, measured before immunotherapy."
        ),
    ),
)
