"""The table of the treatment algorithm."""

from algorithm.models import DecisionNode
from review.resources import RecordResource


class DecisionNodeResource(RecordResource):
    model = DecisionNode
    table = "algorithm"
