"""Numbers and days of papers: given, corrected, voided, never twice in silence.

The council and the standing body have series of their own here: the next number is
proposed, and whoever leaves some out, fills one in or changes one says why. The
committee's series runs on with papers of every other work, so its numbers are typed
(Nghị định 30/2020; domain 1.3).
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db import awards, papers
from db.identity import new_id
from desktop import text
from desktop.awards.forms import Decision
from desktop.awards.issuing import (
    COMMITTEE_SYMBOL,
    COUNCIL_SYMBOL,
    Gap,
    Issued,
    Issuer,
    NumberedPaper,
    Series,
    gaps,
    next_number,
)
from desktop.documents.paper import Letterhead
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.papers import names
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round

DECISION = "decision"
_UNCHANGED = "chưa có gì thay đổi."


class PaperNumbers:
    """Give, void and list the numbers of papers."""

    def __init__(
        self,
        desk: Desk,
        current: Callable[[], Round],
        letterhead_of: Callable[[str], Letterhead],
    ) -> None:
        self._desk = desk
        self._current = current
        self._letterhead_of = letterhead_of
        self._office = PaperOffice(desk)

    # --- reading ------------------------------------------------------------------

    def of_round(self, round_id: str, decision: Decision | None) -> dict[str, Issued]:
        """Return number and day of every paper of a round that has any."""
        found = {
            paper.code: paper.issued
            for paper in papers.numbered_papers(self._desk.database, round_id=round_id)
            if not paper.voided_reason
        }
        if decision is not None:
            found[DECISION] = Issued(decision.number, decision.issued_on)
        return found

    def given(self, code: str) -> NumberedPaper | None:
        """Return the number a paper of the current round carries."""
        round_id = self._current().roundup.round.id
        found = papers.numbered_papers(self._desk.database, round_id=round_id)
        valid = (p for p in found if p.code == code and not p.voided_reason)
        return next(valid, None)

    def series_of(self, code: str, day: date | None = None) -> Series:
        """Return the series a paper is counted in, for the year of a day.

        Raises:
            OfficeError: the paper carries no number.
        """
        letterhead = self._letterhead_of(code)
        symbol = letterhead.symbol
        if not symbol:
            raise OfficeError(
                "Văn bản này không mang số.", "Chọn văn bản khác để ghi số."
            )
        year = (day or self._desk.today()).year
        owner = code if self._issuer(symbol) is Issuer.OTHER else ""
        return Series(self._issuer(symbol), symbol, year, owner)

    def next(self, code: str, day: date | None = None) -> int | None:
        """Return the number to propose; None where it is counted elsewhere."""
        series = self.series_of(code, day)
        if not series.issuer.counts_here:
            return None
        return next_number(self.listed(series), self._taken(series))

    def listed(self, series: Series) -> list[NumberedPaper]:
        """Return the papers of a series by number, voided ones with their reason."""
        return papers.numbered_papers(
            self._desk.database,
            issuer=series.key,
            symbol=series.symbol,
            year=series.year,
        )

    def series(self) -> list[Series]:
        """Return the series that are counted here and have begun, latest year first."""
        found = papers.numbered_papers(self._desk.database)
        known = {(p.issuer, p.symbol, p.year) for p in found}
        counted = {issuer.value: issuer for issuer in Issuer if issuer.counts_here}
        return [
            Series(counted[issuer], symbol, year)
            for issuer, symbol, year in sorted(known, key=lambda k: (-k[2], *k[:2]))
            if issuer in counted
        ]

    def gaps(self, series: Series) -> list[Gap]:
        """Return the numbers of a series that stand on no valid paper, with reasons."""
        return gaps(self.listed(series), self._taken(series))

    def needs_reason(self, code: str, number: int, day: date | None = None) -> str:
        """Return what has to be explained about a number, empty where nothing is.

        Args:
            code: of the paper.
            number: as typed.
            day: the paper's day, None while unknown.
        """
        series = self.series_of(code, day)
        known = self.given(code)
        if not series.issuer.counts_here:
            return ""
        if known is not None and known.number is not None:
            if (known.number, known.year) == (number, series.year):
                return ""
            return f"Số {series.written(known.number)} đã cấp sẽ bỏ trống."
        expected = next_number(self.listed(series), self._taken(series))
        if number > expected:
            last = f" đến {number - 1:02d}" if number - 1 > expected else ""
            return f"Số {expected:02d}{last} sẽ bỏ trống."
        if number < expected:
            return f"Số {series.written(number)} đã từng cấp hoặc bỏ trống."
        return ""

    # --- changing -----------------------------------------------------------------

    def give(
        self, code: str, typed: str, issued_on: date | None, reason: str = ""
    ) -> NumberedPaper:
        """Give a paper of the current round its number and day, or correct them.

        Args:
            code: of the paper.
            typed: the number alone; empty while it is not known.
            issued_on: the day of the paper; None while it is not known.
            reason: needed where `needs_reason` says so.

        Raises:
            EntryError: no number, one already used, or a reason is missing.
        """
        self._refuse_decision(code)
        number = _number(typed)
        series = self.series_of(code, issued_on)
        known = self.given(code)
        if number is None and issued_on is None:
            raise EntryError("Chưa có số, chưa có ngày.", "Nhập số hoặc ngày.")
        self._refuse_dropped(known, number)
        explained = ""
        if number is not None:
            self._refuse_used(series, number, known)
            explained = self.needs_reason(code, number, issued_on)
        if explained:
            reason = entries.reason(reason, "lý do").replace("\n", " ")
        kept = self._kept(code, series, number, issued_on, known, reason)
        title = f"Ghi số {number:02d}" if number is not None else "Ghi ngày"
        with self._desk.trail.operation(f"{title}, văn bản {series.symbol}", reason):
            self._put(series, kept, known, reason)
        return kept

    def void(self, code: str, reason: str) -> None:
        """Take a number off a paper; it stays unused, with the reason.

        Raises:
            EntryError: no reason is given.
            OfficeError: the paper has no number.
        """
        self._refuse_decision(code)
        known = self.given(code)
        if known is None:
            raise OfficeError("Văn bản này chưa có số.", "Không cần hủy.")
        if known.number is None:
            with self._desk.trail.operation(f"Bỏ ngày văn bản {known.symbol}"):
                papers.remove_numbered_paper(self._desk.database, known.id)
            return
        reason = entries.reason(reason, "lý do hủy số").replace("\n", " ")
        written = f"{known.number:02d}/{known.symbol}"
        with self._desk.trail.operation(f"Hủy số {written}", reason=reason):
            papers.put_numbered_papers(
                self._desk.database, [replace(known, voided_reason=reason)]
            )

    # --- how ----------------------------------------------------------------------

    def _put(
        self,
        series: Series,
        kept: NumberedPaper,
        known: NumberedPaper | None,
        reason: str,
    ) -> None:
        database = self._desk.database
        if known is not None and known.id != kept.id:
            voided = replace(known, voided_reason=reason or "sửa số")
            papers.put_numbered_papers(database, [voided])
        papers.put_numbered_papers(database, [kept])
        if kept.number is not None and series.issuer.counts_here:
            # Outside undo, as register numbers are: what was given stays given.
            more = kept.number - self._taken(series)
            awards.take_numbers(database, series.key, series.symbol, series.year, more)

    def _kept(
        self,
        code: str,
        series: Series,
        number: int | None,
        issued_on: date | None,
        known: NumberedPaper | None,
        reason: str,
    ) -> NumberedPaper:
        """Return what is kept: the paper's row, or a new one beside a voided number."""
        counts = series.issuer.counts_here
        kept_id = new_id()
        if known is not None:
            same = (known.number, known.year) == (number, series.year)
            if same or known.number is None or not counts:
                kept_id = known.id
        expected = next_number(self.listed(series), self._taken(series))
        skips = counts and number is not None and number > expected
        if known is not None and known.id == kept_id and known.number == number:
            reason, skips = known.skipped_reason, True
        return NumberedPaper(
            id=kept_id,
            round_id=self._current().roundup.round.id,
            code=code,
            issuer=series.key,
            symbol=series.symbol,
            year=series.year,
            number=number,
            issued_on=issued_on,
            skipped_reason=reason if skips else "",
        )

    def _taken(self, series: Series) -> int:
        return awards.last_number(
            self._desk.database, series.key, series.symbol, series.year
        )

    def _issuer(self, symbol: str) -> Issuer:
        body = symbol.partition("-")[2]
        if body == COMMITTEE_SYMBOL:
            return Issuer.COMMITTEE
        if body == COUNCIL_SYMBOL:
            return Issuer.COUNCIL
        plan = self._current().roundup.plan
        if body == names.symbol(self._office.standing_body(plan)):
            return Issuer.STANDING
        return Issuer.OTHER

    def _refuse_used(
        self, series: Series, number: int, known: NumberedPaper | None
    ) -> None:
        """Refuse a number another paper of the series carries or carried."""
        for paper in self.listed(series):
            if paper.number == number and (known is None or paper.id != known.id):
                said = (
                    f" (đã hủy: {paper.voided_reason})" if paper.voided_reason else ""
                )
                raise EntryError(
                    f"Số {series.written(number)} năm {series.year} đã dùng{said}.",
                    f"Nhập số khác; {_UNCHANGED}",
                )
        for decision in awards.decisions(self._desk.database):
            year = decision.issued_on.year if decision.issued_on else series.year
            is_same = decision.symbol == series.symbol and year == series.year
            if is_same and decision.number and int(decision.number) == number:
                raise EntryError(
                    f"Số {series.written(number)} năm {year} là của một quyết định "
                    "khen thưởng.",
                    f"Nhập số khác; {_UNCHANGED}",
                )

    def _refuse_dropped(self, known: NumberedPaper | None, number: int | None) -> None:
        """Refuse to blank a number once given: it has to be voided with a reason."""
        if known is not None and known.number is not None and number is None:
            raise EntryError(
                f"Văn bản đã mang số {known.number:02d}/{known.symbol}.",
                f"Hủy số và ghi lý do nếu không dùng nữa; {_UNCHANGED}",
            )

    def _refuse_decision(self, code: str) -> None:
        if code == DECISION:
            raise OfficeError(
                "Số của Quyết định ghi cùng với quyết định.",
                "Chọn “Sửa số, ngày…” ở mục quyết định.",
            )


def _number(typed: str) -> int | None:
    cleaned = text.clean(typed)
    if not cleaned:
        return None
    if not re.fullmatch(r"0*[1-9][0-9]{0,5}", cleaned, re.ASCII):
        raise EntryError(
            f"“{entries.short(cleaned)}” không phải số văn bản.",
            "Chỉ nhập con số; phần sau dấu gạch chéo chương trình tự ghi.",
        )
    return int(cleaned)
