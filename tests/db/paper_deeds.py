"""What an officer may do about numbers of papers, the law's values and money."""

from dataclasses import replace
from decimal import Decimal

from db import awards, papers
from desktop.awards.bonuses import Rounding, RoundMoney
from desktop.awards.issuing import NumberedPaper
from desktop.awards.legal import LegalKind, LegalValue
from tests.db.deeds import a_known_round, pick
from tests.db.samples import DAY


def put_a_value_of_the_law_in(database, number):
    value = LegalValue(
        LegalKind.BASE_SALARY,
        "base_salary",
        f"{2_530_000 + number}",
        DAY,
        DAY if number % 2 else None,
        "Nghị định",
        number % 3 == 0,
        "Mức lương cơ sở",
        id=f"legal-{number % 4}",
    )
    papers.put_legal_values(database, [value])


def take_a_value_of_the_law_back(database, number):
    papers.remove_legal_value(database, f"legal-{number % 4}")


def number_a_paper(database, number):
    review_round = a_known_round(database, number)
    if review_round is None:
        return
    known = papers.numbered_papers(database, issuer="council")
    given = max((p.number or 0 for p in known), default=0) + 1
    paper = NumberedPaper(
        f"paper-{number}-{given}",
        review_round.id,
        "council-minutes",
        "council",
        "BB-HĐTĐKT",
        2025,
        given if number % 3 else None,
        DAY if number % 2 else None,
    )
    papers.put_numbered_papers(database, [paper])


def void_a_number(database, number):
    paper = pick(papers.numbered_papers(database), number)
    if paper is not None:
        voided = replace(paper, voided_reason="sai mẫu")
        papers.put_numbered_papers(database, [voided])


def choose_the_money_of_a_round(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        rounding = pick(tuple(Rounding), number)
        money = RoundMoney(review_round.id, number % 2 == 0, "Quỹ", rounding)
        papers.put_round_money(database, money)


def give_money_with_an_award(database, number):
    grant = pick(awards.grants(database), number)
    if grant is not None:
        paid = replace(
            grant,
            amount=number * 10_000,
            coefficient=Decimal("0.15"),
            base_salary=2_530_000,
            bonus_basis="Nghị định",
        )
        awards.put_grants(database, [paid])


ALL = (
    put_a_value_of_the_law_in,
    take_a_value_of_the_law_back,
    number_a_paper,
    void_a_number,
    choose_the_money_of_a_round,
    give_money_with_an_award,
)
