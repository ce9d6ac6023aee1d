"""Who approves, advises and publishes."""

from publication.rendering.glossary.term import Term, TermGroup

BODIES = TermGroup(
    "Who says so",
    (
        Term("FDA", long="US Food and Drug Administration", means="Approves medicines in the United States."),
        Term("EMA", long="European Medicines Agency", means="Assesses medicines for the European Union."),
        Term(
            "CHMP",
            long="Committee for Medicinal Products for Human Use",
            means="The committee of the EMA whose opinion comes before a decision.",
        ),
        Term("NMPA", long="National Medical Products Administration of China", means="Approves medicines in China."),
        Term("PMDA", long="Pharmaceuticals and Medical Devices Agency of Japan", means="Assesses medicines in Japan."),
        Term(
            "accelerated approval",
            means="Given in the United States on early data, on condition that more follow.",
            is_marked=False,
        ),
        Term(
            "conditional approval",
            means="The like in the European Union, renewed each year until the data are complete.",
            is_marked=False,
        ),
        Term(
            "NCCN",
            long="National Comprehensive Cancer Network",
            means="A group of US cancer centres that writes guidelines. A guideline is no approval.",
        ),
        Term(
            "OncoKB",
            means="A knowledge base that grades how well a gene change predicts the effect of a drug.",
            is_marked=False,
        ),
        Term("AACR GENIE", means="A registry of tumour sequencing of the American Association for Cancer Research."),
        Term(
            "WCLC",
            long="World Conference on Lung Cancer",
            means="A yearly congress. What is shown there is often preliminary.",
        ),
    ),
)
