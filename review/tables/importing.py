"""Import: all rows of a file, or none. A dry run is the import itself, taken back."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from review import log
from review.actions import save_record
from review.choices import LogKind
from review.constraints import field_of
from review.content import sha256
from review.models import Record
from review.tables.columns import Column
from review.tables.consequences import foresee, read_contents
from review.tables.files import Row, Sheet, UnreadableFile, read_bytes, read_sheet
from review.tables.keys import Keys, UnknownKey
from review.tables.stamps import DIGEST_COLUMN, find_objection
from review.tables.summary import CellChange, ImportSummary, Outcome, Refusal, RowSummary
from review.tables.table import Table

MANY = 500
"""From so many rows on, all stored rows are read at once."""

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""


def import_table(
    model: type[models.Model],
    file: Path | bytes,
    *,
    by: Any,
    reason: str,
    dry_run: bool = False,
    file_name: str = "",
    progress: Progress = lambda done, total: None,
) -> ImportSummary:
    """Write a table as `by`, through `save_record`. Anything refused refuses it all, and the summary says why.

    What was imported is entered in the log, under the name of the file. A dry run says also what would follow from it.
    """
    try:
        data = read_bytes(file) if isinstance(file, Path) else file
        sheet = read_sheet(data)
        table = Table(model)
        table.check_columns(sheet)
    except UnreadableFile as error:
        return ImportSummary(file_refusals=[Refusal(error.line, "", str(error))])
    with transaction.atomic():
        summary = Import(table, sheet, by=by, reason=reason, progress=progress).run(foreseeing=dry_run)
        if dry_run or summary.refused:
            transaction.set_rollback(True)
        else:
            name = file_name or (file.name if isinstance(file, Path) else "")
            _enter(model, name, data, summary, by=by, reason=reason)
    return summary


def _enter(model: type[models.Model], name: str, data: bytes, summary: ImportSummary, *, by: Any, reason: str) -> None:
    counts = {outcome.value: summary.count(outcome) for outcome in Outcome if outcome != Outcome.REFUSED}
    log.enter(
        LogKind.IMPORT,
        subject=str(model._meta.verbose_name_plural),
        said=", ".join(f"{count} {word}" for word, count in counts.items()) + ".",
        by=by,
        reason=reason,
        details={"file": name, "sha256": sha256(data), "table": model._meta.label_lower, **counts},
    )


class Import:
    """One import of one sheet. `run` must be called within a transaction."""

    def __init__(self, table: Table, sheet: Sheet, *, by: Any, reason: str, progress: Progress) -> None:
        self.table = table
        self.sheet = sheet
        self.by = by
        self.reason = reason
        self.progress = progress
        self.keys = Keys()
        self.wanted: dict[int, dict[str, Any]] = {}
        self.stamps: dict[int, str] = {}
        self.rows: dict[int, RowSummary] = {}

    def run(self, *, foreseeing: bool = False) -> ImportSummary:
        """Read all rows and write those that differ; `foreseeing`, say also what follows from it."""
        self._read()
        stored = self._get_stored()
        self._compare(stored)
        differing = [row for row in self.rows.values() if row.outcome in {Outcome.ADDED, Outcome.CHANGED}]
        before = read_contents(stored[row.key] for row in differing if row.key in stored) if foreseeing else {}
        self._write_all(differing)
        summary = ImportSummary(list(self.rows.values()))
        if foreseeing and not summary.refused:
            written = self._get_stored()
            summary.consequences = foresee(before, read_contents(written[row.key] for row in differing))
        return summary

    def _write_all(self, differing: list[RowSummary]) -> None:
        """First the new rows, bare, so that any row may name any other."""
        if self.table.refers_to_itself:
            for row in differing:
                if row.outcome == Outcome.ADDED:
                    self._attempt(row, self._add_bare)
        for number, row in enumerate(differing, 1):
            if row.outcome != Outcome.REFUSED:
                self._attempt(row, self._write)
            self.progress(number, len(differing))

    def _read(self) -> None:
        listed = Counter(row.cells[self.table.key] for row in self.sheet.rows)
        self.keys.await_rows(self.table.model, set(listed) - {""})
        first: dict[str, int] = {}
        for row in self.sheet.rows:
            key = row.cells[self.table.key]
            values, refusals = self.table.read(row, self.keys)
            refusals += self._check_key(row, key, first.setdefault(key, row.line))
            self.wanted[row.line] = values
            if DIGEST_COLUMN in row.cells:
                self.stamps[row.line] = row.cells[DIGEST_COLUMN].casefold()
            outcome = Outcome.REFUSED if refusals else Outcome.UNCHANGED
            self.rows[row.line] = RowSummary(row.line, key, outcome, refusals=refusals)

    def _check_key(self, row: Row, key: str, first_line: int) -> list[Refusal]:
        if not key:
            return [Refusal(row.line, self.table.key, f"The {self.table.key} is missing.")]
        if first_line != row.line:
            return [Refusal(row.line, self.table.key, f"“{key}” stands in line {first_line} already.")]
        return []

    def _get_stored(self) -> dict[str, models.Model]:
        keys = [row.key for row in self.rows.values()]
        manager: Any = self.table.model._default_manager
        queryset = manager.with_content() if issubclass(self.table.model, Record) else manager.all()
        if len(keys) <= MANY:
            queryset = queryset.filter(**{f"{self.table.key}__in": keys})
        return {getattr(row, self.table.key): row for row in queryset}

    def _compare(self, stored: dict[str, models.Model]) -> None:
        for row in self.rows.values():
            if row.outcome == Outcome.REFUSED:
                continue
            present = stored.get(row.key)
            row.changes = self._changes(present, self.wanted[row.line])
            if present is None:
                row.outcome = Outcome.ADDED
            elif row.changes:
                row.outcome = Outcome.CHANGED
            if row.outcome != Outcome.UNCHANGED and row.line in self.stamps:
                self._check_stamp(row, present)

    def _check_stamp(self, row: RowSummary, present: models.Model | None) -> None:
        """Refuse a row whose record has changed since the sheet was exported. One that changes nothing is let be."""
        objection = find_objection(self.table.model, row.key, present, self.stamps[row.line])
        if objection:
            row.outcome = Outcome.REFUSED
            row.refusals.append(Refusal(row.line, DIGEST_COLUMN, objection))

    def _changes(self, present: models.Model | None, wanted: dict[str, Any]) -> list[CellChange]:
        changes = []
        for column in self._columns(wanted):
            old = column.get(present) if present else None
            if present is None or old != wanted[column.name]:
                cells = "" if present is None else column.text(old), column.text(wanted[column.name])
                changes.append(CellChange(column.name, *cells))
        return [change for change in changes if change.old != change.new]

    def _columns(self, wanted: dict[str, Any]) -> list[Column]:
        return [column for column in self.table.columns if column.name in wanted]

    def _attempt(self, row: RowSummary, step: Callable[[RowSummary], None]) -> None:
        """Take a step with one row; what the models or the database object to refuses the row."""
        try:
            with transaction.atomic():
                step(row)
        except ValidationError as error:
            self._refuse(row, error)
        except UnknownKey as error:
            self._refuse(row, ValidationError(self._say_refused(str(error.args[0]))))
        except IntegrityError as error:
            self._refuse(row, ValidationError(f"The database refuses this row: {error}."))

    def _say_refused(self, message: str) -> str:
        """Where a row names another that is itself refused, that other is what to mend."""
        refused = [row for row in self.rows.values() if row.outcome == Outcome.REFUSED and f"“{row.key}”" in message]
        return f"It names “{refused[0].key}”, which is refused in line {refused[0].line}." if refused else message

    def _refuse(self, row: RowSummary, error: ValidationError) -> None:
        row.outcome = Outcome.REFUSED
        if not hasattr(error, "error_dict"):
            error = ValidationError({NON_FIELD_ERRORS: error.error_list})
        for name, messages in error.message_dict.items():
            for message in messages:
                column = field_of(self.table.model, message) if name == NON_FIELD_ERRORS else name
                row.refusals.append(Refusal(row.line, column, message))

    def _add_bare(self, row: RowSummary) -> None:
        """A new row without what names rows of its own table, and without a history row: `_write` completes it."""
        record: Any = self.table.model(**{self.table.key: row.key})
        held_back = set()
        for column in self._columns(self.wanted[row.line]):
            if column.is_list or self.table.model in column.related_models:
                held_back.add(column.name)
            else:
                column.put(record, self.wanted[row.line][column.name], self.keys)
        record.normalise()
        record.full_clean(exclude={"digest", *held_back})
        record.skip_history_when_saving = True
        record.save()
        self.keys.add(record)

    def _write(self, row: RowSummary) -> None:
        model = self.table.model
        record: Any = model._base_manager.filter(**{self.table.key: row.key}).first() or model()
        lists = {}
        for column in self._columns(self.wanted[row.line]):
            value = self.wanted[row.line][column.name]
            if column.is_list:
                lists[column.name] = column.wanted(value, self.keys)  # type: ignore[attr-defined]
            else:
                column.put(record, value, self.keys)
        if isinstance(record, Record):
            save_record(record, by=self.by, reason=self.reason, lists=lists)
        else:
            record.full_clean()
            record.save()
        self.keys.add(record)
