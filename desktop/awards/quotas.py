"""How many may be rewarded, and what it takes to go beyond."""

from dataclasses import dataclass

from desktop.emulation.participants import Kind, LabelledEnum


class QuotaMode(LabelledEnum):
    """How binding the number is."""

    HARD = "hard", "không được vượt"
    SOFT = "soft", "được vượt khi có lý do bằng văn bản"
    NONE = "none", "không ấn định số lượng"


@dataclass(frozen=True, slots=True)
class Quota:
    """The number for one kind of subject, with the words it was read from."""

    kind: Kind
    mode: QuotaMode
    count: int | None
    clause: str
    quoted: str

    @property
    def words(self) -> str:
        """Return "05 tập thể", or that the plan sets no number."""
        if self.count is None:
            return f"{self.kind.label}, không ấn định số lượng"
        return f"{self.count:02d} {self.kind.label}"
