"""Evidence checks of results and trials against registry and source: could it have been measured and reported so?"""

from collections.abc import Iterator

from references.content import ReferenceContent
from review.choices import Level
from review.content import Contents
from review.dates import is_surely_after
from review.evidence import Objections, evidence_check
from trials.choices import OverallStatus
from trials.content import EfficacyResultContent, TrialContent

ENROLLED = {OverallStatus.ACTIVE_NOT_RECRUITING, OverallStatus.COMPLETED, OverallStatus.TERMINATED}
"""The statuses under which a registry gives how many patients were enrolled; before, it gives how many are planned."""


@evidence_check("TRIALS-E09", Level.ERROR, "More evaluable patients than the trial enrolled")
def more_evaluable_than_enrolled(contents: Contents) -> Objections:
    """More patients were evaluated than all trials of the cohort enrolled. Unknown enrolments are left out.

    So are trials that still enrol: see TRIALS-W10.
    """
    for result, trials in _overfull(contents):
        if all(trial.overall_status in ENROLLED for trial in trials):
            yield (
                result,
                f"{_too_many(result, trials, 'enrolled')} "
                "Check the number, the cohort's trials, and the enrolment in the registry.",
            )


@evidence_check("TRIALS-W10", Level.WARNING, "More evaluable patients than the trial plans to enrol")
def more_evaluable_than_planned(contents: Contents) -> Objections:
    """More patients were evaluated than the registry expects, in a trial that still enrols or has no known status.

    A planned number may be overtaken, so that this is no error; often the registry has a newer one.
    """
    for result, trials in _overfull(contents):
        if not all(trial.overall_status in ENROLLED for trial in trials):
            yield (
                result,
                f"{_too_many(result, trials, 'planned to enrol')} "
                "Check the number and the cohort's trials, and bring enrolment and status up to date.",
            )


def _overfull(contents: Contents) -> Iterator[tuple[EfficacyResultContent, list[TrialContent]]]:
    """Each result with more evaluable patients than its trials have room for, with those trials."""
    known = {trial.key: trial for trial in contents.of(TrialContent) if trial.enrollment_count is not None}
    for result in contents.of(EfficacyResultContent):
        keys = result.cohort.trials
        if result.evaluable_n is None or not keys or not known.keys() >= set(keys):
            continue
        trials = [known[key] for key in keys]
        if result.evaluable_n > _room(trials):
            yield result, trials


def _room(trials: list[TrialContent]) -> int:
    return sum(trial.enrollment_count or 0 for trial in trials)


def _too_many(result: EfficacyResultContent, trials: list[TrialContent], verb: str) -> str:
    named = ", ".join(trial.key for trial in trials)
    return f"{result.evaluable_n} evaluable patients, but {named} {verb} {_room(trials)}."


@evidence_check("TRIALS-E10", Level.ERROR, "A data cut-off after the publication")
def cutoff_after_publication(contents: Contents) -> Objections:
    """The data cut-off lies after everything that the result cites was published.

    A citation without a date of publication could be later, so such results are left out.
    """
    issued = {reference.key: reference.issued for reference in contents.of(ReferenceContent)}
    for result in contents.of(EfficacyResultContent):
        cutoff = result.data_cutoff_date
        dates = [issued.get(citation.reference, "") for citation in result.citations]
        if cutoff and dates and all(date and is_surely_after(cutoff, date) for date in dates):
            yield (
                result,
                f"The data cut-off {cutoff} is later than what is cited ({', '.join(sorted(set(dates)))}). "
                "Correct the cut-off, or cite the report that has it.",
            )


@evidence_check("TRIALS-W06", Level.WARNING, "A registry number that was not verified")
def registry_number_not_verified(contents: Contents) -> Objections:
    """Nobody has looked the trial's number up in the registry."""
    for trial in contents.of(TrialContent):
        if not trial.identifier_is_verified:
            yield (
                trial,
                f"{trial.key} was not looked up in its registry. "
                "Look it up, compare acronym, drug and sponsor, and tick “identifier is verified”.",
            )
