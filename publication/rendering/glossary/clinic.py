"""Words of the clinic."""

from publication.rendering.glossary.term import Term, TermGroup

CLINIC = TermGroup(
    "In the clinic",
    (
        Term(
            "NSCLC",
            long="non-small cell lung cancer",
            means="The larger group of lung cancers, to which adenocarcinoma belongs.",
        ),
        Term("CNS", long="central nervous system", means="The brain and the spinal cord."),
        Term(
            "ECOG",
            long="Eastern Cooperative Oncology Group performance status",
            means="How fit a patient is: 0 is fully active, 4 fully confined to bed.",
        ),
        Term("CT", long="computed tomography", means="Pictures of sections through the body, made with X-rays."),
        Term(
            "PET",
            long="positron emission tomography",
            means="Pictures of where a weakly radioactive substance gathers in the body.",
        ),
    ),
)
