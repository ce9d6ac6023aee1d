"""A process of its own that publishes, and kills itself at a given moment. Not a test: the tests start it.

    python -m tests.publication.publishing_process prepare
    python -m tests.publication.publishing_process publish [MOMENT]

A moment is the beginning of what publishing tells of its progress, or one of those below.
"""

import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

IN_TRANSACTION = "in the transaction"
BEFORE_REPLACING = "before current is replaced"
SAVE_MEANWHILE = "save meanwhile"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def prepare() -> None:
    """A site with one edition, and something signed for the next."""
    from tests.publication.editing import change_something, publish_now, sign_something

    call_command("migrate", verbosity=0)
    statement = sign_something()
    publish_now()
    change_something(statement)


def publish(moment: str) -> None:
    """Publish; live to tell what became of it, or die at the moment."""
    from publication.models import Edition
    from publication.verification import find_leftovers, find_problems
    from tests.publication.editing import publish_now

    set_traps(moment)
    saved = []

    def progress(message: str) -> None:
        if moment and message.startswith(moment):
            die()
        if moment == SAVE_MEANWHILE and message.startswith("Wrote"):
            saved.append(save_without_waiting(message))

    edition = publish_now(progress=progress)
    said = {
        "number": edition.number,
        "editions": Edition.objects.count(),
        "problems": list(find_problems()),
        "leftovers": find_leftovers(),
        "saved": len(saved),
    }
    sys.stdout.write(json.dumps(said))


def set_traps(moment: str) -> None:
    """Moments at which publishing says nothing."""
    from publication import actions

    if moment == BEFORE_REPLACING:
        Path.replace = lambda *arguments: die()  # type: ignore[method-assign]
    if moment == IN_TRANSACTION:
        propose, calls = actions.propose, []

        def propose_once(**request: Any) -> Any:
            calls.append(request)
            if len(calls) == 2:
                die()
            return propose(**request)

        actions.propose = propose_once


def save_without_waiting(note: str) -> str:
    """Write to the database as another process would; raises sqlite3.OperationalError if anything holds it."""
    connection = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=0)
    with connection:
        connection.execute("UPDATE pages_statement SET editor_note = ?", [note])
    connection.close()
    return note


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ros1site.settings")
    django.setup()
    from publication import actions
    from tests.publication.editing import render_in_little

    actions.render_site = render_in_little
    prepare() if sys.argv[1] == "prepare" else publish(sys.argv[2] if len(sys.argv) > 2 else "")
