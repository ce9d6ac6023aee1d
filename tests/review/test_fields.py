import pytest
from django.core.exceptions import ValidationError
from django.db import models

from drugs.choices import DrugRole
from review.fields import ListField, ListFormField, PartialDateField, PublishedNumberField
from tests.factories import make_drug, make_result, set_by_sql


def cleaned(field, value):
    return field.clean(value, None)


@pytest.mark.parametrize("text", ["62", "9.0", "0", ""])
def test_a_published_number_comes_out_as_it_went_in(text):
    assert cleaned(PublishedNumberField(), text) == text


@pytest.mark.parametrize("text", ["62%", "NR", "1,5", "-1", "0062"])
def test_a_published_number_is_refused_with_an_example(text):
    with pytest.raises(ValidationError) as refused:
        cleaned(PublishedNumberField(), text)
    assert refused.value.messages == ["Enter the number as printed, such as 62 or 9.0, without a unit."]


@pytest.mark.parametrize("text", ["2023", "2023-11", "2023-11-15", ""])
def test_a_partial_date_comes_out_as_it_went_in(text):
    assert cleaned(PartialDateField(), text) == text


@pytest.mark.parametrize("text", ["2023-02-30", "0000", "15.11.2023", "2023-11-15 "])
def test_a_partial_date_is_refused_with_examples(text):
    with pytest.raises(ValidationError) as refused:
        cleaned(PartialDateField(), text)
    assert refused.value.messages[0] == "Enter a date as far as it is known: 2023-11-15, 2023-11 or 2023."


@pytest.mark.django_db
def test_numbers_and_dates_are_not_padded_by_the_database():
    result = make_result(estimate="9.0", ci_lower="0", ci_upper="62", data_cutoff_date="2023-11")
    stored = type(result).objects.get()
    assert (stored.estimate, stored.ci_lower, stored.ci_upper, stored.data_cutoff_date) == ("9.0", "0", "62", "2023-11")


@pytest.mark.parametrize(
    ("value", "items"),
    [
        (None, ()),
        ("", ()),
        ("a; b", ("a", "b")),
        (["a", "b"], ("a", "b")),
        (("a; b",), ("a; b",)),
        (r"a\; b", ("a; b",)),
    ],
)
def test_a_list_is_a_tuple_in_python_and_one_text_in_the_database(value, items):
    field = ListField()
    assert field.to_python(value) == items
    assert field.from_db_value(field.get_prep_value(value), None, None) == items


def test_a_list_of_codes_takes_only_known_ones():
    field = ListField(item_choices=DrugRole)
    assert cleaned(field, ["never"]) == ("never",)
    with pytest.raises(ValidationError, match="“miracle” is not one of: first_line, later_line"):
        cleaned(field, ["miracle"])


def test_a_list_that_must_not_be_empty_says_so():
    with pytest.raises(ValidationError, match="blank"):
        cleaned(ListField(blank=False), [])


def test_a_form_shows_a_list_as_typed_and_sees_no_change_where_there_is_none():
    field = ListFormField(required=False)
    assert field.prepare_value(("a", "b; c")) == r"a; b\; c"
    assert field.prepare_value("a;") == "a;"
    assert field.clean(" a ;b; ") == ("a", "b")
    assert not field.has_changed(("a", "b"), "a;b")
    assert not field.has_changed((), "")
    assert field.has_changed(("a", "b"), "b; a")


@pytest.mark.django_db
def test_a_list_given_as_list_or_with_blanks_is_no_change():
    drug = make_drug(brand_names=["Exampla", "Exampla EU"])
    for same in (["Exampla", "Exampla EU"], ("Exampla ", " Exampla EU", "")):
        drug.brand_names = same
        drug.save()
    assert drug.history.count() == 1
    set_by_sql(drug, brand_names=("Other",))
    drug.refresh_from_db()
    assert drug.brand_names == ("Other",)


def test_the_fields_are_text_to_every_database():
    assert isinstance(PublishedNumberField(), models.CharField)
    assert isinstance(ListField(), models.TextField)
    assert isinstance(PartialDateField(), models.CharField)
