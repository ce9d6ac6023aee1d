from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from publication.actions import CannotPublish, publish


class Command(BaseCommand):
    help = "Publish all that is signed as the next edition. If one was interrupted, finish it first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, metavar="USER", help="user name of the editor who publishes")
        parser.add_argument("--as-of", required=True, metavar="DATE", help="state of knowledge, as 2026-11-22")
        parser.add_argument("--summary", required=True, metavar="TEXT", help="what is new, in a sentence for readers")

    def handle(self, *args: Any, by: str, as_of: str, summary: str, verbosity: int, **options: Any) -> None:
        users = get_user_model().objects
        user = users.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no user “{by}”.")
        try:
            edition = publish(by=user, as_of=as_of, summary=summary, progress=self.report if verbosity > 1 else _silent)
        except CannotPublish as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{edition} is current. SHA-256 {edition.digest}")

    def report(self, message: str) -> None:
        self.stdout.write(message)
        self.stdout.flush()


def _silent(message: str) -> None:
    pass
