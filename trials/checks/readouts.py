"""Evidence checks on readouts: is each told apart from the others, and from the ones it supersedes?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from review.choices import Level
from review.content import Contents
from review.dates import is_surely_after
from review.evidence import Objections, evidence_check
from trials.content import CohortContent, EfficacyResultContent, SensitivityContent

Measurement = tuple[object, ...]


def _measurement(result: EfficacyResultContent) -> Measurement:
    """What was measured, in whom and by whom: all that tells two results apart but the time."""
    return (
        result.drug,
        result.cohort.key,
        result.endpoint,
        result.landmark_months or 0,
        result.assessor,
        result.criteria,
        result.is_confirmed,
    )


def _by_measurement(contents: Contents) -> list[list[EfficacyResultContent]]:
    groups: dict[Measurement, list[EfficacyResultContent]] = defaultdict(list)
    for result in contents.of(EfficacyResultContent):
        groups[_measurement(result)].append(result)
    return list(groups.values())


def _superseded_keys(contents: Contents) -> frozenset[str]:
    return frozenset(result.supersedes for result in contents.of(EfficacyResultContent) if result.supersedes)


@evidence_check("TRIALS-E07", Level.ERROR, "The same measurement twice")
def same_measurement_twice(contents: Contents) -> Objections:
    """Two results of one drug have the same cohort, endpoint, assessor, criteria and data cut-off.

    Two without a cut-off are the same if they cite the same source. A result that is superseded is left out.
    """
    for result, others in _twins(contents):
        same = [other for other in others if result.data_cutoff_date or _sources(other) & _sources(result)]
        if same:
            yield (
                result,
                f"{_keys(same)} has the same drug, cohort, endpoint, assessor and data cut-off. "
                "Remove one, link them by “supersedes”, or enter what tells them apart.",
            )


@evidence_check("TRIALS-W09", Level.WARNING, "Two readouts that no data cut-off tells apart")
def readouts_without_cutoff(contents: Contents) -> Objections:
    """Two sources give the same measurement, and neither says of which day its data are.

    They may be two readouts, so that this is no error; but nothing tells a reader which one to believe.
    """
    for result, others in _twins(contents):
        unlike = [other for other in others if not _sources(other) & _sources(result)]
        if unlike and not result.data_cutoff_date:
            yield (
                result,
                f"{_keys(unlike)} gives the same measurement from another source, and no data cut-off. "
                "Enter the cut-offs, or link the later one by “supersedes”.",
            )


def _twins(contents: Contents) -> Iterator[tuple[EfficacyResultContent, list[EfficacyResultContent]]]:
    """Each result that is not superseded, with the others of its measurement and cut-off, if there are any."""
    superseded = _superseded_keys(contents)
    for group in _by_measurement(contents):
        current = [result for result in group if result.key not in superseded]
        for result in current:
            others = [one for one in current if one.data_cutoff_date == result.data_cutoff_date and one is not result]
            if others:
                yield result, others


def _sources(result: EfficacyResultContent) -> frozenset[str]:
    return frozenset(citation.reference for citation in result.citations)


def _keys(results: Sequence[EfficacyResultContent]) -> str:
    return ", ".join(result.key for result in results)


@evidence_check("TRIALS-E08", Level.ERROR, "A result that supersedes what it cannot")
def supersedes_wrongly(contents: Contents) -> Objections:
    """The earlier readout is of another drug or endpoint, has a later data cut-off, or leads back to this one."""
    results = {result.key: result for result in contents.of(EfficacyResultContent)}
    for result in results.values():
        for problem in _problems_of_succession(result, results):
            yield result, f"It supersedes {result.supersedes}, {problem}. Correct “supersedes”."


def _problems_of_succession(result: EfficacyResultContent, results: dict[str, EfficacyResultContent]) -> Iterator[str]:
    earlier = results.get(result.supersedes)
    if earlier is None:
        return
    if (earlier.drug, earlier.endpoint) != (result.drug, result.endpoint):
        yield f"which is of another drug or endpoint ({earlier.name})"
    if earlier.landmark_months != result.landmark_months:
        yield "which is of another landmark month"
    if is_surely_after(earlier.data_cutoff_date or "", result.data_cutoff_date or ""):
        yield f"whose data cut-off is later ({earlier.data_cutoff_date})"
    if result.key in _keys_superseded_by(result, results):
        yield "which in turn supersedes this one"


def _keys_superseded_by(result: EfficacyResultContent, results: dict[str, EfficacyResultContent]) -> frozenset[str]:
    """All that a result supersedes, directly or by way of others."""
    seen: set[str] = set()
    key = result.supersedes
    while key in results and key not in seen:
        seen.add(key)
        key = results[key].supersedes
    return frozenset(seen)


@evidence_check("TRIALS-W03", Level.WARNING, "A later readout that is not linked to the earlier one")
def readouts_not_linked(contents: Contents) -> Objections:
    """The same measurement stands at two data cut-offs, and the later one does not supersede the earlier."""
    superseded = _superseded_keys(contents)
    for group in _by_measurement(contents):
        dated = [result for result in group if result.data_cutoff_date and result.key not in superseded]
        latest = _latest(dated)
        for earlier in dated:
            if latest and is_surely_after(latest.data_cutoff_date or "", earlier.data_cutoff_date or ""):
                yield (
                    latest,
                    f"{earlier.key} is an earlier readout of the same cohort "
                    f"({earlier.data_cutoff_date}). Enter it under “supersedes”.",
                )


def _latest(results: Sequence[EfficacyResultContent]) -> EfficacyResultContent | None:
    return max(results, key=lambda result: (result.data_cutoff_date or "", result.key), default=None)


@evidence_check("TRIALS-W04", Level.WARNING, "A sensitivity that rests on a superseded result")
def sensitivity_on_superseded_result(contents: Contents) -> Objections:
    """The clinical result that a sensitivity points to has been superseded by a later readout."""
    successors = {result.supersedes: result.key for result in contents.of(EfficacyResultContent) if result.supersedes}
    for sensitivity in contents.of(SensitivityContent):
        successor = successors.get(sensitivity.efficacy_result)
        if successor:
            yield (
                sensitivity,
                f"{sensitivity.efficacy_result} is superseded by {successor}. Point to that, if it still holds.",
            )


@evidence_check("TRIALS-W05", Level.WARNING, "One cohort described in two ways")
def cohort_described_twice(contents: Contents) -> Objections:
    """Results of one cohort were approved with different descriptions of it: some need approval again."""
    descriptions: dict[str, Counter[CohortContent]] = defaultdict(Counter)
    for result in contents.of(EfficacyResultContent):
        descriptions[result.cohort.key][result.cohort] += 1
    for result in contents.of(EfficacyResultContent):
        others = [cohort for cohort in descriptions[result.cohort.key] if cohort != result.cohort]
        if others:
            fields = sorted({name for other in others for name in _differing(result.cohort, other)})
            yield (
                result,
                f"The cohort {result.cohort.key} is described otherwise in other results ({', '.join(fields)}). "
                "Approve all its results with the same description.",
            )


def _differing(one: CohortContent, other: CohortContent) -> list[str]:
    before, after = one.as_dict(), other.as_dict()
    return [name for name in type(one).model_fields if before.get(name) != after.get(name)]
