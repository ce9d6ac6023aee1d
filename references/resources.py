"""The table of sources."""

from references.models import Reference
from review.resources import RecordResource


class ReferenceResource(RecordResource):
    model = Reference
    table = "references"
