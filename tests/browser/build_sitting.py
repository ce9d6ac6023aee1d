"""A site on which thirty records were changed since a reviewer signed them, and none is signed again.

Run as a process of its own, with ROS1_VAR naming an empty folder: `python -m tests.browser.build_sitting`.
"""

import django

PASSWORD = "a password for tests only"
CHANGED = 30


def build() -> None:
    from django.core.management import call_command

    from tests import factories

    call_command("migrate", verbosity=0)
    for name, role in {"ann": "contributor", "eve": "medical reviewer", "zoe": "medical reviewer"}.items():
        user = factories.make_user(role, name, is_staff=True)
        user.set_password(PASSWORD)
        user.save()
    ann, zoe = factories.make_user(name="ann"), factories.make_user(name="zoe")
    statements = [
        factories.make_statement(
            key=f"overview-{number:02}", position=number, text=f"Exampletinib is example {number}.", by=ann
        )
        for number in range(CHANGED)
    ]
    factories.approve_with_sources(*statements, by=zoe)
    for number, statement in enumerate(statements):
        text = f"Exampletinib remains example {number}."
        factories.edit(statement, text=text, by=ann, reason="Say that it stays so.")


if __name__ == "__main__":
    django.setup()
    build()
