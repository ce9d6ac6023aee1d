"""The tables of drugs and of what they act on."""

from drugs.models import Approval, Drug, FusionPartner, GuidelineListing, ResistanceMutation
from review.resources import RecordResource


class DrugResource(RecordResource):
    model = Drug
    table = "drugs"


class ApprovalResource(RecordResource):
    model = Approval
    table = "approvals"


class GuidelineListingResource(RecordResource):
    model = GuidelineListing
    table = "guideline-listings"


class ResistanceMutationResource(RecordResource):
    model = ResistanceMutation
    table = "mutations"


class FusionPartnerResource(RecordResource):
    model = FusionPartner
    table = "fusions"
