"""Sentences that must stand on everything that leaves the site, in one wording."""

NOT_ADVICE = "Information for professionals, not medical advice."

DEMONSTRATION = "Demonstration: the sign-offs were made by demonstration accounts, and no clinician has reviewed this."
