"""The names by which the facts, and so the rules, know rows: lab12 is the twelfth row of the laboratory."""

from enum import StrEnum


class FactId(StrEnum):
    """What a name begins with; the row's own key follows."""

    LAB = "lab"
    OPERATION = "operation"
    STUDY = "study"
    READ = "read"
    SAMPLING = "sampling"
    SAMPLE = "sample"
    LARYNGOSCOPY = "laryngoscopy"

    def of(self, pk: int) -> str:
        return f"{self.value}{pk}"

    def pk(self, fact_id: str) -> int:
        """The row's key. ValueError for a name of another kind."""
        return int(fact_id.removeprefix(self.value))
