from drugs.content import FusionPartnerContent, FusionShareContent
from publication.rendering.notes import Notes
from publication.rendering.tables import fusion_rows, mutation_rows, trial_rows
from tests.publication import documents
from trials.content import TrialDrugContent


def share(**fields):
    return FusionShareContent(cohort="a series", reference="alpha2024", **fields)


def partner(key, *shares):
    return FusionPartnerContent(key=key, shares=shares, **documents.CHECKED)


def test_partners_stand_by_their_largest_share_and_those_without_one_at_the_end():
    document = documents.document(
        partner("AAA"),
        partner("BBB", share(count=1, denominator=4)),
        partner("CCC", share(percent="10"), share(percent="49.1")),
        partner("DDD", share(percent="10")),
    )
    rows = fusion_rows(document, Notes(document))
    assert [row.partner.key for row in rows] == ["CCC", "BBB", "DDD", "AAA"]
    assert [part.percent for part in rows[0].shares] == ["49.1", "10"]


def test_mutations_stand_by_residue_and_compounds_after_them():
    document = documents.medium_document()
    rows = mutation_rows(document, Notes(document))
    assert [row.mutation.key for row in rows] == ["L2026M", "G2032R", "L2026M+G2032R"]


def test_trials_stand_by_name_and_name_their_drugs():
    document = documents.document(
        documents.drug(),
        documents.trial("NCT00000002", acronym="ZETA", drugs=(TrialDrugContent(drug="gonetinib"),)),
        documents.trial("NCT00000001", acronym="alpha"),
    )
    rows = trial_rows(document, Notes(document))
    assert [(row.trial.name, row.drugs) for row in rows] == [
        ("alpha", [("exampletinib", "exampletinib", True)]),
        ("ZETA", [("gonetinib", "gonetinib", False)]),
    ]
