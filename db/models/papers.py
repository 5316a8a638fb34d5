"""Numbers of papers, values of the law the office put in, money of a round."""

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    FlagField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from desktop.awards.bonuses import Rounding
from desktop.awards.legal import LegalKind


class LegalValue(Row):
    """A value of the law in the place of a shipped one."""

    id = IdField(primary_key=True)
    kind = CodeField(LegalKind)
    code = IdField()
    value = LineField()
    valid_from = DateField()
    valid_to = DateField(null=True)
    legal_basis = LineField()
    is_checked = FlagField()
    title = LineField()
    note = LinesField()

    class Meta:
        indexes = ((("kind", "code"), False),)


class IssuedPaper(Row):
    """A number given to a paper; a voided one keeps its number."""

    id = IdField(primary_key=True)
    round = refers(ReviewRound, "round_id")
    code = IdField()
    issuer = IdField()
    symbol = IdField()
    year = CountField()
    number = CountField(null=True)
    issued_on = DateField(null=True)
    skipped_reason = LineField()
    voided_reason = LineField()

    class Meta:
        indexes = ((("issuer", "symbol", "year", "number"), True),)


class RoundMoney(Row):
    """Whether money goes with the awards of a round, and from where."""

    round = refers(ReviewRound, "round_id", index=False, primary_key=True)
    is_given = FlagField()
    fund = LineField()
    rounding = CodeField(Rounding)

    class Meta:
        without_rowid = True
