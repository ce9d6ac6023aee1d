"""Sources, and the places in them."""

from references.models.citation import Citation, Cited
from references.models.reference import Reference

__all__ = ["Citation", "Cited", "Reference"]
