"""Evidence checks on the treatment algorithm."""

from collections.abc import Iterable

from algorithm.choices import NodeKind
from algorithm.content import DecisionNodeContent
from drugs.checks import CodesInProse, objection_to_code
from drugs.choices import DrugRole
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
    codes = CodesInProse(contents.of(DrugContent))
    for node in contents.of(DecisionNodeContent):
        for code, drug in codes.find("\n".join(prose_of(node))):
            yield node, objection_to_code(code, drug)


Steps = dict[str, DecisionNodeContent]


def _steps(contents: Contents) -> Steps:
    return {node.key: node for node in contents.of(DecisionNodeContent)}


def _reachable(keys: Iterable[str], steps: Steps) -> frozenset[str]:
    """The steps at `keys` and all that their options lead to, directly or by way of others."""
    seen: set[str] = set()
    waiting = [key for key in keys if key in steps]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += [option.leads_to for option in steps[key].options if option.leads_to in steps]
    return frozenset(seen)


@evidence_check("ALGORITHM-E01", Level.ERROR, "A step that cannot be reached")
def unreachable_step(contents: Contents) -> Objections:
    """No way leads to the step from a start."""
    steps = _steps(contents)
    starts = [node.key for node in steps.values() if node.kind == NodeKind.START]
    reached = _reachable(starts, steps)
    for key, node in steps.items():
        if key not in reached:
            yield node, "No way leads here from a start. Add an option that does, or remove the step."


@evidence_check("ALGORITHM-E02", Level.ERROR, "A dead end")
def dead_end(contents: Contents) -> Objections:
    """The step has no way on and is neither an action nor a warning: it leaves the reader without advice."""
    for node in contents.of(DecisionNodeContent):
        if not node.options and node.kind not in {NodeKind.ACTION, NodeKind.WARNING}:
            yield node, f"This {node.kind.label} leads nowhere. Add an option, or make it an action or a warning."


@evidence_check("ALGORITHM-E03", Level.ERROR, "A loop without a way out")
def loop_without_way_out(contents: Contents) -> Objections:
    """From the step one comes back to it, and to no step at which the algorithm ends."""
    steps = _steps(contents)
    for key, node in steps.items():
        onward = _reachable([option.leads_to for option in node.options], steps)
        if key in onward and all(steps[other].options for other in onward):
            around = ", ".join(sorted(onward - {key})) or "itself"
            yield node, f"From here every way comes back ({around}). Add a way that ends."


@evidence_check("ALGORITHM-E04", Level.ERROR, "A way to a drug that is not to be used")
def way_to_a_drug_not_to_be_used(contents: Contents) -> Objections:
    """An option leads to a step, not a warning, that offers a drug never to be used, or one that was withdrawn."""
    steps = _steps(contents)
    drugs = {drug.key: drug for drug in contents.of(DrugContent)}
    withdrawn = contents.keys_of(DrugContent.record_kind) - drugs.keys()
    never = {drug.key for drug in drugs.values() if drug.has_role(DrugRole.NEVER)}
    for node in steps.values():
        for option in node.options:
            target = steps.get(option.leads_to)
            offered = target.drugs if target and target.kind != NodeKind.WARNING else ()
            for key in sorted((withdrawn | never) & set(offered)):
                why = "was withdrawn" if key in withdrawn else "is never to be used"
                yield (
                    node,
                    f"The option to “{option.leads_to}” leads to {key}, which {why}. "
                    "Take the drug out of that step, or make the step a warning.",
                )
