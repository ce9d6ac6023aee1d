"""Parts of a record as sentences."""

from collections.abc import Iterable


def sentences(parts: Iterable[str]) -> str:
    """Parts as sentences, the empty ones left out."""
    said = (part.strip() for part in parts)
    return " ".join(f"{part[:1].upper()}{part[1:]}{'' if part[-1] in '.!?…' else '.'}" for part in said if part)
