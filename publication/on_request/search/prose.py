"""Steps, sections, sentences, references, corrections and terms, as things to find."""

from collections.abc import Iterator

from django.utils.translation import gettext

from algorithm.content import DecisionNodeContent
from pages.content import CorrectionContent, SectionContent, StatementContent
from publication.on_request.search.sentences import sentences
from publication.on_request.search.things import Thing, ThingKind
from publication.rendering.book import Book
from publication.rendering.glossary import glossary
from publication.rendering.places import place_of
from publication.rendering.plain import plain_text
from references.content import ReferenceContent
from references.formatting import format_short, format_source


def steps(book: Book) -> Iterator[Thing]:
    document = book.document
    for node in document.of(DecisionNodeContent):
        details = [node.detail, *(" ".join((one.condition, one.detail)) for one in node.options)]
        text = [plain_text(part, document, f"algorithm.decisionnode {node.key}") for part in details]
        title = plain_text(node.title, document, f"algorithm.decisionnode {node.key}")
        yield Thing(
            ThingKind.STEP,
            title,
            place_of(document, node),
            gettext("Treatment algorithm"),
            (),
            sentences([*text, node.note]),
        )


def sections(book: Book) -> Iterator[Thing]:
    for view in (*book.sections, *book.about_sections):
        yield Thing(ThingKind.SECTION, view.title, place_of(book.document, view.content), gettext("Section"))


def statements(book: Book) -> Iterator[Thing]:
    titles = {section.key: section.title for section in book.document.of(SectionContent)}
    for statement in book.document.of(StatementContent):
        text = plain_text(statement.text, book.document, f"pages.statement {statement.key}")
        named = " ".join((*statement.drugs, *statement.mutations))
        title = titles.get(statement.section, statement.section)
        address = place_of(book.document, statement)
        where = gettext("About this site") if address.startswith("about/") else gettext("Treatment page")
        yield Thing(ThingKind.STATEMENT, title, address, where, (), text, named)


def references(book: Book) -> Iterator[Thing]:
    for reference in book.document.of(ReferenceContent):
        numbers = tuple(filter(None, (reference.doi, reference.pmid, reference.pmcid)))
        yield Thing(
            ThingKind.REFERENCE,
            f"{format_short(reference)}: {reference.title}" if reference.authors else reference.title,
            place_of(book.document, reference),
            gettext("Page of the reference"),
            numbers,
            sentences([reference.authors, format_source(reference), _identifiers(reference)]),
            reference.topic,
        )


def _identifiers(reference: ReferenceContent) -> str:
    given = (("DOI", reference.doi), ("PubMed", reference.pmid))
    return ", ".join(f"{name} {number}" for name, number in given if number)


def corrections(book: Book) -> Iterator[Thing]:
    for item in book.document.of(CorrectionContent):
        yield Thing(
            ThingKind.CORRECTION,
            f"{item.key}: {item.place}",
            place_of(book.document, item),
            gettext("Corrections to the page of 2024"),
            (item.key,),
            sentences([item.problem, item.source_says, item.resolution]),
            item.published_text,
        )


def terms(book: Book) -> Iterator[Thing]:
    """What the glossary explains."""
    for group in glossary():
        for term in group.terms:
            text = sentences([term.long, term.means])
            yield Thing(ThingKind.TERM, term.name, f"glossary/#{term.key}", gettext("Glossary"), term.also, text)
