"""The key sheet and the recovery sheet of this office, put together from its values."""

from typing import TYPE_CHECKING

from db.offices import Office as Particulars
from desktop.bundles.sealed.fingerprint import grouped
from desktop.documents.paper import Letterhead, Paper, Signature
from desktop.documents.papers.authorities import FOR_COMMITTEE
from desktop.documents.papers.key_sheet import KeySheet, SheetReason, describe_recovery
from desktop.documents.papers.wording import Office as Wording
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.codes import Tier, office_name, tier_of
from desktop.office.exchanging.key_recovery import printed_root
from desktop.office.exchanging.key_store import ESCROW, OFFICE, ROOT
from desktop.office.papers.office import PaperOffice
from desktop.office.registers import communes

if TYPE_CHECKING:
    from desktop.office.exchanging.ourselves import Ourselves

_COMMUNES = "Ủy ban nhân dân các xã, phường, đặc khu"


def sheet_of(
    desk: Desk, identity: "Ourselves", reason: SheetReason | None = None
) -> KeySheet:
    """Return Phiếu đăng ký khóa of the key in use.

    Args:
        reason: what is ticked; told by the keys of before if absent.
    """
    office, me = PaperOffice(desk), identity.me()
    mine, keys = office.particulars(), identity.store.every(OFFICE)
    digits = grouped(identity.fingerprint())
    name, titles = office.usual_signer()
    return KeySheet(
        letterhead=_letterhead(mine),
        office=office_name(mine),
        code=me.org.rpartition("-")[2],
        receiver=_COMMUNES if me.tier is Tier.CITY else _city(mine),
        reason=reason or _reason([key.status for key in keys]),
        turn=len(keys),
        made_on=keys[-1].made_on,
        groups=digits,
        scanned=f"{me.org} {' '.join(digits)}",
        signer=Signature((FOR_COMMITTEE, *titles), name),
    )


def recovery_of(desk: Desk, identity: "Ourselves") -> Paper:
    """Return the sheet for the safe.

    Raises:
        OfficeError: this office is no city, so it has neither root nor escrow key.
        KeysLockedError: TD-008.
    """
    if tier_of(identity.org) is not Tier.CITY:
        raise OfficeError(
            "Chỉ cấp tỉnh, thành phố có khóa gốc và khóa dự phòng.",
            "Cấp xã sao lưu dữ liệu là đủ: khóa nằm trong bản sao lưu.",
        )
    store = identity.store
    root, escrow = store.current(ROOT), store.current(ESCROW)
    secrets = (
        ("Khóa gốc: ký danh bạ khóa", printed_root(store.signing_key(root))),
        (
            "Khóa dự phòng: mở các gói gửi cho cơ quan",
            store.opening_secret(escrow),
        ),
    )
    mine = PaperOffice(desk).particulars()
    return describe_recovery(_letterhead(mine), secrets, root.made_on)


def _letterhead(mine: Particulars) -> Letterhead:
    return Wording(mine.full_name, mine.place).committee_letterhead("", "", None)


def _reason(statuses: list[str]) -> SheetReason:
    before = statuses[-2:-1]
    if not before:
        return SheetReason.FIRST
    return SheetReason.LOST if before == ["revoked"] else SheetReason.CHANGED


def _city(mine: Particulars) -> str:
    found = communes.province(mine.province_code)
    name = found.full_name if found else mine.province_name
    return f"Sở Nội vụ {name[:1].lower()}{name[1:]}"
