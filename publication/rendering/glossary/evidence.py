"""How a number came about, and why one is missing."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

EVIDENCE = TermGroup(
    _("How sure one can be"),
    (
        Term(
            _("CI"),
            long=_("confidence interval"),
            means=_("The range of values that fit the data. The wider it is, the less is known."),
        ),
        Term(
            _("n"),
            means=_(
                "How many patients a number rests on. Below ten, one patient more or less moves a share by more than "
                "ten points."
            ),
            is_marked=False,
        ),
        Term(
            _("BICR"),
            long=_("blinded independent central review"),
            means=_("Scans were judged by experts who do not treat the patients and do not know what others found."),
            also=(_("blinded independent central review"),),
        ),
        Term(_("investigator"), means=_("Of an assessment: scans were judged by the treating team."), is_marked=False),
        Term(
            _("RECIST"),
            long=_("Response Evaluation Criteria in Solid Tumours"),
            means=_("Rules by which scans are read as response, stable disease or progression."),
        ),
        Term(
            _("single-arm trial"),
            means=_("A trial in which all patients get the same treatment. There is no second group to compare with."),
            also=(_("single-arm trials"),),
        ),
        Term(_("pooled"), means=_("Several trials counted together as if they were one."), is_marked=False),
        Term(
            _("retrospective"),
            means=_("Read from records after the treatment was over, not planned before it."),
            also=(_("Retrospective"),),
        ),
        Term(_("data cut-off"), means=_("The day after which nothing that happened is counted."), is_marked=False),
        Term(
            _("not reached"),
            means=_(
                "Too few patients have had the event for a median: more than half had not had it when the data were "
                "read."
            ),
        ),
        Term(
            _("not estimable"),
            means=_("The value cannot be worked out from the data, mostly because too few events have happened."),
        ),
        Term(_("not reported"), means=_("The source was read, and does not give the number."), is_marked=False),
        Term(
            _("not stated"),
            means=_("The number does not stand in what was read; a fuller source may have it."),
            is_marked=False,
        ),
        Term(
            _("TKI-naive"),
            means=_("Without an earlier ROS1 TKI. Other treatment, such as chemotherapy, may have been given."),
            also=(_("TKI naive"),),
        ),
        Term(_("pretreated"), means=_("Here: treated with a ROS1 TKI before."), is_marked=False),
        Term(
            _("IC50"),
            long=_("half maximal inhibitory concentration"),
            means=_(
                "The concentration that halves an activity in the laboratory. Values of different assays cannot be "
                "compared."
            ),
        ),
        Term(
            _("Ba/F3"),
            means=_("Mouse cells that live or die by the one kinase put into them: a common test of inhibitors."),
            is_marked=False,
        ),
    ),
)
