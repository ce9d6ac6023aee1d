"""Words of the clinic."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

CLINIC = TermGroup(
    _("In the clinic"),
    (
        Term(
            _("NSCLC"),
            long=_("non-small cell lung cancer"),
            means=_("The larger group of lung cancers, to which adenocarcinoma belongs."),
        ),
        Term(_("CNS"), long=_("central nervous system"), means=_("The brain and the spinal cord.")),
        Term(
            _("ECOG"),
            long=_("Eastern Cooperative Oncology Group performance status"),
            means=_("How fit a patient is: 0 is fully active, 4 fully confined to bed."),
        ),
        Term(
            _("CT"), long=_("computed tomography"), means=_("Pictures of sections through the body, made with X-rays.")
        ),
        Term(
            _("PET"),
            long=_("positron emission tomography"),
            means=_("Pictures of where a weakly radioactive substance gathers in the body."),
        ),
    ),
)
