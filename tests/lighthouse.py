"""What Lighthouse says of the public pages, as on a phone. Run by script/lighthouse, on a demonstration.

The reports are left in test-results/lighthouse, one a page, to be opened in a browser.
"""

import json
import os
import subprocess
import sys

from tests.conftest import CHROMIUM_OPTIONS
from tests.serving import ROOT, running_site

PAGES = ("/", "/drugs/taletrectinib/", "/mutations/", "/algorithm/", "/editions/1/compare/2/")
"""The treatment page, a drug, the grid, the algorithm, a comparison."""

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 99
REPORTS = ROOT / "test-results" / "lighthouse"
COMMAND = ROOT / "tests" / "tools" / "node_modules" / ".bin" / "lighthouse"


def measure(site: str, page: str) -> dict[str, float]:
    """The marks of one page, 0 to 100, by category; the weight in kB; the layout shift."""
    report = REPORTS / f"{page.strip('/').replace('/', '-') or 'treatment'}"
    subprocess.run(
        [
            str(COMMAND), f"{site}{page}", "--quiet", "--output=json", "--output=html", f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(option for option in CHROMIUM_OPTIONS if ' ' not in option)}",
        ],
        env={**os.environ, "CHROME_PATH": "/usr/bin/chromium"},
        check=True,
    )  # fmt: skip
    told = json.loads(report.with_name(f"{report.name}.report.json").read_text(encoding="utf-8"))
    audits = told["audits"]
    return {
        **{name: round(told["categories"][name]["score"] * 100) for name in CATEGORIES},
        "kB": round(audits["total-byte-weight"]["numericValue"] / 1000),
        "shift": round(audits["cumulative-layout-shift"]["numericValue"], 3),
    }


def main() -> None:
    """Measures each page. Exits with 1 if a mark is below `LEAST`."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    low = False
    with running_site() as site:
        for page in sys.argv[1:] or PAGES:
            marks = measure(site, page)
            low |= min(marks[name] for name in CATEGORIES) < LEAST
            sys.stdout.write(f"{page}: {', '.join(f'{name} {value}' for name, value in marks.items())}\n")
            sys.stdout.flush()
    sys.exit(f"A mark is below {LEAST}." if low else 0)


if __name__ == "__main__":
    main()
