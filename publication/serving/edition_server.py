"""The edition server: a small WSGI layer before Django that answers readers from memory.

No query, no middleware, no template. If the database is away, readers go on reading. What is not in the bundle, what a
query asks of it, and whatever is no plain reading, falls through to Django.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from publication.serving.addresses import Redirect
from publication.serving.answers import Answer, redirect_answer
from publication.serving.questions import asks
from publication.serving.shelf import Shelf, get_shelf
from publication.serving.site import split_edition

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class EditionServer:
    """Answers GET and HEAD of what is in the current edition; hands everything else to `application`."""

    def __init__(
        self, application: Application, root: Path, *, shelf: Shelf | None = None, hsts_seconds: int = 0
    ) -> None:
        self.application = application
        self.shelf = shelf or get_shelf(root)
        self._extra = [("Strict-Transport-Security", f"max-age={hsts_seconds}")] if hsts_seconds else []

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        answer = self._find(environ) if method in ("GET", "HEAD") else None
        if answer is None:
            return self.application(environ, start_response)
        start_response(answer.status_line, [*answer.headers, *self._extra])
        return [] if method == "HEAD" else [answer.body]

    def _find(self, environ: Environ) -> Answer | None:
        address = requested_address(environ)
        if asks(split_edition(address)[1], environ.get("QUERY_STRING", "")):
            return None
        found = self.shelf.find(address)
        if found is None:
            return None
        if isinstance(found, Redirect):
            return redirect_answer(found, environ.get("QUERY_STRING", ""))
        return found.choose(environ.get("HTTP_ACCEPT_ENCODING"), environ.get("HTTP_IF_NONE_MATCH"))


def requested_address(environ: Environ) -> str:
    """The path that was asked for, without its first slash. WSGI hands over its bytes as Latin-1 (PEP 3333)."""
    path: str = environ.get("PATH_INFO", "")
    return path.encode("latin-1").decode("utf-8", errors="replace").removeprefix("/")
