"""Editors deal with readers' reports."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_reports_to_editors(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    config = apps.get_app_config("desk")
    config.models_module = True  # create_permissions leaves apps without models alone
    create_permissions(config, apps=apps, verbosity=0)
    reports = apps.get_model("auth", "Permission").objects.filter(codename__endswith="_problemreport")
    apps.get_model("auth", "Group").objects.get(name="editor").permissions.add(*reports)


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("publication", "0002_groups")]

    operations = [migrations.RunPython(give_reports_to_editors, migrations.RunPython.noop)]
