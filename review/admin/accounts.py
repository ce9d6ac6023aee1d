"""Accounts and groups: who may do what. Every change asks why, and is entered in the log."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse

from review.content import normalise_text
from review.log import because


class WhyForm(forms.ModelForm):
    """Asks for the reason of a change of role."""

    why = forms.CharField(
        label="Why",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="It stands in the log beside the change of role, if there is one.",
    )


class AccountForm(WhyForm, UserChangeForm):
    """An account that is there."""


class NewAccountForm(WhyForm, AdminUserCreationForm):
    """A new account."""


class GivesReason(admin.ModelAdmin):
    """Whatever the form changes is entered in the log with the reason that it gives."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with because(normalise_text(request.POST.get("why", ""))):
            return super().changeform_view(request, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        given = super().get_fieldsets(request, obj)
        if any("why" in options["fields"] for _, options in given):
            return given
        return [*given, ("Why", {"fields": ["why"]})]


admin.site.unregister(get_user_model())
admin.site.unregister(Group)


@admin.register(get_user_model())
class AccountAdmin(GivesReason, UserAdmin):
    form = AccountForm
    add_form = NewAccountForm


@admin.register(Group)
class RoleAdmin(GivesReason, GroupAdmin):
    form = WhyForm
