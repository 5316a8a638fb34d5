"""Breaking lines evenly without tearing names from titles."""

import subprocess
import sys
import unicodedata

import pytest

from desktop.documents.breaking import balanced, tie_pairs, tie_whole
from desktop.documents.typeface import (
    HARD_SPACE,
    CharacterError,
    Face,
    tidy,
    width,
)

TITLE = (
    "Về việc tặng Giấy khen cho tập thể, hộ gia đình và cá nhân có thành tích xuất "
    "sắc trong phong trào thi đua đẩy mạnh công tác cải cách hành chính năm 2026"
)


def test_a_title_takes_the_fewest_lines_and_loses_nothing():
    limit = width(TITLE, Face.BOLD) / 2.5

    lines = balanced(TITLE, Face.BOLD, limit)

    assert len(lines) == 3
    assert " ".join(lines) == TITLE
    assert all(width(line, Face.BOLD) <= limit for line in lines)
    shortest = min(width(line, Face.BOLD) for line in lines)
    assert shortest > 0.75 * max(width(line, Face.BOLD) for line in lines)


@pytest.mark.parametrize("parts", [2.1, 2.5, 3.3, 4.2, 5.1])
def test_no_line_ends_inside_a_compound(parts):
    lines = balanced(TITLE, Face.BOLD, width(TITLE, Face.BOLD) / parts)

    for line in lines[:-1]:
        assert not line.endswith((" cá", " tập", " Giấy", " phong", " hành", " năm"))


def test_a_date_in_a_title_stays_whole():
    tied = tie_whole("họp ngày 18 tháng 12 năm 2026 tại xã")

    assert "ngày 18 tháng 12 năm 2026".replace(" ", HARD_SPACE) in tied


def test_a_dash_never_starts_a_line():
    assert f"Thi đua{HARD_SPACE}- Khen" in tie_pairs("Thi đua - Khen thưởng")


def test_body_text_holds_pairs_but_no_whole_date():
    tied = tie_pairs("Điều 1 ngày 18 tháng 12 năm 2026 cho 05 tập thể, Ông Tạ")

    assert f"Điều{HARD_SPACE}1 ngày{HARD_SPACE}18 tháng{HARD_SPACE}12 năm" in tied
    assert f"05{HARD_SPACE}tập thể" in tied
    assert f"Ông{HARD_SPACE}Tạ" in tied


def test_a_word_wider_than_the_line_is_cut():
    lines = balanced("A" * 100, Face.REGULAR, 10)

    assert "".join(lines) == "A" * 100
    assert all(width(line, Face.REGULAR) <= 10 for line in lines)


def test_widths_are_those_of_the_decree_s_typeface():
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

    assert width(nation, Face.BOLD, 13) * 25.4 / 72 == pytest.approx(95.7, abs=0.05)


def test_a_missing_character_is_named():
    with pytest.raises(CharacterError) as refusal:
        width("Tổ 🏆", Face.REGULAR)

    assert refusal.value.character == "🏆"
    assert "🏆" in refusal.value.sentence
    assert refusal.value.next_step


@pytest.mark.parametrize("face", list(Face))
def test_every_typeface_has_every_vietnamese_letter(face):
    vowels = "aăâeêioôơuưy"
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFC", v + t) for v in vowels for t in tones]

    for letter in [*letters, *vowels, "đ"]:
        assert width(letter, face) > 0
        assert width(letter.upper(), face) > 0


def test_tidy_keeps_blanks_to_fill_in_and_composes_letters():
    blank = f"Số:{HARD_SPACE * 3}/QĐ  -"

    assert tidy(blank) == f"Số:{HARD_SPACE * 3}/QĐ -"
    assert tidy(unicodedata.normalize("NFD", " Hằng ")) == " Hằng "


def test_describing_a_paper_does_not_load_the_pdf_library():
    papers = "desktop.documents.papers"
    code = (
        "import sys, desktop.documents.certificates.certificate, "
        f"desktop.documents.printed.saving, {papers}.decision, {papers}.proposal, "
        f"{papers}.ranking_table; "
        "print([m for m in sys.modules if m.startswith('reportlab')])"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"
