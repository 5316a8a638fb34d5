"""What a published index may be: refused with a sentence before it is kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop import text, vietnamese
from desktop.emulation.indices import IndexCode, IndexDuty, IndexRole, IndexValue
from desktop.errors import EntryError
from desktop.office import entries

FIRST_YEAR, LAST_YEAR = 2000, 2100
_KEPT = "Sửa lại; chưa có gì thay đổi."


def cleaned(value: IndexValue) -> IndexValue:
    """Return a value with its texts as the office keeps them."""
    return replace(
        value,
        component=text.clean(value.component),
        component_name=text.clean(value.component_name),
        block=text.clean(value.block),
        class_name=text.clean(value.class_name),
        document=text.clean(value.document),
    )


def check(value: IndexValue, today: date) -> None:
    """Refuse a value that cannot have been published.

    Raises:
        EntryError: the year, the points, the place or the day cannot be; or nothing
            at all is said.
    """
    check_year(value.year)
    _check_points(value)
    if value.rank is not None and value.rank < 1:
        raise EntryError(f"Thứ hạng {value.rank} không có; hạng bắt đầu từ 1.", _KEPT)
    if value.component_name and not value.component:
        raise EntryError(
            "Chỉ số thành phần chưa có mã.", f"Nhập mã thành phần. {_KEPT}"
        )
    for typed, what in (
        (value.component, "mã thành phần"),
        (value.component_name, "tên thành phần"),
        (value.block, "khối"),
        (value.class_name, "xếp hạng"),
        (value.document, "văn bản"),
    ):
        if len(typed) > entries.LONGEST_NAME:
            entries.name(typed, what)
    if value.value is None and value.rank is None and not value.class_name:
        raise EntryError(
            "Chưa có giá trị, thứ hạng hay xếp hạng nào.",
            "Nhập ít nhất một trong ba; chưa có gì thay đổi.",
        )
    if value.published_on is not None and value.published_on > today:
        raise EntryError("Ngày công bố ở sau hôm nay.", _KEPT)


def check_year(year: int) -> None:
    """Refuse a year no index can be of."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise EntryError(
            f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}.", _KEPT
        )


def _check_points(value: IndexValue) -> None:
    for number, what in ((value.value, "Giá trị"), (value.maximum, "Thang điểm")):
        if number is not None and not number.is_finite():
            raise EntryError(f"{what} phải là một con số.", _KEPT)
    most = value.maximum if value.maximum is not None else Decimal(100)
    if most <= 0:
        raise EntryError("Thang điểm phải lớn hơn 0.", _KEPT)
    if value.value is None:
        return
    shown = vietnamese.number(value.value)
    if value.value < 0:
        raise EntryError(f"Giá trị {shown} nhỏ hơn 0.", _KEPT)
    if value.value > most:
        raise EntryError(
            f"Giá trị {shown} lớn hơn mức tối đa {vietnamese.number(most)}.", _KEPT
        )


def refuse_second(value: IndexValue, kept: Iterable[IndexValue], name: str) -> None:
    """Refuse a second value of one origin for the same index and year."""
    other = the_same(value, kept)
    if other is None:
        return
    raise EntryError(
        f"{name} đã có {words_of(other)} ({other.origin.label}): {said(other)}.",
        "Sửa số liệu đó thay vì nhập thêm; chưa có gì thay đổi.",
    )


def the_same(value: IndexValue, kept: Iterable[IndexValue]) -> IndexValue | None:
    """Return another value of the same unit, index, year, component and origin."""
    wanted = _key(value)
    return next((v for v in kept if v.id != value.id and _key(v) == wanted), None)


def _key(value: IndexValue) -> tuple[object, ...]:
    component = text.same_key(value.component)
    return value.subject_id, value.index, value.year, component, value.origin


def words_of(value: IndexValue) -> str:
    """Return "Chỉ số CCHC (PAR INDEX) năm 2025, thành phần 3"."""
    part = value.component_name or value.component
    tail = f", thành phần {part}" if part else ""
    return f"{value.index.label} năm {value.year}{tail}"


def said(value: IndexValue) -> str:
    """Return what a value says: "87,5 · hạng 3 · Khá"."""
    parts = []
    if value.value is not None:
        most = "" if value.maximum is None else f"/{vietnamese.number(value.maximum)}"
        parts.append(f"{vietnamese.number(value.value)}{most}")
    if value.rank is not None:
        parts.append(f"hạng {value.rank}")
    return " · ".join([*parts, *([value.class_name] if value.class_name else [])])


def check_duty(duty: IndexDuty) -> None:
    """Refuse a duty that makes no sense."""
    check_year(duty.year)
    if duty.role is IndexRole.IN_CHARGE and not duty.component:
        raise EntryError(
            "Chưa có mã thành phần mà đơn vị chủ trì.",
            "Nhập mã thành phần; chưa có gì thay đổi.",
        )
    if duty.role is IndexRole.SAMPLE and duty.index is not IndexCode.SIPAS:
        raise EntryError(
            f"Mẫu điều tra chỉ có ở {IndexCode.SIPAS.label}.",
            "Chọn lại chỉ số; chưa có gì thay đổi.",
        )
