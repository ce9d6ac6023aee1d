"""How wide words are in a figure, and where a line of them breaks: SVG breaks no lines by itself."""

from collections.abc import Iterable, Sequence

Run = tuple[str, str]
"""Words, and the class that they are drawn in ("" is plain, "b" is bold)."""

SIZE = 12
"""Height of the letters in units of the drawing."""

_ADVANCES = {
    200: " ",
    240: "|",
    255: ",.:;ijIl'",
    290: "!f",
    305: "()[]{}",
    310: "-",
    345: "t/\\r",
    420: '*?sz"',
    455: "xc",
    475: "vyJY",
    500: "#$+0123456789<=>^_aegk~FLX–≥≤“”†",
    525: "VES",
    550: "ATZ`houbn",
    565: "dpqα",
    575: "CPRK",
    600: "B&△◌",
    645: "DGUHN",
    660: "OQ",
    725: "wM",
    790: "W",
    840: "%m@",
}
"""Characters by their width in thousandths of the letters' height, in the regular face of the page."""

_WIDTHS = {character: width for width, characters in _ADVANCES.items() for character in characters}
_OTHER, _BOLD = 600, 1.04


def width_of(words: str, style: str = "", size: int = SIZE) -> float:
    """The width of some words, close enough to break lines by."""
    width = sum(_WIDTHS.get(character, _OTHER) for character in words) * size / 1000
    return width * _BOLD if style == "b" else width


def wrap(runs: Iterable[Run], width: float, size: int = SIZE) -> list[list[Run]]:
    """Lines that are no wider than `width`, unless one word is."""
    lines: list[list[Run]] = [[]]
    filled = 0.0
    for word, style in [(word, style) for words, style in runs for word in words.split()]:
        needed = width_of(f" {word}", style, size)
        if lines[-1] and filled + needed > width:
            lines.append([])
            filled = 0.0
        lines[-1].append((word, style))
        filled += needed
    return [_joined(line) for line in lines if line]


def wrap_plain(words: str, width: float, size: int = SIZE, style: str = "") -> list[str]:
    """The same for words in one style."""
    return [" ".join(part for part, _ in line) for line in wrap([(words, style)], width, size)]


def _joined(words: Sequence[Run]) -> list[Run]:
    """Neighbouring words of one style as one run."""
    runs: list[Run] = []
    for word, style in words:
        if runs and runs[-1][1] == style:
            runs[-1] = (f"{runs[-1][0]} {word}", style)
        else:
            runs.append((word, style))
    return runs
