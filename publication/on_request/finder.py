"""What fits this mutation? The list of mutations, asked: `/mutations/?m=G2032R&prior=crizotinib`."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from publication import notices
from publication.on_request.answering import answer, on_request
from publication.on_request.finder_answer import find
from publication.on_request.finder_question import is_asked, read_question
from publication.on_request.library import open_book
from publication.rendering.page import Page
from publication.views import read


@on_request
def finder(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The answer of an edition; the list of mutations itself where nothing is asked."""
    if not is_asked(request.GET):
        return read(request)
    book = open_book(number)
    question = read_question(request.GET, book.document)
    context = {"found": find(book, question), "question": question, "informs": gettext(notices.INFORMS)}
    page = Page(book, "mutations/index.html", question.title, "asked/finder.html", context, is_answer=True)
    return answer(request, page)
