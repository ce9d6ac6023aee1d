"""Evidence checks on sources: can a reader get at them?"""

from references.content import ReferenceContent
from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check


@evidence_check("REFERENCES-W01", Level.WARNING, "A reference without identifier or address")
def reference_without_identifier(contents: Contents) -> Objections:
    """The reference has no DOI, PubMed or PubMed Central number and no address: a reader cannot get at it."""
    for reference in contents.of(ReferenceContent):
        if not (reference.doi or reference.pmid or reference.pmcid or reference.url):
            yield (
                reference,
                f"“{reference.title}” has no DOI, PubMed number or address. "
                "Look one up and enter it, or say in the verification note why there is none.",
            )
