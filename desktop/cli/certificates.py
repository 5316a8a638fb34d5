"""`certificates`, `test-sheet`: whole sheets, words on stock, measuring a printer."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import text
from desktop.errors import OfficeError

if TYPE_CHECKING:
    from desktop.documents.certificates.calibration import PrinterProfile
    from desktop.documents.certificates.stock import StockLayout
    from desktop.office.office import Office

_Made = tuple[dict[str, Any], str]


def drawn(
    office: "Office",
    outdir: Path,
    *,
    sheet: str | None,
    stock: str | None,
    printer: str | None,
) -> _Made:
    """Write the certificates of the round; return which files.

    Args:
        sheet: of whole certificates, "A4", "360x270"; None is A4.
        stock: the name of a layout; only the words are written then.
        printer: of a measured profile, "HP LaserJet" or "HP LaserJet, khay tay".

    Raises:
        OfficeError: no such sheet, stock or profile; a sheet for stock; nobody.
    """
    if stock is None and printer is not None:
        raise OfficeError(
            "Căn chỉnh máy in chỉ dùng khi in lên phôi.",
            "Thêm --stock TÊN-PHÔI, hoặc bỏ --printer.",
        )
    if stock is not None and sheet is not None:
        raise OfficeError(
            "Khổ giấy khi in lên phôi là khổ của phôi.", "Bỏ --sheet, hoặc bỏ --stock."
        )
    if stock is None:
        files = office.papers.write_certificates(outdir, sheet=sheet or "A4")
        where = ""
    else:
        files, where = _on_stock(office, outdir, stock, printer)
    return _said(office, files, where)


def _on_stock(
    office: "Office", outdir: Path, stock: str, printer: str | None
) -> tuple[list[Path], str]:
    from desktop.office.papers.files import slug, write_file

    layout = _layout(office, stock)
    profile = None if printer is None else _profile(office, layout, printer)
    pdf = office.certificates.stock_pdf(layout, profile)
    form = slug(office.papers.certificate_forms()) or "giay-khen"
    file = write_file(outdir / f"{form}-tren-phoi.pdf", pdf)
    corrected = "" if profile is None else f", căn chỉnh {_named(profile)}"
    return [file], f" lên phôi “{layout.name}”{corrected}"


def _layout(office: "Office", name: str) -> "StockLayout":
    every = office.printing.layouts()
    key = text.same_key(name)
    for layout in every:
        if text.same_key(layout.name) == key:
            return layout
    raise OfficeError(
        f"Không có bố cục phôi “{name}”.",
        _one_of([layout.name for layout in every], "Tạo bố cục ở trang Giấy khen."),
    )


def _profile(office: "Office", layout: "StockLayout", name: str) -> "PrinterProfile":
    """Return the latest profile of a printer (and tray) for a stock's sheet."""
    size, key = layout.sheet.size, text.same_key(name)
    fitting = [one for one in office.printing.profiles() if one.sheet.size == size]
    found = [
        one
        for one in fitting
        if key in {text.same_key(one.printer), text.same_key(_named(one))}
    ]
    if not found:
        raise OfficeError(
            f"Không có căn chỉnh máy in “{name}” cho khổ {layout.sheet.name}.",
            _one_of([_named(one) for one in fitting], "Đo máy in ở trang Giấy khen."),
        )
    return max(found, key=lambda one: (str(one.measured_on or ""), one.id))


def _named(profile: "PrinterProfile") -> str:
    return ", ".join(part for part in (profile.printer, profile.tray) if part)


def _one_of(names: list[str], otherwise: str) -> str:
    return f"Chọn một trong: {'; '.join(names)}." if names else otherwise


def _said(office: "Office", files: list[Path], where: str) -> _Made:
    is_draft = not office.current_round().is_closed
    rows = office.certificates.rows()
    count = sum(row.has_sheet and not row.is_revoked for row in rows)
    form = office.papers.certificate_forms()
    mark = " (BẢN NHÁP: đợt xét chưa chốt)" if is_draft else ""
    head = f"Đã viết {count} {form}{where}{mark}:"
    data = {
        "files": [str(file) for file in files],
        "draft": is_draft,
        "certificates": count,
    }
    return data, "\n".join([head, *(f"  {file}" for file in files)])


def test_sheet(out: Path, size: str, *, turned: bool) -> _Made:
    """Write the test sheet of one size of sheet; no office is needed.

    Raises:
        OfficeError: no such sheet, or the file cannot be written.
    """
    import io

    from desktop.documents.certificates.sheet_sizes import sheet_named
    from desktop.documents.certificates.test_sheet import draw_test_sheet
    from desktop.office.papers.files import write_file

    sheet = sheet_named(size)
    drawing = io.BytesIO()
    draw_test_sheet(drawing, sheet, turned=turned, created_on=date.today())
    file = write_file(out, drawing.getvalue())
    words = f"Đã viết tờ thử máy in khổ {sheet.name}: {file}\nIn ở 100%, không co giãn."
    return {"file": str(file), "sheet": sheet.code}, words
