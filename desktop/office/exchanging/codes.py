"""Which code stands for this office in every bundle, and who is above it."""

from db.offices import Office as Particulars
from desktop.bundles.sealed.envelope import Tier, tier_of
from desktop.errors import OfficeError

__all__ = ["Tier", "city_above", "office_name", "org_of", "tier_of"]


def org_of(particulars: Particulars | None) -> str:
    """Return "vn-xa-00008" for a commune, "vn-tinh-01" for a province or city.

    Raises:
        OfficeError: the office has no code of the official list, so nobody could tell
            its bundles from those of another one with the same name.
    """
    if particulars is not None:
        if particulars.commune_code:
            return f"vn-xa-{particulars.commune_code}"
        if particulars.province_code:
            return f"vn-tinh-{particulars.province_code}"
    raise OfficeError(
        "Cơ quan này chưa có mã đơn vị hành chính nên chưa trao đổi dữ liệu được.",
        "Mở Cài đặt và chọn cơ quan trong danh mục.",
    )


def city_above(particulars: Particulars) -> str:
    """Return the code of the province or city the office belongs to."""
    return f"vn-tinh-{particulars.province_code}"


def office_name(particulars: Particulars) -> str:
    """Return the office as bundles and sheets name it."""
    return f"Ủy ban nhân dân {particulars.full_name}"
