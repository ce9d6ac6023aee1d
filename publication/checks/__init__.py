"""Evidence checks that concern every kind of record, or need the whole document."""

from publication.checks import records

__all__ = ["records"]
