"""What is on a page, in one sentence for whoever has not opened it. It says nothing of medicine."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

if TYPE_CHECKING:
    from publication.rendering.page import Page

_OF_ONE_RECORD = {
    "drugs": _("{title} in ROS1+ cancer: approvals, results with their intervals, and what is known on each mutation."),
    "mutations": _(
        "{title}, a mutation of ROS1: where it lies, how often it is found, and what is known of each drug."
    ),
    "references": _("{title}: where it can be read, and what rests on it here."),
    "trials": _("{title}, a trial in ROS1+ cancer: what its registry says of it, and its results."),
}
_OF_LISTS = {
    "drugs/index.html": _("The drugs for ROS1+ cancer, with their approvals by place and date."),
    "mutations/index.html": _("The resistance mutations of ROS1, and what is known of each drug on each."),
    "trials/index.html": _("The trials in ROS1+ cancer, each with its number in the registry."),
    "references/index.html": _("Every source of this edition."),
    "glossary/index.html": _("The words of the field and of this site, in plain words."),
    "algorithm/index.html": _("The treatment algorithm for ROS1+ cancer, step by step, each with its sources."),
    "corrections/index.html": _("What was corrected against the page of February 2024, and why."),
    "editions/index.html": _("Every edition, what changed in the newest, and how to cite each."),
    "about/index.html": _("What this site is for, how a fact gets here, and how its data may be used."),
}


def describe(page: "Page") -> str:
    """The sentence, with the notice that every page of a demonstration carries."""
    folder = page.path.partition("/")[0]
    told = page.description or gettext(_OF_LISTS.get(page.path) or _OF_ONE_RECORD.get(folder, "{title}."))
    return f"{told.format(title=page.title)} {page.book.demonstration_notice}".strip()
