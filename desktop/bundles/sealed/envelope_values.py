"""What the head of a bundle says: from whom, for whom, which turn, and both digests.

Nothing in it names a person. The time is shown, never used to decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

FORMAT = "tdkt-bundle/1"
MAJOR = 1
SCHEMA = (1, 0)


class BundleType(Enum):
    """What a bundle is for; the value is its word in the envelope."""

    PLAN = "plan"
    SUBMISSION = "submission"
    RESULT = "result"
    RECEIPT = "receipt"
    ENROL = "enrol"
    KEYRING = "keyring"
    FORWARD = "forward"

    @property
    def label(self) -> str:
        """The words in a sentence and in a list."""
        return _LABELS[self]


ORG = re.compile(r"vn-(?:xa-[0-9]{5}|tinh-[0-9]{2})")
_LABELS = {
    BundleType.PLAN: "Kế hoạch và danh mục",
    BundleType.SUBMISSION: "Hồ sơ đề nghị khen thưởng",
    BundleType.RESULT: "Kết quả thẩm định, quyết định",
    BundleType.RECEIPT: "Phiếu tiếp nhận",
    BundleType.ENROL: "Đăng ký khóa",
    BundleType.KEYRING: "Danh bạ khóa",
    BundleType.FORWARD: "Hồ sơ chuyển tiếp",
}


class Tier(Enum):
    """The tier of an office, as its code tells it."""

    COMMUNE = "xa"
    CITY = "tinh"

    @property
    def label(self) -> str:
        """The word in a sentence."""
        return "Cấp xã" if self is Tier.COMMUNE else "Cấp tỉnh, thành phố"


MAY_SEND = {
    Tier.COMMUNE: {BundleType.SUBMISSION, BundleType.ENROL, BundleType.RECEIPT},
    Tier.CITY: {
        BundleType.PLAN,
        BundleType.RESULT,
        BundleType.RECEIPT,
        BundleType.ENROL,
        BundleType.KEYRING,
        BundleType.FORWARD,
    },
}
# What is not named here goes to either tier.
RECEIVED_BY = {
    BundleType.SUBMISSION: Tier.CITY,
    BundleType.FORWARD: Tier.CITY,
    BundleType.PLAN: Tier.COMMUNE,
    BundleType.RESULT: Tier.COMMUNE,
    BundleType.KEYRING: Tier.COMMUNE,
}
ALWAYS_SEALED = {BundleType.SUBMISSION, BundleType.RESULT, BundleType.FORWARD}
# A commune that has no key of its city yet may choose to send openly.
MAY_BE_OPEN = {BundleType.SUBMISSION}


def is_for(kind: BundleType, org: str) -> bool:
    """Tell whether a type of bundle may be addressed to an office."""
    return RECEIVED_BY.get(kind, tier_of(org)) is tier_of(org)


def is_org(text: str) -> bool:
    """Tell whether a text is written as the code of an office is."""
    return ORG.fullmatch(text) is not None


def tier_of(org: str) -> Tier:
    """Return the tier of an office by its code: vn-xa-00008, vn-tinh-01."""
    return Tier.CITY if org.startswith("vn-tinh-") else Tier.COMMUNE


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends.

    Args:
        org: the office's code: vn-xa-00008, vn-tinh-01.
        name: its own words, not believed before the key is known.
        key: the number of the signing key.
        epoch: one life of the sender's database, drawn anew after a restore.
        signing: the public signing key as `minisign -P` takes it: a receiver that
            knows another one, or none, never believes this one by itself.
        sealing: the public key to encrypt to, as age writes it.
    """

    org: str
    name: str
    key: str
    epoch: str
    signing: str
    sealing: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a snapshot is of: one movement, one period."""

    movement: str
    period: str


@dataclass(frozen=True, slots=True)
class BasedOn:
    """The plan the sender worked by, with the digest of its file."""

    plan: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The third member: its name, size, digest, and whether it is encrypted."""

    name: str
    size: int
    sha256: str
    is_encrypted: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """The head of a bundle.

    Args:
        seq: grows by one for each (sender, epoch, type, scope).
        prev: digest of the sender's bundle before it, None for the first.
        manifest_size, manifest_sha256: of the inner datapackage.json.
        counts: rows of each table, and "files".
        latest: versions the sender knows: "plan", "keyring".
        schema: the version of the tables; min_reader: the lowest a reader must know.
        writer: program and version, for support.
        is_open_by_choice: sent without encryption because the sender, who knows no
            key of the receiver yet, was told that anyone can read it and agreed.
    """

    bundle_id: str
    type: BundleType
    sender: Sender
    to: tuple[str, ...]
    scope: Scope
    seq: int
    created_at: datetime
    payload: Sealed
    manifest_size: int
    manifest_sha256: str
    counts: Mapping[str, int]
    has_personal_data: bool
    prev: str | None = None
    based_on: BasedOn | None = None
    keyring_version: int = 0
    latest: Mapping[str, int] = field(default_factory=dict)
    schema: tuple[int, int] = SCHEMA
    min_reader: tuple[int, int] = SCHEMA
    writer: Mapping[str, str] = field(default_factory=dict)
    has_state_secret: bool = False
    is_open_by_choice: bool = False

    @property
    def has_to_be_encrypted(self) -> bool:
        """Tell whether nobody but the receiver may read the payload."""
        is_private = self.has_personal_data or self.type in ALWAYS_SEALED
        may_be_open = self.type in MAY_BE_OPEN and self.is_open_by_choice
        return is_private and not may_be_open

    @property
    def comment(self) -> str:
        """The trusted comment of the signature."""
        receivers = ",".join(self.to)
        return (
            f"{FORMAT} type={self.type.value} from={self.sender.org} "
            f"to={receivers} seq={self.seq}"
        )

    @property
    def file_name(self) -> str:
        """The name on the stick: for people only, no program believes it."""
        scope = f"{self.scope.movement[:24]}.{self.scope.period[:16]}"
        return (
            f"TDKT_{self.type.value}_{self.sender.org}_{self.to[0]}_{scope}_"
            f"{self.seq:06d}.tdkt"
        )
