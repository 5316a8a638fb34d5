"""Money of a round: chosen, kept with each award, the same on every paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.awards.bonuses import Rounding, RoundMoney
from desktop.awards.legal import LegalKind
from desktop.documents.paper import Paragraph
from desktop.emulation.participants import Kind
from desktop.office.demo import demo
from tests.office.test_awarding import decide

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def closed(demo_office):
    demo.finish_demo(demo_office)
    demo_office.undo()  # the decision
    return demo_office


def money(office, *, is_given=True, fund="Quỹ của xã", rounding=Rounding.UP):
    return RoundMoney(office.roundup().round.id, is_given, fund, rounding)


def amounts(office):
    return {(g.kind, g.amount) for g in office.awarding.grants()}


def said(office, code):
    blocks = office.papers.describe(code).body
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return " ".join("".join(run.text for run in p.text) for p in paragraphs)


def test_every_award_keeps_its_amount_and_what_it_was_reckoned_from(closed):
    decide(closed)

    assert amounts(closed) == {(Kind.COLLECTIVE, 710_000), (Kind.INDIVIDUAL, 360_000)}
    [salary] = {g.base_salary for g in closed.awarding.grants()}
    coefficients = {g.coefficient for g in closed.awarding.grants()}
    assert salary == 2_340_000
    assert coefficients == {Decimal("0.30"), Decimal("0.15")}
    assert all("73/2024" in g.bonus_basis for g in closed.awarding.grants())


def test_a_law_that_changes_later_does_not_change_the_past(closed):
    decide(closed)
    before, text = amounts(closed), said(closed, "decision")
    law = closed.legal.law()
    old = law.on(LegalKind.COEFFICIENT, "commendation.commune", date(2025, 12, 16))

    closed.legal.put(replace(old, value="0.9"))

    assert amounts(closed) == before
    assert said(closed, "decision") == text


def test_money_is_optional(closed):
    closed.awarding.choose_money(closed.roundup(), money(closed, is_given=False))
    decide(closed)

    assert {g.amount for g in closed.awarding.grants()} == {None}
    assert "Tiền thưởng" not in said(closed, "decision")
    assert "Kinh phí" not in str(closed.papers.describe("proposal").body)


def test_the_choice_is_kept_per_round_and_can_be_undone(closed):
    round_id = closed.roundup().round.id
    chosen = money(closed, fund=" Quỹ   khác ", rounding=Rounding.NEAREST)
    before = closed.bonuses.money(round_id)

    closed.awarding.choose_money(closed.roundup(), chosen)

    assert closed.bonuses.money(round_id) == replace(chosen, fund="Quỹ khác")
    closed.undo()
    assert closed.bonuses.money(round_id) == before


def test_a_date_across_a_change_of_the_salary_is_told_in_a_sentence(closed):
    """Thirty June and first July 2026: 2.340.000 and 2.530.000 đồng."""
    decide(closed, issued_on=BEFORE)
    signatory = closed.awarding.signatories()[0]

    told = closed.awarding.revise(
        closed.roundup(), number="1284", issued_on=AFTER, signatory=signatory
    )

    assert amounts(closed) == {(Kind.COLLECTIVE, 760_000), (Kind.INDIVIDUAL, 380_000)}
    assert "6.080.000 đồng" in told
    assert "5.710.000 đồng" in told
    assert "2.340.000 đồng thành 2.530.000 đồng" in told
    closed.undo()
    assert amounts(closed) == {(Kind.COLLECTIVE, 710_000), (Kind.INDIVIDUAL, 360_000)}


def test_another_number_or_signer_leaves_the_money_alone(closed):
    decide(closed)
    before = closed.awarding.grants()
    deputy = closed.awarding.signatories()[1]

    told = closed.awarding.revise(
        closed.roundup(),
        number="1290",
        issued_on=date(2025, 12, 16),
        signatory=deputy,
    )

    assert told == ""
    assert closed.awarding.grants() == before


def test_money_chosen_after_the_decision_reaches_its_awards(closed):
    closed.awarding.choose_money(closed.roundup(), money(closed, is_given=False))
    decide(closed)

    told = closed.awarding.choose_money(closed.roundup(), money(closed))

    assert amounts(closed) == {(Kind.COLLECTIVE, 710_000), (Kind.INDIVIDUAL, 360_000)}
    assert "5.710.000 đồng" in told


def test_decision_proposal_and_annex_agree_in_figures_and_words(closed):
    decide(closed)
    words = "Năm triệu bảy trăm mười nghìn đồng"

    assert f"5.710.000 đồng ({words})" in said(closed, "decision")
    assert words in said(closed, "proposal")
    annex = closed.papers.describe("decision").appendices[0].body[-1]
    assert "tổng số tiền thưởng là 5.710.000 đồng./." in annex.text[0].text
    total = sum(g.amount for g in closed.awarding.grants())
    assert total == 5_710_000


def test_before_the_decision_papers_show_what_the_law_of_the_day_gives(closed):
    text = said(closed, "proposal")

    assert "Mức lương cơ sở tại thời điểm quyết định là 2.340.000 đồng" in text
    assert "làm tròn lên hàng chục nghìn đồng" in text
    assert "Nguồn chi: Quỹ thi đua, khen thưởng năm 2025 của xã." in text
