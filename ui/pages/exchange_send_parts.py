"""What can be sent from here, to whom, and what would be in it: values for Gửi."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.bundles.sealed.envelope import BundleType, Tier
from desktop.office.exchanging.prepared import Prepared
from desktop.office.exchanging.returned_fields import ReturnedField
from desktop.office.office import Office
from desktop.office.registers.register import Subject
from desktop.vietnamese import number
from ui.language import _
from ui.pages.exchange_cells import CellWords
from ui.pages.exchange_labels import size
from ui.tables.column import Column, Section

EVERYBODY = "*"
"""In the place of a receiver's code: every commune, one bundle each."""

_UP = (
    (BundleType.SUBMISSION, _("Hồ sơ lên thành phố")),
    (BundleType.ENROL, _("Đăng ký khóa")),
)
_DOWN = (
    (BundleType.RESULT, _("Kết quả cho từng xã")),
    (BundleType.PLAN, _("Kế hoạch, chỉ số, danh mục")),
    (BundleType.KEYRING, _("Danh bạ khóa")),
)
KEYS_ALONE = frozenset({BundleType.ENROL, BundleType.KEYRING})
"""Bundles without tables: `Identity` makes them."""

KEYS = {
    BundleType.ENROL: (
        _("Gói xin đăng ký khóa"),
        _(
            "Gói chỉ có khóa công khai của cơ quan. Nơi nhận còn phải gõ 30 số trên "
            "Phiếu đăng ký khóa có dấu: in phiếu và gửi theo đường công văn."
        ),
    ),
    BundleType.KEYRING: (
        _("Danh bạ khóa của thành phố"),
        _(
            "Gói chỉ có danh bạ khóa đã ký bằng khóa gốc. Xã, phường nhận vào thì biết "
            "khóa nào mới, khóa nào đã thu hồi."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A line of what goes: a table with its rows, or one receiver among many."""

    title: str
    what: str
    count: int | None = None


def kinds(office: Office) -> Sequence[tuple[str, str]]:
    """Return what this office may send, by the codes of the kinds."""
    offered = _DOWN if office.identity.me().tier is Tier.CITY else _UP
    return [(kind.value, words) for kind, words in offered]


def receivers(office: Office, kind: BundleType) -> list[tuple[str, str]]:
    """Return code and name of whom a kind of bundle goes to."""
    if office.identity.me().tier is not Tier.CITY:
        from desktop.office.exchanging.preparing import name_of

        above = office.identity.above()
        return [(above, name_of(above))]
    desk = office.city_desk
    if kind is BundleType.RESULT:
        found = desk.answerable()
    else:
        found = [(one.org, one.name) for one in desk.communes() if one.org]
    if len(found) > 1:
        said = _("Tất cả {count} nơi, mỗi nơi một gói").format(count=len(found))
        return [(EVERYBODY, said), *found]
    return found


def parts_of(prepared: Prepared) -> list[Section]:
    """Return the tables of a bundle: those about people first, then the rest."""
    about = set(prepared.filled.people_tables)
    people: list[Part] = []
    rest: list[Part] = []
    for title, count in prepared.counts.items():
        part = Part(title, "", count)
        (people if title in about else rest).append(part)
    found = [
        Section(_("Có dữ liệu cá nhân"), people),
        Section(_("Không nói về cá nhân nào"), rest),
    ]
    files = len(prepared.filled.files)
    if files:
        attached = Part(_("Tệp đính kèm"), size(prepared.file_bytes), files)
        found.append(Section(_("Đính kèm nguyên vẹn"), [attached]))
    return [section for section in found if section.rows]


def parts_for_all(office: Office, kind: BundleType) -> list[Section]:
    """Return who gets a bundle, when everybody does."""
    rows = [
        Part(name, _can_get(office, org, kind))
        for org, name in receivers(office, kind)
        if org != EVERYBODY
    ]
    return [Section(_("Mỗi nơi một gói riêng"), rows)]


def returned(office: Office, prepared: Prepared) -> list[str]:
    """Return what the city wants fixed, and whether this bundle says otherwise."""
    if prepared.kind is not BundleType.SUBMISSION:
        return []
    names = _names(office)
    return [
        _returned_words(one, names.get(one.subject_id, ""))
        for one in office.sending.to_fix(prepared)
    ]


def appraised(office: Office, prepared: Prepared) -> list[str]:
    """Return what the city counts instead of what was sent to it."""
    if prepared.kind is not BundleType.SUBMISSION:
        return []
    names = _names(office)
    cells = CellWords(BundleType.SUBMISSION, names)
    return [
        _appraised_words(one, names.get(one.subject_id, ""), cells)
        for one in office.sending.appraised(prepared)
    ]


def _names(office: Office) -> dict[str, str]:
    roundup = office.roundup()
    everybody: list[Subject] = [*roundup.units, *roundup.people, *roundup.others]
    return {one.id: one.name for one in everybody}


def _appraised_words(one: ReturnedField, name: str, cells: CellWords) -> str:
    """Return "Điểm, Phòng Kinh tế, Điểm: 12,5 (gói này ghi 13); theo hồ sơ"."""
    where = ", ".join(part for part in (one.table, name, one.column) if part)
    counts = cells.said(one.table_name, one.field, one.value)
    now = cells.said(one.table_name, one.field, one.now)
    said = _("{where}: {counts} (gói này ghi {now})")
    if one.value == one.now:
        said = _("{where}: {counts}")
    reason = f"; {one.reason}" if one.reason else ""
    return said.format(where=where, counts=counts, now=now) + reason


def _returned_words(one: ReturnedField, name: str) -> str:
    """Return "Cá nhân, Trần Thị Na, Chức vụ: ghi rõ chức vụ (đã sửa)"."""
    where = ", ".join(part for part in (one.table, name, one.column) if part)
    state = _("đã sửa trong gói này") if one.is_changed else _("chưa sửa")
    return _("{where}: {reason} ({state})").format(
        where=where, reason=one.reason, state=state
    )


def whole(prepared: Prepared) -> str:
    """Return "22 bảng, 1.527 dòng"."""
    rows = sum(prepared.counts.values())
    said = _("{tables} bảng, {rows} dòng")
    return said.format(tables=len(prepared.counts), rows=number(rows))


def columns() -> list[Column[Part]]:
    """Return the columns of what goes."""
    return [
        Column[Part](_("Trong gói"), lambda part: part.title, weight=500),
        Column[Part]("", lambda part: part.what, tone=lambda _part: "text2", width=230),
        Column[Part](
            _("Số dòng"),
            lambda part: "" if part.count is None else number(part.count),
            sort=lambda part: part.count or 0,
            kind="number",
            width=100,
        ),
    ]


def _can_get(office: Office, org: str, kind: BundleType) -> str:
    if kind is not BundleType.RESULT:
        return ""
    if office.identity.recipients(org):
        return _("mã hóa riêng cho nơi này")
    return _("chưa có khóa, sẽ bỏ qua")
