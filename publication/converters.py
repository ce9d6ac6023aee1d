"""What stands for a part of an address in the tables of addresses."""

from publication.serving.bundle import EDITION_NUMBER


class EditionNumber:
    """`<edition:number>`: the number of an edition, which is written in one way only."""

    regex = EDITION_NUMBER

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
