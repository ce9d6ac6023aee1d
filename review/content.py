"""Content: the exact part of a record that is signed and published, as a typed tree and as canonical bytes."""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Any, ClassVar, Protocol, TypeVar

import rfc8785
from pydantic import BaseModel, ConfigDict, model_validator

from review.choices import Origin, Verification


def normalise_text(text: str) -> str:
    """Unicode NFC, LF line ends, no outer blanks: what two people who typed the same words both typed."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified).strip()


def normalise(value: Any) -> Any:
    """`value` with every text in it normalised."""
    if type(value) is str:
        return normalise_text(value)
    if isinstance(value, dict):
        return {name: normalise(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [normalise(item) for item in value]
    return value


def is_empty(value: Any) -> bool:
    """Nothing said: None, "", [] or False. Zero is something said (no responder among six)."""
    return value is None or value is False or value == "" or value == [] or value == {}


def without_empty(value: Any) -> Any:
    """`value` with every empty field left out, so that a new optional field changes no digest."""
    if isinstance(value, dict):
        cleaned = {name: without_empty(item) for name, item in value.items()}
        return {name: item for name, item in cleaned.items() if not is_empty(item)}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value


class Content(BaseModel):
    """A typed tree of what is signed. Texts are normalised as it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    retired_fields: ClassVar[frozenset[str]] = frozenset()
    """What editions and signatures of earlier days may hold, and nothing publishes any more: passed over in reading."""

    @model_validator(mode="before")
    @classmethod
    def _normalise(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return normalise({name: value for name, value in data.items() if name not in cls.retired_fields})

    def as_dict(self) -> dict[str, Any]:
        """The content as plain JSON values, without what is empty."""
        return without_empty(self.model_dump(mode="json"))

    def canonical_bytes(self) -> bytes:
        """Canonical JSON (RFC 8785), UTF-8."""
        return rfc8785.dumps(self.as_dict())

    @property
    def content_digest(self) -> str:
        """SHA-256 of the canonical bytes, in hex."""
        return sha256(self.canonical_bytes())


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


class RecordContent(Content):
    """What the contents of all records have. `record_kind` is the model's label, as `trials.efficacyresult`."""

    record_kind: ClassVar[str] = ""
    worded_fields: ClassVar[tuple[str, ...]] = ()
    """The fields of prose, the weightiest first: for one of them a reviewer may propose other words."""

    key: str
    origin: Origin
    verification: Verification
    verification_note: str = ""

    @property
    def name(self) -> str:
        """How a list or a notice names the record."""
        return self.key

    @property
    def name_without_claim(self) -> str:
        """How a notice names the record once it was taken back: never by what it said."""
        return self.name

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        """The other records that this content names, each as (record_kind, key)."""
        return frozenset()


AnyContent = TypeVar("AnyContent", bound=RecordContent)


class Contents(Protocol):
    """What an evidence check is given: the contents of an edition, or of an edition-to-be."""

    @property
    def as_of(self) -> str: ...

    def of(self, content_class: type[AnyContent]) -> Sequence[AnyContent]:
        """All contents of one kind, in key order."""

    def keys_of(self, record_kind: str) -> frozenset[str]:
        """The keys of one kind, those of tombstones included."""
