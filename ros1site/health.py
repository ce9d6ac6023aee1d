"""Two questions that machines ask: is the process alive, and can it do its work?"""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from publication.refusing import only_read
from publication.serving.current import UnreadableCurrent, read_current
from publication.serving.shelf import get_shelf


@only_read
def live(request: HttpRequest) -> HttpResponse:
    """Asks nothing of anybody, so that a slow database does not get the process killed."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@only_read
def ready(request: HttpRequest) -> JsonResponse:
    """Whether this process can write, and readers get from it what they should."""
    trouble = what_readers_lack()
    checks = {"database": database_answers(), "edition": not trouble}
    is_ready = all(checks.values())
    said = {"ready": is_ready, "checks": checks, **({"trouble": trouble} if trouble else {})}
    return JsonResponse(said, status=200 if is_ready else 503, headers={"Cache-Control": "no-store"})


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def what_readers_lack() -> str:
    """What this process serves and what `current` names, where they differ; else "".

    For a second after an edition was published a process may not have seen it. That is told, too.
    """
    site = get_shelf(settings.EDITIONS_ROOT).get_site()
    served = site.manifest.bundle_name if site else "nothing"
    try:
        current = read_current(settings.EDITIONS_ROOT)
    except UnreadableCurrent:
        return f"Readers get {served}. What they should get cannot be read."
    wanted = current.bundle if current else "nothing"
    return f"Readers get {served}. They should get {wanted}." if served != wanted else ""
