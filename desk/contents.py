"""What records say by their newest history rows: quick to read for many kinds at once, and only for showing."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import CharField, QuerySet, Value

from desk.overview import Item, RecordName, union
from desk.plain import short_name
from review.content import RecordContent
from review.kinds import reviewable_models
from review.models import Reviewable


def get_latest_contents(items: Iterable[Item]) -> dict[RecordName, RecordContent]:
    """The contents of these records, in one query; what cannot be read any more is left out."""
    models = {model.record_kind(): model for model in reviewable_models()}
    wanted: dict[type[Reviewable], list[int]] = defaultdict(list)
    for item in items:
        if item.history:
            wanted[models[item.record_kind]].append(item.history[0].history_id)
    if not wanted:
        return {}
    found = {}
    for kind, key, text in union(_content_rows(model, history_ids) for model, history_ids in wanted.items()):
        content = _read(models[kind], text)
        if content is not None:
            found[kind, key] = content
    return found


def get_names(items: Iterable[Item]) -> dict[RecordName, str]:
    """What lists call these records."""
    return {name: short_name(content) for name, content in get_latest_contents(items).items()}


def _content_rows(model: type[Reviewable], history_ids: list[int]) -> QuerySet:
    rows: QuerySet = model.history.filter(history_id__in=history_ids).order_by()
    return rows.values_list(Value(model.record_kind(), output_field=CharField()), "key", "content")


def _read(model: type[Reviewable], text: str) -> RecordContent | None:
    try:
        return model.content_class.model_validate_json(text)  # type: ignore[return-value]
    except ValueError:
        return None
