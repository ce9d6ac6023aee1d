"""Who read and answered a report, which it repeats, and that a form counts once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_wording_for_any_field"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="problemreport",
            name="problemreport_outcome_known",
        ),
        migrations.AddField(
            model_name="problemreport",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="problemreport",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="problemreport",
            name="duplicate_of",
            field=models.ForeignKey(
                blank=True,
                help_text="The earlier report, where this one was reported before.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="desk.problemreport",
            ),
        ),
        migrations.AddField(
            model_name="problemreport",
            name="read_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="first read at"),
        ),
        migrations.AddField(
            model_name="problemreport",
            name="read_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="problemreport",
            name="token_digest",
            field=models.CharField(blank=True, help_text="Of the form that was sent: it counts once.", max_length=64),
        ),
        migrations.AlterField(
            model_name="problemreport",
            name="answer",
            field=models.TextField(
                blank=True,
                help_text="What was found and done. Sent with the outcome to a reader who left an address; never published.",
            ),
        ),
        migrations.AlterField(
            model_name="problemreport",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("open", "not dealt with yet"),
                    ("corrected", "right: corrected"),
                    ("unchanged", "source confirmed: nothing changed"),
                    ("unclear", "cannot be followed up"),
                    ("off_topic", "not about this site’s content"),
                    ("duplicate", "reported before: say as which"),
                    ("no_report", "no report: advertising, or a test"),
                ],
                default="open",
                help_text="The next edition tells of it, and of nothing else. It says “corrected” once the record, or what it names, is not what the reader read: have the correction signed too.",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="problemreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        ["open", "corrected", "unchanged", "unclear", "off_topic", "duplicate", "no_report"],
                    )
                ),
                name="problemreport_outcome_known",
                violation_error_message="Choose one of: open, corrected, unchanged, unclear, off_topic, duplicate, no_report.",
            ),
        ),
        migrations.AddConstraint(
            model_name="problemreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token_digest", ""), _negated=True),
                fields=("token_digest",),
                name="problemreport_form_sent_once",
                violation_error_message="This form was sent already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="problemreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                    models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                    _connector="OR",
                ),
                name="problemreport_read_at_with_by",
                violation_error_message="A reading needs both its time and the person.",
            ),
        ),
        migrations.AddConstraint(
            model_name="problemreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="problemreport_answered_at_with_by",
                violation_error_message="An answer needs both its time and the person who gave it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="problemreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("outcome", "open")),
                    models.Q(models.Q(("outcome", "open"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="problemreport_outcome_with_answer",
                violation_error_message="An outcome needs the time of the answer, and only an outcome has one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="problemreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("duplicate_of__isnull", False), ("outcome", "duplicate")),
                    models.Q(models.Q(("outcome", "duplicate"), _negated=True), ("duplicate_of__isnull", True)),
                    _connector="OR",
                ),
                name="problemreport_duplicate_of_with_outcome",
                violation_error_message="Say which report this one repeats, and only of one that was reported before.",
            ),
        ),
    ]
