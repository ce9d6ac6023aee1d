"""Kinds of drugs."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

DRUGS = TermGroup(
    _("Drugs"),
    (
        Term(
            _("TKI"),
            long=_("tyrosine kinase inhibitor"),
            means=_("A drug that blocks an enzyme of the kind to which ROS1 belongs."),
            has_plural=True,
        ),
        Term(
            _("type I inhibitor"),
            means=_("A drug that binds a kinase in its active shape."),
            also=(_("type I inhibitors"),),
        ),
        Term(
            _("type II inhibitor"),
            means=_("A drug that binds a kinase in its inactive shape, and reaches further into it."),
            also=(_("type II inhibitors"),),
        ),
        Term(_("CNS-active"), means=_("Said of a drug that acts on tumours in the brain.")),
        Term(
            _("checkpoint inhibitor"),
            means=_("An antibody that takes a brake off the immune system."),
            also=(_("checkpoint inhibitors"),),
            is_marked=False,
        ),
        Term(
            _("research compound"), means=_("A substance studied in the laboratory, not a medicine."), is_marked=False
        ),
        Term(
            _("TIL"),
            long=_("tumour-infiltrating lymphocytes"),
            means=_("Immune cells taken from a tumour, multiplied, and given back."),
            has_plural=True,
        ),
    ),
)
