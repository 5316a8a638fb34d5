"""Stocks, printers, the emblem and one recipient's words: kept, undone, printed."""

import dataclasses
import io
import re
import struct
import zlib
from decimal import Decimal

import pytest

from desktop.documents.certificates.calibration import FoldReadings
from desktop.documents.certificates.certificate import FormError
from desktop.documents.certificates.sheet_sizes import Sheet, custom_sheet
from desktop.documents.certificates.stock import FieldChange, StockText
from desktop.errors import EntryError, OfficeError, OfficeFileError
from tests.documents.measuring import page_count, sheet, text_of


def png(width, height):
    """Return a grey PNG without drawing it: huge ones cost nothing."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * min(height, 600), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def has_picture(pdf):
    return re.search(rb"/Subtype\s*/Image", pdf) is not None


@pytest.fixture
def scan(tmp_path):
    file = tmp_path / "phoi.png"
    file.write_bytes(png(500, 400))
    return file


def kept_layout(office, name="Phôi A3 nhà in Tỉnh", size=Sheet.A3):
    return office.printing.save_layout(office.printing.start_layout(name, size))


def moved(layout, what=StockText.RECIPIENT, **values):
    return layout.with_field(dataclasses.replace(layout.field(what), **values))


# --- layouts ------------------------------------------------------------------------


def test_a_layout_is_kept_to_the_hundredth_and_read_back_the_same(office):
    start = office.printing.start_layout("Phôi A3", Sheet.A3)
    start = moved(start, x=Decimal("201.35"), prefix="Tặng", is_titled=False)

    kept = office.printing.save_layout(start)

    [found] = office.printing.layouts()
    assert found == kept
    assert found.field(StockText.RECIPIENT).x == Decimal("201.35")
    assert office.printing.layout(kept.id) == kept


def test_a_layout_is_changed_renamed_copied_deleted_and_all_of_it_undone(office):
    kept = kept_layout(office)
    setup = office.printing
    changed = moved(kept, size=Decimal(30))
    setup.save_layout(changed)
    setup.rename_layout(kept.id, "Phôi mới")
    copy = setup.copy_layout(kept.id, "Bản chép")
    assert copy.id != kept.id
    assert copy.fields == changed.fields
    setup.delete_layout(kept.id)
    assert [one.name for one in setup.layouts()] == ["Bản chép"]

    for names in (["Bản chép", "Phôi mới"], ["Phôi mới"], [kept.name]):
        office.trail.undo()
        assert [one.name for one in setup.layouts()] == names
    office.trail.undo()
    assert setup.layouts() == [kept]
    office.trail.undo()
    assert setup.layouts() == []
    assert office.trail.redo().title == f"Thêm bố cục phôi “{kept.name}”"
    assert setup.layouts() == [kept]


@pytest.mark.parametrize("name", ["", "  ", "phôi  A3 nhà in Tỉnh"])
def test_a_layout_needs_a_name_of_its_own(office, name):
    kept_layout(office)

    with pytest.raises(EntryError):
        kept_layout(office, name)

    assert len(office.printing.layouts()) == 1


def test_a_field_off_the_sheet_is_refused_and_the_kept_layout_stays(office):
    kept = kept_layout(office)

    with pytest.raises(EntryError, match="ngoài tờ giấy"):
        office.printing.save_layout(moved(kept, x=Decimal(415)))

    assert office.printing.layouts() == [kept]


def test_a_layout_that_is_gone_is_said_so(office):
    with pytest.raises(EntryError, match="không còn"):
        office.printing.layout("gone")


# --- pictures -----------------------------------------------------------------------


def test_the_scan_is_copied_under_its_digest_and_never_printed(demo_office, scan):
    layout = kept_layout(demo_office)

    shown = demo_office.printing.set_picture(layout.id, scan)
    scan.unlink()

    place = demo_office.printing.picture_of(shown)
    assert place.parent == demo_office.folders.evidence
    assert place.name == shown.picture
    assert shown.picture_name == "phoi.png"
    assert not has_picture(demo_office.certificates.stock_pdf(shown, None, [0]))
    demo_office.trail.undo()
    assert demo_office.printing.picture_of(demo_office.printing.layouts()[0]) is None
    demo_office.trail.redo()
    assert demo_office.printing.picture_of(demo_office.printing.layouts()[0]) == place
    assert demo_office.printing.clear_picture(layout.id).picture == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 not a picture", "không phải hình PNG hoặc JPEG"),
        (b"", "không phải hình PNG hoặc JPEG"),
        (png(500, 400)[:200], "không phải hình PNG hoặc JPEG"),
        (b"\0" * (40 * 1024 * 1024), "lớn hơn 20 MB"),
        (png(30_000, 30_000), "quá nhiều điểm ảnh"),
        (png(60_000, 2), "quá nhiều điểm ảnh"),
        (png(20, 20), "quá nhỏ"),
    ],
    ids=["other", "empty", "cut", "40 MB", "huge", "wide", "tiny"],
)
def test_what_is_no_fit_picture_is_refused_in_words(office, tmp_path, data, said):
    layout = kept_layout(office)
    file = tmp_path / "anh.png"
    file.write_bytes(data)

    for take in (
        lambda: office.printing.set_picture(layout.id, file),
        lambda: office.printing.set_emblem(file),
    ):
        with pytest.raises(EntryError) as refusal:
            take()
        wanted = "lớn hơn" if "lớn hơn" in said else said
        assert wanted in refusal.value.sentence
        assert refusal.value.next_step

    assert office.printing.layouts() == [layout]
    assert office.printing.emblem() is None
    assert list(office.folders.evidence.iterdir()) == []


def test_a_picture_that_is_gone_is_said_so(office, tmp_path):
    with pytest.raises(OfficeFileError, match="Không đọc được"):
        office.printing.set_emblem(tmp_path / "gone.png")


def test_the_emblem_is_printed_on_whole_certificates_alone(demo_office, scan):
    bare = demo_office.certificates.pdf([0])

    demo_office.printing.set_emblem(scan)
    with_emblem = demo_office.certificates.pdf([0])

    assert not has_picture(bare)
    assert has_picture(with_emblem)
    layout = kept_layout(demo_office)
    assert not has_picture(demo_office.certificates.stock_pdf(layout, None, [0]))
    demo_office.trail.undo()
    demo_office.trail.undo()
    assert demo_office.certificates.pdf([0]) == bare
    demo_office.trail.redo()
    assert demo_office.certificates.pdf([0]) == with_emblem
    demo_office.printing.clear_emblem()
    assert demo_office.certificates.pdf([0]) == bare


def test_an_emblem_whose_file_is_gone_stops_printing_with_a_sentence(demo_office, scan):
    demo_office.printing.set_emblem(scan)
    demo_office.printing.emblem().unlink()

    with pytest.raises(OfficeFileError, match="hình Quốc huy phoi"):
        demo_office.certificates.pdf([0])


# --- printers -----------------------------------------------------------------------

READ = FoldReadings(*(Decimal(value) for value in ("1.5", "-0.5", "1", "-0.5", "-1")))


def test_a_measured_printer_is_kept_by_day_and_found_for_its_stock(office):
    setup = office.printing
    start = setup.start_profile("Canon LBP2900", "Khay tay", Sheet.A3)
    kept = setup.save_profile(setup.measure(start, READ))
    layout = kept_layout(office)

    assert setup.profiles() == [kept]
    assert setup.profile_for("Canon LBP2900", layout) == kept
    assert setup.profile_for("HP", layout) is None
    small = setup.start_layout("Phôi nhỏ", Sheet.A4)
    assert setup.profile_for("Canon LBP2900", small) is None
    assert office.trail.next_undo().title.startswith("Thêm bố cục")
    office.trail.undo()
    assert office.trail.undo().title == "Căn chỉnh máy in Canon LBP2900, Khay tay"
    assert setup.profiles() == []


def test_a_profile_kept_again_unchanged_leaves_no_trace(office):
    setup = office.printing
    kept = setup.save_profile(
        setup.measure(setup.start_profile("HP", "", Sheet.A4), READ)
    )
    step = office.trail.next_undo()

    setup.save_profile(kept)

    assert office.trail.next_undo() == step
    setup.delete_profile(kept.id)
    assert setup.profiles() == []
    office.trail.undo()
    assert setup.profiles() == [kept]


def test_a_profile_without_a_printer_is_refused(office):
    with pytest.raises(EntryError, match="tên máy in"):
        office.printing.save_profile(office.printing.start_profile(" ", "", Sheet.A4))


def test_a_profile_of_another_sheet_is_refused_for_a_stock(demo_office):
    layout = kept_layout(demo_office)
    other = demo_office.printing.start_profile("HP", "", Sheet.A4)

    with pytest.raises(EntryError, match=r"đo trên khổ A4.*khổ A3"):
        demo_office.certificates.stock_pdf(layout, other)


def test_the_test_sheet_is_of_the_profile_s_sheet_and_names_its_printer(office):
    size = custom_sheet(360, 270)
    pdf = office.printing.test_sheet_pdf(
        office.printing.start_profile("Canon LBP2900", "Khay tay", size)
    )

    assert sheet(pdf) == pytest.approx((360, 270), abs=0.01)
    assert "Canon LBP2900" in text_of(pdf)


def test_the_sheets_offered_are_those_of_the_law_and_the_shops(office):
    codes = [one.code for one in office.printing.sheets()]

    assert codes[:2] == ["A4", "A3"]
    assert {"360x270", "400x300"} <= set(codes)
    assert len(codes) == len(set(codes))


# --- certificates of a round --------------------------------------------------------


def test_one_a_selection_all_and_again(demo_office):
    layout = kept_layout(demo_office)
    rows = demo_office.certificates.rows()
    names = [row.certificate.recipient for row in rows]

    one = demo_office.certificates.stock_pdf(layout, None, [3])
    some = demo_office.certificates.stock_pdf(layout, None, [4, 1])
    every = demo_office.certificates.stock_pdf(layout)

    assert (page_count(one), page_count(some), page_count(every)) == (1, 2, len(rows))
    assert names[3].upper() in text_of(one).upper()
    assert names[4].upper() in text_of(some, 0).upper()
    assert names[1].upper() in text_of(some, 1).upper()
    assert demo_office.certificates.stock_pdf(layout, None, [3]) == one


@pytest.mark.parametrize("code", ["A4", "A3", "360x270", "420x297"])
def test_a_whole_certificate_is_drawn_on_any_sheet(demo_office, code):
    pdf = demo_office.papers.sheets.pdf([0], sheet=code)

    assert sheet(pdf) == pytest.approx(sheet_size(code), abs=0.01)


def sheet_size(code):
    known = {"A4": (297, 210), "A3": (420, 297)}
    return known.get(code) or tuple(float(part) for part in code.split("x"))


def test_one_recipient_s_own_words_hold_on_both_papers_and_touch_no_record(demo_office):
    layout = kept_layout(demo_office)
    certificates = demo_office.certificates
    name = certificates.rows()[0].certificate.recipient
    plain = certificates.stock_pdf(layout, None, [0])

    certificates.change(
        0,
        [
            FieldChange(StockText.RECIPIENT, text="Ông bà Nguyễn Văn Mẫu"),
            FieldChange(StockText.SIGNER, shift_x=Decimal("2.5"), is_on=False),
        ],
    )

    row = certificates.rows()[0]
    assert row.is_changed
    assert row.certificate.recipient == name
    assert not certificates.rows()[1].is_changed
    assert "Ông bà Nguyễn Văn Mẫu" in text_of(certificates.pdf([0]))
    on_stock = text_of(certificates.stock_pdf(layout, None, [0]))
    assert "Ông bà Nguyễn Văn Mẫu" in on_stock
    assert row.certificate.signer not in on_stock
    assert len(certificates.changes(0)) == 2
    certificates.change(0, [FieldChange(StockText.SIGNER)])
    assert [change.what for change in certificates.changes(0)] == [StockText.RECIPIENT]
    demo_office.trail.undo()
    demo_office.trail.undo()
    assert certificates.changes(0) == ()
    assert certificates.stock_pdf(layout, None, [0]) == plain


@pytest.mark.parametrize(
    "change",
    [
        FieldChange(StockText.SIGNER, size=Decimal(300)),
        FieldChange(StockText.SIGNER, shift_y=Decimal(900)),
        FieldChange(StockText.SIGNER, text="A" * 5000),
    ],
)
def test_a_change_that_cannot_be_is_refused(demo_office, change):
    with pytest.raises(EntryError):
        demo_office.certificates.change(0, [change])

    assert demo_office.certificates.changes(0) == ()


def test_a_place_no_longer_on_the_list_is_refused(demo_office):
    with pytest.raises(EntryError, match="đã thay đổi"):
        demo_office.certificates.change(999, [FieldChange(StockText.SIGNER)])


def test_fields_are_shown_before_anybody_is_on_a_list(office):
    layout = office.printing.start_layout("Phôi", Sheet.A4)

    fields = office.certificates.set_fields(layout)

    assert all(field.lines for field in fields)
    assert "NGUYỄN THỊ MINH NGUYỆT" in fields[0].text


def test_the_check_print_shows_the_recipient_asked_for(demo_office):
    layout = kept_layout(demo_office)
    name = demo_office.certificates.rows()[2].certificate.recipient

    pdf = demo_office.certificates.check_pdf(layout, None, 2)

    assert name.upper() in text_of(pdf).upper()
    assert "Thước 100 mm" in text_of(pdf)


def test_files_are_called_after_their_form_and_a_flag_is_left_out(
    demo_office, tmp_path, monkeypatch
):
    certificates = demo_office.certificates
    plain = certificates._drafts.certificate
    forms = ["Bằng khen", "Cờ thi đua", "Giấy khen"]

    monkeypatch.setattr(
        type(certificates._drafts),
        "certificate",
        _with_forms(plain, forms),
    )

    files = certificates.write(tmp_path)
    rows = certificates.rows()

    assert {file.name for file in files} <= {"bang-khen.pdf", "giay-khen.pdf"}
    flags = [row for row in rows if not row.has_sheet]
    assert flags
    drawn = sum(page_count(file) for file in files)
    assert drawn == len(rows) - len(flags)
    with pytest.raises(FormError, match="Cờ thi đua"):
        certificates.pdf([flags[0].place])


def _with_forms(plain, forms):
    def certificate(_self, now, found, row, grant):
        made = plain(now, found, row, grant)
        return dataclasses.replace(made, form=forms[len(made.recipient) % 3])

    return certificate


def test_without_anybody_there_is_nothing_to_print_on_stock(office):
    layout = kept_layout(office)

    with pytest.raises(OfficeError, match="Chưa có ai được đề nghị"):
        office.certificates.stock_pdf(layout)


def test_the_demo_s_certificates_are_written_for_any_sheet(demo_office, tmp_path):
    [file] = demo_office.papers.write_certificates(tmp_path, sheet="360x270")

    assert file.name == "giay-khen.pdf"
    assert io.BytesIO(file.read_bytes()).read(4) == b"%PDF"
