"""The other way from the description of a paper: a Word file that leaders can edit.

It says what the PDF says, on the same sheet, in the same sizes. The library that packs
Word files is loaded with the first one; the program must not wait for it at its start.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import BinaryIO

from desktop.documents.paper import Paper


def save_docx(
    paper: Paper, out: BinaryIO | Path, *, draft: bool, created_on: dt.date
) -> None:
    """Write a paper as a Word file; the same values always give the same bytes.

    Args:
        paper: what it says.
        out: an open binary file or a path; untouched until all is made.
        draft: write BẢN NHÁP behind the text.
        created_on: the day kept in the file.

    Raises:
        CharacterError: a text holds a character that cannot be printed.
        OfficeError: a square code is asked to say more than it can.
    """
    # Not at the top: the library takes as long to load as the whole program.
    from desktop.documents.word.paper import write_word

    write_word(paper, out, draft=draft, created_on=created_on)
