"""Closed vocabularies of sources."""

from django.db import models


class ReferenceKind(models.TextChoices):
    """What sort of publication a reference is."""

    ARTICLE = "article", "article"
    REVIEW = "review", "review"
    EDITORIAL = "editorial", "editorial"
    ABSTRACT = "abstract", "conference abstract"
    LABEL = "label", "drug label"
    REGULATORY = "regulatory", "regulatory document"
    GUIDELINE = "guideline", "guideline"
    REGISTRY = "registry", "registry entry"
    DATABASE = "database", "database"
    NEWS = "news", "news"
    WEBPAGE = "webpage", "web page"


class IdentifierCheck(models.TextChoices):
    """Whether an identifier was looked up and found to lead to this publication."""

    VERIFIED = "yes", "verified"
    UNVERIFIED = "no", "not verified"
