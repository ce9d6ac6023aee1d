"""Evidence checks on sources: can a reader get at them?"""

from references.choices import IdentifierCheck
from references.content import ReferenceContent
from review.choices import Level
from review.content import Contents
from review.dates import is_surely_after
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


@evidence_check("REFERENCES-W02", Level.WARNING, "A reference published after the edition")
def reference_after_the_edition(contents: Contents) -> Objections:
    """The reference was published after the day up to which the edition states what is known."""
    for reference in contents.of(ReferenceContent):
        if is_surely_after(reference.issued, contents.as_of):
            yield (
                reference,
                f"It was published in {reference.issued}, but the edition states what was known on {contents.as_of}. "
                "Cite an earlier source, or leave what rests on it for the next edition.",
            )


@evidence_check("REFERENCES-W03", Level.WARNING, "An identifier that was not verified")
def identifier_not_verified(contents: Contents) -> Objections:
    """Nobody has looked up whether the DOI or the PubMed number leads to this publication."""
    for reference in contents.of(ReferenceContent):
        unverified = [
            f"{name} {value}"
            for name, value, check in [
                ("DOI", reference.doi, reference.doi_check),
                ("PubMed number", reference.pmid, reference.pmid_check),
            ]
            if value and check != IdentifierCheck.VERIFIED
        ]
        if unverified:
            yield (
                reference,
                f"{' and '.join(unverified)}: not looked up. Follow the link, compare author, title and year, "
                "and enter the outcome.",
            )
