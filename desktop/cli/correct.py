"""`bundles correct`: a cell the city sent back, corrected; the next send carries it."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.cli import common, send
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from desktop.office.exchanging.returned_fields import ReturnedField
    from desktop.office.office import Office

_WHERE = "bundles returned"


def done(office: "Office", arguments: argparse.Namespace) -> tuple[dict[str, Any], str]:
    """Correct one cell and return what came back, with what stands there now.

    Raises:
        OfficeError: this office is a city, nothing of that row came back, or the cell
            is one that has to be corrected in the window.
        EntryError: the value does not fit; the old one stays.
    """
    from desktop.office.exchanging.correcting import OwnCell, correctable

    one = _returned(send.to_fix(office), arguments.row, arguments.field)
    field = arguments.field or one.field
    if not field:
        columns = correctable(one.table_name)
        names = ", ".join(f"{each.name} ({each.title})" for each in columns)
        raise OfficeError(
            "Cấp trên trả lại cả dòng này.",
            f"Thêm --field, một trong: {names or '–'}; chưa có gì thay đổi.",
        )
    if not one.key:
        raise OfficeError(
            "Dòng này không có trong đợt xét đang chọn.",
            "Chọn đợt xét của gói đó bằng rounds use; chưa có gì thay đổi.",
        )
    cell = OwnCell(one.table_name, one.key, field)
    office.correct(cell, arguments.value, arguments.reason)
    data, said = send.returned(office)
    said = f"Đã sửa. Gửi lại bằng send.\n{said}"
    return {"table": one.table_name, "row": one.row_id, "field": field, **data}, said


def _returned(
    found: Sequence["ReturnedField"], row: str, field: str | None
) -> "ReturnedField":
    """Return what came back of a row; of several fields the one that is named."""
    fitting = [one for one in found if not field or one.field in {"", field}]
    rows = list({one.row_id: one for one in fitting}.values())
    one = common.one_of(rows, row, _row_id, "dòng được trả lại", _WHERE)
    fields = [o.field for o in fitting if o.row_id == one.row_id]
    if not field and len(fields) > 1:
        raise OfficeError(
            f"Cấp trên trả lại {len(fields):02d} ô của dòng này.",
            f"Thêm --field: {', '.join(fields)}; chưa có gì thay đổi.",
        )
    return one


def _row_id(one: "ReturnedField") -> str:
    return one.row_id
