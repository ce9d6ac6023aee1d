"""Sentences that must stand on everything that leaves the site, in one wording: `gettext` makes them the site's."""

from django.utils.translation import gettext_noop as _

NOT_ADVICE = _("Information for professionals, not medical advice.")

INFORMS = _("This informs; it does not decide: the treating team does, for this patient.")

DEMONSTRATION = _(
    "Demonstration: the sign-offs were made by demonstration accounts, and no clinician has reviewed this."
)

PREVIEW_OF_WORKING_COPY = _("This is the working copy. It is not published, and nobody may rely on it.")

PREVIEW_OF_NEXT_EDITION = _(
    "This is what is signed for the next edition. It is not published, and nobody may rely on it. "
    "What changed is marked ◆."
)
