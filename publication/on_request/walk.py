"""A step of the algorithm with the path to it, as the query tells it."""

from django.http import HttpRequest, HttpResponse

from publication.on_request.answering import answer, on_request
from publication.on_request.library import open_book
from publication.rendering.outline import nodes_of
from publication.rendering.walk import step_page
from publication.rendering.walk_path import read_path
from publication.views import read


@on_request
def walk(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """The step, reached as `?via=` says. Without a path it is a page of the bundle, and so is what was taken back."""
    via = request.GET.get("via", "")
    book = open_book(number)
    nodes = nodes_of(book.document)
    if not via or key not in nodes:
        return read(request)
    response = answer(request, step_page(book, key, read_path(via, key, nodes)))
    response["Link"] = '<./>; rel="canonical"'
    return response
