"""How far a paper of a dossier is: nothing unknown is taken for there."""

import pytest

from desktop.awards.dossier_states import Found, ItemState, Sheets, state_of

CASES = [
    (Found(), ItemState.MISSING),
    (Found(copies=0), ItemState.MISSING),
    (Found(copies=1), ItemState.COMPLETE),
    (Found(copies=1, wanted=2), ItemState.SHORT),
    (Found(copies=2, wanted=2), ItemState.COMPLETE),
    (Found(is_made=True, is_draft=True), ItemState.DRAFT),
    (Found(is_made=True), ItemState.UNSIGNED),
    (Found(is_made=True, is_issued=True), ItemState.COMPLETE),
    (Found(is_made=True, copies=1, wanted=2), ItemState.SHORT),
    (Found(is_made=True, copies=0), ItemState.MISSING),
    (Found(copies=1, unconfirmed=1), ItemState.UNCONFIRMED),
    (Found(copies=1, wants_original=True, is_original=False), ItemState.NOT_ORIGINAL),
    (Found(copies=1, wants_original=True, is_original=True), ItemState.COMPLETE),
    # Nobody has looked: a copy is not suspected, the count stands.
    (Found(copies=1, wants_original=True), ItemState.COMPLETE),
]


@pytest.mark.parametrize(("found", "state"), CASES)
def test_a_paper_is_complete_only_when_everything_is_there(found, state):
    assert state_of(found, is_required=True) is state


def test_what_is_not_required_is_never_missing():
    assert state_of(Found(), is_required=False) is ItemState.OPTIONAL
    assert state_of(Found(copies=0), is_required=False) is ItemState.OPTIONAL


@pytest.mark.parametrize(
    ("sheets", "written"), [(Sheets(1, 2), "01 - 02"), (Sheets(8, 8), "08")]
)
def test_sheets_are_written_with_two_digits(sheets, written):
    assert str(sheets) == written
