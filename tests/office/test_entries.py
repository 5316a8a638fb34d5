"""What an officer may type: days, notes, reasons."""

from datetime import date

import pytest

from desktop import vietnamese
from desktop.errors import EntryError
from desktop.office import entries


@pytest.mark.parametrize("typed", ["14/12/2025", "14-12-2025", "14.12.2025"])
def test_a_day_is_read_as_it_is_written_here(typed):
    assert vietnamese.parse_date(typed) == date(2025, 12, 14)


@pytest.mark.parametrize("typed", ["31/2/2025", "12/14/2025", "hôm qua", "", "14/12"])
def test_a_day_that_is_none_is_refused(typed):
    with pytest.raises(EntryError):
        vietnamese.parse_date(typed)


def test_a_note_may_be_empty_and_keeps_its_lines():
    assert entries.note("  ") == ""
    assert entries.note("một \r\n hai") == "một\nhai"


def test_a_note_longer_than_a_page_is_refused():
    with pytest.raises(EntryError, match="quá 4000"):
        entries.note("a" * 4001)


@pytest.mark.parametrize("typed", ["", "\u00a0", "\n"])
def test_a_reason_says_something(typed):
    with pytest.raises(EntryError, match="Cần ghi lý do"):
        entries.reason(typed)


def test_what_is_quoted_back_is_cut():
    assert entries.short("a" * 31) == "a" * 30 + "…"
