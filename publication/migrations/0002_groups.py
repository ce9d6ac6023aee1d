"""The five roles, as groups with their permissions."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RECORD_APPS = ("references", "drugs", "trials", "algorithm", "pages")
SIGNED_BY_DATA_MANAGERS = {"sign_reference", "sign_trial", "sign_fusionpartner"}

ACCOUNTS = (
    *("view_user", "add_user", "change_user"),  # who leaves is set inactive: a deleted author is an unknown one
    *("view_group", "add_group", "change_group", "delete_group", "view_permission"),
    *("view_reviewerprofile", "add_reviewerprofile", "change_reviewerprofile", "delete_reviewerprofile"),
)


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Permissions are made after a migration run; groups need them now."""
    for label in (*RECORD_APPS, "review", "publication", "auth"):
        config = apps.get_app_config(label)
        if getattr(config, "models_module", None) is None:  # create_permissions leaves apps without models alone
            config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
    Permission = apps.get_model("auth", "Permission")
    records = Permission.objects.filter(content_type__app_label__in=RECORD_APPS).exclude(
        content_type__model__startswith="historical"
    )

    def having(*prefixes: str) -> list:
        return [one for one in records if one.codename.startswith(prefixes)]

    see_review = list(Permission.objects.filter(codename__in=["view_signoff", "view_organisation", "view_edition"]))
    edit = having("add_", "change_", "view_") + see_review
    own_profile = list(Permission.objects.filter(codename="view_reviewerprofile"))
    bibliographic = [one for one in having("sign_") if one.codename in SIGNED_BY_DATA_MANAGERS]
    publish = list(Permission.objects.filter(codename__in=["publish_edition", "withhold_signoff"]))
    accounts = list(Permission.objects.filter(codename__in=ACCOUNTS))
    organisations = list(Permission.objects.filter(codename__endswith="_organisation"))
    roles = {
        "contributor": edit,
        "medical reviewer": edit + having("sign_", "export_") + own_profile,
        "data manager": edit + having("import_", "export_", "delete_") + bibliographic + organisations,
        "editor": having("view_", "export_") + see_review + publish,
        "administrator": accounts + having("view_") + see_review,
    }
    Group = apps.get_model("auth", "Group")
    for name, permissions in roles.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set({permission.pk for permission in permissions})


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0001_initial"),
        ("review", "0001_initial"),
        ("references", "0001_initial"),
        ("drugs", "0002_initial"),
        ("trials", "0001_initial"),
        ("algorithm", "0002_initial"),
        ("pages", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
