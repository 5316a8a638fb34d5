"""The money of a round on its papers: the same amounts in every one of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.awards.bonuses import Amount, amount_of
from desktop.awards.legal import Law, LegalValue
from desktop.documents import kinds
from desktop.documents.papers.wording import Bonus
from desktop.emulation.participants import Kind
from desktop.office.papers import words
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewList, ReviewRow


@dataclass(frozen=True, slots=True)
class BonusLine:
    """The money of one recipient; `amount` is None where it cannot be known.

    Args:
        form: of the award, as papers say it: "Giấy khen".
        register_mark: "12/2026-98"; empty before the decision.
        is_revoked: the award was taken back, and the money with it.
    """

    subject_id: str
    kind: Kind
    form: str
    recipient: str
    detail: str
    amount: int | None
    register_mark: str = ""
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class BonusSheet:
    """The money of everybody awarded, in the order of the decision's list."""

    lines: tuple[BonusLine, ...]
    fund: str = ""

    @property
    def total(self) -> int | None:
        """The sum of all not revoked; None while one of them is unknown."""
        total = 0
        for line in self.lines:
            if line.is_revoked:
                continue
            if line.amount is None:
                return None
            total += line.amount
        return total


def sheet_of(now: Round, law: Law, day: date) -> BonusSheet | None:
    """Return who gets how much; None where no money is given, or nobody chose yet."""
    if now.money is None or not now.money.is_given:
        return None
    lines = tuple(_line(now, found, row, law, day) for found, row in now.awarded)
    return BonusSheet(lines, now.money.fund)


def bonuses_of(now: Round, law: Law, day: date) -> tuple[Bonus, ...]:
    """Return the money of each form and kind; nothing where none is given."""
    if now.money is None or not now.money.is_given:
        return ()
    found: dict[tuple[str, str], Bonus] = {}
    for each, row in now.awarded:
        kind, form = words.PAPER_KINDS[row.kind], words.form_words(each.form)
        amount, coefficient, _salary = _money(now, each, row, law, day)
        found.setdefault((form, kind.value), Bonus(kind, amount, coefficient, form))
    order = [kind.value for kind in kinds.Kind]
    return tuple(sorted(found.values(), key=lambda b: order.index(b.kind.value)))


def base_salary(now: Round, law: Law, day: date) -> int | None:
    """Return the base salary the money is reckoned from, in đồng."""
    for each, row in now.awarded:
        salary = _money(now, each, row, law, day)[2]
        if salary is not None:
            return salary
    return None


def used(now: Round, law: Law, day: date) -> tuple[LegalValue, ...]:
    """Return the values of the law the money rests on, each once."""
    if now.money is None or not now.money.is_given:
        return ()
    found = (_reckoned(now, each, row, law, day) for each, row in now.awarded)
    return tuple(dict.fromkeys(s for one in found if one for s in one.sources))


def _line(
    now: Round, found: ReviewList, row: ReviewRow, law: Law, day: date
) -> BonusLine:
    grant = now.grant_of(found, row)
    salutation, name = words.name_of(row, grant)
    return BonusLine(
        subject_id=row.subject_id,
        kind=row.kind,
        form=words.form_words(found.form),
        recipient=f"{salutation} {name}".strip(),
        detail=grant.detail if grant else row.detail,
        amount=_money(now, found, row, law, day)[0],
        register_mark=grant.register_mark if grant else "",
        is_revoked=grant is not None and grant.revoked_on is not None,
    )


def _money(
    now: Round, found: ReviewList, row: ReviewRow, law: Law, day: date
) -> tuple[int | None, Decimal | None, int | None]:
    """Return amount, coefficient and base salary: as decided, else of the day."""
    grant = now.grant_of(found, row)
    if grant is not None:
        return (grant.amount, grant.coefficient, grant.base_salary)
    one = _reckoned(now, found, row, law, day)
    if one is None:
        return (None, None, None)
    return (one.amount, one.coefficient, one.base_salary)


def _reckoned(
    now: Round, found: ReviewList, row: ReviewRow, law: Law, day: date
) -> Amount | None:
    if now.money is None:
        return None
    offer = now.roundup.plan.offer_by_code[found.offer]
    mode = now.money.rounding
    return amount_of(law, day, offer.form, offer.level, row.kind, mode)
