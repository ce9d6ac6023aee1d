from django.db import models

from pages.choices import Block
from pages.content import PageContent, SectionContent
from review.constraints import one_of
from review.models import Record, Reviewable


class Page(Record):
    """A page of the site. It is not signed: its title stands by value in its sections."""

    content_class = PageContent
    called = ("key", "title")

    title = models.CharField(max_length=200)

    class Meta(Record.Meta):
        pass

    def __str__(self) -> str:
        return self.title

    def in_content(self) -> PageContent:
        return self.build_content()

    def get_dependants(self) -> list[Record]:
        return list(self.sections.all())


class Section(Reviewable):
    """A heading of a page, and what stands under it besides its statements."""

    content_class = SectionContent
    called = ("key", "title")

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="sections")
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(help_text="Sections follow each other by this number.")
    block = models.CharField(max_length=24, choices=Block.choices, default=Block.NONE)

    class Meta(Reviewable.Meta):
        constraints = [*Reviewable.Meta.constraints, one_of("block", Block)]

    def __str__(self) -> str:
        return self.title
