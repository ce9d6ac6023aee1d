"""A sitting by keyboard alone: thirty changes read, one sent back, the others signed with one confirmation."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.build_sitting import CHANGED, PASSWORD
from tests.serving import ROOT, running_site

SENT_BACK = 7


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site on which thirty changed records wait."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ros1site.settings",
        "ROS1_VAR": str(tmp_path_factory.mktemp("sitting")),
        "ROS1_DEMO": "1",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", "tests.browser.build_sitting"], env=environment, cwd=ROOT, check=True)
    with running_site(environment) as address:
        yield address


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/login/?next=/admin/")
    tab_to(page, "[name=username]")
    page.keyboard.type("eve")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is reached."""
    for _ in range(200):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}.")


def find_grave_faults(page: Page) -> list[str]:
    """What axe finds serious or critical, with the first place of each."""
    faults = [one for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in faults]


def test_thirty_changes_are_read_one_sent_back_and_the_rest_signed_with_one_confirmation(
    page: Page, sitting: str
) -> None:
    sign_in(page, sitting)
    assert find_grave_faults(page) == []
    tab_to(page, "a[href$='pile=waiting']")
    page.keyboard.press("Enter")
    expect(page.locator("[data-record]")).to_have_count(CHANGED)
    assert find_grave_faults(page) == []
    for number in range(CHANGED):
        page.keyboard.press("j")
        if number == SENT_BACK:
            page.keyboard.press("r")
            page.keyboard.type("Say since when.")
            page.keyboard.press("Escape")
        else:
            page.keyboard.press("a")
    expect(page.locator("[data-marks]")).to_have_text(str(CHANGED))
    page.keyboard.press("c")
    expect(page.locator(".confirm-line")).to_have_count(CHANGED)
    assert find_grave_faults(page) == []
    tab_to(page, "[name=credentials]")
    page.keyboard.type("MD, oncologist")
    tab_to(page, "[name=is_true]")
    page.keyboard.press("Space")
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Signed: 29. Sent back: 1.")).to_be_visible()
    expect(page.get_by_role("link", name="Waiting for my review")).to_have_attribute(
        "href", "/admin/review/packet/?pile=waiting"
    )
    page.goto(f"{sitting}/admin/review/packet/?pile=unsigned")
    expect(page.locator("[data-record]")).to_have_count(1)
    expect(page.locator("[data-record]")).to_contain_text("eve: request changes")


def test_a_mark_made_without_connection_says_so_and_is_not_lost(page: Page, sitting: str) -> None:
    sign_in(page, sitting)
    page.goto(f"{sitting}/admin/review/packet/?pile=unsigned")
    page.route("**/admin/review/packet/**", lambda route: route.abort())
    page.locator("[data-record]").first.focus()
    page.keyboard.press("r")
    expect(page.locator("[data-saved]")).to_contain_text("Not kept yet")
    page.unroute("**/admin/review/packet/**")
    page.get_by_role("button", name="Keep my marks").click()
    expect(page.locator("[data-marks]")).to_have_text("1")


def test_the_packet_fits_a_narrow_window(page: Page, sitting: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    sign_in(page, sitting)
    for path in ("/admin/", "/admin/review/packet/?pile=unsigned", "/admin/review/packet/confirm/"):
        page.goto(f"{sitting}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
