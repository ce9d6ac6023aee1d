from publication.rendering.measures import measure, readouts
from publication.rendering.notes import Notes
from tests.publication import documents
from trials.choices import Endpoint


def measures(*results):
    notes = Notes(documents.document(*results))
    return [measure(result, notes) for result in results]


def test_one_readout_of_all_is_said_once():
    found = measures(
        documents.result(data_cutoff_date="2022-12-19", median_follow_up_months="24.0"),
        documents.result("other", endpoint=Endpoint.PFS, data_cutoff_date="2022-12-19", median_follow_up_months="24.0"),
    )
    assert readouts(found) == [("data cut-off 19 December 2022, median follow-up 24.0 months", "")]


def test_readouts_of_several_days_name_what_they_are_of():
    found = measures(
        documents.result(data_cutoff_date="2022-12-19"), documents.result("other", endpoint=Endpoint.INTRACRANIAL_ORR)
    )
    assert readouts(found) == [
        ("data cut-off 19 December 2022", "overall response rate"),
        ("data cut-off not stated", "intracranial response rate"),
    ]
