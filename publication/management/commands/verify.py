from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from publication.actions import CannotPublish, finish_interrupted
from publication.models import Edition
from publication.verification import find_leftovers, find_problems
from review.models import LogEntry, SignOff


class Command(BaseCommand):
    help = "Compute every digest anew: sign-offs, log, editions, all chains, every file. Name the first that is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="name everything that is wrong, not only the first")
        parser.add_argument("--finish", action="store_true", help="first finish or remove what an interruption left")

    def handle(self, *args: Any, finish: bool, **options: Any) -> None:
        if finish:
            self.finish()
        problems = find_problems()
        first = next(problems, None)
        if first is not None:
            for other in problems if options["all"] else []:
                self.stderr.write(other)
            raise CommandError(first, returncode=1)
        for name in find_leftovers():
            self.stdout.write(f"{name} was left by an interrupted publication; the next one removes it.")
        sign_offs, entries = SignOff.objects.count(), LogEntry.objects.count()
        counts = f"{sign_offs} sign-offs, {Edition.objects.count()} editions and {entries} entries of the log"
        self.stdout.write(self.style.SUCCESS(f"All is as it was signed and published: {counts}."))

    def finish(self) -> None:
        try:
            finish_interrupted(progress=self.stdout.write)
        except CannotPublish as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal
