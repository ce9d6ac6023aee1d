"""The kinds of record that are signed, found from the models themselves."""

from django.apps import apps

from review.models import Reviewable


class UnknownKind(LookupError):
    """No kind of record has this label."""


def reviewable_models() -> list[type[Reviewable]]:
    """All models that are signed, in the order in which the apps are installed."""
    return [model for model in apps.get_models() if issubclass(model, Reviewable)]


def model_for(record_kind: str) -> type[Reviewable]:
    """The model of a kind such as trials.efficacyresult. Raises UnknownKind."""
    for model in reviewable_models():
        if model.record_kind() == record_kind:
            return model
    raise UnknownKind(
        f"“{record_kind}” is no kind of record. Known: {', '.join(m.record_kind() for m in reviewable_models())}."
    )
