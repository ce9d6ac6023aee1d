"""What lies on the desk: marks not yet signed, comments, proposed wordings, readers' reports, mail."""

from desk.models.comment import Comment as Comment
from desk.models.counted_report import CountedReport as CountedReport
from desk.models.mail_preference import MailPreference as MailPreference
from desk.models.mark import Mark as Mark
from desk.models.problem_report import ProblemReport as ProblemReport
from desk.models.proposed_wording import ProposedWording as ProposedWording
from desk.models.told import Told as Told
