"""Which code stands for this office in every bundle, and who is above it."""

from db.offices import Office as Particulars
from desktop.bundles.sealed.envelope import Tier, tier_of
from desktop.errors import OfficeError
from desktop.office.registers import communes
from desktop.text import same_key

__all__ = ["Tier", "city_above", "is_city", "office_name", "org_of", "tier_of"]

_UPPER = {"city", "province"}


def org_of(particulars: Particulars | None) -> str:
    """Return "vn-xa-00008" for a commune, "vn-tinh-01" for a province or city.

    Raises:
        OfficeError: the office has no code of the official list, so nobody could tell
            its bundles from those of another one with the same name.
    """
    if particulars is not None:
        if particulars.commune_code:
            return f"vn-xa-{particulars.commune_code}"
        province = _province_code(particulars)
        if particulars.kind in _UPPER and province:
            return f"vn-tinh-{province}"
    raise OfficeError(
        "Cơ quan này chưa có mã đơn vị hành chính nên chưa trao đổi dữ liệu được.",
        "Mở Cài đặt và chọn cơ quan trong danh mục.",
    )


def is_city(particulars: Particulars) -> bool:
    """Tell whether an office is a city or province, which has communes."""
    is_upper = particulars.kind in _UPPER and not particulars.commune_code
    return is_upper and bool(_province_code(particulars))


def city_above(particulars: Particulars) -> str:
    """Return the code of the province or city the office belongs to."""
    return f"vn-tinh-{_province_code(particulars)}"


def office_name(particulars: Particulars) -> str:
    """Return the office as bundles and sheets name it."""
    return f"Ủy ban nhân dân {particulars.full_name}"


def _province_code(particulars: Particulars) -> str:
    """Return its code; by the name, which no two share, where no code was kept."""
    if particulars.province_code:
        return particulars.province_code
    wanted = same_key(particulars.province_name)
    found = (p.code for p in communes.provinces() if same_key(p.full_name) == wanted)
    return next(found, "")
