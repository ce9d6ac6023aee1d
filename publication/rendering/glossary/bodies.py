"""Who approves, advises and publishes."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

BODIES = TermGroup(
    _("Who says so"),
    (
        Term(_("FDA"), long=_("US Food and Drug Administration"), means=_("Approves medicines in the United States.")),
        Term(_("EMA"), long=_("European Medicines Agency"), means=_("Assesses medicines for the European Union.")),
        Term(
            _("CHMP"),
            long=_("Committee for Medicinal Products for Human Use"),
            means=_("The committee of the EMA whose opinion comes before a decision."),
        ),
        Term(
            _("NMPA"),
            long=_("National Medical Products Administration of China"),
            means=_("Approves medicines in China."),
        ),
        Term(
            _("PMDA"),
            long=_("Pharmaceuticals and Medical Devices Agency of Japan"),
            means=_("Assesses medicines in Japan."),
        ),
        Term(
            _("accelerated approval"),
            means=_("Given in the United States on early data, on condition that more follow."),
            is_marked=False,
        ),
        Term(
            _("conditional approval"),
            means=_("The like in the European Union, renewed each year until the data are complete."),
            is_marked=False,
        ),
        Term(
            _("NCCN"),
            long=_("National Comprehensive Cancer Network"),
            means=_("A group of US cancer centres that writes guidelines. A guideline is no approval."),
        ),
        Term(
            _("OncoKB"),
            means=_("A knowledge base that grades how well a gene change predicts the effect of a drug."),
            is_marked=False,
        ),
        Term(
            _("AACR GENIE"), means=_("A registry of tumour sequencing of the American Association for Cancer Research.")
        ),
        Term(
            _("WCLC"),
            long=_("World Conference on Lung Cancer"),
            means=_("A yearly congress. What is shown there is often preliminary."),
        ),
    ),
)
