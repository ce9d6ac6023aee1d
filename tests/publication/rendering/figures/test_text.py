import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from publication.rendering.figures.text import width_of, wrap, wrap_plain


def measured(words: str, face: str) -> float:
    font = TTFont(settings.BASE_DIR / "static" / "fonts" / f"ward-sans-{face}.woff2")
    names, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[names[ord(character)]][0] for character in words) * 12 / 1000


@pytest.mark.parametrize(("style", "face"), [("", "regular"), ("b", "semibold")])
@pytest.mark.parametrize(
    "words",
    ["ALKA-372-001, STARTRK-1 and STARTRK-2 pooled, TKI-naive", "95% CI 25.6 to not estimable", "taletrectinib"],
)
def test_words_are_as_wide_as_the_typeface_of_the_page_makes_them(words, style, face):
    assert width_of(words, style) == pytest.approx(measured(words, face), rel=0.04)


def test_lines_break_between_words_and_keep_the_style_of_each():
    assert wrap([("exampletinib", "b"), ("EXAMINE-1, TKI-naive patients with NSCLC", "")], 150) == [
        [("exampletinib", "b"), ("EXAMINE-1,", "")],
        [("TKI-naive patients with", "")],
        [("NSCLC", "")],
    ]


def test_a_word_that_is_too_wide_stands_alone():
    assert wrap_plain("a pemetrexed-based-chemotherapy b", 60) == ["a", "pemetrexed-based-chemotherapy", "b"]


def test_nothing_gives_no_line():
    assert wrap_plain("", 60) == []
