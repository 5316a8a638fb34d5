"""What an officer may do about dossiers."""

from db import dossiers
from db.dossiers import KeptConfirmation, KeptDossier, KeptItem
from tests.db.deeds import a_known_round, pick
from tests.db.samples import DAY

_CASE = "gui-xa::unit"


def say_how_many_sets(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        sets, day = (None, 1, 2)[number % 3], DAY if number % 2 else None
        kept = KeptDossier(review_round.id, _CASE, sets, day, "ghi chú")
        dossiers.put_dossier(database, kept)


def put_a_paper_in(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        sheets = (number + 1, number + 2) if number % 2 else (None, None)
        kept = KeptItem(
            review_round.id,
            _CASE,
            "Báo cáo thành tích",
            f"subject-{number % 3}",
            (None, 0, 2)[number % 3],
            (None, True, False)[number % 3],
            *sheets,
            "12/QĐ-UBND",
            DAY if number % 2 else None,
        )
        dossiers.put_items(database, [kept])


def take_a_paper_out(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        kept = pick(dossiers.items(database, review_round.id), number)
        if kept is not None:
            dossiers.remove_item(database, kept)


def confirm(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        given = KeptConfirmation(
            review_round.id,
            _CASE,
            "Cấp trình khen",
            "Báo cáo thành tích",
            "",
            f"subject-{number % 3}",
            f"Người ký {number}",
            DAY,
        )
        dossiers.put_confirmations(database, [given])


def take_a_confirmation_back(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        found = dossiers.confirmations(database, review_round.id)
        kept = pick(found, number)
        if kept is not None:
            dossiers.remove_confirmation(database, kept)


ALL = (
    say_how_many_sets,
    put_a_paper_in,
    take_a_paper_out,
    confirm,
    take_a_confirmation_back,
)
