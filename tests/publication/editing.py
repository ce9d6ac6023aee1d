"""What comes before publishing: records that somebody wrote and somebody else signed."""

from typing import Any

from publication.actions import publish
from publication.models import Edition
from tests.factories import approve_with_sources, edit, make_section, make_statement, make_user
from tests.publication import bundles


def render_in_little(document: Any, earlier: Any = ()) -> Any:
    """Stands for the site's rendering where a test is of something else."""
    yield from bundles.files(document).items()


def sign_something() -> Any:
    """A statement with all that it names, signed."""
    statement = make_statement(section=make_section())
    approve_with_sources(statement)
    return statement


def change_something(statement: Any, text: str = "Exampletinib is another example.") -> Any:
    """The same statement, rewritten and signed again."""
    changed = edit(statement, text=text)
    approve_with_sources(changed)
    return changed


def publish_now(**changes: Any) -> Edition:
    request = {"by": make_user("editor"), "as_of": "2026-11-22", "summary": "An example.", **changes}
    return publish(**request)
