"""Statistics of awards and movements, and lists of the register: shown, printed, saved.

Every table is made from the register of awards as it is now; the same table goes to the
screen, to paper, to Word and to Excel.
"""

import io
from collections.abc import Callable

from desktop.awards import statistics, statistics_quotas, statistics_upward
from desktop.awards.eligibility import Verdict
from desktop.awards.forms import AwardForm
from desktop.awards.statistics import (
    Choice,
    CountedAward,
    LineKind,
    Source,
    Table,
    View,
)
from desktop.awards.statistics_quotas import QuotaUse
from desktop.documents.paper import Paper, Signature
from desktop.documents.papers.statistics_tables import Statistics, describe_statistics
from desktop.documents.papers.wording import Office as Letterhead
from desktop.documents.printed.saving import save_pdf
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.papers import names
from desktop.office.papers.award_counting import AwardCounting
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.register import RegisterPapers, printed_at
from desktop.office.papers.spreadsheets import Sheet, sheet_of_texts, write_table
from desktop.office.plans import Plans
from desktop.office.rounds.outcome import Outcome, ReviewList

Current = Callable[[], tuple[str, Outcome] | None]
"""Name and outcome of the round in hand, None while there is none."""


class Reports:
    """Count, describe and write; nothing here changes anything."""

    def __init__(self, desk: Desk, plans: Plans, current: Current) -> None:
        self._desk = desk
        self._plans = plans
        self._current = current
        self._office = PaperOffice(desk)
        self._counting = AwardCounting(desk, plans)
        self.register = RegisterPapers(self._office, desk)
        self._awards: tuple[int, tuple[CountedAward, ...]] | None = None

    # --- what can be chosen -------------------------------------------------------

    def years(self) -> list[int]:
        """Return the years that have awards, the latest first."""
        return sorted({award.year for award in self._counted()}, reverse=True)

    def forms(self) -> list[AwardForm]:
        """Return the forms awarded, in the order of the law."""
        given = {award.form for award in self._counted()}
        return [form for form in AwardForm if form in given]

    def groups(self) -> list[str]:
        """Return the groups of the plans that anybody awarded belongs to."""
        found = dict.fromkeys(award.group for award in self._counted())
        return [group for group in found if group]

    def is_empty(self) -> bool:
        """Tell whether there is no award at all to count."""
        return not self._counted()

    # --- tables -------------------------------------------------------------------

    def table(self, view: View, choice: Choice) -> Table:
        """Return the counts of a view over what is chosen."""
        if view is View.QUOTA:
            return self._quotas()
        if view is View.MOVEMENTS:
            found = self._counting.movements()
            return statistics_upward.movements_table(found, choice.year)
        awards = self._counted()
        if view is View.OBJECTS:
            return statistics_upward.objects_table(awards, choice)
        if view is View.ROLE:
            return statistics.roles(awards, choice)
        return statistics.tallied(view, awards, choice)

    def _counted(self) -> tuple[CountedAward, ...]:
        stamp = self._desk.database.sqlite().total_changes
        if self._awards is None or self._awards[0] != stamp:
            self._awards = (stamp, self._counting.awards())
        return self._awards[1]

    def _quotas(self) -> Table:
        """Return how the round in hand uses the numbers of its plan."""
        now = self._current()
        name, lists = ("", ()) if now is None else (now[0], now[1].lists)
        title = f"Sử dụng số lượng khen thưởng của Kế hoạch, {name}".rstrip(", ")
        return statistics_quotas.quotas((_use(found) for found in lists), title)

    # --- paper --------------------------------------------------------------------

    def scope(self, view: View, choice: Choice) -> str:
        """Return what was looked at: "năm 2026, Giấy khen"; empty for everything."""
        if view is View.QUOTA:
            return ""
        parts = [f"năm {choice.year}" if choice.year else ""]
        if view is not View.MOVEMENTS:
            parts += [
                choice.form.label if choice.form else "",
                choice.group or "",
                choice.source.label if choice.source else "",
            ]
        return ", ".join(part for part in parts if part)

    def paper(self, view: View, choice: Choice) -> Paper:
        """Return a table of counts as a paper."""
        body = self._standing_body()
        name, title = self._head()
        return describe_statistics(
            Statistics(
                office=self._letterhead(body),
                table=self.table(view, choice),
                scope=self.scope(view, choice),
                signatures=(Signature(("NGƯỜI LẬP BẢNG",)), Signature((title,), name)),
                footer=printed_at(self._desk.now()),
            )
        )

    def list_paper(self, code: str) -> Paper:
        """Return the register of a year or an extract of it, by its code.

        Raises:
            OfficeError: there is no such year, award or decision.
        """
        paper = self.register.paper(code)
        if paper is None:
            raise OfficeError(
                "Không có bản in này.", "Chọn lại ở trang Sổ khen thưởng.", detail=code
            )
        return paper

    def _letterhead(self, body: str) -> Letterhead:
        mine = self._office.particulars()
        return Letterhead(
            commune=mine.full_name,
            place=mine.place,
            standing_body=body,
            standing_symbol=names.symbol(body),
        )

    def _head(self) -> tuple[str, str]:
        """Return name and title of who answers for a table."""
        adopted = self._plans.current()
        if adopted is None:
            return "", "THỦ TRƯỞNG ĐƠN VỊ"
        return self._office.head(self._plans.value_of(adopted))

    def _standing_body(self) -> str:
        adopted = self._plans.current()
        if adopted is None:
            return self._office.particulars().standing_body
        return self._office.standing_body(self._plans.value_of(adopted))

    # --- files --------------------------------------------------------------------

    def pdf(self, paper: Paper) -> bytes:
        """Return a list as PDF; it is a view of the register and never a draft."""
        out = io.BytesIO()
        save_pdf(paper, out, draft=False, created_on=self._desk.today())
        return out.getvalue()

    def docx(self, paper: Paper) -> bytes:
        """Return a list as a Word file."""
        from desktop.documents.word.saving import save_docx

        out = io.BytesIO()
        save_docx(paper, out, draft=False, created_on=self._desk.today())
        return out.getvalue()

    def xlsx(self, view: View, choice: Choice) -> bytes:
        """Return a table of counts as an Excel file."""
        table = self.table(view, choice)
        sheet = sheet_of_table(table, self.scope(view, choice), self._footer())
        return write_table(sheet, self._desk.now())

    def xlsx_of_texts(self, name: str, title: str, lines: list[list[str]]) -> bytes:
        """Return a list as seen on a page as an Excel file; headings come first."""
        sheet = sheet_of_texts(name, title, lines, self._footer())
        return write_table(sheet, self._desk.now())

    def _footer(self) -> str:
        return printed_at(self._desk.now())


