"""Text that looks like a formula stays text wherever it is shown or opened."""
# ruff: noqa: RUF001 - letters that look like others are what is tried here

import csv
import datetime as dt
import io
import shutil
import subprocess
from dataclasses import replace

import openpyxl
import pytest

from desktop.bundles.table_files import read_table, table_bytes
from desktop.bundles.tables import Field, Table
from desktop.office.papers.spreadsheets import Sheet, write_table
from tests.bundles.sealed.printing import is_printable, printed

FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\",\"y\")", "=A1", "==1",
    "=IMPORTXML(CONCAT(\"http://x/\",A1),\"//a\")", "=WEBSERVICE(\"http://x\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")", "=\"a\"", "=", "= 1+1", "+1+1", "+A1", "+",
    "-1+1", "-A1", "-", "--1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1:A9)", "@", "@A1",
    "＝1+1", "＋1", "－1", "＠SUM(A1)",
    "\t=1+1", "\n=1+1", " =1+1", "'=1+1", "'", "\"=1+1\"", "\\=1+1", "\\", "\\e",
    "%0A=1+1", ";=1+1", ",=1+1", "<b>=1+1</b>", "{=1+1}",
]  # fmt: skip
SHAPE = Table(
    "t",
    "T",
    (Field("id", "integer", required=True), Field("note", "string")),
    ("id",),
)
COMPUTED = "=+-@＝＋－＠\t\r"


@pytest.fixture(scope="module")
def data():
    return table_bytes(replace(SHAPE, rows=tuple(enumerate(FORMULAS))))


@pytest.fixture(scope="module")
def book():
    rows = tuple((text,) for text in FORMULAS)
    sheet = Sheet("=1+1", "=1+1", ("=1+1",), rows, note="=1+1", footer="=1+1")
    return write_table(sheet, dt.datetime(2026, 11, 18, tzinfo=dt.UTC))


def in_csv(data: bytes) -> int:
    shape = replace(SHAPE, rows=())
    assert [row[1] for row in read_table(data, shape).rows] == FORMULAS
    cells = [row[1] for row in csv.reader(io.StringIO(data.decode(), newline=""))]
    assert all(cell[0] not in COMPUTED for cell in cells)
    return len(cells) - 1


def in_xlsx(book: bytes) -> int:
    read = openpyxl.load_workbook(io.BytesIO(book))
    cells = [cell for row in read.active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    shown = {str(cell.value).strip() for cell in cells}
    assert {text.strip() for text in FORMULAS} <= shown
    return len(FORMULAS)


def in_qt(qtbot) -> int:
    from PySide6.QtCore import Qt

    from ui.widgets.layouts import label

    for text in FORMULAS:
        made = label(text)
        qtbot.addWidget(made)
        assert made.text() == text
        assert made.textFormat() is Qt.TextFormat.PlainText
    return len(FORMULAS)


def in_pdf() -> int:
    words = [" ".join(text.split()) for text in FORMULAS]
    odd = [text for text in words if not text.isascii()]
    # A letter the typeface lacks is refused by name, never left out.
    assert not any(is_printable(text) for text in odd)
    plain = [text for text in words if text.isascii()]
    shown = "".join(printed(plain).split())
    assert [text for text in plain if "".join(text.split()) not in shown] == []
    return len(words)


def test_a_formula_is_text_in_every_form(data, book, qtbot, counted):
    tried = in_csv(data) + in_xlsx(book) + in_qt(qtbot) + in_pdf()
    counted("F22", tried)


@pytest.mark.faults
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_spreadsheet_program_computes_none_of_them(data, book, tmp_path):
    (tmp_path / "t.csv").write_bytes(data)
    (tmp_path / "b.xlsx").write_bytes(book)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = tmp_path / "out"
    # Comma, double quote, UTF-8, from the first line; every column as it finds it.
    opened = "--infilter=CSV:44,34,76,1"
    for name, more in (("t.csv", [opened]), ("b.xlsx", [])):
        words = ["--headless", *more, "--convert-to", "xlsx", "--outdir", str(out)]
        done = subprocess.run(
            ["soffice", profile, *words, str(tmp_path / name)],
            capture_output=True,
            text=True,
            timeout=120,
        )
        if "could not be loaded" in done.stderr:
            pytest.skip("LibreOffice is installed without Calc")
    for name in ("t.xlsx", "b.xlsx"):
        read = openpyxl.load_workbook(out / name)
        cells = [cell for row in read.active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value} <= {"s", "n"}
        assert not [cell for cell in cells if cell.data_type == "f"]
