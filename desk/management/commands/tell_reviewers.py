from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from desk.report_guard import forget_counts
from desk.reports import forget_addresses
from desk.telling import tell_reviewers


class Command(BaseCommand):
    help = (
        "Send each reviewer the day's list of what waits for them, and whatever could not be sent before. "
        "Delete the addresses that readers left with reports, once they were kept long enough. "
        "Meant for a timer, once a day; run twice, it sends nothing twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        forget_counts(timezone.now())
        forgotten = forget_addresses(timezone.now())
        if forgotten:
            self.stdout.write(f"Deleted {forgotten} e-mail addresses of readers' reports.")
        sent, failed = tell_reviewers(timezone.localdate())
        for mail in sent:
            self.stdout.write(f"Told {mail.sent_to}: {mail.subject}")
        for mail in failed:
            self.stderr.write(f"Could not tell {mail.user}: {mail.problem}")
        if failed:
            raise CommandError(f"{len(failed)} mails could not be sent; the next run tries again.", returncode=1)
        if not sent:
            self.stdout.write("Nothing to tell.")
