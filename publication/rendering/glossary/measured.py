"""What trials count: endpoints."""

from publication.rendering.glossary.term import Term, TermGroup

MEASURED = TermGroup(
    "What was measured",
    (
        Term(
            "ORR",
            long="overall response rate",
            means="The share of patients whose tumours shrank as much as the response criteria ask for, or went away.",
        ),
        Term(
            "intracranial response rate",
            means="The overall response rate counted in the brain alone, in patients with brain metastases.",
        ),
        Term(
            "DCR",
            long="disease control rate",
            means="The share of patients with a response or with stable disease. It says less than a response rate.",
        ),
        Term(
            "DOR",
            long="duration of response",
            means="In those who responded: the time from then until the cancer grows or the patient dies.",
        ),
        Term(
            "PFS",
            long="progression-free survival",
            means="The time from the start of treatment until the cancer grows or the patient dies.",
        ),
        Term("OS", long="overall survival", means="The time from the start of treatment until death from any cause."),
        Term(
            "median",
            means="The time by which half of the patients have had the event, as estimated from all of them.",
            is_marked=False,
        ),
        Term(
            "at 12 months",
            means="A share at a stated month: how many patients are estimated not to have had the event by then.",
            is_marked=False,
        ),
        Term("NED", long="no evidence of disease", means="No cancer is seen with the examinations that were made."),
    ),
)
