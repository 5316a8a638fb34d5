"""The tables as published are the tables the program reads and writes."""

import re
import runpy
from pathlib import Path

from desktop.bundles.sealed.catalogue import CATALOGUE
from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.tables import shapes

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "bundle-tables.md"


def test_the_document_is_what_the_tool_makes():
    made = runpy.run_path(str(ROOT / "tools" / "bundle_tables.py"))["document"]()
    assert FILE.read_text("utf-8") == made


def test_every_table_and_column_is_there():
    text = FILE.read_text("utf-8")
    for kind in BundleType:
        _, _, section = text.partition(f"\n## `{kind.value}`")
        section = section.partition("\n## ")[0]
        for table in shapes(kind):
            _, _, part = section.partition(f"### `{table.name}`\n")
            part = part.partition("\n### ")[0]
            listed = set(re.findall(r"^\| `([a-z0-9_]+)`", part, re.MULTILINE))
            assert set(table.field_names) - {"id", "rev"} == listed, table.name


def test_every_number_it_names_is_one_of_the_catalogue():
    assert set(re.findall(r"TD-[0-9]{3}", FILE.read_text("utf-8"))) <= set(CATALOGUE)


def test_codes_stand_there_with_their_words():
    text = FILE.read_text("utf-8")
    assert (
        "`verdict`: `met` Đạt; `not_met` Không đạt; `unknown` Chưa đủ dữ liệu" in text
    )
    assert "`grade`: `1` Không hoàn thành nhiệm vụ" in text
    assert "`side`: `self` tự chấm; `verified` thẩm định" in text
