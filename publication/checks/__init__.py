"""Evidence checks that concern every kind of record, or need the whole document."""

from publication.checks import prose, records

__all__ = ["prose", "records"]
