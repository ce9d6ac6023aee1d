"""Evidence checks that concern every kind of record, or need the whole document."""

from publication.checks import approvals, names, numbers, prose, records, signatures, sources

__all__ = ["approvals", "names", "numbers", "prose", "records", "signatures", "sources"]
