"""How an edition is cited: in words, for BibTeX and for programs that read RIS; and under what licence it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

from publication import notices
from publication.document import EditionHeader
from publication.rendering.site_address import edition_address, language_tag, site_name
from review.dates import format_partial_date

NAME_IT = gettext_noop("Facts may be used freely; name the edition and its date.")
"""What may be done with the content where the settings name no licence."""

_TEX = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Licence:
    """What the settings say of the content and the data: a name, and where its text stands."""

    name: str = ""
    address: str = ""

    @property
    def sentence(self) -> str:
        if not self.name:
            return gettext(NAME_IT)
        name = f"{self.name} ({self.address})" if self.address else self.name
        return gettext(
            "The content and the tables are licensed under {licence}; name the edition and its date."
        ).format(licence=name)


def licence() -> Licence:
    return Licence(**settings.CONTENT_LICENCE)


@dataclass(frozen=True)
class Citing:
    """An edition as others cite it. Nobody is made its author: who signed what stands beside each record."""

    header: EditionHeader
    digest: str = ""

    @property
    def key(self) -> str:
        return f"edition-{self.header.number}"

    @property
    def address(self) -> str:
        return edition_address(self.header.number)

    @property
    def title(self) -> str:
        return gettext("{site}. Edition {number}").format(site=site_name(), number=self.header.number)

    @property
    def day(self) -> str:
        """The day of publication, "2026-11-22"."""
        return self.header.published_at[:10]

    @property
    def remarks(self) -> list[str]:
        """What a citation says besides: state of knowledge, digest, and that a demonstration is one."""
        remarks = [gettext("State of knowledge: {date}.").format(date=format_partial_date(self.header.as_of))]
        if self.digest:
            remarks.append(gettext("SHA-256 of the edition: {digest}.").format(digest=self.digest))
        return [*remarks, gettext(notices.DEMONSTRATION)] if self.header.is_demonstration else remarks

    @property
    def words(self) -> str:
        """The citation as a sentence, without its address."""
        published, known = format_partial_date(self.day), format_partial_date(self.header.as_of)
        return gettext("{title}, state of knowledge {known}, published {published}.").format(
            title=self.title, known=known, published=published
        )

    @property
    def bibtex(self) -> str:
        year, month, _ = self.day.split("-")
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "year": year,
            "month": str(int(month)),
            "date": self.day,
            "url": self.address,
            "language": language_tag(),
            "note": _tex(" ".join(self.remarks)),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{ros1-treatment-{self.key},\n{lines}}}\n"

    @property
    def ris(self) -> str:
        lines = [
            ("TY", "ELEC"),
            ("TI", self.title),
            ("ET", str(self.header.number)),
            ("PY", self.day[:4]),
            ("DA", self.day.replace("-", "/")),
            ("UR", self.address),
            ("LA", language_tag()),
            *(("N1", remark) for remark in self.remarks),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def editions_with_digests(header: EditionHeader, digest: str, earlier: Sequence[EditionHeader]) -> list[Citing]:
    """An edition and those before it, oldest first. Each names the digest of the one before its own."""
    headers = [*sorted(earlier, key=lambda item: item.number), header]
    digests = [item.previous_digest for item in headers[1:]] + [digest]
    return [Citing(item, found) for item, found in zip(headers, digests, strict=True)]


def citation_files(
    header: EditionHeader, digest: str, earlier: Sequence[EditionHeader] = ()
) -> Iterator[tuple[str, bytes]]:
    """For each edition a file for BibTeX and one for RIS."""
    for one in editions_with_digests(header, digest, earlier):
        yield f"cite/{one.key}.bib", one.bibtex.encode()
        yield f"cite/{one.key}.ris", one.ris.encode()
