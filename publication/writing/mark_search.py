"""The search box beside prose: values and sources by words of their key or name, each as it would print now."""

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.html import strip_tags

from drugs.choices import Agency, ApprovalEvent, Jurisdiction, TreatmentLine
from drugs.formatting import format_approval, format_place
from drugs.models import Approval, Drug, MutationFrequency, ResistanceMutation
from publication.document import Document
from publication.rendering.prose import render_prose
from publication.values import UnknownValue
from publication.writing.excerpt import contents_of, make_excerpt, query_contents
from references.formatting import format_short, format_source
from references.models import Reference
from review.content import RecordContent
from review.dates import format_partial_date
from trials.choices import Assessor, Endpoint
from trials.content import EfficacyResultContent
from trials.formatting import format_assessor, format_endpoint
from trials.marks import MARK_KINDS, all_drug_queries
from trials.models import EfficacyResult, Sensitivity

SHOWN_OF_A_KIND = 8
SHOWN_RESULTS = 12
LONGEST_QUESTION = 200

DRUG = ("key", "inn", "brand_names", "development_codes")
MUTATION = ("key", "protein_change")
SOURCE = ("key", "authors")


@dataclass(frozen=True)
class Form:
    """One way to write a hit: the mark, and what it prints now."""

    mark: str
    prints: str


@dataclass(frozen=True)
class Hit:
    """A record or a query that the words find, in words that a clinician understands."""

    kind: str
    label: str
    note: str
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class _Found:
    """A hit whose forms are not printed yet."""

    kind: str
    label: str
    note: str
    marks: tuple[str, ...]
    contents: tuple[RecordContent, ...] = ()


def search_marks(question: str) -> list[Hit]:
    """A few hits of each kind that have all words of `question`, in whatever field."""
    words = question[:LONGEST_QUESTION].split()
    if not words:
        return []
    found = [hit for find in _FINDERS for hit in find(words)]
    contents = [content for hit in found for content in hit.contents]
    if any(hit.kind == "query" for hit in found):
        contents += query_contents()
    document = make_excerpt(contents)
    hits = [Hit(hit.kind, hit.label, hit.note, tuple(_forms(hit.marks, document))) for hit in found]
    return [hit for hit in hits if hit.forms]


def _forms(marks: Iterable[str], document: Document) -> Iterator[Form]:
    for mark in marks:
        if mark.startswith("[@"):
            yield Form(mark, "")
            continue
        try:
            printed = render_prose(mark, document, name="search")
        except UnknownValue:
            continue
        yield Form(mark, html.unescape(strip_tags(printed)).strip())


def _through(relation: str, names: Sequence[str]) -> list[str]:
    return [f"{relation}__{name}" for name in names]


def _find(model: Any, words: Sequence[str], columns: Sequence[str], **choices: Any) -> QuerySet:
    """The rows that have each word in one of `columns`, or in the words of one of `choices`, by key."""
    condition = Q()
    for word in words:
        has = Q()
        for column in columns:
            has |= Q(**{f"{column}__icontains": word})
        for column, vocabulary in choices.items():
            has |= Q(**{f"{column}__in": [one for one in vocabulary if word.lower() in f"{one} {one.label}".lower()]})
        condition &= has
    pks = model.objects.filter(condition).values("pk")
    return model.objects.filter(pk__in=pks)


def _first(rows: Any, *order: str, shown: int = SHOWN_OF_A_KIND) -> list[Any]:
    return list(rows.with_content().order_by(*order, "key")[:shown])


def _mark(name: str, argument: str) -> str:
    return f"{{{{ {name}:{argument} }}}}"


def _drugs(words: Sequence[str]) -> Iterator[_Found]:
    for content in (row.build_content() for row in _first(_find(Drug, words, DRUG))):
        names = ", ".join([*content.brand_names, *content.development_codes])
        yield _Found("drug", content.inn, names, (_mark("drug", content.key),), (content,))


def _mutations(words: Sequence[str]) -> Iterator[_Found]:
    for content in (row.build_content() for row in _first(_find(ResistanceMutation, words, MUTATION))):
        note = ", ".join(text for text in (content.protein_change, content.location) if text)
        yield _Found("mutation", content.key, note, (_mark("mutation", content.key),), (content,))


def _queries(words: Sequence[str]) -> Iterator[_Found]:
    fitting = []
    for query in all_drug_queries():
        known_as = f"{query} drugs {query.label} count {format_place(query.place) if query.place else ''}".lower()
        if all(word.lower() in known_as for word in words):
            fitting.append(query)
    for query in fitting[:SHOWN_OF_A_KIND]:
        marks = (_mark("drugs", str(query)), _mark("count", str(query)))
        yield _Found("query", f"Drugs {query.label}", "follows the records", marks)


