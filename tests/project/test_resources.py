"""The shipped files: reachable by name, every letter there, every licence beside."""

import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

import resources

BASES = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LETTERS = "".join(
    unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES
)
ALPHABET = LETTERS + LETTERS.upper() + "đĐ" + "0123456789.,;:/()“”–-%&"
FONTS = [
    *(f"LiberationSerif-{cut}" for cut in ("Regular", "Bold", "Italic", "BoldItalic")),
    *(f"BeVietnamPro-{cut}" for cut in ("Regular", "Medium", "SemiBold", "Bold")),
    "GreatVibes-Regular",
]


def test_a_shipped_file_is_found_by_its_name():
    assert resources.path("fonts").is_dir()
    assert resources.text("communes.csv").startswith("province_code,")


@pytest.mark.parametrize("name", ["nothing.txt", "../pyproject.toml", "fonts/../.."])
def test_what_is_not_shipped_is_not_found(name):
    with pytest.raises(FileNotFoundError):
        resources.path(name)


@pytest.mark.parametrize("font", FONTS)
def test_a_font_has_every_vietnamese_letter_and_its_licence(font):
    face = TTFontFile(str(resources.path(f"fonts/{font}.ttf")))

    assert not [letter for letter in ALPHABET if ord(letter) not in face.charToGlyph]
    licence = resources.text(f"fonts/{font.split('-')[0]}-OFL.txt")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence.splitlines()[0] or "copyright" in licence


def test_the_paper_font_is_the_version_with_vietnamese():
    face = TTFontFile(str(resources.path("fonts/LiberationSerif-Regular.ttf")))

    widths = [face.charWidths[ord(letter)] for letter in "AaMm0"]
    assert [round(width) for width in widths] == [722, 444, 889, 778, 500]


def test_the_source_of_the_communes_is_named():
    note = resources.text("communes-LICENSE.txt")

    assert "vietnamadminunits" in note
    assert "MIT License" in note
