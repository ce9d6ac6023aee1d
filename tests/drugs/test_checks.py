import pytest

from tests.contents import (
    approval,
    frequency,
    fusion,
    listing,
    mutation,
    objected,
    objections,
    share,
)


@pytest.mark.parametrize("date", ["2026-11-23", "2026-12", "2027"])
def test_an_approval_dated_after_the_edition_is_named(date):
    assert objected("DRUGS-E01", approval(event_date=date)) == ["exampletinib-us-approved-2023"]


@pytest.mark.parametrize("date", ["2026-11-22", "2026-11", "2026", None])
def test_an_approval_dated_until_the_edition_passes(date):
    assert objected("DRUGS-E01", approval(event_date=date)) == []


def test_a_listing_is_held_to_the_same_day():
    later = listing(version_date="2025-06-20")
    assert objected("DRUGS-E01", later, as_of="2024-02-05") == ["exampletinib-nccn-2019-first"]
    assert objected("DRUGS-E01", later) == []


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        ({"count": 26, "denominator": 25}, "26 of 25 are more than all"),
        ({"count": 52, "denominator": 106, "percent": "50"}, "52 of 106 are 49.1%, but 50% is entered"),
        ({"denominator": 7, "percent": "44"}, "no whole number of 7 gives 44%"),
    ],
)
def test_a_share_whose_numbers_disagree_is_named(numbers, problem):
    message = f"In example2024: {problem}. Look the numbers up in the source."
    assert objections("DRUGS-E02", fusion(shares=[share(**numbers)])) == [("CD74", message)]
    assert objections("DRUGS-E02", mutation(frequencies=[frequency(**numbers)])) == [("G2032R", message)]


@pytest.mark.parametrize(
    "numbers",
    [
        {"count": 25, "denominator": 25, "percent": "100"},
        {"count": 52, "denominator": 106, "percent": "49.1"},
        {"count": 5, "denominator": 8, "percent": "62"},
        {"denominator": 28, "percent": "32"},
        {"percent": "44"},
        {"count": 14},
    ],
)
def test_a_share_whose_numbers_agree_or_are_too_few_to_tell_passes(numbers):
    assert objected("DRUGS-E02", fusion(shares=[share(**numbers)])) == []
    assert objected("DRUGS-E02", mutation(frequencies=[frequency(**numbers)])) == []


def two_partners(first: dict[str, object], second: dict[str, object]):
    return fusion(key="CD74", shares=[share(**first)]), fusion(key="EZR", shares=[share(**second)])


def test_percentages_above_100_name_each_partner_of_the_cohort():
    assert objections("DRUGS-E03", *two_partners({"percent": "60"}, {"percent": "43"})) == [
        (
            key,
            "The percentages add up to 103 (in example2024, over 2 shares). "
            "Check the shares, and whether all are of the same cohort.",
        )
        for key in ["CD74", "EZR"]
    ]


def test_counts_above_the_number_examined_name_each_partner_of_the_cohort():
    counts = two_partners({"count": 15, "denominator": 25}, {"count": 11, "denominator": 25})
    assert objected("DRUGS-E03", *counts) == ["CD74", "EZR"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"percent": "60"}, {"percent": "40"}),
        ({"percent": "60"}, {"percent": "41"}),
        ({"percent": "60"}, {"percent": "43", "cohort": "another cohort"}),
        ({"percent": "60"}, {"percent": "43", "reference": "other2024"}),
        ({"percent": "60"}, {"percent": "43", "cancer_type": "glioma"}),
        ({"count": 15, "denominator": 25}, {"count": 10, "denominator": 25}),
        ({"count": 15, "denominator": 25}, {"count": 11}),
    ],
)
def test_shares_that_fill_their_whole_or_are_of_two_wholes_pass(first, second):
    assert objected("DRUGS-E03", *two_partners(first, second)) == []


def two_mutations(**changes: object):
    first = mutation(frequencies=[frequency(count=15, denominator=28)])
    second = mutation(
        key="L2086F",
        protein_change="p.Leu2086Phe",
        frequencies=[frequency(**{"count": 14, "denominator": 28, **changes})],
    )
    return first, second


def test_mutations_found_alone_in_more_samples_than_there_were_are_named():
    assert objected("DRUGS-E03", *two_mutations()) == ["G2032R", "L2086F"]


@pytest.mark.parametrize(
    "changes", [{"count": 13}, {"form": "any"}, {"after_drug": "othertinib"}, {"context": "plasma"}]
)
def test_mutations_counted_in_any_form_or_elsewhere_may_overlap(changes):
    assert objected("DRUGS-E03", *two_mutations(**changes)) == []


COMPOUND = {"key": "S1986F+L2000V", "protein_change": "p.[Ser1986Phe;Leu2000Val]"}


@pytest.mark.parametrize("components", [[], ["S1986F"], ["S1986F", "L2086F"], ["S1986F", "L2000V", "G2032R"]])
def test_a_compound_mutation_that_does_not_name_exactly_its_parts_is_named(components):
    assert objected("DRUGS-E04", mutation(**COMPOUND, components=components)) == ["S1986F+L2000V"]


def test_a_single_mutation_with_parts_is_named():
    assert objected("DRUGS-E04", mutation(components=["S1986F"])) == ["G2032R"]


def test_a_compound_with_its_parts_in_any_order_and_a_single_mutation_pass():
    assert objected("DRUGS-E04", mutation(**COMPOUND, components=["L2000V", "S1986F"]), mutation()) == []
