"""What a reader types is never the site's own word: it stands in the body alone, and in quotation marks."""

import re

import pytest
from django.test import Client

CLAIM = "Lorlatinib ORR 98 approved by FDA"
ASKED = [
    "search/?q={}", "search/?q={}&kind=results", "mutations/?m={}", "mutations/?m={}&prior=crizotinib",
    "mutations/?prior={}", "mutations/?m=X&prior={}", "algorithm/pd/?via={}", "report/?about={}",
]  # fmt: skip


@pytest.fixture
def page_at(published):
    """The head of a page, and what it says in its body, without its tags."""

    def draw(address: str) -> tuple[str, str]:
        response = Client().get(address)
        assert response.status_code == 200
        head, _, body = response.content.decode().partition("</head>")
        return head, re.sub("<[^>]*>", "", body)

    return draw


@pytest.mark.parametrize("below", ["/", "/editions/1/"])
@pytest.mark.parametrize("asked", ASKED)
def test_what_was_typed_is_in_no_head_and_in_the_body_only_between_quotation_marks(page_at, below, asked):
    head, body = page_at(below + asked.format(CLAIM))
    assert CLAIM not in head
    assert body.count(CLAIM) == body.count(f"“{CLAIM}”")


@pytest.mark.parametrize("asked", ["search/?q={}", "mutations/?m={}", "mutations/?prior={}"])
def test_what_was_typed_is_told_back(page_at, asked):
    assert f"“{CLAIM}”" in page_at("/" + asked.format(CLAIM))[1]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("search/?q=crizotinib", "Search"),
        ("mutations/?m=p.gly2032arg", "What fits G2032R?"),
        ("mutations/?m=G2032Q", "What fits this mutation?"),
        ("mutations/?m=G2032Q&prior=xalkori", "What fits this mutation after crizotinib?"),
        ("mutations/?m=g2032r&prior=xalkori", "What fits G2032R after crizotinib?"),
        ("mutations/?prior=xalkori&prior=potato", "What is known after crizotinib?"),
    ],
)
def test_an_answer_is_named_by_records_and_neither_cited_nor_shared_as_a_page(page_at, settings, asked, title):
    settings.SITE_ADDRESS = "https://ros1.example"
    head, body = page_at(f"/{asked}")
    assert f"<title>{title} · " in head
    assert title in body
    assert re.findall('(?:name|property)="((?:citation_|og:)[^"]*)"|rel="(canonical)"', head) == []
    assert '<meta name="robots" content="noindex">' in head