def _results(words: Sequence[str]) -> Iterator[_Found]:
    columns = [
        *("key", "endpoint", "cohort__key", "cohort__label", "cohort__trials__key", "cohort__trials__acronym"),
        *_through("drug", DRUG),
        *_through("cohort__mutation", MUTATION),
        *_through("citations__reference", SOURCE),
    ]
    rows = _find(EfficacyResult, words, columns, endpoint=Endpoint)
    later = EfficacyResult.objects.filter(supersedes=OuterRef("pk"))
    for row in _first(rows.annotate(is_superseded=Exists(later)), "is_superseded", shown=SHOWN_RESULTS):
        content = row.build_content()
        marks = [_mark("result", content.key)]
        marks += [_mark("result", f"{content.key}.{part}") for part in MARK_KINDS["result"].parts]
        label = f"{row.drug.inn}: {format_endpoint(content)}"
        yield _Found("result", label, _note_of_result(row, content), tuple(marks), (content,))


def _note_of_result(row: Any, content: EfficacyResultContent) -> str:
    """In which population, judged by whom, as of when: "TRIDENT-1, TKI-naive · by investigator · cut-off 2022-12"."""
    label = content.cohort.label
    trials = [name for trial in row.cohort.trials.all() if (name := trial.acronym or trial.key) not in label]
    note = [", ".join(trials), label]
    if content.assessor != Assessor.NOT_STATED:
        note.append(f"by {format_assessor(content.assessor)}")
    if content.data_cutoff_date:
        note.append(f"cut-off {format_partial_date(content.data_cutoff_date)}")
    if row.is_superseded:
        note.append("superseded by a later readout")
    return " · ".join(text for text in note if text)


def _approvals(words: Sequence[str]) -> Iterator[_Found]:
    choices = {"jurisdiction": Jurisdiction, "agency": Agency, "event": ApprovalEvent, "line": TreatmentLine}
    for row in _first(_find(Approval, words, ["key", *_through("drug", DRUG)], **choices)):
        content = row.build_content()
        label = f"{row.drug.inn}: {format_approval(content)}"
        marks = (_mark("approval", f"{content.key}.date"),)
        yield _Found("approval", label, content.indication, marks, (content,))


def _frequencies(words: Sequence[str]) -> Iterator[_Found]:
    columns = [*_through("mutation", MUTATION), *_through("after_drug", DRUG), *_through("reference", SOURCE)]
    rows = _find(MutationFrequency, words, columns).exclude(percent="").select_related("after_drug", "reference")
    rows = rows.order_by("mutation__key", "after_drug__key", "pk")[:SHOWN_OF_A_KIND]
    pairs = {(row.mutation_id, row.after_drug_id): row for row in reversed(rows)}
    mutations = {content.key: content for content in contents_of(ResistanceMutation, pk__in=[pk for pk, _ in pairs])}
    keys = dict(ResistanceMutation.objects.filter(pk__in=[pk for pk, _ in pairs]).values_list("pk", "key"))
    for row in reversed(pairs.values()):
        content = mutations[keys[row.mutation_id]]
        drug = f".{row.after_drug.key}" if row.after_drug else ""
        label = f"{content.key}{f' after {row.after_drug.inn}' if row.after_drug else ''}: how often"
        yield _Found("frequency", label, row.context, (_mark("frequency", f"{content.key}{drug}"),), (content,))


def _sensitivities(words: Sequence[str]) -> Iterator[_Found]:
    columns = [
        "key",
        *_through("mutation", MUTATION),
        *_through("drug", DRUG),
        *_through("citations__reference", SOURCE),
    ]
    for row in _first(_find(Sensitivity, words, columns).exclude(ic50_nm="")):
        content = row.build_content()
        label = f"{row.drug.inn} on {row.mutation.key if row.mutation else 'wild type'}: IC50"
        yield _Found("ic50", label, content.model, (_mark("ic50", content.key),), (content,))


def _references(words: Sequence[str]) -> Iterator[_Found]:
    rows = _find(Reference, words, ["key", "authors", "title", "container_title", "doi", "pmid", "issued"])
    for content in (row.build_content() for row in _first(rows, "-issued")):
        label = f"{format_short(content)}: {content.title}" if content.authors else content.title
        yield _Found("source", label, format_source(content), (f"[@{content.key}]",), (content,))


_FINDERS: tuple[Callable[[Sequence[str]], Iterator[_Found]], ...] = (
    _drugs,
    _mutations,
    _queries,
    _results,
    _approvals,
    _frequencies,
    _sensitivities,
    _references,
)
