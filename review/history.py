"""History rows keep the content by value, and say "created" once."""

from typing import Any

from review.models.record import Record


def keep_content(sender: Any, instance: Any, history_instance: Any, **kwargs: Any) -> None:
    """Put the content, and who else is its author, into the history row that is about to be written for `instance`."""
    if not isinstance(instance, Record):
        return
    history_instance.content = instance.build_content().canonical_bytes().decode()
    history_instance.co_author = getattr(instance, "_co_author", None)
    if history_instance.history_type != "-":
        is_first = not type(history_instance).objects.filter(id=instance.pk).exists()
        history_instance.history_type = "+" if is_first else "~"
