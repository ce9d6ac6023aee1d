"""The glossary: plain words of our own, for a reader whose field this is not. No fact about a drug stands in it."""

from publication.rendering.glossary.bodies import BODIES
from publication.rendering.glossary.clinic import CLINIC
from publication.rendering.glossary.drugs import DRUGS
from publication.rendering.glossary.evidence import EVIDENCE
from publication.rendering.glossary.gene import GENE
from publication.rendering.glossary.measured import MEASURED
from publication.rendering.glossary.site import SITE
from publication.rendering.glossary.term import TermGroup

GROUPS = (MEASURED, EVIDENCE, DRUGS, GENE, CLINIC, BODIES, SITE)
"""In the order of the page, in the words of these files."""


def glossary() -> tuple[TermGroup, ...]:
    """The same in the site's language."""
    return tuple(group.translated() for group in GROUPS)
