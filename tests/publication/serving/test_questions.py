import pytest

from publication.serving.questions import asks


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("mutations/", "m=G2032R"),
        ("mutations/", "prior=crizotinib&m="),
        ("algorithm/", "via=start"),
        ("algorithm/progression/", "via=start.x"),
        ("search/", "q="),
    ],
)
def test_what_a_query_asks_is_no_page_of_the_bundle(address, query):
    assert asks(address, query)


@pytest.mark.parametrize(
    ("address", "query"),
    [("", "q=x"), ("mutations/", ""), ("mutations/", "utm_source=letter"), ("mutations/G2032R/", "m=G2032R"),
     ("algorithm/a/b/", "via=x"), ("drugs/", "m=G2032R")],
)  # fmt: skip
def test_any_other_query_changes_nothing(address, query):
    assert not asks(address, query)
