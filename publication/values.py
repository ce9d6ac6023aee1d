"""Values that prose takes from records: `{{ result:KEY.estimate }}` becomes "79%", out of the same document."""

import re
from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop

from drugs.content import ApprovalContent, DrugContent, ResistanceMutationContent
from drugs.formatting import format_approval_date
from publication.approved import answer_query
from publication.document import Document
from review.content import AnyContent
from trials.content import EfficacyResultContent, SensitivityContent
from trials.formatting import format_estimate, format_ic50, format_interval_or_absence, format_value
from trials.marks import VALUE_MARK, UnreadableMark, parse_drug_query

COUNTED = (
    gettext_noop("no"), gettext_noop("one"), gettext_noop("two"), gettext_noop("three"), gettext_noop("four"),
    gettext_noop("five"), gettext_noop("six"), gettext_noop("seven"), gettext_noop("eight"), gettext_noop("nine"),
    gettext_noop("ten"), gettext_noop("eleven"), gettext_noop("twelve"),
)  # fmt: skip
"""Counts up to twelve stand in words."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")


class UnknownValue(LookupError):
    """Prose asks for a value that the document does not have."""

    def __init__(self, record_name: str, mark: str, why: str) -> None:
        super().__init__(f"{record_name}: {mark}: {why}")
        self.record_name = record_name
        self.mark = mark


class _NoSuchValue(LookupError):
    """Why one mark has no value."""


class _TakenBack(LookupError):
    """The record that a mark names was withdrawn or withheld."""


def resolve_values(text: str, document: Document, record_name: str) -> str:
    """`text` with each value mark replaced, as Markdown. Raises UnknownValue, naming record and mark."""

    def value(match: re.Match[str]) -> str:
        name, argument = match[1], match[2].strip()
        if name not in _RESOLVERS:
            raise UnknownValue(record_name, match[0], f"there is no kind of value “{name}”")
        try:
            return _RESOLVERS[name](document, argument)
        except _NoSuchValue as error:
            raise UnknownValue(record_name, match[0], str(error)) from None
        except _TakenBack as error:
            return gettext("(figure {state})").format(state=error)

    return VALUE_MARK.sub(value, text)


def escape_markdown(text: str) -> str:
    """`text` so that Markdown shows it letter by letter."""
    return _MARKDOWN.sub(r"\\\1", text)


def join_words(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"; "none" for an empty list."""
    if len(words) < 2:
        return words[0] if words else gettext("none")
    return gettext("{others} and {last}").format(others=", ".join(words[:-1]), last=words[-1])


def _find(document: Document, content_class: type[AnyContent], key: str) -> AnyContent:
    found = document.get(content_class, key)
    if found is not None:
        return found
    for stone in document.tombstones:
        if (stone.record_kind, stone.key) == (content_class.record_kind, key):
            raise _TakenBack(stone.state.label)
    raise _NoSuchValue(f"no {content_class.record_kind} has the key “{key}”")


_RESULT_PARTS: dict[str, Callable[[EfficacyResultContent], str]] = {
    "estimate": format_estimate,
    "interval": format_interval_or_absence,
    "responders": lambda result: _number(result.responders_n),
    "evaluable": lambda result: _number(result.evaluable_n),
    "of": lambda result: gettext("{part} of {whole}").format(
        part=_number(result.responders_n), whole=_number(result.evaluable_n)
    ),
}


def _number(count: int | None) -> str:
    if count is None:
        raise _NoSuchValue("the result does not have this number")
    return str(count)


def _result(document: Document, argument: str) -> str:
    key, _, part = argument.partition(".")
    if part and part not in _RESULT_PARTS:
        raise _NoSuchValue(f"a result has no part “{part}”")
    result = _find(document, EfficacyResultContent, key)
    return _RESULT_PARTS[part](result) if part else format_value(result)


def _approval(document: Document, argument: str) -> str:
    key, _, part = argument.rpartition(".")
    if part != "date":
        raise _NoSuchValue("an approval gives its date: KEY.date")
    return format_approval_date(_find(document, ApprovalContent, key))


def _drug(document: Document, key: str) -> str:
    return f"[{escape_markdown(_find(document, DrugContent, key).inn)}](drugs/{key}/)"


def _mutation(document: Document, key: str) -> str:
    return f"[{_find(document, ResistanceMutationContent, key).name}](mutations/{key}/)"


def _frequency(document: Document, argument: str) -> str:
    key, _, drug = argument.partition(".")
    mutation = _find(document, ResistanceMutationContent, key)
    for part in mutation.frequencies:
        if part.after_drug == drug and part.percent is not None:
            return f"{part.percent}%"
    raise _NoSuchValue(f"{key} has no percentage after “{drug}”")


def _ic50(document: Document, key: str) -> str:
    sensitivity = _find(document, SensitivityContent, key)
    if sensitivity.ic50_nm is None:
        raise _NoSuchValue("the sensitivity has no IC50")
    return format_ic50(sensitivity)


def _answer(document: Document, argument: str) -> list[str]:
    try:
        return answer_query(document, parse_drug_query(argument))
    except UnreadableMark as unreadable:
        raise _NoSuchValue(str(unreadable)) from None


def _drugs(document: Document, argument: str) -> str:
    return join_words([_drug(document, key) for key in _answer(document, argument)])


def _count(document: Document, argument: str) -> str:
    number = len(_answer(document, argument))
    return gettext(COUNTED[number]) if number < len(COUNTED) else str(number)


_RESOLVERS: dict[str, Callable[[Document, str], str]] = {
    "result": _result,
    "approval": _approval,
    "drug": _drug,
    "mutation": _mutation,
    "frequency": _frequency,
    "ic50": _ic50,
    "drugs": _drugs,
    "count": _count,
}
