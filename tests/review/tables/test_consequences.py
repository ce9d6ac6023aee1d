"""Consequences: the dry run says which approvals would lapse, which checks fire, and what rests on the records."""

import pytest

from drugs.models import Drug
from review.tables.consequences import Consequences, Footing
from tests.factories import approve_with_sources, edit, make_drug, make_result, make_statement
from tests.review.tables.test_importing import cells_of, load
from trials.models import Cohort, EfficacyResult

pytestmark = pytest.mark.django_db


def foreseen(model, *rows) -> Consequences:
    return load(model, *rows, dry_run=True).consequences


def lapsing(consequences) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(lapse.kind, lapse.key, lapse.approved_by) for lapse in consequences.lapses]


def test_an_approval_of_what_a_row_changes_would_lapse_and_is_still_there():
    drug = make_drug()
    approve_with_sources(drug)
    sign_off = drug.get_sign_offs().get()
    consequences = foreseen(Drug, cells_of(drug, drug_class="type II"))
    assert lapsing(consequences) == [("drug", "exampletinib", (sign_off.signer_name,))]
    assert consequences.lapses[0].approved_at == sign_off.signed_at
    drug.refresh_from_db()
    assert drug.digest == sign_off.digest


def test_no_approval_would_lapse_by_a_note_a_draft_or_a_row_that_is_changed_already():
    approved, changed = make_drug(), make_drug(key="changedtinib", inn="changedtinib")
    draft = make_drug(key="drafttinib", inn="drafttinib")
    approve_with_sources(approved, changed)
    changed = edit(changed, drug_class="type I")
    rows = [
        cells_of(approved, editor_note="Ask Jane."),
        cells_of(draft, drug_class="type II"),
        cells_of(changed, drug_class="type II"),
    ]
    assert lapsing(foreseen(Drug, *rows)) == []


def test_a_changed_cohort_would_take_the_approvals_of_its_results():
    result = make_result()
    approve_with_sources(result)
    consequences = foreseen(Cohort, cells_of(result.cohort, cancer_type="lung cancer"))
    assert [(kind, key) for kind, key, _ in lapsing(consequences)] == [("efficacy result", result.key)]


def test_checks_that_a_row_would_make_fire_are_told_and_those_that_fire_already_are_not():
    result = make_result()
    approve_with_sources(result)
    wrong = foreseen(EfficacyResult, cells_of(result, ci_lower="80", ci_upper="90"))
    assert wrong.findings
    assert {(one.record_kind, one.key) for one in wrong.findings} == {("trials.efficacyresult", result.key)}
    known = edit(result, ci_lower="80", ci_upper="90")
    assert foreseen(EfficacyResult, cells_of(known, editor_note="Look again.")).findings == []


def test_it_is_told_how_many_others_name_a_changed_record_or_print_its_value():
    result = make_result()
    make_statement(text=f"{{{{ result:{result.key} }}}} responded.")
    drug = result.drug
    assert foreseen(Drug, cells_of(drug, drug_class="type II")).footings == [Footing("drug", "exampletinib", 1)]
    changed = foreseen(EfficacyResult, cells_of(result, estimate="80"))
    assert changed.footings == [Footing("efficacy result", result.key, 1)]


def test_nothing_follows_from_a_new_row_but_what_the_checks_say_of_it():
    consequences = foreseen(Drug, cells_of(make_drug(), key="newtinib", inn="newtinib"))
    assert (consequences.lapses, consequences.footings) == ([], [])


def test_an_import_in_earnest_and_a_refused_one_foresee_nothing():
    drug = make_drug()
    assert load(Drug, cells_of(drug, kind="potion"), dry_run=True).consequences is None
    assert load(Drug, cells_of(drug, drug_class="type II")).consequences is None
