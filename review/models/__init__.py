"""How a row becomes trusted."""

from review.models.chained import Chained
from review.models.log_entry import LogEntry
from review.models.organisation import Organisation
from review.models.profile import ReviewerProfile
from review.models.record import Part, Record
from review.models.reviewable import Reviewable
from review.models.sign_off import SignOff

__all__ = ["Chained", "LogEntry", "Organisation", "Part", "Record", "Reviewable", "ReviewerProfile", "SignOff"]
