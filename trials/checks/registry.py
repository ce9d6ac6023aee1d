"""Evidence checks of results and trials against registry and source: could it have been measured and reported so?"""

from references.content import ReferenceContent
from review.choices import Level
from review.content import Contents
from review.dates import is_surely_after
from review.evidence import Objections, evidence_check
from trials.content import EfficacyResultContent, TrialContent


@evidence_check("TRIALS-E09", Level.ERROR, "More evaluable patients than the trial enrolled")
def more_evaluable_than_enrolled(contents: Contents) -> Objections:
    """More patients were evaluated than all trials of the cohort enrolled. Unknown enrolments are left out."""
    trials = {trial.key: trial for trial in contents.of(TrialContent)}
    for result in contents.of(EfficacyResultContent):
        enrolments = [trials[key].enrollment_count if key in trials else None for key in result.cohort.trials]
        known = [count for count in enrolments if count is not None]
        if not known or len(known) < len(enrolments) or result.evaluable_n is None:
            continue
        if result.evaluable_n > sum(known):
            yield (
                result,
                f"{result.evaluable_n} evaluable patients, but {', '.join(result.cohort.trials)} enrolled "
                f"{sum(known)}. Check the number, the cohort's trials, and the enrolment in the registry.",
            )


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