def sheet_of_table(table: Table, scope: str, footer: str) -> Sheet:
    """Return a table of counts as a sheet; a form's numbers get their own column."""
    lead = ("Mã số",) if table.has_codes else ()
    width = len(table.columns)
    rows = [
        (
            *((line.code,) if table.has_codes else ()),
            line.label,
            *line.cells,
            *("" for _ in range(width - len(line.cells))),
        )
        for line in table.lines
    ]
    bold = frozenset(
        place
        for place, line in enumerate(table.lines)
        if line.kind is not LineKind.NORMAL
    )
    return Sheet(
        "Thống kê",
        f"{table.title[:1].upper()}{table.title[1:]}",
        (*lead, table.first, *table.columns),
        tuple(rows),
        scope=f"{scope[:1].upper()}{scope[1:]}",
        note=table.note,
        footer=footer,
        totals=bold,
    )


def _use(found: ReviewList) -> QuotaUse:
    parts = (found.form, found.kind.label, found.scope)
    name = ", ".join(part for part in parts if part)
    return QuotaUse(
        name if found.is_own else f"{name} ({found.authority})",
        found.count,
        considered=len(found.rows),
        met=sum(row.verdict is Verdict.MET for row in found.rows),
        proposed=len(found.proposed),
    )


__all__ = ["Choice", "Reports", "Source", "View"]
