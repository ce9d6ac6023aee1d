"""The tables of the narrative."""

from pages.models import Correction, Page, Section, Statement
from review.resources import RecordResource


class PageResource(RecordResource):
    model = Page
    table = "pages"


class SectionResource(RecordResource):
    model = Section
    table = "sections"


class StatementResource(RecordResource):
    model = Statement
    table = "statements"


class CorrectionResource(RecordResource):
    model = Correction
    table = "corrections"
