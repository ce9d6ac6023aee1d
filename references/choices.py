"""Closed vocabularies of sources."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class ReferenceKind(Vocabulary):
    """What sort of publication a reference is."""

    ARTICLE = "article", _("article")
    REVIEW = "review", _("review")
    EDITORIAL = "editorial", _("editorial")
    ABSTRACT = "abstract", _("conference abstract")
    LABEL = "label", _("drug label")
    REGULATORY = "regulatory", _("regulatory document")
    GUIDELINE = "guideline", _("guideline")
    REGISTRY = "registry", _("registry entry")
    DATABASE = "database", _("database")
    NEWS = "news", _("news")
    WEBPAGE = "webpage", _("web page")


class IdentifierCheck(Vocabulary):
    """Whether an identifier was looked up and found to lead to this publication."""

    VERIFIED = "yes", _("verified")
    UNVERIFIED = "no", _("not verified")
