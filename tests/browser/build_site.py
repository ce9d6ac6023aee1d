"""A small site to drive with a browser: five accounts, one result on one page, published as edition 1.

Run as a process of its own, with ROS1_VAR naming an empty folder: `python -m tests.browser.build_site`.
"""

import django

PASSWORD = "a password for tests only"
ACCOUNTS = {
    "contributor": "contributor",
    "reviewer": "medical reviewer",
    "colleague": "medical reviewer",
    "data": "data manager",
    "editor": "editor",
}


def build() -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from publication.actions import publish
    from review.declarations import declare
    from tests import factories

    call_command("migrate", verbosity=0)
    for name, role in ACCOUNTS.items():
        factories.make_user(role, name, is_staff=True)
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
        declare(by=user, credentials="MD", interests="", interested_in=[])
    writer, reviewer = User.objects.get(username="colleague"), User.objects.get(username="reviewer")
    page = factories.make_page(by=writer)
    records = [
        factories.make_section(
            by=writer, key="naive", title="Results in TKI-naive patients", page=page, block="naive_table"
        ),
        factories.make_result(by=writer, key="exampletinib-naive-orr", estimate="79", evaluable_n=71, responders_n=56),
    ]
    factories.approve_with_sources(*records, by=reviewer)
    publish(by=User.objects.get(username="editor"), as_of="2024-02-05", summary="The first edition.")


if __name__ == "__main__":
    django.setup()
    build()
