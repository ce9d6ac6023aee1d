"""Sentences that must stand on everything that leaves the site, in one wording."""

NOT_ADVICE = "Information for professionals, not medical advice."

INFORMS = "The algorithm informs; it does not decide: the treating team does, for this patient."

DEMONSTRATION = "Demonstration: the sign-offs were made by demonstration accounts, and no clinician has reviewed this."

PREVIEW_OF_WORKING_COPY = "This is the working copy. It is not published, and nobody may rely on it."

PREVIEW_OF_NEXT_EDITION = (
    "This is what is signed for the next edition. It is not published, and nobody may rely on it. "
    "What changed is marked ◆."
)
