"""What trials count: endpoints."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

MEASURED = TermGroup(
    _("What was measured"),
    (
        Term(
            _("ORR"),
            long=_("overall response rate"),
            means=_(
                "The share of patients whose tumours shrank as much as the response criteria ask for, or went away."
            ),
        ),
        Term(
            _("intracranial response rate"),
            means=_("The overall response rate counted in the brain alone, in patients with brain metastases."),
        ),
        Term(
            _("DCR"),
            long=_("disease control rate"),
            means=_("The share of patients with a response or with stable disease. It says less than a response rate."),
        ),
        Term(
            _("DOR"),
            long=_("duration of response"),
            means=_("In those who responded: the time from then until the cancer grows or the patient dies."),
        ),
        Term(
            _("PFS"),
            long=_("progression-free survival"),
            means=_("The time from the start of treatment until the cancer grows or the patient dies."),
        ),
        Term(
            _("OS"),
            long=_("overall survival"),
            means=_("The time from the start of treatment until death from any cause."),
        ),
        Term(
            _("median"),
            means=_("The time by which half of the patients have had the event, as estimated from all of them."),
            is_marked=False,
        ),
        Term(
            _("at 12 months"),
            means=_("A share at a stated month: how many patients are estimated not to have had the event by then."),
            is_marked=False,
        ),
        Term(
            _("NED"),
            long=_("no evidence of disease"),
            means=_("No cancer is seen with the examinations that were made."),
        ),
    ),
)
