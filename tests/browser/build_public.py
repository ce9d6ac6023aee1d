"""Both editions of the project's own content, as a demonstration account would have signed it, ready to be served.

Run as a process of its own, with ROS1_VAR naming an empty folder: `python -m tests.browser.build_public`.
The PDFs, which take longest and no browser test opens, are left out.
"""

import django


def build() -> None:
    from django.conf import settings
    from django.core.management import call_command

    from publication.changes import compare, with_changes
    from publication.rendering.files import render_pages_and_data
    from publication.serving.bundle_writing import write_bundle
    from publication.serving.current import Current, replace_current
    from tests.publication.fixture_documents import fixture_document

    call_command("migrate", verbosity=0)  # readers' reports are kept in the database
    first = fixture_document(1)
    header = fixture_document(2).edition.model_copy(update={"previous_digest": first.content_digest})
    second = fixture_document(2).model_copy(update={"edition": header})
    second = with_changes(second, compare(first, second))
    write_bundle(settings.EDITIONS_ROOT, first, render_pages_and_data(first))
    earlier = [first.edition]
    folder = write_bundle(settings.EDITIONS_ROOT, second, render_pages_and_data(second, earlier), earlier)
    replace_current(settings.EDITIONS_ROOT, Current(2, folder.name))


if __name__ == "__main__":
    django.setup()
    build()
