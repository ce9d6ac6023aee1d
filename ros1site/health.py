"""Two questions that machines ask: is the process alive, and can it do its work?"""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from publication.serving.current import UnreadableCurrent, read_current


def live(request: HttpRequest) -> HttpResponse:
    """Asks nothing of anybody, so that a slow database does not get the process killed."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def ready(request: HttpRequest) -> JsonResponse:
    checks = {"database": database_answers(), "edition": current_edition_is_there()}
    is_ready = all(checks.values())
    response = JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)
    response["Cache-Control"] = "no-store"
    return response


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def current_edition_is_there() -> bool:
    """The bundle that `current` names exists. Before the first edition there is none to miss."""
    try:
        current = read_current(settings.EDITIONS_ROOT)
    except UnreadableCurrent:
        return False
    return current is None or (settings.EDITIONS_ROOT / current.bundle).is_dir()
