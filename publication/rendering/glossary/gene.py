"""The gene, its changes, and how they are found."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

GENE = TermGroup(
    _("The gene and its changes"),
    (
        Term(_("ROS1+"), means=_("With a fusion of the gene ROS1."), is_marked=False),
        Term(
            _("fusion"),
            means=_(
                "Two genes joined in one. Here the second part holds the kinase of ROS1, and the partner keeps it "
                "switched on."
            ),
            is_marked=False,
        ),
        Term(
            _("kinase domain"),
            means=_("The part of the protein that does its work, and that a TKI binds."),
            is_marked=False,
        ),
        Term(_("wild type"), means=_("Without a resistance mutation. The fusion itself is there."), is_marked=False),
        Term(_("on-target"), means=_("Of resistance: by a change in ROS1 itself.")),
        Term(_("off-target"), means=_("Of resistance: by any other way in which the tumour grows on.")),
        Term(
            _("solvent front"),
            means=_("The edge of the pocket in which a TKI binds, towards the surrounding water."),
            also=(_("solvent-front"),),
        ),
        Term(_("gatekeeper"), means=_("The place that controls how deep a TKI reaches into its pocket.")),
        Term(
            _("compound mutation"),
            means=_(
                "Two or more mutations in one tumour: on the same copy of the gene (in cis), on two copies (in "
                "trans), or not known."
            ),
            also=(_("compound mutations"),),
        ),
        Term(
            _("HGVS"),
            long=_("Human Genome Variation Society"),
            means=_("Its rules say how a change is written: p.Gly2032Arg, in short G2032R."),
        ),
        Term(_("ctDNA"), long=_("circulating tumour DNA"), means=_("Pieces of the tumour's DNA in the blood.")),
        Term(_("NGS"), long=_("next-generation sequencing"), means=_("A way of reading many genes at once.")),
        Term(
            _("PD-L1"),
            long=_("programmed death ligand 1"),
            means=_("A protein on tumour cells, measured before immunotherapy."),
        ),
    ),
)
