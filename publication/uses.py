"""Uses: how many other records of the working copy name a record, or print a value of it."""

from collections import Counter
from collections.abc import Collection, Mapping

from pydantic import ValidationError

from publication.document import TABLES
from publication.links import Link, links_of
from review.kinds import model_for


def count_uses(names: Collection[Link]) -> Mapping[Link, int]:
    """For each of these records, how many others link to it as they stand now, signed or not."""
    wanted = frozenset(names)
    counts: Counter[Link] = Counter()
    for kind in TABLES:
        for record in model_for(kind)._default_manager.with_content():
            try:
                counts.update(links_of(record.build_content()) & wanted - {(kind, record.key)})
            except ValidationError:  # SQL left a row that says nothing
                continue
    return counts
