"""A document of a few records as they stand in the working copy: what a preview of one text needs, and no more."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from drugs.models import Approval, Drug
from publication.assembly import assemble
from publication.document import Document, EditionHeader
from references.models import Reference
from review.choices import Decision
from review.content import RecordContent
from review.models import Record, SignOff
from review.standing import Standing, judge
from trials.known_marks import NAMED_MODELS
from trials.marks import MARK_KINDS, find_citations, find_marks

STOPPING = (Decision.WITHDRAW, Decision.WITHHOLD)


def excerpt_for(text: str, references: Iterable[str] = ()) -> Document:
    """The document of the records that the marks of `text` name, with the references of these keys."""
    marks = [*find_marks(text), *find_citations(text)]
    keys: dict[type[Record], set[str]] = {Reference: set(references)}
    for mark in marks:
        if mark.name in NAMED_MODELS:
            keys.setdefault(NAMED_MODELS[mark.name], set()).add(mark.key)
    contents = [one for model, wanted in keys.items() if wanted for one in contents_of(model, key__in=wanted)]
    if any(mark.name in MARK_KINDS and mark.name not in NAMED_MODELS for mark in marks):
        contents += query_contents()
    return make_excerpt(contents)


def query_contents() -> list[RecordContent]:
    """What the queries of prose ask: every drug and every approval."""
    return [*contents_of(Drug), *contents_of(Approval)]


def contents_of(model: Any, **conditions: Any) -> list[RecordContent]:
    """The contents of the records of a kind as they stand now."""
    return [record.build_content() for record in model.objects.with_content().filter(**conditions)]


def make_excerpt(contents: Sequence[RecordContent]) -> Document:
    """A document of these contents. For what was withdrawn or withheld its notice stands, as in an edition."""
    by_name = {(content.record_kind, content.key): content for content in contents}
    stopped = _stopped(by_name)
    header = EditionHeader(number=0, as_of=timezone.localdate().isoformat(), published_at="", published_by="")
    return assemble(header, stopped, [content for name, content in by_name.items() if name not in stopped])


def _stopped(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Standing]:
    """Where those of these records stand that are withdrawn or withheld."""
    wanted = set(names)
    keys = {key for _, key in wanted}
    once = SignOff.objects.filter(key__in=keys, decision__in=STOPPING).values_list("record_kind", "key").distinct()
    standings = {name: judge(SignOff.objects.for_record(*name)) for name in once if name in wanted}
    return {name: standing for name, standing in standings.items() if standing.stopped_by}
