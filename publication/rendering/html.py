"""The pages of an edition: a pure function of its document, with no database, clock or network."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext, gettext_noop

from algorithm.content import DecisionNodeContent
from drugs.content import DrugContent, ResistanceMutationContent
from publication.document import Document, EditionHeader
from publication.rendering.book import Book
from publication.rendering.glossary import glossary
from publication.rendering.grid import in_residue_order
from publication.rendering.notes import TombstoneNotice
from publication.rendering.numbering import order_of_citation
from publication.rendering.page import Page
from publication.rendering.result_tables import DrugGroup
from publication.rendering.subjects import drug_context, mutation_context, reference_context, trial_context
from publication.rendering.walk import start_page, step_pages
from references.content import ReferenceContent
from trials.content import TrialContent

SHELVES = {
    DrugContent.record_kind: "drugs",
    ResistanceMutationContent.record_kind: "mutations",
    TrialContent.record_kind: "trials",
    DecisionNodeContent.record_kind: "algorithm",
    ReferenceContent.record_kind: "references",
}
"""Kinds of record that have a page each, and the folder of those pages."""


def render_pages(
    document: Document, earlier: Sequence[EditionHeader] = (), *, is_preview: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Each page and asset of an edition as (path in the bundle, bytes). Raises UnknownValue for prose that asks for
    a value that the document does not have."""
    yield from render_book(Book(document, earlier, is_preview=is_preview))


def render_book(book: Book) -> Iterator[tuple[str, bytes]]:
    """The same for a document that is made ready. Raises UnknownValue."""
    treatment = treatment_page(book)
    drawn = treatment.draw()
    numbers = order_of_citation(drawn, book.references)
    yield treatment.path, treatment.finish(drawn, numbers).encode()
    pages = [*_lists(book), *_sections(book), *_subjects(book), *_references(book, numbers)]
    for page in [*pages, *_graves(book), *_errors(book)]:
        yield page.path, page.render(numbers)
    yield from book.assets.files.items()


def treatment_page(book: Book, *, is_pdf: bool = False) -> Page:
    """The professional treatment page, which cites in the order that numbers the references."""
    return Page(
        book,
        "index.html",
        treatment_title(book),
        "pdf.html" if is_pdf else "treatment.html",
        {"groups": _drug_groups(book)} if is_pdf else {},
        description=gettext(
            "What is known about treating ROS1+ cancer, from which source, who signed it, and since when."
        ),
        is_pdf=is_pdf,
        lists_all_references=True,
    )


def treatment_title(book: Book) -> str:
    """The title of the page that the sections stand on."""
    titles = [section.content.page.title for section in book.sections]
    return titles[0] if titles else book.site_name


def _lists(book: Book) -> Iterator[Page]:
    yield Page(book, "drugs/index.html", gettext("Drugs"), "drugs.html", {"groups": _drug_groups(book)})
    yield Page(book, "mutations/index.html", gettext("Resistance mutations"), "mutations.html")
    yield Page(book, "trials/index.html", gettext("Trials"), "trials.html")
    yield Page(book, "references/index.html", gettext("References"), "references.html", lists_all_references=True)
    yield start_page(book)
    yield from step_pages(book)
    yield Page(book, "corrections/index.html", gettext("Corrections to the page of 2024"), "corrections.html")
    yield Page(
        book, "glossary/index.html", gettext("Glossary"), "glossary.html", {"groups": glossary()}, explains_terms=False
    )
    yield Page(book, "about/index.html", gettext("About this site"), "about.html")
    yield Page(book, "editions/index.html", gettext("Editions"), "editions.html")
    yield Page(book, "reports/index.html", gettext("Problems that readers reported"), "reports.html")
    yield search_page(book)


def search_page(book: Book, results: Any = None) -> Page:
    """The form with what to ask for, or what was found. What was typed is no title: anybody can make a link of it."""
    context = {"results": results, "query": results.query if results else ""}
    return Page(
        book,
        "search/index.html",
        gettext("Search"),
        "search.html",
        context,
        is_answer=results is not None,
        explains_terms=False,
    )


def _sections(book: Book) -> Iterator[Page]:
    """Each section of the treatment page alone, with its sources: to print, and to send to a colleague."""
    for section in book.body_sections:
        if section.stands_alone:
            context = {"section": section, "title": treatment_title(book)}
            yield Page(book, f"sections/{section.key}/index.html", section.title, "section.html", context)


def _drug_groups(book: Book) -> list[DrugGroup]:
    drugs = sorted(book.document.of(DrugContent), key=lambda drug: drug.inn.lower())
    return [book.tables.group_of(drug) for drug in drugs]


def _subjects(book: Book) -> Iterator[Page]:
    for drug in book.document.of(DrugContent):
        yield Page(book, f"drugs/{drug.key}/index.html", drug.inn, "drug.html", drug_context(book, drug))
    for mutation in in_residue_order(book.document):
        path = f"mutations/{mutation.key}/index.html"
        yield Page(book, path, mutation.name, "mutation.html", mutation_context(book, mutation))
    for trial in book.document.of(TrialContent):
        yield Page(book, f"trials/{trial.key}/index.html", trial.name, "trial.html", trial_context(book, trial))


def _references(book: Book, numbers: Mapping[str, int]) -> Iterator[Page]:
    for key, reference in book.references.items():
        context = reference_context(book, reference, numbers[key])
        yield Page(book, f"references/{key}/index.html", reference.title, "reference.html", context)


def _graves(book: Book) -> Iterator[Page]:
    """A page at the address of each drug, mutation, trial, step and reference that was taken back."""
    for stone in book.document.tombstones:
        if stone.record_kind in SHELVES:
            path = f"{SHELVES[stone.record_kind]}/{stone.key}/index.html"
            notice = TombstoneNotice(stone)
            yield Page(book, path, f"{notice.title}: {notice.state}", "taken_back.html", {"notice": notice})


def _errors(book: Book) -> Iterator[Page]:
    for path, title, template in (
        ("404.html", gettext_noop("There is no such page"), "errors/not_found.html"),
        ("500.html", gettext_noop("Something went wrong here"), "errors/failure.html"),
    ):
        yield Page(book, path, gettext(title), template, is_anywhere=True)
