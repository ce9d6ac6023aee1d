"""Takes the pictures in docs/images with a real browser. Run by script/pictures, from a demonstration that is there.

It works on a copy of the demonstration, in which a contributor has changed a few records, so that a reviewer's
desk and packet have something to show.
"""

import os
import shutil
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM_OPTIONS
from tests.serving import ROOT, running_site

IMAGES = ROOT / "docs" / "images"
VAR = Path(os.environ.get("ROS1_VAR") or ROOT / "var")
ACCOUNTS = VAR / "demo-accounts.txt"
NOTE = "An example of a change, for a picture."
CHANGES = (
    "repotrectinib-trident-1-naive-orr",
    "taletrectinib-trust-pooled-naive-orr",
    "zidesamtinib-arros-1-pretreated-orr",
)
"""Results of the demonstration to which a contributor adds a note for the pictures."""

PUBLIC = {"treatment-page": ("/", 1280, 1500), "treatment-page-phone": ("/", 320, 900)}
COMPONENTS = {
    "claim": ("/", ".claim--caveat", 1280),
    "claim-phone": ("/", ".claim--change", 320),
    "result-row": ("/drugs/repotrectinib/", ".result-table", 1280),
    "figure": ("/drugs/repotrectinib/", "figure", 1280),
    "grid": ("/mutations/", ".grid", 1280),
    "step": ("/algorithm/cause/", "main", 500),
    "finder": ("/mutations/?m=G2032R&prior=crizotinib", "main", 768),
    "change": ("/editions/1/compare/2/?drug=taletrectinib", ".change", 1280),
    "search": ("/search/?q=lorlatnib", "main", 500),
}
"""For docs/design.md: the address on which a component stands, how it is found there, and the width of the window."""

FOR_REVIEWERS = {
    "desk": "/admin/",
    "packet": "/admin/review/packet/",
    "record": "/admin/trials/efficacyresult/{record}/change/",
    "sign": "/admin/trials/efficacyresult/{record}/sign/",
}
TALLEST = 620
"""Pixels of a component that its picture shows."""

PUBLISH = "/admin/publication/edition/publish/"
PDF_PAGES = {
    "pdf-cover": ("treatment.pdf", 1),
    "pdf-summary": ("treatment.pdf", 2),
    "two-sides-front": ("treatment-summary.pdf", 1),
    "two-sides-back": ("treatment-summary.pdf", 2),
}


def password_of(role: str) -> tuple[str, str]:
    """The user name and password of the first demonstration account with this role."""
    for line in ACCOUNTS.read_text(encoding="utf-8").splitlines():
        its_role, name, password = line.split("\t")
        if its_role == role:
            return name, password
    raise SystemExit(f"{ACCOUNTS} has no {role}.")


def sign_in(page: Page, site: str, role: str) -> None:
    name, password = password_of(role)
    page.goto(f"{site}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def take_public(browser: Browser, site: str) -> None:
    for name, (address, width, height) in PUBLIC.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(site + address)
        page.screenshot(path=IMAGES / f"{name}.png")
        page.close()


def take_components(browser: Browser, site: str) -> None:
    for name, (address, selector, width) in COMPONENTS.items():
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(site + address)
        part = page.locator(selector).first
        box = part.bounding_box() or {}
        page.screenshot(
            path=IMAGES / f"component-{name}.png",
            clip={**box, "height": min(box["height"], TALLEST)},
            full_page=True,
        )
        page.close()


def take_for_reviewers(browser: Browser, site: str) -> None:
    from trials.models import EfficacyResult

    record = EfficacyResult.objects.get(key=CHANGES[0]).pk
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    sign_in(page, site, "medical reviewer")
    for name, address in FOR_REVIEWERS.items():
        page.goto(site + address.format(record=record))
        page.screenshot(path=IMAGES / f"{name}.png", full_page=name == "sign")
    page.close()


def take_for_editors(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    sign_in(page, site, "editor")
    page.goto(site + PUBLISH)
    page.screenshot(path=IMAGES / "publish.png")
    page.close()


def take_pdfs(site: str) -> None:
    for name, (pdf, number) in PDF_PAGES.items():
        file = IMAGES / pdf
        with urllib.request.urlopen(f"{site}/{pdf}") as answer:
            file.write_bytes(answer.read())
        pages = ["-f", str(number), "-l", str(number)]
        command = ["pdftoppm", "-r", "70", "-png", "-singlefile", *pages, str(file), str(IMAGES / name)]
        subprocess.run(command, check=True)
        file.unlink()


def change_records() -> None:
    """As the contributor, leave something for the reviewer, who has declared her interests."""
    from django.contrib.auth.models import User

    from publication.demonstration import declare_for
    from review.actions import save_record
    from trials.models import EfficacyResult

    contributor = User.objects.get(username=password_of("contributor")[0])
    for key in CHANGES:
        result = EfficacyResult.objects.get(key=key)
        result.note = f"{result.note} {NOTE}"
        save_record(result, by=contributor, reason=NOTE)
    declare_for(User.objects.get(username=password_of("medical reviewer")[0]))


def sign_changes() -> None:
    """As the reviewer, leave something for the editor."""
    from django.contrib.auth.models import User

    from review.actions import Mark, sign_all
    from trials.models import EfficacyResult

    results = EfficacyResult.objects.filter(key__in=CHANGES)
    reviewer = User.objects.get(username=password_of("medical reviewer")[0])
    sign_all([Mark(result, result.digest) for result in results], by=reviewer)


def main() -> None:
    if not ACCOUNTS.exists():
        raise SystemExit("There is no demonstration yet: run script/server once.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(VAR, Path(folder) / "var")
        os.environ |= {"ROS1_VAR": str(copy), "DJANGO_SETTINGS_MODULE": "ros1site.settings"}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright leaves an event loop running
        django.setup()
        change_records()
        take_all()


def take_all() -> None:
    with running_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_OPTIONS)
        take_public(browser, site)
        take_components(browser, site)
        take_for_reviewers(browser, site)
        sign_changes()
        take_for_editors(browser, site)
        take_pdfs(site)
        browser.close()
    for path in IMAGES.glob("*.png"):
        Image.open(path).quantize(256).save(path, optimize=True)


if __name__ == "__main__":
    main()
