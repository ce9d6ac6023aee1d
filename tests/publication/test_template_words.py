"""The words of the public templates are all marked for translation."""

import html
import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
EDITORS_OWN = {"admin", "desk"}
NAMES = {"n", "IC50", "BibTeX", "RIS", "JSON"}
"""What is written alike in every language."""

_MARKED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
_TAG = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->")
_READ_ALOUD = re.compile(
    r'\b(?:alt|aria-label|data-(?:ascending|descending|label|overdue|shown)|placeholder|title)="([^"]*)"'
)
_BARE = re.compile(r'\|default:"|\b(?:caption|title|word)="[^"{]*"[^{}]*%}')


def public_templates():
    found = (path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.*"))
    return sorted(path.as_posix() for path in found if path.parts[0] not in EDITORS_OWN)


def unmarked_words(source):
    """The words of a template that no translation reaches."""
    bare = [match[0] for match in _BARE.finditer(source)]
    source = _TAG.sub(" ", re.sub(r"{% block [a-z_]+ %} class=.*", " ", _MARKED.sub(" ", source)))
    texts = [*_READ_ALOUD.findall(source), re.sub(r"<[^>]*>", " ", source)]
    words = [word.strip(".,:;()=·") for text in texts for word in html.unescape(text).split()]
    return bare + [word for word in words if re.search(r"[^\W\d_]", word) and word not in NAMES]


@pytest.mark.parametrize("name", public_templates())
def test_the_words_of_a_public_template_are_marked_for_translation(name):
    assert unmarked_words((TEMPLATES / name).read_text(encoding="utf-8")) == []


def test_words_outside_a_translation_are_found():
    source = '<p title="Aside">One {% translate "two" %} {{ three|default:"none" }}</p>'
    assert unmarked_words(source) == ['|default:"', "Aside", "One"]


def test_style_sheets_hold_no_words():
    sheets = (Path(settings.BASE_DIR) / "static" / "css").rglob("*.css")
    values = [
        value for path in sheets for value in re.findall(r"\bcontent: ([^;]+);", path.read_text(encoding="utf-8"))
    ]
    quoted = [text for value in values for text in re.findall(r'"([^"]*)"', value)]
    assert [text for text in quoted if re.search("[A-Za-z]", text)] == []
