"""What changed, in a real browser: for a reader who comes back, by keyboard alone, and with no script."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from publication.document import Document
from publication.rendering.html import render_pages
from tests import contents
from tests.publication import bundles
from tests.publication.chained import chain
from tests.serving import running_site

FIRST, SECOND = chain(
    contents.document(contents.reference(), contents.drug(), contents.section(), contents.result(estimate="79")),
    contents.document(
        contents.reference(), contents.drug(), contents.section(), contents.result(estimate="80"), contents.statement()
    ),
)


def publish(root: Path, document: Document, *earlier: Document) -> None:
    pages = dict(render_pages(document, [one.edition for one in earlier]))
    bundles.write(root, document, *earlier, more=pages)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("changing") / "editions"
    root.mkdir()
    publish(root, FIRST)
    return root


@pytest.fixture(scope="module")
def changing_site(editions: Path) -> Iterator[str]:
    """A site without a database, on its first edition."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "ros1site.settings", "ROS1_VAR": str(editions.parent)}
    with running_site({**environment, "ROS1_DEMO": "1"}) as address:
        yield address


@pytest.fixture(scope="module")
def changed_site(changing_site: str, editions: Path) -> str:
    """The same, on its second edition."""
    publish(editions, SECOND, FIRST)
    time.sleep(1.5)  # a worker looks once a second whether the edition moved
    return changing_site


def test_a_reader_who_comes_back_is_led_to_what_changed(changing_site: str, request: pytest.FixtureRequest, page: Page):
    page.goto(changing_site)
    note = page.locator("[data-edition]")
    expect(note).to_be_hidden()
    request.getfixturevalue("changed_site")
    page.goto(changing_site)
    expect(note).to_be_visible()
    assert "you last read edition 1" in note.inner_text()
    page.reload()
    expect(note).to_be_visible()
    note.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed from edition 1 to edition 2")
    assert page.url == f"{changing_site}/editions/1/compare/2/"


def test_whoever_comes_for_the_first_time_is_told_nothing(changed_site: str, browser: Browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(changed_site)
    expect(page.locator("[data-edition]")).to_be_hidden()
    context.close()


def test_two_editions_are_compared_by_keyboard_and_without_a_script(changed_site: str, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{changed_site}/editions/")
    page.get_by_role("button", name="Compare").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{changed_site}/editions/1/compare/2/")
    item = page.locator("#change-efficacyresult-exampletinib-example-naive-orr")
    expect(item.locator("del")).to_have_text("before: 79")
    expect(item.locator("ins")).to_have_text("now: 80")
    context.close()


def test_a_link_to_a_closed_part_opens_it(changed_site: str, page: Page):
    page.goto(f"{changed_site}/editions/1/compare/2/")
    page.evaluate("document.querySelectorAll('.change-group').forEach((part) => { part.open = false; })")
    page.locator(".change-contents").get_by_role("link", name="Exampletinib").click()
    expect(page.locator("#drug-exampletinib")).to_have_attribute("open", "")


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_and_nobody_is_left_out(changed_site: str, browser: Browser, width: int, scheme: str):
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for address in ("editions/1/compare/2/", "editions/1/compare/2/?drug=exampletinib", "editions/"):
        page.goto(f"{changed_site}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    context.close()
