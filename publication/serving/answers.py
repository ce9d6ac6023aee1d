"""Ready answers: status, headers and bytes, made once for each form of each file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from publication.serving.addresses import Redirect
from publication.serving.bundle import Listing
from publication.serving.negotiation import choose_encoding, is_known

Headers = tuple[tuple[str, str], ...]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

NEVER_CHANGES = "public, max-age=31536000, immutable"

ASK_EACH_TIME = "public, no-cache"
"""Anyone may keep it, but asks before showing it again: a claim that was withheld is gone at the next look, and page,
PDF and tables are of one edition. `max-age=60` would save a 304 that costs next to nothing."""

PDF_SECURITY_POLICY = "frame-ancestors 'none'"
"""Browsers show a PDF through a viewer of their own, which `default-src 'none'` can keep from its work."""

SVG_SECURITY_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""A figure that stands alone holds its style and typeface. It may do nothing else, and run nothing."""

SAFETY: Headers = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)

_POLICIES = {"application/pdf": PDF_SECURITY_POLICY, "image/svg+xml; charset=utf-8": SVG_SECURITY_POLICY}
"""What differs by the type of a file."""

NO_INDEX = ("X-Robots-Tag", "noindex")

_ALSO_IN_304 = frozenset({"Cache-Control", "ETag", "Vary", NO_INDEX[0]})


@dataclass(frozen=True)
class Answer:
    """What is sent."""

    status: HTTPStatus
    headers: Headers
    body: bytes = b""
    etag: str = ""

    @property
    def status_line(self) -> str:
        return f"{self.status.value} {self.status.phrase}"

    def unchanged(self) -> "Answer":
        """What is sent instead to a reader who has these bytes already."""
        headers = tuple(header for header in self.headers if header[0] in _ALSO_IN_304)
        return Answer(HTTPStatus.NOT_MODIFIED, headers, etag=self.etag)


@dataclass(frozen=True)
class Answers:
    """The answers to one address, by encoding."""

    by_encoding: Mapping[str, Answer]
    unchanged: Mapping[str, Answer] = field(default_factory=dict)

    def choose(self, accept_encoding: str | None, if_none_match: str | None) -> Answer:
        """The answer to a request with these headers."""
        encoding = choose_encoding(accept_encoding, self.by_encoding)
        answer = self.by_encoding[encoding]
        if encoding in self.unchanged and is_known(if_none_match, answer.etag):
            return self.unchanged[encoding]
        return answer


def answers_for(
    listing: Listing,
    forms: Mapping[str, bytes],
    *,
    status: HTTPStatus = HTTPStatus.OK,
    extra: Iterable[tuple[str, str]] = (),
) -> Answers:
    """The answers that a file gives. Its ETag is strong: it is made of the digest of the very bytes sent."""
    lasts = listing.is_hashed and status == HTTPStatus.OK
    shared = (
        ("Content-Type", listing.content_type),
        ("Cache-Control", NEVER_CHANGES if lasts else ASK_EACH_TIME),
        ("Vary", "Accept-Encoding"),
        ("Content-Security-Policy", _POLICIES.get(listing.content_type, CONTENT_SECURITY_POLICY)),
        *SAFETY[1:],
        *extra,
    )
    by_encoding = {
        encoding: _answer(status, shared, body, listing.forms[encoding].sha256, encoding)
        for encoding, body in forms.items()
    }
    unchanged = {encoding: answer.unchanged() for encoding, answer in by_encoding.items() if status == HTTPStatus.OK}
    return Answers(by_encoding, unchanged)


def _answer(status: HTTPStatus, shared: Headers, body: bytes, digest: str, encoding: str) -> Answer:
    etag = f'"{digest[:32]}-{encoding}"'
    coded = (("Content-Encoding", encoding),) if encoding != "identity" else ()
    length = ("Content-Length", str(len(body)))
    return Answer(status, (*shared, *coded, length, ("ETag", etag)), body, etag)


def redirect_answer(redirect: Redirect, query: str = "", extra: Iterable[tuple[str, str]] = ()) -> Answer:
    """Permanent, but asked for again each time: the next edition may give the name to another page."""
    location = f"{redirect.location}?{query}" if query else redirect.location
    headers = (("Location", location), ("Cache-Control", ASK_EACH_TIME), ("Content-Length", "0"), *SAFETY, *extra)
    return Answer(HTTPStatus.MOVED_PERMANENTLY, headers)
