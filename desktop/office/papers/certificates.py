"""Certificates of a round: whole on white paper, or the words alone on stock."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from db import awards, printing
from desktop.awards.forms import Grant
from desktop.documents.certificates.calibration import PrinterProfile
from desktop.documents.certificates.certificate import (
    Certificate,
    FormError,
    draw_certificates,
)
from desktop.documents.certificates.sheet_sizes import Sheet, sheet_named
from desktop.documents.certificates.stock import FieldChange, StockLayout, StockText
from desktop.documents.certificates.stock_certificate import (
    SetField,
    draw_check_print,
    draw_on_stock,
    set_stock,
)
from desktop.documents.kinds import Kind
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.papers import printing_values
from desktop.office.papers.drafts import Drafts
from desktop.office.papers.files import created_on, slug, write_file
from desktop.office.papers.printing_setup import PrintingSetup
from desktop.office.papers.words import Round

Progress = Callable[[int, int], bool] | None
_Key = tuple[str, str]  # offer and subject


class CertificateRow(NamedTuple):
    """One certificate of the round as a list shows it.

    Args:
        place: in the decision's order; what `chosen` takes.
        certificate: what it says.
        is_revoked: whether the award was taken back; such a one is never printed.
        has_sheet: whether its form has a certificate: Cờ thi đua has none.
        is_changed: whether this recipient has words or places of their own.
    """

    place: int
    certificate: Certificate
    is_revoked: bool
    has_sheet: bool
    is_changed: bool


class CertificatePapers:
    """Certificates of the round in hand: `office.certificates`."""

    def __init__(
        self, desk: Desk, current: Callable[[], Round], drafts: Drafts
    ) -> None:
        self._desk = desk
        self._current = current
        self._drafts = drafts
        self._setup = PrintingSetup(desk)

    # --- what there is ------------------------------------------------------------

    def rows(self) -> list[CertificateRow]:
        """Return every certificate, in the order of the decision's list."""
        now = self._current()
        grants, changes = self._grants(now), self._all_changes(now)
        found = []
        for place, (group, row) in enumerate(now.awarded):
            grant = grants.get((row.subject_id, group.form))
            own = changes.get((group.offer, row.subject_id), {})
            plain = self._drafts.certificate(now, group, row, grant)
            is_revoked = grant is not None and grant.revoked_on is not None
            certificate = _reworded(plain, own)
            found.append(
                CertificateRow(
                    place, certificate, is_revoked, plain.has_sheet, bool(own)
                )
            )
        return found

    def certificates(self) -> list[Certificate]:
        """Return what each certificate says, in the order of the decision's list."""
        return [row.certificate for row in self.rows()]

    # --- printed whole ------------------------------------------------------------

    def pdf(
        self,
        chosen: Sequence[int] | None = None,
        *,
        sheet: Sheet | str = "A4",
        script: bool = False,
        progress: Progress = None,
    ) -> bytes:
        """Return certificates printed whole, as one PDF; all when `chosen` is None.

        Args:
            chosen: places in `rows()`, in the order they are wanted.
            sheet: one of `office.printing.sheets()`, or its code: "A3", "360x270".
            script: set one-line names of persons in the script face.
            progress: told (drawn, all); False stops, and nothing is returned.

        Raises:
            OfficeError: nobody to print for, or a text that does not fit; in words.
        """
        now = self._current()
        rows = self._wanted(now, chosen)
        return self._whole(now, rows, sheet, script=script, progress=progress)

    def _whole(
        self,
        now: Round,
        rows: Sequence[CertificateRow],
        sheet: Sheet | str,
        *,
        script: bool = False,
        progress: Progress = None,
    ) -> bytes:
        out = io.BytesIO()
        draw_certificates(
            [row.certificate for row in rows],
            out,
            sheet=sheet_named(sheet) if isinstance(sheet, str) else sheet,
            draft=now.is_draft,
            created_on=created_on(now),
            script=script,
            emblem=self._setup.emblem_bytes(),
            progress=progress,
        )
        return out.getvalue()

    def write(self, outdir: Path, *, sheet: Sheet | str = "A4") -> list[Path]:
        """Write all certificates: one file for each form, ready for the printer."""
        now = self._current()
        by_form: dict[str, list[CertificateRow]] = {}
        for row in self._wanted(now, None):
            by_form.setdefault(row.certificate.form, []).append(row)
        # All are drawn before the first is written: what cannot be set stops all.
        drawn = [
            (outdir / file_name(form), self._whole(now, rows, sheet))
            for form, rows in by_form.items()
        ]
        return [write_file(path, data) for path, data in drawn]

    # --- on stock -----------------------------------------------------------------

    def stock_pdf(
        self,
        layout: StockLayout,
        profile: PrinterProfile | None = None,
        chosen: Sequence[int] | None = None,
        *,
        progress: Progress = None,
    ) -> bytes:
        """Return certificates for stock: the words alone, corrected for the printer.

        Args:
            layout: kept or not, so that an editor can print what it shows.
            profile: None prints without correction.
            chosen: places in `rows()`; all when None.
            progress: told (drawn, all); False stops, and nothing is returned.

        Raises:
            StockError: a text that does not fit, with recipient and field.
            EntryError: the profile was measured on another size of sheet.
            OfficeError: nobody to print for.
        """
        _refuse_other_sheet(layout, profile)
        now = self._current()
        rows = self._wanted(now, chosen)
        changes = self._all_changes(now)
        keys = self._keys(now)
        out = io.BytesIO()
        draw_on_stock(
            [row.certificate for row in rows],
            out,
            layout,
            profile,
            changes=[changes.get(keys[row.place], {}) for row in rows],
            draft=now.is_draft,
            created_on=created_on(now),
            progress=progress,
        )
        return out.getvalue()

    def check_pdf(
        self, layout: StockLayout, profile: PrinterProfile | None, place: int = 0
    ) -> bytes:
        """Return one page for plain paper: boxes, words, crosses, a 100 mm ruler."""
        _refuse_other_sheet(layout, profile)
        certificate, changes = self._shown(place)
        out = io.BytesIO()
        draw_check_print(
            certificate,
            out,
            layout,
            profile,
            changes=changes,
            created_on=self._desk.today(),
        )
        return out.getvalue()

    def set_fields(
        self,
        layout: StockLayout,
        place: int = 0,
        changes: Sequence[FieldChange] | None = None,
    ) -> tuple[SetField, ...]:
        """Return the fields of one recipient as they would be printed, for the screen.

        A round without anybody gives an invented recipient.

        Args:
            layout: kept or not.
            place: in `rows()`.
            changes: in place of the kept ones, while they are being typed.
        """
        if changes is None:
            certificate, kept = self._shown(place)
            return set_stock(certificate, layout, kept)
        own = {change.what: change for change in changes}
        return set_stock(_reworded(self._plain(place), own), layout, own)

    def _shown(self, place: int) -> tuple[Certificate, dict[StockText, FieldChange]]:
        now = self._current()
        rows = self.rows()
        if not 0 <= place < len(rows):
            return SAMPLE, {}
        key = self._keys(now)[place]
        return rows[place].certificate, self._all_changes(now).get(key, {})

    def _plain(self, place: int) -> Certificate:
        """Return what a certificate says without the recipient's own words."""
        now = self._current()
        if not 0 <= place < len(now.awarded):
            return SAMPLE
        group, row = now.awarded[place]
        grant = self._grants(now).get((row.subject_id, group.form))
        return self._drafts.certificate(now, group, row, grant)

    # --- one recipient's own words and places -------------------------------------

    def changes(self, place: int) -> tuple[FieldChange, ...]:
        """Return what one recipient's certificate has otherwise."""
        now = self._current()
        return tuple(self._all_changes(now).get(self._key(now, place), {}).values())

    def change(self, place: int, changes: Sequence[FieldChange]) -> None:
        """Keep what one recipient's certificate has otherwise; empty ones go.

        What is not among `changes` stays as it was.
        """
        now = self._current()
        offer, subject_id = self._key(now, place)
        round_id = now.roundup.round.id
        for change in changes:
            _check_change(change)
        kept = [c for c in changes if not c.is_empty]
        name = now.awarded[place][1].name
        with self._desk.trail.operation(f"Sửa chữ trên Giấy khen của {name}"):
            for change in changes:
                if change.is_empty:
                    printing.remove_wording(
                        self._desk.database,
                        *(round_id, offer, subject_id, change.what.value),
                    )
            printing.put_wordings(
                self._desk.database,
                [
                    printing_values.kept_wording(c, round_id, offer, subject_id)
                    for c in kept
                ],
            )

    def _keys(self, now: Round) -> list[_Key]:
        return [(group.offer, row.subject_id) for group, row in now.awarded]

    def _key(self, now: Round, place: int) -> _Key:
        keys = self._keys(now)
        if not 0 <= place < len(keys):
            raise EntryError(
                "Danh sách khen thưởng đã thay đổi.", "Mở lại trang rồi chọn lại."
            )
        return keys[place]

    def _all_changes(self, now: Round) -> dict[_Key, dict[StockText, FieldChange]]:
        found: dict[_Key, dict[StockText, FieldChange]] = {}
        for kept in printing.wordings(self._desk.database, now.roundup.round.id):
            change = printing_values.change_of(kept)
            own = found.setdefault((kept.offer, kept.subject_id), {})
            own[change.what] = change
        return found

    # --- who is printed -----------------------------------------------------------

    def _wanted(self, now: Round, chosen: Sequence[int] | None) -> list[CertificateRow]:
        rows = self.rows()
        asked = rows if chosen is None else [rows[place] for place in chosen]
        granted = [row for row in asked if not row.is_revoked]
        wanted = [row for row in granted if row.has_sheet]
        if asked and not granted:
            raise OfficeError(
                "Khen thưởng này đã thu hồi nên không in nữa.",
                "Chọn người khác; lý do thu hồi có trong Sổ khen thưởng.",
            )
        if granted and not wanted:
            raise FormError(granted[0].certificate.form)
        if not wanted:
            raise _nobody(now)
        if not all(row.certificate.form for row in wanted):
            raise OfficeError(
                "Kế hoạch chưa nêu hình thức khen thưởng nên chưa in được.",
                "Xem hình thức ở Quyết định; có hình thức rồi mới in.",
            )
        return wanted

    def _grants(self, now: Round) -> dict[tuple[str, str], Grant]:
        if now.decision is None:
            return {}
        found = awards.grants(self._desk.database, decision_id=now.decision.id)
        return {(grant.subject_id, grant.form.label): grant for grant in found}


