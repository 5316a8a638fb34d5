"""What people wrote, as the words of a tip: Qt takes a tip for markup by its looks.

Use: `widget.setToolTip(as_written(name))`. A bundle's sender could else have this PC
load a picture from somewhere, or hide half of a sentence.
"""


def as_written(words: str) -> str:
    """Return words that a tip shows as they are written.

    Only what looks like markup is changed: it is given as markup that says it.
    """
    if "<" not in words:
        return words
    from html import escape  # a start needs neither

    from PySide6.QtGui import Qt

    if not Qt.mightBeRichText(words):
        return words

    return f'<span style="white-space: pre-wrap">{escape(words)}</span>'
