"""The narrative."""

from pages.models.correction import BearsOn, Correction
from pages.models.page import Page, Section
from pages.models.statement import Statement

__all__ = ["BearsOn", "Correction", "Page", "Section", "Statement"]