def file_name(form: str) -> str:
    """Return what the file of a form's certificates is called: "bang-khen.pdf"."""
    return f"{slug(form) or 'giay-khen'}.pdf"


def _nobody(now: Round) -> OfficeError:
    if now.upward and not now.outcome.own:
        return OfficeError(
            "Đợt này chỉ đề nghị lên cấp trên; cơ quan không in Giấy khen.",
            "Lập Tờ trình ở trang Hồ sơ & văn bản.",
        )
    return OfficeError(
        "Chưa có ai được đề nghị nên chưa có Giấy khen để in.",
        "Xét khen thưởng trước, rồi in lại.",
    )


def _reworded(
    certificate: Certificate, changes: dict[StockText, FieldChange]
) -> Certificate:
    """Return the certificate with the officer's own words, for a whole print too."""
    words = {what: change.text for what, change in changes.items()}
    unit = words.get(StockText.POSITION)
    citation = words.get(StockText.CITATION)
    return replace(
        certificate,
        written=words.get(StockText.RECIPIENT) or "",
        unit=certificate.unit if unit is None else unit,
        citation=certificate.citation if citation is None else citation,
    )


def _check_change(change: FieldChange) -> None:
    if change.text is not None:
        entries.note(change.text, change.what.label.lower())
    if change.size is not None and not 6 <= change.size <= 96:
        raise EntryError("Cỡ chữ phải từ 6 đến 96.", "Sửa cỡ chữ; chưa có gì thay đổi.")
    if max(abs(change.shift_x), abs(change.shift_y)) > 200:
        raise EntryError("Chữ bị dịch quá 200 mm.", "Sửa số mm; chưa có gì thay đổi.")


def _refuse_other_sheet(layout: StockLayout, profile: PrinterProfile | None) -> None:
    if profile is None or profile.sheet.size == layout.sheet.size:
        return
    raise EntryError(
        f"Căn chỉnh máy in này đo trên khổ {profile.sheet.name}, còn phôi là khổ "
        f"{layout.sheet.name}.",
        "In và đọc tờ thử trên đúng khổ của phôi, hoặc chọn căn chỉnh khác.",
    )


SAMPLE = Certificate(
    kind=Kind.INDIVIDUAL,
    recipient="Nguyễn Thị Minh Nguyệt",
    salutation="Bà",
    unit="Chuyên viên Trung tâm Phục vụ hành chính công xã",
    citation="Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh cải cách "
    "hành chính",
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
    place="Tên xã",
    signed_on=date(2026, 12, 31),
    titles=("CHỦ TỊCH",),
    signer="Họ và tên",
    decision_number="123/QĐ-UBND",
    decided_on=date(2026, 12, 31),
    register_number="123",
)
"""An invented recipient, for laying out a stock before anybody is on a list."""
