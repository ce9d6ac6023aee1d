"""The one page on which all that a reviewer marked is signed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from desk.actions import NothingSigned, sign_marks
from desk.boxes import signs
from desk.contents import get_latest_contents
from desk.forms import DeclarationForm, PasswordForm, lacks_reason
from desk.models import Mark
from desk.overview import Item, Reader, RecordName, get_items
from desk.plain import short_name
from desk.selection import get_heading
from publication.assembly import has_edition
from review.choices import Decision
from review.content import RecordContent, sha256
from review.declarations import Declaration, declare, get_declaration
from review.models import ReviewerProfile, SignOff
from review.rules import get_groups


@dataclass(frozen=True)
class Line:
    """A mark as it is listed before it is signed."""

    mark: Mark
    item: Item | None
    content: RecordContent | None
    ties: Sequence[str] = ()

    @property
    def name(self) -> RecordName:
        return self.mark.record_kind, self.mark.key

    @property
    def title(self) -> str:
        return short_name(self.content) if self.content else self.mark.key

    @property
    def decision(self) -> Decision:
        return Decision(self.mark.decision)

    @property
    def is_current(self) -> bool:
        """Whether the record still says what she marked."""
        return self.item is not None and self.item.digest == self.mark.digest

    @property
    def lacks_reason(self) -> bool:
        return lacks_reason(self.mark)


def confirm(request: HttpRequest) -> HttpResponse:
    """List what was marked, take the declaration and the password, and sign all of it or nothing."""
    user: Any = request.user
    if not signs(Reader(user.pk, get_groups(user))):
        raise PermissionDenied
    declaration = get_declaration(user)
    lines = _get_lines(user, declaration)
    current = [line for line in lines if line.is_current]
    declaring, password = _forms(request, declaration, current)
    objections: dict[RecordName, list[str]] = {}
    if request.method == "POST" and declaring.is_valid() and password.is_valid():
        try:
            signed = _sign(current, declaring, password, user)
            messages.success(request, _what_was_signed(signed))
            return redirect("admin:index")
        except NothingSigned as nothing:
            objections = _by_record(nothing)
    context = {
        **admin.site.each_context(request),
        "title": "Sign what you marked",
        "lines": [(line, objections.get(line.name, [])) for line in current],
        "outdated": [line for line in lines if not line.is_current],
        "declaration": declaration,
        "declaring": declaring,
        "password": password,
        "refused": bool(objections),
        "other_objections": objections.get(("", ""), []),
        "listed": digest_of([line.mark for line in current]),
    }
    return TemplateResponse(request, "desk/confirm.html", context)


def declaration(request: HttpRequest) -> HttpResponse:
    """What a signer declares, to be confirmed once a year."""
    user: Any = request.user
    if not signs(Reader(user.pk, get_groups(user))):
        raise PermissionDenied
    declared = get_declaration(user)
    declaring = _declaration_form(request, declared)
    declaring.fields["is_true"].required = True
    if request.method == "POST" and declaring.is_valid():
        _declare(declaring, user)
        messages.success(request, "Your declaration stands for a year, or until you change it.")
        return redirect("admin:index")
    context = {
        **admin.site.each_context(request),
        "title": "What you declare",
        "declaration": declared,
        "declaring": declaring,
    }
    return TemplateResponse(request, "desk/declaration.html", context)


def _declaration_form(request: HttpRequest, declared: Declaration) -> DeclarationForm:
    profile = ReviewerProfile.objects.filter(user=request.user).first()  # type: ignore[misc]
    return DeclarationForm(request.POST or None, instance=profile, declaration=declared)


def _declare(declaring: DeclarationForm, user: Any) -> None:
    said = declaring.cleaned_data
    declare(by=user, credentials=said["credentials"], interests=said["interests"], interested_in=said["interested_in"])


def _get_lines(user: Any, declaration: Declaration) -> list[Line]:
    """Her marks in the order of the packet."""
    items = {item.name: item for item in get_items()}
    marks = list(Mark.objects.filter(marked_by=user).order_by("pk"))
    found = [items.get((mark.record_kind, mark.key)) for mark in marks]
    contents = get_latest_contents(item for item in found if item)
    lines = []
    for mark, item in zip(marks, found, strict=True):
        content = contents.get((mark.record_kind, mark.key))
        lines.append(Line(mark, item, content, declaration.ties_with(content) if content else ()))
    heading = get_heading(is_first_load=not has_edition())
    return sorted(lines, key=lambda line: heading.sort_key(line.item) if line.item else (9,))


def _forms(
    request: HttpRequest, declaration: Declaration, current: Sequence[Line]
) -> tuple[DeclarationForm, PasswordForm]:
    declaring = _declaration_form(request, declaration)
    listed = digest_of([line.mark for line in current])
    return declaring, PasswordForm(request.POST or None, user=request.user, listed=listed)


def digest_of(marks: Sequence[Mark]) -> str:
    """What names exactly these marks: signing must sign what was listed, though a mark was made elsewhere meanwhile."""
    said = [
        (
            mark.pk,
            mark.digest,
            mark.decision,
            mark.reason,
            sorted(mark.overrides.items()),
            mark.proposed_field,
            mark.proposed_wording,
        )
        for mark in marks
    ]
    return sha256(repr(said).encode())


def _sign(lines: Sequence[Line], declaring: DeclarationForm, password: PasswordForm, user: Any) -> list[SignOff]:
    """Raises NothingSigned."""
    if declaring.is_to_be_declared:
        _declare(declaring, user)
    return sign_marks([line.mark for line in lines], by=user)


def _by_record(nothing: NothingSigned) -> dict[RecordName, list[str]]:
    by_record: dict[RecordName, list[str]] = defaultdict(list)
    for name, said in nothing.objections:
        by_record[name].append(said)
    return dict(by_record)


def _what_was_signed(signed: Sequence[SignOff]) -> str:
    back = sum(one.decision == Decision.REQUEST_CHANGES for one in signed)
    said = f"Signed: {len(signed) - back}."
    return f"{said} Sent back: {back}." if back else said
