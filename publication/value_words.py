"""The values of a content as readers read them: labels for codes, names for keys, prose without its marks.

Published numbers stay as they were printed.
"""

from collections.abc import Callable, Collection
from enum import Enum
from typing import Any

from django.utils.translation import gettext

from algorithm.content import DecisionNodeContent, OptionContent
from drugs.content import DrugContent, FusionShareContent, MutationFrequencyContent
from drugs.formatting import format_frequency, format_frequency_context, format_share
from pages.content import BearsOnContent, SectionContent
from publication.document import TABLES, Document, Tombstone
from publication.field_words import field_words, kind_words
from publication.rendering.plain import plain_text
from publication.rendering.sections import title_of_section
from references.content import CitationContent, ReferenceContent
from references.formatting import format_short
from review.content import Content, RecordContent
from review.dates import format_partial_date, is_partial_date
from trials.content import EfficacyResultContent, SensitivityContent, TrialDrugContent

BETWEEN_PARTS = " | "
"""What stands between the parts of a field that has several."""

PROSE = frozenset({("pages.statement", "text")} | {("algorithm.decisionnode", name) for name in ("title", "detail")})
"""The fields in which values and sources have marks."""

KINDS_OF_KEYS: dict[str, type[RecordContent]] = {
    "drug": DrugContent,
    "drugs": DrugContent,
    "after_drug": DrugContent,
    "prior_tki_drugs": DrugContent,
    "reference": ReferenceContent,
    "supersedes": EfficacyResultContent,
    "efficacy_result": EfficacyResultContent,
    "leads_to": DecisionNodeContent,
    "section": SectionContent,
}
"""Fields that name another record by its key. Mutations and trials are known to readers by theirs."""

RecordName = tuple[str, str]


class ValueWords:
    """The values of one document's records in words. Without a document (nothing stood before), keys stay keys."""

    def __init__(self, document: Document | None, taken_back: Collection[Tombstone] = ()) -> None:
        """What `taken_back` names gives no value to any text: it must not be told again."""
        self._document = without(document, taken_back) if document and taken_back else document

    def of_field(self, content: RecordContent, field: str) -> str:
        """A field of a record as one line, parts apart by " | "; "cohort.label" is within a content by value."""
        owner: Content = content
        *path, name = field.split(".")
        for step in path:
            owner = getattr(owner, step)
        value = getattr(owner, name)
        if (content.record_kind, name) in PROSE:
            return self._plain(value)
        return self._words(value, name)

    def _words(self, value: Any, name: str) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if isinstance(value, tuple):
            return BETWEEN_PARTS.join(self._words(item, name) for item in value)
        if isinstance(value, Content):
            return self._part(value)
        return self._text(value, name)

    def _text(self, value: Any, name: str) -> str:
        if isinstance(value, Enum):
            return str(getattr(value, "label", value.value))
        text = str(value)
        if name in KINDS_OF_KEYS:
            return self._name(KINDS_OF_KEYS[name].record_kind, text)
        is_date = name.endswith("_date") or name == "issued"
        return format_partial_date(text) if is_date and is_partial_date(text) else text

    def _part(self, part: Content) -> str:
        form = _FORMS.get(type(part), ValueWords._pairs)
        return form(self, part)

    def _citation(self, part: CitationContent) -> str:
        return self._source(part.reference, part.locator, part.quote and f"“{part.quote}”")

    def _frequency(self, part: MutationFrequencyContent) -> str:
        context = format_frequency_context(part) or gettext("not stated who was counted")
        return f"{context}: {format_frequency(part)}, {self._source(part.reference, part.locator)}"

    def _share(self, part: FusionShareContent) -> str:
        cohort = ", ".join(filter(None, (part.cohort, part.cancer_type)))
        return f"{cohort}: {format_share(part)}, {self._source(part.reference, part.locator)}"

    def _trial_drug(self, part: TrialDrugContent) -> str:
        return f"{self._words(part.drug, 'drug')} {part.dose}".strip()

    def _option(self, part: OptionContent) -> str:
        when = f"{part.condition}: " if part.condition else ""
        detail = f" ({self._plain(part.detail)})" if part.detail else ""
        return f"{when}{self._words(part.leads_to, 'leads_to')}{detail}"

    def _borne_on(self, part: BearsOnContent) -> str:
        return f"{kind_words(part.record_kind)}: {self._name(part.record_kind, part.record_key)}"

    def _pairs(self, part: Content) -> str:
        """A part of no kind that has a form of its own."""
        said = part.as_dict()
        pairs = [(name, self._words(getattr(part, name), name)) for name in type(part).model_fields if name in said]
        return "; ".join(f"{field_words(name)}: {words}" for name, words in pairs)

    def _source(self, reference: str, *more: str) -> str:
        return ", ".join(part for part in (self._words(reference, "reference"), *more) if part)

    def _plain(self, text: str) -> str:
        return plain_text(text, self._document) if self._document else text

    def _name(self, record_kind: str, key: str) -> str:
        """What a record is called, never by what it says; its key where the document does not have it."""
        document = self._document
        entry = document.entry(record_kind, key) if document and record_kind in TABLES else None
        if document is None or entry is None:
            return key
        content = entry.content
        if isinstance(content, ReferenceContent):
            return format_short(content)
        if isinstance(content, DecisionNodeContent):
            return plain_text(content.title, document)
        if isinstance(content, SectionContent):
            return title_of_section(content, document)
        is_named = isinstance(content, DrugContent | EfficacyResultContent | SensitivityContent)
        return content.name if is_named else key


_FORMS: dict[type[Content], Callable[[ValueWords, Any], str]] = {
    CitationContent: ValueWords._citation,
    MutationFrequencyContent: ValueWords._frequency,
    FusionShareContent: ValueWords._share,
    TrialDrugContent: ValueWords._trial_drug,
    OptionContent: ValueWords._option,
    BearsOnContent: ValueWords._borne_on,
}
"""How the parts of a record are written; others stand field by field."""


def without(document: Document, stones: Collection[Tombstone]) -> Document:
    """The document with notices in the place of what these tombstones name."""
    names = {(stone.record_kind, stone.key) for stone in stones}
    kept = {
        table: tuple(entry for entry in getattr(document, table) if (kind, entry.content.key) not in names)
        for kind, table in TABLES.items()
    }
    others = [stone for stone in document.tombstones if (stone.record_kind, stone.key) not in names]
    changed = document.model_copy(update={**kept, "tombstones": (*others, *stones)})
    changed.__dict__.pop("_by_kind", None)
    return changed
