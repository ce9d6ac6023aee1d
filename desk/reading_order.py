"""In which order records are put before a reviewer: what a wrong value would harm most comes first."""

from typing import Any

from django.db.models import Case, IntegerField, Value, When

from algorithm.models import DecisionNode
from drugs.models import Approval
from pages.models import Statement
from review.models import Reviewable
from trials.models import EfficacyResult, Sensitivity

RANKS = (
    "Approvals",
    "Results",
    "Treatment algorithm",
    "Mutation × drug grid",
    "Statements with a number or a “should”",
    "The rest",
)

_RANK_OF: dict[type[Reviewable], int] = {Approval: 0, EfficacyResult: 1, DecisionNode: 2, Sensitivity: 3}
_REST = len(RANKS) - 1
_NUMBER_OR_SHOULD = r"[0-9]|\{\{|[Ss]hould"


def rank_expression(model: type[Reviewable]) -> Any:
    """The place of a kind's records in RANKS, as something to select."""
    if model is Statement:
        weighty = When(text__regex=_NUMBER_OR_SHOULD, then=Value(4))
        return Case(weighty, default=Value(_REST), output_field=IntegerField())
    return Value(_RANK_OF.get(model, _REST), output_field=IntegerField())
