"""How a number came about, and why one is missing."""

from publication.rendering.glossary.term import Term, TermGroup

EVIDENCE = TermGroup(
    "How sure one can be",
    (
        Term(
            "CI",
            long="confidence interval",
            means="The range of values that fit the data. The wider it is, the less is known.",
        ),
        Term(
            "n",
            means=(
                "How many patients a number rests on. Below ten, one patient more or less moves a share by more than "
                "ten points."
            ),
            is_marked=False,
        ),
        Term(
            "BICR",
            long="blinded independent central review",
            means="Scans were judged by experts who do not treat the patients and do not know what others found.",
            also=("blinded independent central review",),
        ),
        Term("investigator", means="Of an assessment: scans were judged by the treating team.", is_marked=False),
        Term(
            "RECIST",
            long="Response Evaluation Criteria in Solid Tumours",
            means="Rules by which scans are read as response, stable disease or progression.",
        ),
        Term(
            "single-arm trial",
            means="A trial in which all patients get the same treatment. There is no second group to compare with.",
            also=("single-arm trials",),
        ),
        Term("pooled", means="Several trials counted together as if they were one.", is_marked=False),
        Term(
            "retrospective",
            means="Read from records after the treatment was over, not planned before it.",
            also=("Retrospective",),
        ),
        Term("data cut-off", means="The day after which nothing that happened is counted.", is_marked=False),
        Term(
            "not reached",
            means=(
                "Too few patients have had the event for a median: more than half had not had it when the data were "
                "read."
            ),
        ),
        Term(
            "not estimable",
            means="The value cannot be worked out from the data, mostly because too few events have happened.",
        ),
        Term("not reported", means="The source was read, and does not give the number.", is_marked=False),
        Term(
            "not stated",
            means="The number does not stand in what was read; a fuller source may have it.",
            is_marked=False,
        ),
        Term(
            "TKI-naive",
            means="Without an earlier ROS1 TKI. Other treatment, such as chemotherapy, may have been given.",
            also=("TKI naive",),
        ),
        Term("pretreated", means="Here: treated with a ROS1 TKI before.", is_marked=False),
        Term(
            "IC50",
            long="half maximal inhibitory concentration",
            means=(
                "The concentration that halves an activity in the laboratory. Values of different assays cannot be "
                "compared."
            ),
        ),
        Term(
            "Ba/F3",
            means="Mouse cells that live or die by the one kinase put into them: a common test of inhibitors.",
            is_marked=False,
        ),
    ),
)
