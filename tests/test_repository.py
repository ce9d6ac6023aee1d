"""Sweeps over every file of the project, those that will be added included."""

import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT: Path = settings.BASE_DIR
EMPTY_NAMES = "utils util helpers common core services selectors managers mixins signals misc base"
SHEBANG = re.compile(r"\A#!.*\n")
# A home, a workplace or a temporary folder of some machine. "/var/" alone would also be an address.
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|Users|work|root|opt|tmp|mnt|srv)/[\w.-]+")
# A registry or mirror that one machine happens to use: lock files must not send others to it.
REGISTRY = re.compile(r"^\s*(?:--(?:extra-)?index-url|--find-links|--trusted-host)\b", re.MULTILINE)
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|django-insecure-")


def list_files(*patterns: str) -> list[Path]:
    """What git has, or would add: never what it ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in answer.stdout.split("\0") if name]
    return sorted({path for path in files if path.is_file()})


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def list_source() -> list[Path]:
    return [path for path in list_files("*.py") if "migrations" not in path.parts]


def test_no_source_file_is_longer_than_500_lines():
    assert {name(path): n for path in list_source() if (n := len(read(path).splitlines())) > 500} == {}


def test_no_template_is_longer_than_120_lines():
    paths = list_files("templates/*.html", "*/templates/*.html")
    assert {name(path): n for path in paths if (n := len(read(path).splitlines())) > 120} == {}


def test_every_module_is_named_after_its_subject():
    forbidden = set(EMPTY_NAMES.split())
    assert [name(path) for path in list_source() if forbidden & {path.stem, path.parent.name}] == []


def test_no_file_knows_a_path_of_the_machine_it_was_written_on():
    found = {}
    for path in list_files("*.py", "*.toml", "*.txt", "*.in", "*.md", "*.html", "*.css", "script", ".ci"):
        if path != Path(__file__) and (hit := MACHINE_PATH.search(SHEBANG.sub("", read(path)))):
            found[name(path)] = hit.group()
    assert found == {}


def test_no_file_holds_a_secret():
    files = [path for path in list_files() if path != Path(__file__)]
    assert [name(path) for path in files if SECRET.search(read(path))] == []


def test_state_is_never_in_the_repository():
    assert [name(path) for path in list_files("var", "*.sqlite3", "*secret_key", "*demo-accounts*")] == []


@pytest.mark.parametrize("file", ["requirements.in", "requirements-dev.in"])
def test_every_dependency_says_what_it_is_for(file):
    lines = [line for line in read(ROOT / file).splitlines() if line and not line.startswith(("#", "-r "))]
    assert [line for line in lines if not re.search(r"  # .{5}", line)] == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_its_hash_and_sends_nobody_to_a_mirror(file):
    text = read(ROOT / file)
    pins = re.findall(r"^[^#\s].*", text, re.MULTILINE)
    assert [pin for pin in pins if not re.fullmatch(r"[\w.\-]+==[\w.]+ \\", pin)] == []
    assert text.count("--hash=sha256:") >= len(pins)
    assert REGISTRY.findall(text) == []


def test_both_lock_files_name_the_same_versions():
    pins = [
        dict(re.findall(r"^([\w.\-]+)==([\w.]+)", read(ROOT / file), re.MULTILINE))
        for file in ("requirements.txt", "requirements-dev.txt")
    ]
    runtime, development = pins
    assert runtime.items() <= development.items()


def test_no_stored_choice_is_nr_which_means_both_not_reached_and_not_reported():
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    codes = {str(code).casefold() for field in fields for code, _ in getattr(field, "flatchoices", ())}
    assert codes & {"nr", "n.r.", "n/r"} == set()
    assert codes, "no field has choices: this sweep has lost its subject"
