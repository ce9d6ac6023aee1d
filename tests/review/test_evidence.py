import re

import pytest

from review.choices import Level
from review.evidence import DuplicateCheckId, EvidenceCheck, Finding, evidence_check, registered_checks
from tests.contents import document, drug

CHECKS = registered_checks()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.check_id)
def test_an_id_tells_room_and_level_and_the_check_says_what_it_looks_at(check: EvidenceCheck):
    room = check.run.__module__.partition(".")[0].upper()
    letter = {Level.ERROR: "E", Level.WARNING: "W"}[check.level]
    assert re.fullmatch(rf"{room}-{letter}[0-9]{{2}}", check.check_id)
    assert check.title
    assert check.description.endswith(".")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.check_id)
def test_no_check_stumbles_over_an_empty_document(check: EvidenceCheck):
    assert list(check.findings(document())) == []


def test_the_ids_of_a_room_and_level_have_no_gap():
    numbers: dict[str, list[int]] = {}
    for check in CHECKS:
        numbers.setdefault(check.check_id[:-2], []).append(int(check.check_id[-2:]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_an_id_is_given_once():
    with pytest.raises(DuplicateCheckId, match="TRIALS-E01 is already the id of “A percentage that no whole number"):
        evidence_check("TRIALS-E01", Level.ERROR, "Another")(lambda contents: [])


def test_a_finding_names_check_level_and_record():
    check = EvidenceCheck("EXAMPLE-W01", Level.WARNING, "An example", lambda contents: [(drug(), "An objection.")])
    assert list(check.findings(document())) == [
        Finding("EXAMPLE-W01", Level.WARNING, "drugs.drug", "exampletinib", "An objection.")
    ]
