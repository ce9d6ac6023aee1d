"""Changes put together: by kind, or by drug and section."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publication.change_kinds import count_kinds
from publication.document import KindCount
from publication.rendering.change_views import ChangeView
from publication.rendering.headings import Heading

FEW = 30
"""Up to so many changes stand open; of more, a reader opens the group that she wants."""


@dataclass(frozen=True)
class KindGroup:
    """The changes of one kind."""

    count: KindCount
    views: tuple[ChangeView, ...]

    @property
    def is_short(self) -> bool:
        """Whether it may stand open."""
        return len(self.views) <= FEW

    @property
    def additions(self) -> list[ChangeView]:
        """What was simply added: paper tells it in a row."""
        return [view for view in self.views if _is_plain_addition(view)]

    @property
    def others(self) -> list[ChangeView]:
        """What changed, was taken back, or was added with a word of its signer."""
        return [view for view in self.views if not _is_plain_addition(view)]


@dataclass(frozen=True)
class HeadingGroup:
    """The changes under one heading."""

    heading: Heading
    views: tuple[ChangeView, ...]

    @property
    def counts(self) -> tuple[KindCount, ...]:
        return count_kinds(view.change for view in self.views)


def _is_plain_addition(view: ChangeView) -> bool:
    return view.change.change == "added" and not (view.stone or view.fields or view.reasons)


def group_by_kind(views: Sequence[ChangeView]) -> list[KindGroup]:
    """The changes of each kind, under their headings' order."""
    ordered = sorted(views, key=lambda view: view.heading)
    return [
        KindGroup(count, tuple(view for view in ordered if view.kind == count.kind))
        for count in count_kinds(view.change for view in views)
    ]


def group_by_heading(views: Iterable[ChangeView]) -> list[HeadingGroup]:
    """The changes under each heading: every one once."""
    grouped: dict[Heading, list[ChangeView]] = defaultdict(list)
    for view in views:
        grouped[view.heading].append(view)
    return [HeadingGroup(heading, tuple(grouped[heading])) for heading in sorted(grouped)]
