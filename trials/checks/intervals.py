"""Evidence checks on the confidence interval of a share: can it belong to so many of so many patients?"""

from collections.abc import Iterator

from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check
from review.numbers import nearest_parts, percent_of, printed_precision, rounds_to
from trials.checks.rates import shares
from trials.content import EfficacyResultContent
from trials.intervals import intervals_of

MARGIN_PERCENT = 1.0
"""How far a limit may lie from all methods besides rounding: one patient more or less moves it further."""

USUAL_LEVEL = "95"


@evidence_check("TRIALS-W07", Level.WARNING, "An interval that does not fit its patients")
def interval_implausible(contents: Contents) -> Objections:
    """A limit lies more than one percentage point from where any usual method puts it for so many of so many patients.

    The methods are the exact (Clopper–Pearson) and Wilson's, with and without continuity correction; what lies
    between them passes too, and so does what rounding explains. Without a level, 95% is taken. Where the responders
    are not given, every number of them that gives the printed percentage is tried.
    """
    for result, printed, evaluable_n in shares(contents):
        level = result.ci_level or USUAL_LEVEL
        candidates = list(_responders(result, printed, evaluable_n))
        if not candidates or not 0 < float(level) < 100 or _fits_any(result, candidates, evaluable_n, level):
            continue
        lower, upper = intervals_of(candidates[0], evaluable_n, level)["exact"]
        yield (
            result,
            f"{candidates[0]} of {evaluable_n} have the exact {level}% interval {lower:.1f}–{upper:.1f}, but "
            f"{result.ci_lower or '…'}–{result.ci_upper or '…'} is entered. Look it up: it may belong to another "
            "number of patients, endpoint or level. If the source names another method, say so in the note.",
        )


def _responders(result: EfficacyResultContent, printed: str, evaluable_n: int) -> Iterator[int]:
    """The responders, or each number of them that gives the printed percentage."""
    if not result.has_interval or evaluable_n == 0:
        return
    if result.responders_n is not None:
        if result.responders_n <= evaluable_n:
            yield result.responders_n
        return
    for part in nearest_parts(printed, evaluable_n):
        if rounds_to(percent_of(part, evaluable_n), printed):
            yield part


def _fits_any(result: EfficacyResultContent, candidates: list[int], evaluable_n: int, level: str) -> bool:
    return any(_fits(result, intervals_of(one, evaluable_n, level)) for one in candidates)


def _fits(result: EfficacyResultContent, intervals: dict[str, tuple[float, float]]) -> bool:
    """Whether each printed limit lies between what the methods give, the margin allowed for."""
    for place, printed in enumerate((result.ci_lower, result.ci_upper)):
        if printed:
            limits = [limits[place] for limits in intervals.values()]
            allowed = MARGIN_PERCENT + float(printed_precision(printed)) / 2
            if not min(limits) - allowed <= float(printed) <= max(limits) + allowed:
                return False
    return True
