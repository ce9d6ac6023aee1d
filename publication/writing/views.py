"""What the box beside prose asks: marks by words, and the text as it would print. For those who may write it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from publication.writing.mark_search import search_marks
from publication.writing.preview import preview_prose
from references.content import CitationContent
from references.models import Reference
from trials.marks import explain_grammar

WRITING = (
    "pages.add_statement",
    "pages.change_statement",
    "algorithm.add_decisionnode",
    "algorithm.change_decisionnode",
)
LONGEST_TEXT = 20_000


def _check_permission(request: HttpRequest) -> None:
    """Raises PermissionDenied for who writes no prose."""
    if not any(request.user.has_perm(one) for one in WRITING):
        raise PermissionDenied


@never_cache
@require_GET
def prose_marks(request: HttpRequest) -> HttpResponse:
    """The marks that the words of `q` find: as JSON for the box, else as a page that needs no JavaScript."""
    _check_permission(request)
    question = request.GET.get("q", "").strip()
    hits = search_marks(question)
    if request.GET.get("format") == "json":
        return JsonResponse({"hits": hits}, json_dumps_params={"default": vars})
    context = {
        **admin.site.each_context(request),
        "title": "Values and sources for prose",
        "question": question,
        "hits": hits,
        "grammar": explain_grammar(),
    }
    return TemplateResponse(request, "admin/prose/search.html", context)


@never_cache
@require_POST
def prose_preview(request: HttpRequest) -> HttpResponse:
    """The posted text as a piece of HTML, with the citations that the form holds now. Writes nothing."""
    _check_permission(request)
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    preview = preview_prose(text, _citations(request.POST), root=reverse("preview"))
    return TemplateResponse(request, "admin/prose/_preview.html", {"preview": preview})


def _citations(data: Any) -> list[CitationContent]:
    """The chosen references, each with the locator that stands beside it."""
    chosen = list(zip(data.getlist("reference"), data.getlist("locator"), strict=False))
    keys = dict(Reference.objects.filter(pk__in=[pk for pk, _ in chosen if pk.isdigit()]).values_list("pk", "key"))
    return [
        CitationContent(reference=keys[int(pk)], locator=locator)
        for pk, locator in chosen
        if pk.isdigit() and int(pk) in keys
    ]
