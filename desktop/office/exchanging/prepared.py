"""What the officer sees of a bundle before it is made; nothing was written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.exchange import SentBundle
from desktop.bundles.sealed.catalogue import Finding
from desktop.bundles.sealed.envelope import MAY_BE_OPEN, BundleType
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.revisions import Revised

if TYPE_CHECKING:
    from desktop.office.council.sheet import CouncilSheet
    from desktop.office.dossiers.lines import Dossier
    from desktop.office.rounds.outcome import Outcome
    from desktop.office.rounds.roundup import Roundup


@dataclass(frozen=True, slots=True)
class Current:
    """What a submission is filled from: the round in hand as the office sees it."""

    roundup: "Roundup"
    outcome: "Outcome"
    sheet: "CouncilSheet"
    dossiers: Sequence["Dossier"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A bundle before it is made; nothing was written.

    Attributes:
        to: the receiver's code; `to_name` what it is called.
        recipients: the keys it will be encrypted to; none where nobody's is known.
        findings: what to know before it is sent; one that stops has to be settled.
        last: the bundle of this stream that was made last.
    """

    filled: Filled
    revised: Revised
    to: str
    to_name: str
    recipients: tuple[str, ...]
    findings: tuple[Finding, ...]
    last: SentBundle | None

    @property
    def kind(self) -> BundleType:
        """Return what kind of bundle it is."""
        return self.filled.kind

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many rows go, by the words for their table."""
        return self.filled.counts

    @property
    def file_bytes(self) -> int:
        """Return how many bytes the attachments are."""
        kept = (one.path for one in self.filled.files)
        return sum(path.stat().st_size for path in kept if path.exists())

    @property
    def is_encrypted(self) -> bool:
        """Tell whether nobody but the receiver and we can read it."""
        return bool(self.recipients)

    @property
    def has_personal_data(self) -> bool:
        """Tell whether it is about people; `filled.people_tables` names where."""
        return self.filled.has_personal_data

    @property
    def needs_consent(self) -> bool:
        """Tell whether the officer has to agree that anyone may read it."""
        is_private = self.has_personal_data or self.kind in MAY_BE_OPEN
        return is_private and not self.is_encrypted

    @property
    def secrecy(self) -> str:
        """Return in one sentence who will be able to read it."""
        if self.is_encrypted:
            return f"Gói được mã hóa: chỉ {self.to_name} và máy này mở được."
        if self.needs_consent:
            return (
                f"Chưa có khóa của {self.to_name} nên gói không mã hóa: "
                "ai cầm tệp cũng đọc được."
            )
        return "Gói không có dữ liệu cá nhân nên không mã hóa."

    @property
    def is_unchanged(self) -> bool:
        """Tell whether the bundle made last is as good as a new one (TD-707).

        One that anybody could read is not, once there is a key to encrypt to.
        """
        last = self.last
        if last is None or last.is_encrypted != self.is_encrypted:
            return False
        return last.content == self.revised.content

    @property
    def stopped_by(self) -> Finding | None:
        """Return what has to be settled first, None where nothing has."""
        return next((one for one in self.findings if one.severity.stops), None)
