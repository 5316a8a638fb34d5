"""Trợ giúp: every place says what it is for and which keys work there."""

import pytest
from PySide6.QtWidgets import QLabel

from ui.dialogs.help_dialog import HelpDialog
from ui.places import places


@pytest.mark.parametrize("entry", places(None), ids=lambda entry: entry.key)
def test_every_place_says_what_it_is_for(qtbot, entry):
    dialog = HelpDialog(entry.key, entry.title, None)
    qtbot.addWidget(dialog)

    said = [label.text() for label in dialog.findChildren(QLabel)]

    assert said[0] == entry.title
    assert len(said[1]) > 20
    assert "Ctrl+K" in said
