"""Evidence checks on one result: can its printed numbers be true together?

A landmark percentage is a Kaplan-Meier estimate, no share of the evaluable patients: it is left out of the
checks of shares. A median beyond another endpoint's is no error: only responders have a duration of response.
"""

from collections.abc import Iterator
from decimal import Decimal

from review.choices import Level
from review.content import Contents
from review.evidence import Objections, evidence_check
from review.numbers import as_decimal, is_percent_of, nearest_parts, percent_of, printed_percent, rounds_to
from trials.choices import Endpoint, ReportState
from trials.content import EfficacyResultContent

FEW_PATIENTS = 10
"""Below this number of evaluable patients a percentage is marked wherever it stands."""


def shares(contents: Contents) -> Iterator[tuple[EfficacyResultContent, str, int]]:
    """Each result that is a share of patients, with its printed percentage and the number evaluated."""
    for result in contents.of(EfficacyResultContent):
        is_share = result.endpoint in Endpoint.rates() and result.landmark_months is None
        if is_share and result.estimate and result.evaluable_n is not None:
            yield result, result.estimate, result.evaluable_n


@evidence_check("TRIALS-E01", Level.ERROR, "A percentage that no whole number of patients gives")
def impossible_percentage(contents: Contents) -> Objections:
    """No whole number of the evaluable patients gives the estimate at the precision printed.

    Half-way cases may round either way. Most often the two numbers come from different analyses or sources.
    """
    for result, printed, evaluable_n in shares(contents):
        if not is_percent_of(printed, evaluable_n):
            yield (
                result,
                f"No whole number of {evaluable_n} patients gives {printed}%{_near(printed, evaluable_n)}. "
                "Look up both numbers in the source: they may come from two analyses.",
            )


def _near(printed: str, whole: int) -> str:
    parts = nearest_parts(printed, whole) if whole else []
    given = [f"{part} of {whole} give {printed_percent(part, whole, printed)}" for part in parts]
    return f" ({', '.join(given)})" if given else ""


@evidence_check("TRIALS-E02", Level.ERROR, "Responders and percentage that disagree")
def responders_against_estimate(contents: Contents) -> Objections:
    """Responders of evaluable patients do not round to the estimate. Half-way cases may round either way."""
    for result, printed, evaluable_n in shares(contents):
        responders_n = result.responders_n
        if responders_n is None or evaluable_n == 0 or responders_n > evaluable_n:
            continue
        if not rounds_to(percent_of(responders_n, evaluable_n), printed):
            yield (
                result,
                f"{responders_n} of {evaluable_n} are {printed_percent(responders_n, evaluable_n, printed)}, "
                f"but {printed}% is entered. Correct whichever differs from the source.",
            )


@evidence_check("TRIALS-E03", Level.ERROR, "An estimate outside its interval")
def estimate_outside_interval(contents: Contents) -> Objections:
    """The estimate lies below the lower or above the upper limit of its own confidence interval."""
    for result in contents.of(EfficacyResultContent):
        estimate = as_decimal(result.estimate or "")
        lower, upper = as_decimal(result.ci_lower or ""), as_decimal(result.ci_upper or "")
        if estimate is None:
            continue
        if lower is not None and estimate < lower:
            yield result, _outside(result, f"below the lower limit {result.ci_lower}")
        if upper is not None and estimate > upper:
            yield result, _outside(result, f"above the upper limit {result.ci_upper}")


def _outside(result: EfficacyResultContent, where: str) -> str:
    return (
        f"The estimate {result.estimate} lies {where} of its interval. "
        "Check all three numbers in the source: a limit may belong to another endpoint."
    )


@evidence_check("TRIALS-E04", Level.ERROR, "More responders than evaluable patients")
def more_responders_than_evaluable(contents: Contents) -> Objections:
    """The number of responders is larger than the number of patients who could have responded."""
    for result in contents.of(EfficacyResultContent):
        responders_n, evaluable_n = result.responders_n, result.evaluable_n
        if responders_n is not None and evaluable_n is not None and responders_n > evaluable_n:
            yield (
                result,
                f"{responders_n} responders among {evaluable_n} evaluable patients. "
                "Check both numbers in the source; they may have been exchanged.",
            )


@evidence_check("TRIALS-W01", Level.WARNING, "An interval without an estimate")
def interval_without_estimate(contents: Contents) -> Objections:
    """An interval stands alone, and nothing says that the estimate was not reached or is not estimable."""
    unexplained = {ReportState.NOT_REPORTED, ReportState.NOT_STATED, ReportState.REPORTED}
    for result in contents.of(EfficacyResultContent):
        if result.has_interval and not result.estimate and result.estimate_state in unexplained:
            limits = f"{result.ci_lower or '…'}–{result.ci_upper or '…'}"
            yield (
                result,
                f"The interval {limits} stands without its estimate ({result.estimate_state.label}). "
                "Add the estimate from the source, or say that it was not reached or is not estimable.",
            )


@evidence_check("TRIALS-E05", Level.ERROR, "An interval whose limits are exchanged")
def limits_exchanged(contents: Contents) -> Objections:
    """The lower limit of the interval lies above the upper one."""
    for result in contents.of(EfficacyResultContent):
        lower, upper = as_decimal(result.ci_lower or ""), as_decimal(result.ci_upper or "")
        if lower is not None and upper is not None and lower > upper:
            yield result, f"The interval runs from {result.ci_lower} down to {result.ci_upper}. Exchange its limits."


@evidence_check("TRIALS-E06", Level.ERROR, "A percentage above 100")
def percentage_above_100(contents: Contents) -> Objections:
    """A percentage or a limit of its interval is above 100: it may be months, or a slip of the decimal point."""
    for result in contents.of(EfficacyResultContent):
        printed = [result.estimate, result.ci_lower, result.ci_upper] if result.is_percentage else []
        for number in printed:
            if number and Decimal(number) > 100:
                yield result, f"{number}% is above 100%. Look it up; if it is months, correct the endpoint."


@evidence_check("TRIALS-W02", Level.WARNING, "A result in fewer than ten patients")
def few_patients(contents: Contents) -> Objections:
    """Fewer than ten patients were evaluated: one response more or less changes the picture."""
    for result in contents.of(EfficacyResultContent):
        if result.evaluable_n is not None and result.evaluable_n < FEW_PATIENTS:
            yield (
                result,
                f"Evaluated patients: {result.evaluable_n}. "
                "Show the count beside the percentage, and let no advice rest on it alone.",
            )
