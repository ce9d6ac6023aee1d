"""Closed vocabularies of the treatment algorithm."""

from django.db import models


class NodeKind(models.TextChoices):
    START = "start", "start"
    QUESTION = "question", "question"
    STATE = "state", "state"
    TEST = "test", "test"
    ACTION = "action", "action"
    EVENT = "event", "event"
    WARNING = "warning", "warning"


class Joining(models.TextChoices):
    """How the options of a node go together."""

    EITHER = "either", "or"
    ALL = "all", "and"
