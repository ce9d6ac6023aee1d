"""The drugs, and what they act on."""

from drugs.models.approval import Approval
from drugs.models.drug import Drug
from drugs.models.fusion import FusionPartner, FusionShare
from drugs.models.listing import GuidelineListing
from drugs.models.mutation import MutationFrequency, ResistanceMutation

__all__ = [
    "Approval",
    "Drug",
    "FusionPartner",
    "FusionShare",
    "GuidelineListing",
    "MutationFrequency",
    "ResistanceMutation",
]
