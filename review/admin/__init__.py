"""The admin of the room, and the base classes of every record's admin."""

from django.conf import settings
from django.contrib import admin

from review.admin.accounts import AccountAdmin, RoleAdmin
from review.admin.listing import StateFilter
from review.admin.people import OrganisationAdmin, ReviewerProfileAdmin, SignOffAdmin
from review.admin.record import PartInline, RecordAdmin, ReviewableAdmin, section

__all__ = [
    "AccountAdmin",
    "OrganisationAdmin",
    "PartInline",
    "RecordAdmin",
    "ReviewableAdmin",
    "ReviewerProfileAdmin",
    "RoleAdmin",
    "SignOffAdmin",
    "StateFilter",
    "section",
]

admin.site.site_title = "Editors"
admin.site.site_header = settings.SITE_NAME
admin.site.enable_nav_sidebar = False
admin.site.index_title = "Records, reviews, editions"
