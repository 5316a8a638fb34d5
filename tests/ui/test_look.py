"""The look: tokens, contrast, fonts, icons."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QRawFont

import resources
from ui import icons, look

GROUNDS_OF_TEXT = {
    "text": ["surface", "alt", "chrome", "sunk", "accentSoft", "naSoft", "warnSoft"],
    "text2": ["surface", "alt", "chrome", "naSoft", "accentSoft"],
    "text3": ["surface", "alt", "chrome"],
    "accent": ["surface", "alt", "accentSoft"],
    "ok": ["surface", "okSoft", "chrome"],
    "bad": ["surface", "badSoft", "alt"],
    "warn": ["surface", "warnSoft"],
    "accentText": ["accent", "accentH"],
}
PAIRS = [
    (ink, ground) for ink, grounds in GROUNDS_OF_TEXT.items() for ground in grounds
]


def luminance(colour):
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [look.LIGHT, look.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(tokens, ink, ground):
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [look.LIGHT, look.DARK], ids=["light", "dark"])
def test_borders_of_fields_stand_out_from_the_page(tokens):
    assert contrast(tokens["field"], tokens["surface"]) >= 3


def test_both_modes_know_the_same_tokens():
    assert set(look.LIGHT) == set(look.DARK)


def test_the_style_sheet_uses_known_tokens_only():
    wanted = set(re.findall(r"\$([a-zA-Z0-9]+)", resources.text("look/style.qss")))

    assert wanted - {"images", "tokens"} <= set(look.LIGHT)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_arrow_images_carry_the_colours_of_their_mode(mode):
    tokens = look.LIGHT if mode == "light" else look.DARK

    for image in resources.path("look").glob(f"{mode}-*.svg"):
        colours = set(re.findall(r"#[0-9A-Fa-f]{6}", image.read_text()))
        assert colours <= {tokens[t] for t in ("text2", "text3", "accentText")}


def test_a_change_of_mode_reaches_palette_and_listeners(qapp, qtbot):
    with qtbot.waitSignal(look.changed().happened):
        look.set_mode("dark")

    assert qapp.palette().window().color() == QColor(look.DARK["chrome"])
    assert look.is_dark()


def test_the_fonts_are_the_shipped_ones(qapp):
    from PySide6.QtGui import QFontInfo

    assert QFontInfo(look.font()).family() == "Be Vietnam Pro"
    assert QFontInfo(look.font(9, 600)).weight() == 600
    assert QFontInfo(look.serif()).family() == "Liberation Serif"


def test_an_icon_takes_the_colour_of_its_token(qapp):
    image = icons.pixmap("check", "ok", 16, 2.0).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert inks == {look.LIGHT["ok"].lower()}


def icon_names_in_code():
    names = set()
    for source in Path("ui").rglob("*.py"):
        names |= set(re.findall(r'icon="([a-z0-9-]+)"', source.read_text("utf-8")))
    return sorted(names)


@pytest.mark.parametrize("name", icon_names_in_code())
def test_every_icon_named_in_the_code_is_shipped(qapp, name):
    assert not icons.pixmap(name, "text", 16).isNull()


def test_no_text_of_the_window_needs_a_glyph_the_font_lacks(qapp):
    # Kinds of dashes are read from plans and levelled, never shown.
    read_only = set("\u2010\u2011\u2012")
    font = QRawFont(str(resources.path("fonts/BeVietnamPro-Regular.ttf")), 13)
    missing = {}
    for source in Path("ui").rglob("*.py"):
        for letter in set(source.read_text("utf-8")) - read_only:
            if letter.isprintable() and not font.supportsCharacter(ord(letter)):
                missing.setdefault(source.as_posix(), set()).add(letter)

    assert missing == {}
