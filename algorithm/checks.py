"""Evidence checks on the treatment algorithm."""

from algorithm.content import DecisionNodeContent
from drugs.checks import codes_in_prose, objection_to_code
from drugs.content import DrugContent
from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check


def prose_of(node: DecisionNodeContent) -> list[str]:
    """Every text of a node and of its options that a reader sees."""
    options = [text for option in node.options for text in (option.condition, option.detail)]
    return [text for text in (node.title, node.detail, node.note, *options) if text]


@evidence_check("ALGORITHM-W01", Level.WARNING, "A step that names a drug by its development code")
def step_names_drug_by_code(contents: Contents) -> Objections:
    """The step uses a development code although the drug has an INN. It may follow the INN in brackets."""
    for node in contents.of(DecisionNodeContent):
        for code, drug in codes_in_prose("\n".join(prose_of(node)), contents.of(DrugContent)):
            yield node, objection_to_code(code, drug)
