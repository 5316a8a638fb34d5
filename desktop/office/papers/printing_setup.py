"""Stocks, printers, the emblem: what printing certificates on this PC needs.

Layouts and profiles are entries like all others: in the trail, undone and redone.
Pictures are copied into the office's folder under their digest and stay there for an
undo, as the files of evidence do.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from db import printing
from db.identity import new_id
from desktop import text
from desktop.awards.legal import LegalKind
from desktop.documents.certificates.calibration import (
    FoldReadings,
    PrinterProfile,
    RulerReadings,
    measured,
)
from desktop.documents.certificates.sheet_sizes import SHEETS, Sheet, sheet_named
from desktop.documents.certificates.stock import StockLayout, check_layout
from desktop.documents.certificates.stock_start import default_layout
from desktop.documents.certificates.test_sheet import draw_test_sheet
from desktop.errors import EntryError, OfficeFileError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.papers import pictures, printing_values
from desktop.office.papers.legal_values import LegalValues

_STOCK_NAME = "tên phôi"


class PrintingSetup:
    """Keep layouts of stock, profiles of printers and the emblem: `office.printing`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sheets(self) -> Sequence[Sheet]:
        """Return the sheets offered: the law's sizes of today, then the usual ones."""
        law = LegalValues(self._desk).law()
        values = law.all_on(LegalKind.CERTIFICATE_SIZE, self._desk.today())
        found = {sheet.size: sheet for sheet in SHEETS}
        for value in values:
            try:
                sheet = sheet_named(value.value)
            except EntryError:
                continue  # an entry of the office's own that no printer takes
            found.setdefault(sheet.size, sheet)
        return tuple(found.values())

    # --- layouts of stock ---------------------------------------------------------

    def layouts(self) -> list[StockLayout]:
        """Return the layouts by name."""
        fields = printing.fields(self._desk.database)
        found = [
            printing_values.layout_of(
                kept, [field for field in fields if field.layout_id == kept.id]
            )
            for kept in printing.layouts(self._desk.database)
        ]
        return sorted(found, key=lambda layout: text.sort_key(layout.name))

    def layout(self, layout_id: str) -> StockLayout:
        """Return one layout; EntryError when it is gone."""
        for layout in self.layouts():
            if layout.id == layout_id:
                return layout
        raise EntryError(
            "Bố cục phôi này không còn nữa.", "Chọn bố cục khác trong danh sách."
        )

    def start_layout(self, name: str, sheet: Sheet) -> StockLayout:
        """Return a layout to start from; nothing is kept yet (its id is empty)."""
        return default_layout(name, sheet)

    def save_layout(self, layout: StockLayout) -> StockLayout:
        """Keep a layout; an empty id makes a new one. Return it with its id.

        Raises:
            EntryError: no name, a name there already, a box off the sheet …
        """
        is_new = not layout.id
        named = self._named(layout)
        check_layout(named)
        verb = "Thêm" if is_new else "Sửa"
        self._put(named, f"{verb} bố cục phôi “{named.name}”")
        return named

    def rename_layout(self, layout_id: str, name: str) -> None:
        """Call a layout otherwise."""
        kept = self.layout(layout_id)
        named = self._named(replace(kept, name=name))
        self._put(named, f"Đổi tên phôi “{kept.name}” thành “{named.name}”")

    def copy_layout(self, layout_id: str, name: str) -> StockLayout:
        """Keep a copy under another name, with the same picture."""
        kept = self.layout(layout_id)
        copy = self._named(replace(kept, id="", name=name))
        self._put(copy, f"Chép bố cục phôi “{kept.name}” thành “{copy.name}”")
        return copy

    def delete_layout(self, layout_id: str) -> None:
        """Take a layout out; undo brings it back."""
        kept = self.layout(layout_id)
        with self._desk.trail.operation(f"Xóa bố cục phôi “{kept.name}”"):
            printing.remove_layout(self._desk.database, layout_id)

    def set_picture(self, layout_id: str, file: Path) -> StockLayout:
        """Take the scan of the stock, to be shown behind the fields on screen.

        Raises:
            EntryError: not a PNG or JPEG, too large a file, too many pixels.
            OfficeFileError: the file cannot be read or copied.
        """
        kept = self.layout(layout_id)
        picture = pictures.keep(self._desk, file, pictures.STOCK)
        shown = replace(kept, picture=picture.digest, picture_name=picture.file_name)
        self._put(shown, f"Đặt ảnh phôi “{kept.name}”")
        return shown

    def clear_picture(self, layout_id: str) -> StockLayout:
        """Show no picture any more."""
        kept = self.layout(layout_id)
        bare = replace(kept, picture="", picture_name="")
        self._put(bare, f"Bỏ ảnh phôi “{kept.name}”")
        return bare

    def picture_of(self, layout: StockLayout) -> Path | None:
        """Return the picture's file; None where there is none, or it is gone."""
        return self._file(layout.picture)

    def _named(self, layout: StockLayout) -> StockLayout:
        name = entries.name(layout.name, _STOCK_NAME)
        key = text.same_key(name)
        for other in self.layouts():
            if other.id != layout.id and text.same_key(other.name) == key:
                raise EntryError(
                    f"Đã có bố cục phôi tên “{other.name}”.",
                    "Đặt tên khác; chưa có gì thay đổi.",
                )
        return replace(layout, id=layout.id or new_id(), name=name)

    def _put(self, layout: StockLayout, title: str) -> None:
        kept = printing_values.kept_layout(layout)
        with self._desk.trail.operation(title):
            printing.put_layout(
                self._desk.database, kept, printing_values.kept_fields(layout)
            )

    def _file(self, digest: str) -> Path | None:
        place = self._desk.folders.evidence / digest
        return place if digest and place.is_file() else None

    # --- profiles of printers -----------------------------------------------------

    def profiles(self) -> list[PrinterProfile]:
        """Return the profiles by printer, tray and sheet."""
        kept = printing.profiles(self._desk.database)
        return [printing_values.profile_of(each) for each in kept]

    def profile(self, profile_id: str) -> PrinterProfile:
        """Return one profile; EntryError when it is gone."""
        for profile in self.profiles():
            if profile.id == profile_id:
                return profile
        raise EntryError(
            "Căn chỉnh máy in này không còn nữa.", "Chọn căn chỉnh khác hoặc đo lại."
        )

    def start_profile(self, printer: str, tray: str, sheet: Sheet) -> PrinterProfile:
        """Return a profile nobody measured yet; nothing is kept (its id is empty)."""
        width, height = Decimal(str(sheet.width)), Decimal(str(sheet.height))
        return PrinterProfile("", printer, tray, width, height)

    def profile_for(self, printer: str, layout: StockLayout) -> PrinterProfile | None:
        """Return the latest measured profile of a printer for a layout's sheet."""
        found = [
            (profile.measured_on, profile.id, profile)
            for profile in self.profiles()
            if profile.measured_on is not None
            and profile.printer == printer
            and profile.sheet.size == layout.sheet.size
        ]
        return max(found)[2] if found else None

    def save_profile(self, profile: PrinterProfile) -> PrinterProfile:
        """Keep a profile as it is; an empty id makes a new one."""
        _sheet = profile.sheet  # refuses a size no printer takes
        named = replace(
            profile,
            id=profile.id or new_id(),
            printer=entries.name(profile.printer, "tên máy in"),
            tray=text.clean(profile.tray),
        )
        kept = printing_values.kept_profile(named)
        tray = f", {named.tray}" if named.tray else ""
        with self._desk.trail.operation(f"Căn chỉnh máy in {named.printer}{tray}"):
            printing.put_profile(self._desk.database, kept)
        return printing_values.profile_of(kept)

    def measure(
        self, profile: PrinterProfile, readings: FoldReadings | RulerReadings
    ) -> PrinterProfile:
        """Work out what the readings of a test sheet say, for today; keep nothing.

        Raises:
            EntryError: readings no printer gives; says what to do.
        """
        return measured(profile, readings, self._desk.today())

    def delete_profile(self, profile_id: str) -> None:
        """Take a profile out; undo brings it back."""
        kept = self.profile(profile_id)
        with self._desk.trail.operation(f"Xóa căn chỉnh máy in {kept.printer}"):
            printing.remove_profile(self._desk.database, profile_id)

    def test_sheet_pdf(self, profile: PrinterProfile) -> bytes:
        """Return the test sheet of a profile's sheet, turned if its pages are."""
        out = io.BytesIO()
        draw_test_sheet(
            out,
            profile.sheet,
            turned=profile.is_turned,
            printer=profile.printer,
            tray=profile.tray,
            created_on=self._desk.today(),
        )
        return out.getvalue()

    # --- the emblem ---------------------------------------------------------------

    def emblem(self) -> Path | None:
        """Return the picture of the Quốc huy the office supplied, or None."""
        kept = printing.emblem(self._desk.database)
        return None if kept is None else self._file(kept.digest)

    def emblem_bytes(self) -> bytes:
        """Return the picture to print; nothing where none was supplied.

        Raises:
            OfficeFileError: one was supplied, but its file is gone or unreadable.
        """
        kept = printing.emblem(self._desk.database)
        if kept is None:
            return b""
        place = self._desk.folders.evidence / kept.digest
        try:
            data = place.read_bytes()
            pictures.check(data, kept.file_name, pictures.EMBLEM)
        except (OSError, EntryError) as trouble:
            raise OfficeFileError(
                f"Không đọc được hình Quốc huy {kept.file_name} đã chọn trước đây.",
                "Chọn lại hình Quốc huy, hoặc bỏ hình rồi in.",
                detail=str(trouble),
            ) from trouble
        return data

    def set_emblem(self, file: Path) -> None:
        """Take a picture of the Quốc huy for certificates that are printed whole.

        Raises:
            EntryError: not a PNG or JPEG, larger than 10 MB, senseless pixels.
            OfficeFileError: the file cannot be read or copied.
        """
        picture = pictures.keep(self._desk, file, pictures.EMBLEM)
        made = printing.Emblem(picture.digest, picture.file_name, self._desk.today())
        with self._desk.trail.operation("Chọn hình Quốc huy"):
            printing.put_emblem(self._desk.database, made)

    def clear_emblem(self) -> None:
        """Print no emblem any more."""
        with self._desk.trail.operation("Bỏ hình Quốc huy"):
            printing.remove_emblem(self._desk.database)
