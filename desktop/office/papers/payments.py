"""Danh sách ký nhận tiền thưởng of a round's decision; a family of papers.

The money is that of each award in the register, kept when it was decided, so that the
list agrees with the decision and the register to the đồng.
"""

from collections.abc import Mapping

from db import awards, subjects
from desktop.awards.forms import Decision, Grant
from desktop.documents.paper import Paper
from desktop.documents.papers.payment_list import (
    Payment,
    PaymentList,
    describe_payment_list,
)
from desktop.emulation.participants import Kind
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.papers import names, words
from desktop.office.papers.catalogue import PaperKind, PaperStep
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.register import printed_at
from desktop.office.papers.words import PAPER_KINDS, Round

CODE = "payment-list"
_KIND = PaperKind(
    CODE,
    "Danh sách ký nhận tiền thưởng",
    "ky-nhan-tien-thuong.pdf",
    PaperStep.HANDING_OUT,
)


class PaymentPapers:
    """Describe who receives how much, for whoever pays."""

    def __init__(self, office: PaperOffice, desk: Desk) -> None:
        self._office = office
        self._desk = desk

    def kinds(self, now: Round) -> list[PaperKind]:
        """Return the list once a decision gave money with its awards."""
        return [_KIND] if any(one.amount is not None for one in self._paid(now)) else []

    def describe(self, code: str, now: Round) -> Paper | None:
        """Return the list."""
        if code != CODE:
            return None
        paid = self._paid(now)
        if now.decision is None or not paid:
            raise OfficeError(
                "Chưa có quyết định khen thưởng nên chưa có ai nhận tiền thưởng.",
                "Ra quyết định ở trang Hồ sơ & văn bản, rồi tạo lại.",
            )
        return self._list(now, now.decision, paid)

    def _paid(self, now: Round) -> list[Grant]:
        """Return the awards of the decision that were not taken back."""
        if now.decision is None:
            return []
        found = awards.grants(self._desk.database, decision_id=now.decision.id)
        return [grant for grant in found if grant.revoked_on is None]

    def _list(self, now: Round, decision: Decision, paid: list[Grant]) -> Paper:
        takers = self._takers()
        payments = tuple(
            Payment(
                kind=PAPER_KINDS[grant.kind],
                name=_name(grant),
                amount=grant.amount,
                receiver=takers.get(grant.subject_id, ""),
                form=words.form_words(grant.form.label),
            )
            for grant in paid
        )
        return describe_payment_list(
            PaymentList(
                office=self._office.letterhead(now.roundup.plan),
                movement=words.movement_in(now),
                payments=payments,
                titles=decision.signer_titles,
                signer=decision.signer,
                decision=decision.number,
                symbol=decision.symbol,
                decided_on=decision.issued_on,
                footer=printed_at(self._desk.now()),
            )
        )

    def _takers(self) -> Mapping[str, str]:
        """Return who is expected to sign: the awarded, or the head of a unit."""
        database = self._desk.database
        people = subjects.people(database)
        heads = {
            person.unit_id: person.name
            for person in reversed(people)
            if person.is_head and person.unit_id and not person.retired_on
        }
        others = {one.id: one.head for one in subjects.others(database)}
        return {**others, **heads, **{person.id: person.name for person in people}}


def _name(grant: Grant) -> str:
    """Return the recipient with post and unit, or where the household lives."""
    detail = names.lower_types(grant.detail)
    is_said = detail.casefold() in grant.recipient.casefold()
    if not detail or is_said or grant.kind is Kind.COLLECTIVE:
        return grant.recipient
    return f"{grant.recipient}, {detail}"
