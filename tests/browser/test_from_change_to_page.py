"""The promise, in a real browser: a number reaches readers only when another signed it and an editor published."""

import re
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.build_site import PASSWORD

OLD, NEW = "79% (56/71)", "80% (57/71)"


@contextmanager
def signed_in(browser: Browser, site: str, name: str) -> Iterator[Page]:
    """A browser window of someone who has signed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    yield page
    context.close()


def read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return bytes(answer.read())


def shown(page: Page, site: str) -> tuple[bool, bool, str]:
    """Whether a reader sees the old value, the new one, and which edition."""
    page.goto(site)
    text = re.sub(r"\s+", " ", page.locator("body").inner_text())
    edition = re.search(r"Edition (\d+)", text)
    assert edition
    return OLD in text, NEW in text, edition[1]


def open_result(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/trials/efficacyresult/")
    page.locator("#result_list tbody th a").first.click()


def pdf_text(data: bytes, folder: Path) -> str:
    path = folder / "treatment.pdf"
    path.write_bytes(data)
    raw = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return re.sub(r"\s+", " ", raw)


def test_a_changed_number_reaches_readers_only_signed_by_another_and_published(
    browser: Browser, page: Page, site: str, tmp_path: Path
) -> None:
    assert shown(page, site) == (True, False, "1")

    with signed_in(browser, site, "contributor") as contributor:
        open_result(contributor, site)
        contributor.locator("[name=estimate]").fill("80")
        contributor.locator("[name=responders_n]").fill("57")
        contributor.locator("[name=change_reason]").fill("One more response, as in Table 2.")
        contributor.locator("[name=_save]").last.click()
        expect(contributor.locator("body")).to_contain_text("changed successfully")
    assert shown(page, site) == (True, False, "1")

    with signed_in(browser, site, "reviewer") as reviewer:
        open_result(reviewer, site)
        reviewer.get_by_role("link", name="Read and sign").click()
        expect(reviewer.locator("body")).to_contain_text("57")
        reviewer.get_by_label("Agree", exact=True).check()
        reviewer.get_by_label(re.compile("password", re.IGNORECASE)).fill(PASSWORD)
        reviewer.get_by_role("button", name="Sign", exact=True).click()
        expect(reviewer.locator("body")).to_contain_text("approved")
    assert shown(page, site) == (True, False, "1")

    with signed_in(browser, site, "editor") as editor:
        editor.goto(f"{site}/admin/publication/edition/publish/")
        editor.get_by_label(re.compile("^Summary")).fill("One more response.")
        editor.get_by_role("button", name="Publish edition 2").click()
        expect(editor.locator("body")).to_contain_text("Edition 2 is current", timeout=60_000)
    page.wait_for_timeout(1_500)  # a worker looks once a second which edition is current
    assert shown(page, site) == (False, True, "2")

    text = pdf_text(read(f"{site}/treatment.pdf"), tmp_path)
    assert "80% (57/71)" in text
    assert "Edition 2" in text
    table = read(f"{site}/data/results.csv").decode("utf-8-sig").splitlines()
    row = next(line for line in table if line.startswith("exampletinib-naive-orr"))
    assert ",80," in row
    assert shown(page, f"{site}/editions/1/") == (True, False, "1")
    assert "80% (57/71)" not in pdf_text(read(f"{site}/editions/1/treatment.pdf"), tmp_path)
