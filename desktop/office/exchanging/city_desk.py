"""The city's desk: its communes, the consolidated round, what is said and sent back.

The window and the command line ask this and nothing below it. Ranks, lists and verdicts
are those of the city's own round; nothing is worked out a second way.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import duplicates, linked, offices
from db.exchange import Overlay
from db.linked import OFFICE, Link
from desktop.awards.deadlines import Deadline
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging import city_results, city_round, returning
from desktop.office.exchanging.city_communes import CommuneState, Counts, Status
from desktop.office.exchanging.city_doubles import (
    Double,
    claims_of,
    doubles_among,
    doubles_with_register,
)
from desktop.office.exchanging.city_ranking import (
    BlockRanking,
    QuotaUse,
    block_rankings,
    quota_uses,
)
from desktop.office.exchanging.city_results import Report, ResultBatch
from desktop.office.exchanging.city_states import States
from desktop.office.exchanging.codes import is_city
from desktop.office.exchanging.overlays import Flag, Overlays, OverlayState
from desktop.office.exchanging.result_contents import Enclosed
from desktop.office.exchanging.returning import RowShown

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.sending import Sending
    from desktop.office.rounds.outcome import Outcome
    from desktop.office.rounds.roundup import Roundup

__all__ = ["CityDesk", "CommuneState", "Counts", "Status"]


class CityDesk:
    """What a city does with what its communes send.

    Args:
        roundup, outcome: of the round in hand.
        sending: makes the bundles that go back.
    """

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        roundup: "Callable[[], Roundup]",
        outcome: "Callable[[], Outcome]",
        sending: "Callable[[], Sending]",
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._roundup = roundup
        self._outcome = outcome
        self._sending = sending
        self.overlays = Overlays(desk)

    @property
    def is_city(self) -> bool:
        """Tell whether this office is a city or province, which has communes."""
        mine = offices.office(self._desk.database)
        return mine is not None and is_city(mine)

    # --- who has sent what --------------------------------------------------------

    def communes(self) -> list[CommuneState]:
        """Return every commune and sở with its state, by block and name."""
        return States(self._desk, self._identity, self._roundup()).all()

    def late(self) -> list[CommuneState]:
        """Return who has not sent anything although it was due, and who sent late."""
        found = self.communes()
        return [s for s in found if s.status is Status.OVERDUE or s.is_late]

    @staticmethod
    def counts(states: Sequence[CommuneState]) -> Counts:
        """Return how many stand where."""

        def count(status: Status) -> int:
            return sum(1 for state in states if state.status is status)

        return Counts(
            total=len(states),
            not_sent=count(Status.NOT_SENT),
            received=count(Status.RECEIVED),
            returned=count(Status.RETURNED),
            overdue=count(Status.OVERDUE),
            late=sum(1 for state in states if state.is_late),
        )

    def deadline(self) -> Deadline | None:
        """Return when submissions are due, None where nobody has set a day."""
        return city_round.receiving_deadline(self._roundup())

    def deadline_words(self) -> str:
        """Return that day in words, with the days left."""
        return city_round.deadline_words(self.deadline(), self._desk.today())

    def set_receiving_day(self, day: date | None) -> None:
        """Set the last day submissions are received; None leaves it to the plan."""
        city_round.set_receiving_day(self._desk, day)

    def link(self, org: str, unit_id: str) -> None:
        """Say which unit of the register a commune's bundles are about.

        What stood for the commune itself until now, such as the collective it
        proposes, goes along; what earlier bundles wrote about the old unit stays.

        Raises:
            OfficeError: another commune's bundles are about that unit already.
        """
        unit = self._roundup().unit_by_id[unit_id]
        taken = linked.links(self._desk.database)
        if any(one.subject_id == unit_id and one.org != org for one in taken):
            raise OfficeError(
                f"{unit.name} đã gắn với một nơi gửi khác.",
                "Chọn đơn vị khác trong sổ; chưa có gì thay đổi.",
            )
        with self._desk.trail.operation(f"Gắn {org} với {unit.name}"):
            linked.put(self._desk.database, _moved(taken, org, unit_id))

    # --- the round over all communes ----------------------------------------------

    def ranking(self) -> list[BlockRanking]:
        """Return the consolidated ranking, block by block."""
        links = linked.links(self._desk.database)
        return block_rankings(self._roundup(), self._outcome(), links)

    def quotas(self) -> list[QuotaUse]:
        """Return the plan's numbers with who counts under each, explained."""
        return quota_uses(self._roundup(), self._outcome(), self._nominated())

    def doubles(self) -> list[Double]:
        """Return who or what may be proposed or awarded twice."""
        database, roundup = self._desk.database, self._roundup()
        settled = [frozenset(pair) for pair in duplicates.distinct(database)]
        claims = claims_of(roundup, linked.links(database))
        return [
            *doubles_among(claims, settled),
            *doubles_with_register(roundup, sorted(self._nominated())),
        ]

    def keep_apart(self, double: Double) -> None:
        """Remember that two proposals are not the same; never asked again."""
        first, second = double.subject_ids
        with self._desk.trail.operation(f"{double.first}: không trùng"):
            duplicates.put_distinct(self._desk.database, first, second)

    def _nominated(self) -> set[str]:
        """Return the subjects some commune proposes now."""
        known = self._roundup().candidates
        return {
            one.subject_id
            for one in linked.links(self._desk.database)
            if one.their_id != OFFICE and one.subject_id in known
        }

    # --- what is said of a commune's rows -----------------------------------------

    def tables(self) -> list[tuple[str, str]]:
        """Return the tables whose rows can be appraised or sent back, with titles."""
        return returning.returnable_tables()

    def rows(self, org: str, table: str) -> list[RowShown]:
        """Return the rows of a commune's table with what was said of each cell."""
        return returning.rows_to_return(self.overlays, org, table)

    def said(self, org: str) -> list[OverlayState]:
        """Return every appraisal and return of a commune, beside its rows now."""
        return self.overlays.of(org)

    def appraise(
        self, org: str, table: str, row_id: str, field: str, value: str, reason: str
    ) -> Overlay:
        """Put the city's value beside a commune's (see `Overlays.appraise`)."""
        return self.overlays.appraise(org, table, row_id, field, value, reason)

    def return_fields(self, org: str, flags: Sequence[Flag]) -> list[Overlay]:
        """Send fields back to be fixed (see `Overlays.return_fields`)."""
        return self.overlays.return_fields(org, flags)

    def settle(self, overlays: Sequence[Overlay]) -> None:
        """Say that nothing is left to do about appraisals or returns."""
        self.overlays.settle(overlays)

    # --- what goes back -----------------------------------------------------------

    def enclosed(self, org: str) -> Enclosed:
        """Return what this desk adds to the result of a commune."""
        return city_results.enclosed_for(self._desk, org, self.ranking())

    def answerable(self) -> list[tuple[str, str]]:
        """Return code and name of every commune whose submission was taken in."""
        found = self.communes()
        return [(one.org, one.name) for one in found if one.seq is not None]

    def make_results(
        self,
        orgs: Sequence[str] = (),
        *,
        state_secret_free: bool,
        report: Report | None = None,
    ) -> ResultBatch:
        """Make one result bundle for each commune that was taken in, or for some.

        Args:
            orgs: their codes; all of them where none is named.
            state_secret_free: the officer states that none holds a state secret.

        Raises:
            OfficeError: that was not stated, or nothing was taken in from anybody.
        """
        wanted = [one for one in self.answerable() if not orgs or one[0] in orgs]
        if not wanted:
            raise OfficeError(
                "Chưa nhận gói nào của xã, phường nên chưa có kết quả để gửi.",
                "Nhận gói của xã, phường trước; chưa có gì được xuất.",
            )
        return city_results.make_results(
            self._sending(),
            wanted,
            state_secret_free=state_secret_free,
            report=report,
        )

    def put_results(
        self, batch: ResultBatch, place: Path, report: Report | None = None
    ) -> list[Path]:
        """Write made results to a stick or a folder (see `city_results`)."""
        return city_results.put_results(self._sending(), batch, place, report)


def _moved(links: Sequence[Link], org: str, unit_id: str) -> list[Link]:
    """Return the links of a commune that stand for itself, to another unit."""
    ours = [one for one in links if one.org == org]
    old = {one.subject_id for one in ours if one.their_id == OFFICE}
    itself = {one.their_id for one in ours if one.subject_id in old}
    return [Link(org, their_id, unit_id) for their_id in sorted({OFFICE, *itself})]
