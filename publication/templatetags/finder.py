"""The form that asks what fits a mutation."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from publication.on_request.finder_question import Choice, Question, drugs_to_ask_for
from publication.rendering.page import Page

register = template.Library()


@register.filter
def choice_links(choices: Iterable[Choice], root: str) -> SafeString:
    """What a reader may have meant, each a link, joined by commas."""
    return format_html_join(", ", '<a href="{}{}">{}</a>', ((root, choice.address, choice.name) for choice in choices))


@register.inclusion_tag("components/finder_form.html")
def finder_form(page: Page, question: Question | None = None) -> Mapping[str, Any]:
    """The form, filled with what was asked."""
    document = page.book.document
    given = question.prior_keys if question else frozenset()
    offered = [*drugs_to_ask_for(document), *(question.priors if question else ())]
    return {
        "page": page,
        "is_answered": question is not None,
        "written": question.mutation.written if question and question.mutation else "",
        "mutations": page.book.mutations,
        "drugs": [(drug, drug.key in given) for drug in {drug.key: drug for drug in offered}.values()],
    }
