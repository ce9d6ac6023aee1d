"""Closed vocabularies of the treatment algorithm."""

from django.utils.translation import gettext_noop as _

from review.vocabulary import Vocabulary


class NodeKind(Vocabulary):
    START = "start", _("start")
    QUESTION = "question", _("question")
    STATE = "state", _("state")
    TEST = "test", _("test")
    ACTION = "action", _("action")
    EVENT = "event", _("event")
    WARNING = "warning", _("warning")


class Joining(Vocabulary):
    """How the options of a node go together."""

    EITHER = "either", _("or")
    ALL = "all", _("and")
