from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from publication.actions import CannotPublish
from publication.demonstration import NotADemonstration, build


class Command(BaseCommand):
    help = "Migrate, then make whatever of the demonstration is missing: accounts, content, signatures, editions."
    requires_system_checks = ()  # they load every address; in `script/test` makemigrations runs them

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
        try:
            build(self.report)
        except (NotADemonstration, CannotPublish) as refusal:
            raise CommandError(str(refusal)) from refusal

    def report(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
