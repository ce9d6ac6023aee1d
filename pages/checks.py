"""Evidence checks on the narrative."""

from drugs.checks import CodesInProse, objection_to_code
from drugs.content import DrugContent
from pages.content import StatementContent
from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check


@evidence_check("PAGES-W01", Level.WARNING, "A statement that names a drug by its development code")
def statement_names_drug_by_code(contents: Contents) -> Objections:
    """A development code stands where the INN should. It may follow the INN in brackets."""
    codes = CodesInProse(contents.of(DrugContent))
    for statement in contents.of(StatementContent):
        for code, drug in codes.find(statement.text):
            yield statement, objection_to_code(code, drug)
