import pytest
from django.test import Client

from tests.publication import bundles

FIRST = bundles.edition()
SECOND = bundles.edition(2, FIRST)
NO_NUMBERS = ["0", "00", "02", "0001", "-1", "1_0", "٢", "1000000", "9" * 5000]


@pytest.fixture
def client(editions_root):
    bundles.write(editions_root, FIRST)
    bundles.write(editions_root, SECOND, FIRST)
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("number", NO_NUMBERS, ids=lambda number: number[:9])
@pytest.mark.parametrize(
    "inside",
    ["", "drugs/exampletinib/", "drugs/exampletinib/feed.atom", "mutations/?m=G2032R", "search/", "search/?q=x",
     "algorithm/pd/?via=start", "compare/2/", "editions/compare/?a=1&b=2"],
)  # fmt: skip
def test_what_is_the_number_of_no_edition_is_nowhere(client, number, inside):
    response = client.get(f"/editions/{number}/{inside}")
    assert (response.status_code, response.content) == (404, bundles.files(SECOND)["404.html"])


@pytest.mark.parametrize("number", NO_NUMBERS, ids=lambda number: number[:9])
def test_no_report_is_about_an_edition_that_cannot_be(client, number):
    assert client.get(f"/editions/{number}/report/").status_code == 404


@pytest.mark.parametrize("number", NO_NUMBERS, ids=lambda number: number[:9])
def test_only_editions_that_can_be_are_compared(client, number):
    assert client.get(f"/editions/1/compare/{number}/").status_code == 404
    response = client.get("/editions/compare/", {"a": number, "b": "1"}, follow=True)
    assert response.status_code == 404


@pytest.mark.parametrize("inside", ["", "search/?q=x", "drugs/exampletinib/feed.atom", "report/", "compare/2/"])
def test_the_numbers_of_editions_answer(client, inside):
    assert [client.get(f"/editions/{number}/{inside}").status_code for number in (1, 2)] == [200, 200]
