"""A person's own page of mail: what they want to be told, and what could not be sent."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from desk.choices import MailKind
from desk.models import MailPreference, Told

SHOWN = 50


class MailForm(forms.ModelForm):
    class Meta:
        model = MailPreference
        fields = [kind.value for kind in MailKind]


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """Everybody's own, whatever their role."""
    user: Any = request.user
    preference = MailPreference.objects.filter(user=user).first() or MailPreference(user=user)
    form = MailForm(instance=preference)
    if request.method == "POST":
        form = MailForm(request.POST, instance=preference)
        if form.is_valid():
            form.save()
            messages.success(request, "Kept: you will be told of what is ticked, and of nothing else.")
            return redirect("mail")
    unsent = Told.objects.filter(sent_at__isnull=True).exclude(problem="").select_related("user").order_by("-pk")
    if not user.has_perm("auth.change_user"):
        unsent = unsent.filter(user=user)
    context = {**admin.site.each_context(request), "title": "Your mail", "form": form, "unsent": unsent[:SHOWN]}
    return TemplateResponse(request, "desk/mail.html", context)
