"""The decision and the register of awards; register numbers are never given twice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import awards, duplicates, offices
from db.identity import new_id
from desktop import text
from desktop.awards.bonuses import RoundMoney
from desktop.awards.duplicates import CitedAchievement
from desktop.awards.forms import Decision, Grant, Signatory
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.papers import bonuses
from desktop.office.papers.bonuses import Bonuses
from desktop.office.papers.legal_values import LegalValues
from desktop.office.rounds.outcome import Outcome, ReviewRow
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import AwardOffer

SYMBOL = "QĐ-UBND"
REGISTER = "so-vang"


@dataclass(frozen=True, slots=True)
class Renamed:
    """An award whose recipient got another name after the decision."""

    grant: Grant
    now: str

    def __str__(self) -> str:
        return (
            f"Quyết định ghi “{self.grant.recipient}”, trong danh bạ nay là "
            f"“{self.now}”. Giấy tờ giữ tên trong quyết định cho đến khi sửa."
        )


class Awarding:
    """Decide, number, and look awards up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._legal = LegalValues(desk)
        self._bonuses = Bonuses(desk)

    def signatories(self) -> list[Signatory]:
        """Return who may sign, the usual one first."""
        found = offices.signatories(self._desk.database)
        return sorted(found, key=lambda s: not s.is_default)

    def decision(self, roundup: Roundup) -> Decision | None:
        """Return the decision of the round, None before there is one."""
        found = awards.decisions(self._desk.database, roundup.round.id)
        return found[-1] if found else None

    def decide(
        self,
        roundup: Roundup,
        outcome: Outcome,
        *,
        number: str,
        issued_on: date | None,
        signatory: Signatory,
    ) -> Decision:
        """Award everybody proposed: one decision, and a register number each.

        Number and date may still be blank; the register's year is then this year's,
        and so is the law the money goes by.
        """
        if not roundup.round.is_closed:
            raise OfficeError(
                "Đợt xét chưa chốt nên chưa ra quyết định được.",
                "Chốt danh sách ở trang Xét khen thưởng trước.",
            )
        if not outcome.own:
            raise OfficeError(
                "Đợt này chỉ đề nghị lên cấp trên; cơ quan không ra quyết định.",
                "Lập Tờ trình ở trang Hồ sơ & văn bản.",
            )
        if self.decision(roundup) is not None:
            raise OfficeError(
                "Đợt xét này đã có quyết định.",
                "Sửa số, ngày, người ký của quyết định đã có.",
            )
        self._check(roundup, number, issued_on)
        decision = Decision(
            id=new_id(),
            round_id=roundup.round.id,
            number=text.clean(number),
            symbol=SYMBOL,
            issued_on=issued_on,
            signer=signatory.name,
            signer_titles=signatory.titles,
        )
        with self._desk.trail.operation(_title("Ra", decision)):
            awards.put_decision(self._desk.database, decision)
            given = self._grants(roundup, outcome, decision)
            awards.put_grants(self._desk.database, given)
            self._cite(roundup, outcome, given)
        return decision

    def revise(
        self,
        roundup: Roundup,
        *,
        number: str,
        issued_on: date | None,
        signatory: Signatory,
    ) -> str:
        """Fill in or correct number, date and signer of the decision.

        Returns a sentence where another date changed the money, else nothing.
        """
        decision = self.decision(roundup)
        if decision is None:
            raise OfficeError("Chưa có quyết định.", "Ra quyết định trước.")
        self._check(roundup, number, issued_on, but=decision.id)
        self._check_year(decision, issued_on)
        before = self.grants(decision)
        after = before
        if issued_on != decision.issued_on:
            after = self._with_money(roundup, before, issued_on)
        decision = replace(
            decision,
            number=text.clean(number),
            issued_on=issued_on,
            signer=signatory.name,
            signer_titles=signatory.titles,
        )
        with self._desk.trail.operation(_title("Sửa", decision)):
            awards.put_decision(self._desk.database, decision)
            awards.put_grants(self._desk.database, after)
        return bonuses.changed(before, after)

    def choose_money(self, roundup: Roundup, money: RoundMoney) -> str:
        """Keep whether money goes with the awards of the round, and from where.

        Where the decision is made its awards are reckoned anew; returns a sentence
        on what changed, else nothing.
        """
        decision = self.decision(roundup)
        if decision is None:
            self._bonuses.choose(money)
            return ""
        before = self.grants(decision)
        after = self._with_money(roundup, before, decision.issued_on, money)
        self._bonuses.choose(money, after)
        return bonuses.changed(before, after)

    def renamed(self, roundup: Roundup) -> list[Renamed]:
        """Return awards whose recipient is called otherwise in the register by now."""
        decision = self.decision(roundup)
        given = self.grants(decision) if decision else []
        names = _present_names(roundup)
        return [
            Renamed(grant, names[grant.subject_id])
            for grant in given
            if names.get(grant.subject_id, grant.recipient) != grant.recipient
        ]

    def take_new_name(self, renamed: Renamed, reason: str) -> None:
        """Put the present name in the place of the one decided, for a stated reason."""
        reason = entries.reason(reason, "lý do sửa tên")
        grant = replace(renamed.grant, recipient=renamed.now)
        title = f"Sửa tên trong quyết định: {grant.recipient}"
        with self._desk.trail.operation(title, reason=reason):
            awards.put_grants(self._desk.database, [grant])

    def grants(self, decision: Decision | None = None) -> list[Grant]:
        """Return the awards of a decision, or the whole register, by number."""
        found = awards.grants(
            self._desk.database, decision_id=decision.id if decision else None
        )
        return sorted(found, key=lambda g: (g.register_year, g.register_number))

    def decisions(self) -> dict[str, Decision]:
        """Return all decisions by id."""
        return {d.id: d for d in awards.decisions(self._desk.database)}

    def revoke(self, grant: Grant, reason: str) -> None:
        """Mark an award as revoked; it stays in the register."""
        if grant.revoked_on is not None:
            raise OfficeError("Khen thưởng này đã thu hồi.", "Không cần làm lại.")
        reason = entries.reason(reason, "lý do thu hồi")
        grant = replace(grant, revoked_on=self._desk.today(), revoked_reason=reason)
        with self._desk.trail.operation(
            f"Thu hồi {grant.form.label} của {grant.recipient}", reason=reason
        ):
            awards.put_grants(self._desk.database, [grant])

    def _check(
        self,
        roundup: Roundup,
        number: str,
        issued_on: date | None,
        *,
        but: str = "",
    ) -> None:
        cleaned = text.clean(number)
        if cleaned and not re.fullmatch(r"0*[1-9][0-9]{0,5}", cleaned, re.ASCII):
            raise EntryError(
                f"“{entries.short(cleaned)}” không phải số quyết định.",
                f"Chỉ nhập con số; phần “/{SYMBOL}” chương trình tự ghi.",
            )
        if issued_on is not None and issued_on < roundup.plan.period.first:
            raise EntryError(
                f"Ngày quyết định {issued_on:%d/%m/%Y} trước khi phong trào bắt đầu.",
                "Kiểm tra lại ngày; chưa có gì thay đổi.",
            )
        year = (issued_on or self._desk.today()).year
        for other in awards.decisions(self._desk.database):
            same_year = other.issued_on is None or other.issued_on.year == year
            is_other = other.id != but and other.number
            if cleaned and is_other and int(other.number) == int(cleaned) and same_year:
                raise EntryError(
                    f"Số {cleaned}/{SYMBOL} năm {year} đã dùng.",
                    "Nhập số khác; chưa có gì thay đổi.",
                )

    def _check_year(self, decision: Decision, issued_on: date | None) -> None:
        """Refuse a date in another year than the register numbers were given for."""
        years = {grant.register_year for grant in self.grants(decision)}
        if issued_on is not None and years and issued_on.year not in years:
            raise EntryError(
                f"Số vào sổ đã cấp cho năm {min(years)}, không khớp với ngày "
                f"{issued_on:%d/%m/%Y}.",
                "Nhập ngày trong năm đó; hoặc hoàn tác quyết định rồi ra lại với "
                "ngày đúng.",
            )

    def _cite(self, roundup: Roundup, outcome: Outcome, given: Sequence[Grant]) -> None:
        """Keep what each award was given for, so that it is not awarded twice.

        It is what was cited when the round was closed, whatever changed since.
        """
        rows = [row for found in outcome.own for row in found.proposed]
        titles = {f"achievement:{a.id}": a.content for a in roundup.achievements}
        titles |= {f"initiative:{i.id}": i.title for i in roundup.initiatives}
        for row, grant in zip(rows, given, strict=True):
            cited = [CitedAchievement(key, titles.get(key, "")) for key in row.cited]
            duplicates.put_grant_citations(self._desk.database, grant.id, cited)

    def _grants(
        self, roundup: Roundup, outcome: Outcome, decision: Decision
    ) -> list[Grant]:
        offers = {offer.code: offer for offer in roundup.plan.offers}
        rows = [
            (offers[found.offer], row)
            for found in outcome.own
            for row in found.proposed
        ]
        year = (decision.issued_on or self._desk.today()).year
        numbers = awards.take_numbers(
            self._desk.database, "commune", REGISTER, year, len(rows)
        )
        given = [
            _grant(decision, _cited(offer, roundup), row, year, number)
            for (offer, row), number in zip(rows, numbers, strict=True)
        ]
        return self._with_money(roundup, given, decision.issued_on)

    def _with_money(
        self,
        roundup: Roundup,
        given: Sequence[Grant],
        issued_on: date | None,
        money: RoundMoney | None = None,
    ) -> list[Grant]:
        """Return awards with their money by the law of the decision's day."""
        money = money or self._bonuses.money(roundup.round.id)
        day = issued_on or self._desk.today()
        level, law = roundup.plan.own_level, self._legal.law()
        return bonuses.reckoned(given, level, money, law, day)


def _present_names(roundup: Roundup) -> dict[str, str]:
    """Return what everybody is called by now, as a decision writes it."""
    names = {unit.id: unit.name for unit in roundup.units}
    names |= {other.id: other.name for other in roundup.others}
    for person in roundup.people:
        called = person.salutation.label if person.salutation else ""
        names[person.id] = f"{called} {person.name}".strip()
    return names


def _cited(offer: AwardOffer, roundup: Roundup) -> AwardOffer:
    return replace(offer, citation=offer.citation_in(roundup.round.period.last.year))


def _grant(
    decision: Decision, offer: AwardOffer, row: ReviewRow, year: int, number: int
) -> Grant:
    recipient = f"{row.salutation} {row.name}".strip()
    return Grant(
        id=new_id(),
        decision_id=decision.id,
        subject_id=row.subject_id,
        kind=row.kind,
        form=offer.form,
        recipient=recipient,
        detail=row.detail,
        citation=offer.citation,
        register_year=year,
        register_number=number,
    )


def _title(verb: str, decision: Decision) -> str:
    number = decision.number or "…"
    return f"{verb} Quyết định số {number}/{decision.symbol}"
