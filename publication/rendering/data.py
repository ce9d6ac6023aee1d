"""The tables of an edition as CSV, for readers: each row can be understood by itself."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext, gettext_noop

from algorithm.content import DecisionNodeContent
from pages.content import StatementContent
from publication import notices
from publication.document import Document, Entry, Override, Signature
from publication.rendering.citing import licence
from publication.values import resolve_values
from review.cells import format_list, format_parts
from review.content import Content, RecordContent
from trials.choices import TrialPhase
from trials.content import EfficacyResultContent

TABLE_NAMES = {
    "drugs": "drugs",
    "approvals": "approvals",
    "guideline-listings": "guideline_listings",
    "mutations": "mutations",
    "fusions": "fusions",
    "trials": "trials",
    "results": "results",
    "sensitivities": "sensitivities",
    "algorithm": "algorithm",
    "sections": "sections",
    "statements": "statements",
    "references": "references",
    "corrections": "corrections",
}
"""The public name of each table, and the document's."""

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_PROSE: dict[type[RecordContent], str] = {StatementContent: "text", DecisionNodeContent: "detail"}
"""The fields whose values are taken from other records: readers of a row cannot look those up."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def table_csv(document: Document, table: str) -> bytes:
    """One table with a row a record, in key order; UTF-8 with BOM, because spreadsheets guess wrong without.

    Raises KeyError for a table that there is not, UnknownValue for prose that asks for a value that there is not.
    """
    entries: Sequence[Entry[RecordContent]] = getattr(document, TABLE_NAMES[table])
    content_class = _content_class(TABLE_NAMES[table])
    derived = _derived_columns(document, content_class)
    header = [*_columns(content_class), *derived, *edition_cells(document)]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    for entry in entries:
        cells = _cells(entry.content) | {name: derive(entry) for name, derive in derived.items()}
        cells |= edition_cells(document)
        writer.writerow([escape_formula(cells[name]) for name in header])
    return file.getvalue().encode("utf-8-sig")


def all_tables_zip(document: Document) -> bytes:
    """Every table and a README.txt. Equal documents give equal bytes: the files carry no time."""
    files = {f"{table}.csv": table_csv(document, table) for table in TABLE_NAMES}
    files["README.txt"] = readme(document).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.create_system = 3  # else it tells on which system it was made
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def escape_formula(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula, with an apostrophe before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _content_class(table: str) -> type[RecordContent]:
    (item, _) = Document.model_fields[table].annotation.__args__  # type: ignore[union-attr]
    return item.model_fields["content"].annotation


def _columns(content_class: type[Content]) -> list[str]:
    """The fields, in their order; a content held by value gives a column for each of its own."""
    columns = []
    for name, field in content_class.model_fields.items():
        if _is_content(field.annotation):
            columns += [f"{name}_{inner}" for inner in _columns(field.annotation)]  # type: ignore[arg-type]
        else:
            columns.append(name)
    return columns


def _is_content(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Content)


def _cells(content: Content) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name in type(content).model_fields:
        value = getattr(content, name)
        if isinstance(value, Content):
            cells |= {f"{name}_{inner}": cell for inner, cell in _cells(value).items()}
        else:
            cells[name] = _cell(value)
    return cells


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, TrialPhase):
        return dict(TrialPhase.choices)[value.value]  # a spreadsheet makes a date of "1/2"
    if isinstance(value, Choices):
        return str(value.value)
    if isinstance(value, tuple):
        return _list_cell(value)
    return str(value)


def _list_cell(items: Sequence[Any]) -> str:
    if not items or not isinstance(items[0], Content):
        return format_list(items)
    fields = [name for name in type(items[0]).model_fields if name != "position"]
    parts = [{name: _cell(getattr(item, name)) for name in fields} for item in items]
    return format_parts(parts, first_field=fields[0])


Derive = Callable[[Entry[Any]], str]


def _derived_columns(document: Document, content_class: type[RecordContent]) -> dict[str, Derive]:
    """What a reader needs besides the fields, by column."""
    columns: dict[str, Derive] = {"how_far_checked": lambda entry: entry.content.verification.label}
    if content_class is EfficacyResultContent:
        later = {result.supersedes: result.key for result in document.of(EfficacyResultContent)}
        columns["unit"] = lambda entry: "percent" if entry.content.is_percentage else "months"
        columns["superseded_by"] = lambda entry: later.get(entry.content.key, "")
    if content_class in _PROSE:
        field = _PROSE[content_class]
        columns[f"{field}_with_values"] = lambda entry: resolve_values(
            getattr(entry.content, field), document, f"{entry.content.record_kind} {entry.content.key}"
        )
    columns["signed_by"] = lambda entry: format_list(_signature(one) for one in entry.signatures)
    columns["checks_let_pass"] = lambda entry: format_list(_override(one) for one in entry.overrides)
    return columns


def _signature(signature: Signature) -> str:
    """As "A. Reviewer, MD: agree, 2026-11-22"."""
    signer = ", ".join(part for part in (signature.signer, signature.credentials) if part)
    account = f" ({gettext('demonstration account')})" if signature.is_demonstration else ""
    declared = gettext("interests: {interests}").format(interests=signature.interests)
    interests = f", {declared}" if signature.interests else ""
    reason = f" ({signature.reason})" if signature.reason else ""
    return f"{signer}{account}{interests}: {signature.decision.label}{reason}, {signature.signed_at[:10]}"


def _override(override: Override) -> str:
    return f"{override.check_id}: {override.reason} ({override.signer})"


def edition_cells(document: Document) -> dict[str, str]:
    """What is the same in every row, so that a row copied elsewhere still says where it is from."""
    cells = {"edition": str(document.edition.number), "as_of": document.as_of}
    if document.edition.is_demonstration:
        cells["review"] = gettext(notices.DEMONSTRATION)
    return cells


def readme(document: Document) -> str:
    """What the tables are, how to read them, and what is not in them."""
    return "\n".join(_readme_lines(document)) + "\n"


def _readme_lines(document: Document) -> Iterator[str]:
    edition = document.edition
    yield gettext("Edition {number}, state of knowledge {as_of}, published {published_at}").format(
        number=edition.number, as_of=edition.as_of, published_at=edition.published_at
    )
    yield gettext("SHA-256 of the document: {digest}").format(digest=document.content_digest)
    yield ""
    yield gettext(notices.NOT_ADVICE)
    if edition.is_demonstration:
        yield gettext(notices.DEMONSTRATION)
    yield licence().sentence
    yield gettext(_HOW_TO_READ)
    for public, table in TABLE_NAMES.items():
        yield f"{public + '.csv':<24}{len(getattr(document, table)):>5}"
    if document.tombstones:
        yield from ("", gettext("Withdrawn or withheld, and therefore in no table:"))
    for stone in document.tombstones:
        yield f"- {stone.name} ({stone.state.label} {stone.decided_at[:10]}: {stone.reason})"


_HOW_TO_READ = gettext_noop("""
How to read the tables
- UTF-8, comma-separated, one header row. An empty cell says that nothing is stated.
- Numbers are text as the source printed them. The unit is in the column's name or in the column "unit".
- Lists: "a; b". Parts: "drilon2024; locator=Table 2 | barbato2024"; a backslash stands before ; | \\ in a value.
- A name in a column such as "drug" or in "citations" is the key of a row in the table of that name.
- In prose "{{ … }}" takes a value from another record; the column ending in "_with_values" has it filled in.
- "how_far_checked" says how far a row was compared with its source.
- An apostrophe stands before a cell that a spreadsheet would take for a formula.

Rows in each table""")
