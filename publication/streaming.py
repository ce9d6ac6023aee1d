"""Publishing in a browser: each step is a line that is sent as it happens, because rendering takes its time."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from publication.actions import CannotPublish, publish
from publication.models import Edition
from review.actions import CannotSign
from review.chain import BrokenChain

logger = logging.getLogger(__name__)

LINES_STAND_HERE = "<!-- lines -->"
DONE = object()
SOMETHING_BROKE = (
    "Something broke. Readers still get the edition before. Publishing again finishes or removes what was left."
)


def publish_with_progress(request: HttpRequest, context: dict[str, Any], **said: Any) -> StreamingHttpResponse:
    """Publish as the user of the request what `said` asks `publish` for; the answer tells of each step."""
    return tell_of(partial(publish, by=request.user, **said), request, context)


def tell_of(action: Callable[..., Edition], request: HttpRequest, context: dict[str, Any]) -> StreamingHttpResponse:
    """Do what ends in an edition and takes a `progress`; the answer tells of each step."""
    page = render_to_string("admin/publication/publishing.html", context, request)
    head, _, foot = page.partition(LINES_STAND_HERE)
    lines: queue.SimpleQueue[Any] = queue.SimpleQueue()
    worker = threading.Thread(target=_work, args=(lines, action), name="publish")
    worker.start()
    response = StreamingHttpResponse(_stream(head, lines, worker, foot))
    response["X-Accel-Buffering"] = "no"
    response["Cache-Control"] = "no-store"
    return response


def _stream(head: str, lines: "queue.SimpleQueue[Any]", worker: threading.Thread, foot: str) -> Iterator[str]:
    """The page: its head, a line for each step, how it ended, its foot. A reader who leaves stops nothing."""
    yield head
    while (line := lines.get()) is not DONE:
        yield line
    worker.join()
    yield foot


def _work(lines: "queue.SimpleQueue[Any]", action: Callable[..., Edition]) -> None:
    try:
        edition = action(progress=lambda message: lines.put(format_html("<li>{}</li>\n", message)))
        lines.put(_published(edition))
    except (CannotPublish, CannotSign, BrokenChain) as objection:
        lines.put(format_html('<li class="failed"><strong>Not published.</strong> {}</li>\n', str(objection)))
    except Exception:
        logger.exception("Publishing broke")
        lines.put(format_html('<li class="failed"><strong>Not published.</strong> {}</li>\n', SOMETHING_BROKE))
    finally:
        connection.close()
        lines.put(DONE)


def _published(edition: Edition) -> str:
    said = '<li class="done"><strong>Published as edition {}.</strong> <a href="{}">Read it</a></li>\n'
    return format_html(said, edition.number, reverse("publication:treatment"))
