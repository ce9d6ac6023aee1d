"""The documents that the project's own content makes, read from the CSV files without a database."""

import csv
import types
import typing
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from algorithm.content import DecisionNodeContent
from drugs.content import (
    ApprovalContent,
    DrugContent,
    FusionPartnerContent,
    GuidelineListingContent,
    ResistanceMutationContent,
)
from pages.content import CorrectionContent, PageContent, SectionContent, StatementContent
from publication.document import Document
from references.content import ReferenceContent
from review.cells import parse_list, parse_parts
from review.choices import State
from review.content import Content
from tests.publication import documents
from trials.choices import TrialPhase
from trials.content import CohortContent, EfficacyResultContent, SensitivityContent, TrialContent

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
RECORD_FILES: dict[str, type[Content]] = {
    "references": ReferenceContent,
    "drugs": DrugContent,
    "approvals": ApprovalContent,
    "guideline-listings": GuidelineListingContent,
    "mutations": ResistanceMutationContent,
    "fusions": FusionPartnerContent,
    "trials": TrialContent,
    "results": EfficacyResultContent,
    "sensitivities": SensitivityContent,
    "algorithm": DecisionNodeContent,
    "sections": SectionContent,
    "statements": StatementContent,
    "corrections": CorrectionContent,
}


@cache
def fixture_document(number: int, *, is_demonstration: bool = True) -> Document:
    """Edition `number` of the project's content, as one demonstration account would have signed it."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    stones = []
    for edition in range(1, number + 1):
        folder = FIXTURES / f"edition-{edition}"
        for path in sorted(folder.glob("*.csv")):
            if path.stem == "withdrawals":
                stones += [(row, rows["statements"].pop(row["key"], {})) for row in _read(path)]
            else:
                rows.setdefault(path.stem, {}).update({row["key"]: row for row in _read(path) if "key" in row})
    parents = {
        "cohort": {key: _content(CohortContent, row) for key, row in rows["cohorts"].items()},
        "page": {key: _content(PageContent, row) for key, row in rows["pages"].items()},
    }
    signed = documents.signature(
        signer="Maya (medical reviewer, demonstration)", credentials="", is_demonstration=is_demonstration
    )
    entries = [
        documents.entry(_content(kind, row, parents), signatures=(signed,))
        for name, kind in RECORD_FILES.items()
        for row in rows.get(name, {}).values()
    ]
    header = documents.header(
        number,
        as_of={1: "2024-02-05", 2: "2026-11-22"}[number],
        is_demonstration=is_demonstration,
        published_by="Edda (editor, demonstration)",
    )
    tombstones = tuple(
        documents.tombstone(
            row["record_kind"],
            row["key"],
            state=State.WITHDRAWN,
            reason=row["reason"],
            name=old.get("text", row["key"]),
            section=old.get("section", ""),
            position=int(old.get("position") or 0),
        )
        for row, old in stones
    )
    return documents.document(*entries, edition=header, tombstones=tombstones)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _content(kind: type[Any], row: dict[str, str], parents: dict[str, dict[str, Any]] | None = None) -> Any:
    values = {}
    for name, field in kind.model_fields.items():
        cell = (row.get(name) or "").strip()
        if parents and field.annotation in {CohortContent, PageContent}:
            values[name] = parents[name][cell]
        elif cell:
            values[name] = _value(name, field.annotation, cell)
    return kind(**values)


def _value(name: str, annotation: Any, cell: str) -> Any:
    args = typing.get_args(annotation)
    if isinstance(annotation, types.UnionType):
        inner = next(item for item in args if item is not type(None))
        if inner is TrialPhase:
            return next(phase for phase in TrialPhase if phase.label == cell)
        return _value(name, inner, cell)
    if typing.get_origin(annotation) is tuple:
        item = args[0]
        if isinstance(item, type) and issubclass(item, BaseModel):
            return _parts(item, cell)
        return parse_list(cell)
    return cell == "yes" if annotation is bool else cell


def _parts(kind: type[BaseModel], cell: str) -> list[dict[str, Any]]:
    names = [name for name in kind.model_fields if name != "position"]
    parts: list[dict[str, Any]] = [dict(part) for part in parse_parts(cell, names[0], names)]
    for position, part in enumerate(parts, start=1):
        if "position" in kind.model_fields:
            part["position"] = position
        if "is_derived" in part:
            part["is_derived"] = part["is_derived"] == "yes"
    return parts
