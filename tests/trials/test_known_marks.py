"""Marks that name nothing are refused wherever prose is written: form, import, shell."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from algorithm.models import Option
from drugs.models import MutationFrequency
from tests.factories import (
    make_action,
    make_approval,
    make_drug,
    make_mutation,
    make_node,
    make_reference,
    make_result,
    make_sensitivity,
    make_statement,
)
from trials.known_marks import object_to_marks

pytestmark = pytest.mark.django_db

RESULT = "exampletinib-example-naive-orr"


@pytest.fixture
def _records():
    make_result()
    make_result(key="exampletinib-example-naive-pfs", endpoint="PFS", responders_n=None, evaluable_n=None)
    make_approval()
    make_sensitivity()
    make_sensitivity(key="g2032r-exampletinib-other2025", ic50_nm="")
    mutation = make_mutation(key="L2026M", protein_change="p.Leu2026Met")
    frequency = {"mutation": mutation, "reference": make_reference(key="counted2023")}
    MutationFrequency.objects.create(**frequency, percent="2.4", after_drug=make_drug(key="betatinib"))


@pytest.mark.usefixtures("_records")
@pytest.mark.parametrize(
    "text",
    [
        f"{{{{ result:{RESULT} }}}}, {{{{ result:{RESULT}.of }}}} [@example2024]",
        "{{ drug:exampletinib }} on {{ mutation:G2032R }}",
        "{{ approval:exampletinib-us-approved-2023.date }}",
        "{{ frequency:L2026M.betatinib }}",
        "{{ ic50:g2032r-exampletinib-example2024 }}",
        "{{ count:approved-US-first }}: {{ drugs:role-never }}",
        "Words alone.",
    ],
)
def test_marks_that_name_a_record_are_taken(text):
    assert list(object_to_marks(text)) == []


@pytest.mark.usefixtures("_records")
@pytest.mark.parametrize(
    ("mark", "why"),
    [
        (
            "{{ result:exampletinib-exampl-naive-orr }}",
            f"there is no efficacy result “exampletinib-exampl-naive-orr”. Did you mean “{RESULT}” or "
            "“exampletinib-example-naive-pfs”?",
        ),
        (
            "{{ result:zzz }}",
            "there is no efficacy result “zzz”. Search for it beside the text, or add the record first.",
        ),
        ("{{ drug:Exampletinib }}", "there is no drug “Exampletinib”. Did you mean “exampletinib”?"),
        ("[@exampel2024]", "there is no reference “exampel2024”. Did you mean “example2024”?"),
        (f"{{{{ result:{RESULT}.estimat }}}}", "a result has no part “estimat”. Did you mean “estimate”?"),
        (
            "{{ result:exampletinib-example-naive-pfs.of }}",
            "the result does not have this number. Enter it in the result, or take another part.",
        ),
        (
            "{{ approval:exampletinib-us-approved-2023 }}",
            "an approval gives its date. Write {{ approval:exampletinib-us-approved-2023.date }}.",
        ),
        (
            "{{ frequency:L2026M.exampletinib }}",
            "L2026M has no percentage after “exampletinib”. There is {{ frequency:L2026M.betatinib }}.",
        ),
        ("{{ frequency:G2032R.betatinib }}", "G2032R has no percentage after “betatinib”. Add it there."),
        (
            "{{ ic50:g2032r-exampletinib-other2025 }}",
            "this sensitivity has no IC50. Choose one that has, or say in words what was found.",
        ),
        ("{{ drug:exampletinib.inn }}", "a mark of this kind has no part. Write {{ drug:exampletinib }}."),
        ("{{ reslt:x }}", "there is no kind of value “reslt”. Did you mean “result”?"),
        ("{{ result }}", "this is not a mark yet. Write {{ result:KEY }} or [@key]."),
    ],
)
def test_a_mark_that_has_no_value_is_refused_and_said_what_to_do(mark, why):
    assert list(object_to_marks(f"It is {mark}.")) == [f"{mark}: {why}"]


def test_in_a_long_text_the_line_is_named():
    (said,) = object_to_marks("First.\r\n\r\nThen {{ drug:none }}.")
    assert said.startswith("Line 3, {{ drug:none }}: ")


@pytest.mark.usefixtures("_records")
def test_many_marks_of_a_kind_take_one_query():
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert list(object_to_marks(f"{{{{ result:{RESULT} }}}} " * 30 + "[@example2024]" * 30)) == []
    assert len(queries) == 2


def test_a_statement_in_the_shell_is_refused_at_its_text():
    statement = make_statement()
    statement.text = "About {{ drug:nosuchtinib }}."
    with pytest.raises(ValidationError) as refused:
        statement.full_clean()
    assert list(refused.value.message_dict) == ["text"]


@pytest.mark.parametrize("field", ["title", "detail", "note"])
def test_a_step_is_refused_at_the_field_that_holds_the_mark(field):
    node = make_node()
    setattr(node, field, "Give {{ drug:nosuchtinib }}.")
    with pytest.raises(ValidationError) as refused:
        node.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_mark_where_none_is_read_is_refused_even_if_it_names_a_record():
    make_drug()
    option = Option(node=make_node(), leads_to=make_action(key="other"), position=2)
    option.condition, option.detail = "After {{ drug:exampletinib }}", "Give {{ drug:exampletinib }}."
    with pytest.raises(ValidationError) as refused:
        option.full_clean()
    assert refused.value.message_dict == {
        "condition": ["{{ drug:exampletinib }}: marks are not read here. Write the words, or move it to the detail."]
    }
