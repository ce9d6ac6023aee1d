"""Words of this site."""

from django.utils.translation import gettext_noop as _

from publication.rendering.glossary.term import Term, TermGroup

SITE = TermGroup(
    _("Words of this site"),
    (
        Term(
            _("edition"),
            means=_(
                "All that this site says at one time, with a number. It is never altered; a correction is a new "
                "edition."
            ),
            is_marked=False,
        ),
        Term(
            _("state of knowledge"), means=_("The day up to which an edition was brought up to date."), is_marked=False
        ),
        Term(
            _("signed"),
            means=_(
                "Someone who did not write it agreed to exactly these words and numbers. If they change, it has to be"
                " signed anew."
            ),
            is_marked=False,
        ),
        Term(
            _("demonstration sign-off"),
            means=_("Made by an account for trying the site out. No clinician has reviewed it."),
            is_marked=False,
        ),
        Term(
            _("due again"),
            means=_("The day by which a signed record should be read again, whether or not it changed."),
            is_marked=False,
        ),
        Term(
            _("reservation, dissent"),
            means=_("The signature of someone who agrees in part, or does not. Both are shown, with the reason."),
            is_marked=False,
        ),
        Term(
            _("withdrawn, withheld"),
            means=_("Taken back for good, or until it is settled. A notice stands in its place and says why."),
            is_marked=False,
        ),
        Term(_("checked in part"), means=_("Some of it was compared with its source, not all."), is_marked=False),
        Term(_("one secondary source"), means=_("It rests on one source that itself quotes another."), is_marked=False),
        Term(_("sources disagree"), means=_("Two sources say different things, and both are cited."), is_marked=False),
        Term(
            _("corrected"),
            means=_("It differs from the page of February 2024, and the correction says why."),
            is_marked=False,
        ),
        Term(
            _("count derived"),
            means=_("The source gives the share and the whole; how many patients that is was worked out here."),
            is_marked=False,
        ),
    ),
)
