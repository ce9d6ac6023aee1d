"""Resources: the tables of review/tables/ as django-import-export takes them. Concrete ones only declare."""

import csv
import io
from typing import Any, ClassVar

import tablib
from django.db import models
from import_export import fields, resources
from import_export.formats import base_formats

from review.models import Organisation, Record
from review.tables import Table
from review.tables.columns import Column
from review.tables.spreadsheets import escape
from review.tables.stamps import DIGEST_COLUMN, stamp_of


class CellField(fields.Field):
    """A column of a table, as django-import-export asks for it. It prints; it never writes to a record."""

    def __init__(self, column: Column) -> None:
        super().__init__(attribute=column.name, column_name=column.name, readonly=True)
        self.column = column

    def export(self, instance: Any, **kwargs: Any) -> str:
        return escape(self.column.text(self.column.get(instance)))


class StampField(fields.Field):
    """The digest of a row as it is exported, so that an import can tell whether the record has changed since."""

    def __init__(self) -> None:
        super().__init__(attribute=DIGEST_COLUMN, column_name=DIGEST_COLUMN, readonly=True)

    def export(self, instance: Any, **kwargs: Any) -> str:
        return stamp_of(instance)


class RecordResource(resources.Resource):
    """All columns of one model, and each row's digest. It exports only: `review.tables.import_table` imports."""

    model: ClassVar[type[models.Model]]
    table: ClassVar[str]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        table = Table(self.model)
        self.fields: dict[str, fields.Field] = {column.name: CellField(column) for column in table.columns}
        if table.is_stamped:
            self.fields[DIGEST_COLUMN] = StampField()

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls.model._meta.verbose_name_plural)

    def get_queryset(self) -> models.QuerySet:
        manager: Any = self.model._default_manager
        return manager.with_content().in_key_order() if issubclass(self.model, Record) else manager.order_by("name")

    def export(self, queryset: models.QuerySet | None = None, **kwargs: Any) -> tablib.Dataset:
        """The rows of `queryset`, or all, in key order, in a fixed number of queries."""
        chosen = self.get_queryset()
        if queryset is not None:
            chosen = chosen.filter(pk__in=list(queryset.values_list("pk", flat=True)))
        rows = [[field.export(row) for field in self.fields.values()] for row in chosen]
        return tablib.Dataset(*rows, headers=list(self.fields))


class OrganisationResource(RecordResource):
    model = Organisation
    table = "organisations"


class SheetFormat(base_formats.CSV):
    """CSV as people exchange it with spreadsheets: UTF-8 that says so, armoured against formulas by each column."""

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text).writerows([dataset.headers, *dataset])
        return text.getvalue().encode("utf-8-sig")
