"""The packet, its confirmation, its PDF. All are wrapped by the admin, which asks for a signed-in member of staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from desk.actions import CannotAdopt, Marking, adopt_wording, keep_marks, leave_comment
from desk.boxes import last_signed_at, signs
from desk.forms import EntryForm, FilterForm, MarkForm
from desk.models import Mark, ProposedWording
from desk.overview import Item, Reader, get_items
from desk.packet import build_entries
from desk.selection import Filters, Group, Heading, get_heading, group, kinds_to_read, known_drugs, select
from publication.assembly import has_edition
from review.choices import Decision
from review.kinds import UnknownKind, model_for
from review.rules import get_groups

RECORDS_A_PAGE = 50


@dataclass(frozen=True)
class Selection:
    """The records that were asked for, in their order, and for whom."""

    reader: Reader
    items: Sequence[Item]
    heading: Heading
    filters: Filters
    form: FilterForm
    last_signed_at: Any


def packet(request: HttpRequest) -> HttpResponse:
    """What waits, each beside its source, with a mark to make; or keep the marks that were made."""
    if request.method == "POST":
        return _keep(request)
    chosen = _select(request)
    page = Paginator(chosen.items, RECORDS_A_PAGE).get_page(request.GET.get("page"))
    groups = _build_groups(request, chosen, list(page.object_list))
    context = {
        **admin.site.each_context(request),
        "title": "Packet",
        "chosen": chosen,
        "page": page,
        "groups": groups,
        "may_mark": signs(chosen.reader),
        "marks": Mark.objects.filter(marked_by=chosen.reader.user_id).count(),
    }
    return TemplateResponse(request, "desk/packet.html", context)


def _select(request: HttpRequest) -> Selection:
    """Raises PermissionDenied, Http404."""
    kinds = _kinds_to_read(request.user)
    reader = Reader(request.user.pk, get_groups(request.user))  # type: ignore[arg-type]
    items = [item for item in get_items() if item.record_kind in kinds]
    heading = get_heading(is_first_load=not has_edition())
    sections = sorted(heading.section_titles.items(), key=lambda section: section[1])
    titles = [(key, title) for key, (_, title) in sections]
    form = FilterForm(request.GET, drugs=known_drugs(items), sections=titles)
    if not form.is_valid():
        raise Http404("There is no such selection of records.")
    found = sorted(select(items, reader, form.filters, timezone.now()), key=heading.sort_key)
    return Selection(reader, found, heading, form.filters, form, last_signed_at(items, reader))


def _kinds_to_read(user: Any) -> set[str]:
    """The kinds of record that the user may look at. Raises PermissionDenied if there are none."""
    kinds = kinds_to_read(user)
    if not kinds:
        raise PermissionDenied
    return kinds


def _build_groups(request: HttpRequest, chosen: Selection, items: Sequence[Item]) -> list[Group]:
    entries = build_entries(items, request.user, chosen.reader)
    forms = [EntryForm(entry, may_mark=signs(chosen.reader)) for entry in entries]
    return group(forms, chosen.heading)


def _keep(request: HttpRequest) -> HttpResponse:
    """Keep what was marked on this page, and leave the comments; then go where the button leads."""
    kinds = _kinds_to_read(request.user)
    reader = Reader(request.user.pk, get_groups(request.user))  # type: ignore[arg-type]
    forms = [_read_form(request, name, kinds) for name in request.POST.getlist("record")]
    if signs(reader):
        keep_marks([_marking(form) for form in forms if "decision" in form.cleaned_data], by=request.user)
    comments = [form for form in forms if form.cleaned_data["comment"].strip()]
    for form in comments:
        leave_comment(
            form.cleaned_data["comment"], name=_name(form), digest=form.cleaned_data["digest"], by=request.user
        )
    marks = Mark.objects.filter(marked_by=reader.user_id).count()
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"marks": marks})
    messages.success(request, _what_was_kept(marks, len(comments)))
    return redirect(_where_next(request))


def _what_was_kept(marks: int, comments: int) -> str:
    said = f"Kept: you have {marks} mark{'' if marks == 1 else 's'}. Nothing is signed before you confirm."
    return f"{said} {comments} comment{'' if comments == 1 else 's'} left." if comments else said


def _read_form(request: HttpRequest, name: str, kinds: set[str]) -> MarkForm:
    """What was sent for one record. Raises BadRequest, PermissionDenied."""
    kind, _, key = name.partition(":")
    try:
        model_for(kind)
    except UnknownKind as unknown:
        raise BadRequest(str(unknown)) from unknown
    if kind not in kinds:
        raise PermissionDenied
    form = MarkForm(request.POST, prefix=name)
    if not key or not form.is_valid():
        raise BadRequest(f"What was sent about {name} cannot be read.")
    return form


def _name(form: MarkForm) -> tuple[str, str]:
    kind, _, key = str(form.prefix).partition(":")
    return kind, key


def _marking(form: MarkForm) -> Marking:
    said = form.cleaned_data
    return Marking(
        name=_name(form),
        digest=said["digest"],
        decision=Decision(said["decision"]) if said["decision"] else None,
        reason=said["reason"],
        overrides=form.overrides(),
        proposed_field=said["proposed_field"],
        proposed_wording=said["proposed_wording"],
    )


def _where_next(request: HttpRequest) -> str:
    """To the confirmation, to another page of the packet, or back to this one."""
    go = request.POST.get("go", "")
    if go == "confirm":
        return reverse("desk:confirm")
    query = request.GET.copy()
    if go.startswith("page-"):
        query["page"] = go.removeprefix("page-")
    return f"{reverse('desk:packet')}?{query.urlencode()}"


@require_GET
def packet_pdf(request: HttpRequest) -> HttpResponse:
    """The same packet on paper."""
    # Here, not above: WeasyPrint takes half a second to load, and every start of the site would wait for it.
    from desk.pdf import MOST_RECORDS, render_packet

    chosen = _select(request)
    groups = _build_groups(request, chosen, chosen.items[:MOST_RECORDS])
    context = {
        "groups": groups,
        "count": len(chosen.items),
        "most": MOST_RECORDS,
        "pile": chosen.filters.pile.label,
        "filters": chosen.filters,
        "user": request.user,
        "printed_at": timezone.now(),
    }
    response = HttpResponse(render_packet(context), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="packet-{timezone.localdate().isoformat()}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def adopt(request: HttpRequest, wording_id: int) -> HttpResponse:
    """The author takes the words that a reviewer proposed."""
    wording = get_object_or_404(ProposedWording.objects.select_related("sign_off__signed_by"), pk=wording_id)
    model = model_for(wording.sign_off.record_kind)
    if not request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        raise PermissionDenied
    try:
        record = adopt_wording(wording, by=request.user)
    except (CannotAdopt, ValidationError) as objection:
        said = "; ".join(objection.messages) if isinstance(objection, ValidationError) else str(objection)
        messages.error(request, f"Nothing was changed: {said}")
        return redirect("admin:index")
    messages.success(request, f"Adopted: {record}. {wording.sign_off.signer_name} and you are its authors now.")
    return redirect(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", record.pk)


@require_POST
def comment(request: HttpRequest, record_kind: str, key: str) -> HttpResponse:
    """Leave a comment from a record's own page."""
    if record_kind not in _kinds_to_read(request.user):
        raise PermissionDenied
    record = get_object_or_404(model_for(record_kind), key=key)
    text = request.POST.get("desk-comment", "").strip()
    if text:
        leave_comment(text, name=(record_kind, key), digest=record.build_content().content_digest, by=request.user)
        messages.success(request, "Your comment stands beside the record. It changes nothing, and is never published.")
    return redirect(f"admin:{record_kind.replace('.', '_')}_change", record.pk)
