"""Other words can be proposed for any field of prose. Until now they were for the text of a statement."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_the_field(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("desk", "Mark").objects.exclude(proposed_wording="").update(proposed_field="text")


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_reports_for_editors")]

    operations = [
        migrations.AddField(
            model_name="mark",
            name="proposed_field",
            field=models.CharField(blank=True, help_text="The field that it would stand in.", max_length=60),
        ),
        migrations.AddField(
            model_name="proposedwording",
            name="field",
            field=models.CharField(
                default="text", help_text="One of the worded fields of the record's content.", max_length=60
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_the_field, migrations.RunPython.noop),
    ]
