"""What is signed and published of the treatment algorithm: a node with its options."""

from typing import ClassVar

from django.utils.translation import gettext

from algorithm.choices import Joining, NodeKind
from references.content import CitedContent
from review.content import Content


class OptionContent(Content):
    """One way on from a node."""

    position: int
    leads_to: str
    condition: str = ""
    detail: str = ""


class DecisionNodeContent(CitedContent):
    """A step of the algorithm. Its sources cover its options. In `detail` a drug stands as `{{ drug:KEY }}`."""

    record_kind: ClassVar[str] = "algorithm.decisionnode"
    worded_fields: ClassVar[tuple[str, ...]] = ("title", "detail", "note")

    kind: NodeKind
    title: str
    detail: str = ""
    note: str = ""
    joining: Joining = Joining.EITHER
    drugs: tuple[str, ...] = ()
    options: tuple[OptionContent, ...] = ()

    @property
    def name(self) -> str:
        return self.title

    @property
    def name_without_claim(self) -> str:
        return gettext("step “{key}” of the algorithm").format(key=self.key)

    @property
    def names_records(self) -> frozenset[tuple[str, str]]:
        nodes = {("algorithm.decisionnode", option.leads_to) for option in self.options}
        return super().names_records | nodes | {("drugs.drug", key) for key in self.drugs}
