"""The form that asks what fits a mutation."""

from collections.abc import Mapping
from typing import Any

from django import template

from publication.on_request.finder_question import Question, drugs_to_ask_for
from publication.rendering.page import Page

register = template.Library()


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
