"""What holds for every record that exists or will exist. A new model is in here without a line."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, models, transaction
from django.db.models import CheckConstraint
from django.utils.module_loading import autodiscover_modules
from import_export.resources import Resource

from publication.document import TABLES, Document
from references.models import Cited
from review.fields import ListField, PartialDateField, PublishedNumberField
from review.kinds import model_for, reviewable_models
from review.models import Part, Record, Reviewable, SignOff
from review.models.record import ContentHistory
from tests.factories import FACTORIES, approve_with_sources, make_action

ROOMS = ("review", "references", "drugs", "trials", "algorithm", "pages", "publication", "desk")


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS and not is_history(model)]


def is_history(model: type[models.Model]) -> bool:
    return issubclass(model, ContentHistory)


def of(parent: type) -> list[type]:
    return [model for model in ours() if issubclass(model, parent)]


def fields_of(*kinds: type) -> list[tuple[type[models.Model], models.Field]]:
    found = [(model, field) for model in ours() for field in model._meta.concrete_fields]
    return [(model, field) for model, field in found if not kinds or isinstance(field, kinds)]


def named(rows: list) -> list[str]:
    return [f"{model._meta.label}.{field.name}" for model, field in rows]


def by_label(value: object) -> str:
    return value._meta.label if isinstance(value, type) and hasattr(value, "_meta") else getattr(value, "name", "")


def subclasses(parent: type) -> set[type]:
    return {one for child in parent.__subclasses__() for one in {child, *subclasses(child)}}


def test_the_sweeps_have_something_to_sweep():
    assert len(of(Record)) >= 15
    assert len(of(Reviewable)) >= 13
    assert len(of(Part)) >= 6


# Records


@pytest.mark.parametrize("model", of(Record), ids=by_label)
def test_every_record_keeps_its_content_and_co_author_in_history(model):
    assert issubclass(model.history.model, ContentHistory)
    tracked = {field.name for field in model.history.model._meta.get_fields()}
    assert {field.name for field in model._meta.concrete_fields} <= tracked


@pytest.mark.parametrize("model", [*of(Record), *of(Part)], ids=by_label)
def test_every_field_of_a_content_is_one_of_the_model(model):
    names = {field.name for field in model._meta.get_fields()}
    assert set(model.content_class.model_fields) <= names


@pytest.mark.parametrize("model", [*of(Record), *of(Part)], ids=by_label)
def test_every_field_of_a_model_is_signed_but_for_what_is_known_not_to_be(model):
    """A field that is left out of the content could be changed without anybody signing it."""
    unsigned = {"id", "editor_note", "digest"} | ({"supports"} if model.__name__ == "Reference" else set())
    parents = {"record_type", "record_id", "partner", "mutation", "trial", "node", "correction"}
    names = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    assert names - set(model.content_class.model_fields) <= unsigned | (parents if issubclass(model, Part) else set())


@pytest.mark.parametrize("model", of(Record), ids=by_label)
def test_every_required_field_of_a_content_cannot_be_left_empty_in_the_model(model):
    for name, field in model.content_class.model_fields.items():
        if field.is_required():
            assert not getattr(model._meta.get_field(name), "blank", False), name


@pytest.mark.parametrize("model", of(Record), ids=by_label)
@pytest.mark.django_db
def test_every_record_has_a_factory_whose_history_ends_in_what_it_says(model):
    record = FACTORIES[model]()
    row = record.get_latest_history()
    assert isinstance(record, model)
    assert row.history_user is not None
    assert row.history_change_reason == "Add an example."
    assert row.digest == record.digest == record.build_content().content_digest
    assert row.content.encode() == record.build_content().canonical_bytes()


@pytest.mark.parametrize("model", of(Reviewable), ids=by_label)
@pytest.mark.django_db
def test_every_kind_can_be_signed_and_published(model):
    record = FACTORIES[model]()
    approve_with_sources(record)
    sign_off = record.get_sign_offs().get()
    assert model.content_class.model_validate_json(sign_off.content) == record.build_content()


@pytest.mark.django_db
def test_a_step_that_ends_the_algorithm_is_signed_with_the_way_to_it():
    approve_with_sources(FACTORIES[type(make_action())]())
    assert SignOff.objects.for_kind("algorithm.decisionnode").count() == 2


@pytest.mark.parametrize("model", of(Record), ids=by_label)
@pytest.mark.django_db
def test_building_a_content_that_was_loaded_for_it_asks_the_database_nothing_more(model, django_assert_num_queries):
    FACTORIES[model]()
    records = list(model._default_manager.with_content())
    assert records
    with django_assert_num_queries(0):
        assert all(record.build_content() for record in records)


def test_every_kind_has_a_rule_a_table_and_a_content_of_its_own():
    kinds = {model.record_kind() for model in of(Reviewable)}
    assert kinds == set(settings.REVIEW_RULES) == set(TABLES)
    assert {model.content_class.record_kind for model in of(Reviewable)} == kinds
    assert {model_for(kind) for kind in kinds} == set(of(Reviewable)) == set(reviewable_models())
    for kind, table in TABLES.items():
        (entry,) = [argument for argument in Document.model_fields[table].annotation.__args__ if argument is not ...]
        assert entry.model_fields["content"].annotation is model_for(kind).content_class


def test_every_rule_asks_for_somebody_and_for_nobody_who_only_administers():
    for rule in settings.REVIEW_RULES.values():
        assert 1 <= rule["approvals"] <= rule.get("approvals_after_first_edition", 9)
        assert set(rule["groups"]) <= {"medical reviewer", "data manager"}
        assert "medical reviewer" in rule["groups"]


@pytest.mark.parametrize("model", of(Record), ids=by_label)
def test_every_record_has_an_admin(model):
    assert model in admin.site._registry


@pytest.mark.parametrize("model", of(Record), ids=by_label)
def test_every_record_has_a_resource(model):
    autodiscover_modules("resources")
    assert model in {getattr(resource, "model", None) for resource in subclasses(Resource)}


def test_every_record_that_rests_on_sources_is_cited_and_no_other():
    assert {model.__name__ for model in of(Reviewable) if not issubclass(model, Cited)} == {"Reference", "Section"}


def test_parts_have_no_history_and_no_permissions_of_their_own():
    for model in of(Part):
        assert not hasattr(model, "history"), model
        assert tuple(model._meta.default_permissions) == (), model


# Fields and constraints


def constraint_names(model: type[models.Model]) -> set[str]:
    return {constraint.name for constraint in model._meta.constraints}


def held(model: type[models.Model], field: models.Field, what: str) -> bool:
    return f"{model._meta.model_name}_{field.name}_{what}" in constraint_names(model)


def test_every_number_and_date_as_printed_is_held_by_the_database():
    rows = fields_of(PublishedNumberField, PartialDateField)
    assert [row for row in named(rows) if row]
    assert named([(model, field) for model, field in rows if not held(model, field, "well_formed")]) == []


def codes() -> list[tuple[type[models.Model], models.Field]]:
    return [(model, field) for model, field in fields_of(models.CharField) if field.choices]


def test_every_closed_vocabulary_is_held_by_the_database():
    assert named([(model, field) for model, field in codes() if not held(model, field, "known")]) == []


@pytest.mark.parametrize("model", of(Record), ids=by_label)
@pytest.mark.django_db
def test_a_code_that_there_is_not_is_refused_by_the_database(model):
    FACTORIES[model]()
    for field in [field for its_model, field in codes() if its_model is model]:
        with pytest.raises(IntegrityError), transaction.atomic():
            model._base_manager.update(**{field.name: "?"})


def test_every_number_with_a_unit_is_a_number_as_printed_or_a_whole_one():
    unit = re.compile(r"_(percent|months|years|nm)$")
    rows = [(model, field) for model, field in fields_of() if unit.search(field.name)]
    wrong = [row for row in rows if not isinstance(row[1], PublishedNumberField)]
    assert named(wrong) == ["trials.EfficacyResult.landmark_months"]  # a whole number of months, never printed


def test_no_number_is_a_float_or_padded():
    assert named(fields_of(models.FloatField, models.DecimalField)) == []


def test_every_at_has_its_by():
    fields = {f"{model._meta.label}.{field.name}" for model, field in fields_of()}
    lonely = {name for name in fields if name.endswith("_at") and f"{name.removesuffix('_at')}_by" not in fields}
    assert lonely <= {"desk.ProblemReport.received_at", "desk.Told.sent_at"}  # readers and timers have no account


def test_every_constraint_has_a_sentence_for_the_editor():
    default = CheckConstraint.default_violation_error_message
    silent = [
        constraint.name
        for model in ours()
        for constraint in model._meta.constraints
        if not constraint.violation_error_message or constraint.violation_error_message == default
    ]
    assert silent == []


def test_nothing_that_others_rest_on_can_be_deleted_from_under_them():
    protected = (get_user_model(), Record)
    wrong = [
        (model, field)
        for model, field in fields_of(models.ForeignKey)
        if issubclass(field.related_model, protected)
        and field.remote_field.on_delete is not models.PROTECT
        and not (issubclass(model, Part) and field.name in {"partner", "mutation", "trial", "node", "correction"})
    ]
    assert named(wrong) == ["desk.Mark.marked_by"]  # what somebody means to sign binds nobody


def test_no_model_has_an_order_of_its_own():
    assert [model._meta.label for model in ours() if model._meta.ordering] == []


def test_every_field_an_editor_sees_can_be_told_from_its_key():
    """Two fields of one form with one label cannot be told apart."""
    for model in of(Record):
        labels = [str(field.verbose_name).casefold() for field in model._meta.concrete_fields if field.editable]
        assert len(labels) == len(set(labels)), model


def test_every_list_and_text_is_never_null():
    rows = fields_of(models.CharField, models.TextField, ListField)
    assert named([row for row in rows if row[1].null]) == []


# The project


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=said)
    assert said.getvalue() == "No changes detected\n"
