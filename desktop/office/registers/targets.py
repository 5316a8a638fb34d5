"""Targets given to units and people in a round, and their results."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from db import reviews, targets
from desktop import vietnamese
from desktop.emulation.indicators import Indicator, IndicatorResult, ResultState
from desktop.errors import OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.registers.records import check_result


class Targets:
    """Give targets, take them back, enter what came of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._database = desk.database

    def assigned(self, round_id: str) -> list[IndicatorResult]:
        """Return every target given in a round; PENDING ones have no result yet."""
        return targets.assigned(self._database, round_id)

    def assign(
        self,
        round_id: str,
        subject_ids: Iterable[str],
        indicators: Collection[Indicator],
    ) -> int:
        """Give targets to subjects as one action; return how many were new.

        What was given before stays with its result.
        """
        self._refuse_closed(round_id)
        there = {(r.subject_id, r.indicator) for r in self.assigned(round_id)}
        new = [
            IndicatorResult(
                round_id, indicator.code, ResultState.PENDING, subject_id=subject_id
            )
            for subject_id in dict.fromkeys(subject_ids)
            for indicator in indicators
            if (subject_id, indicator.code) not in there
        ]
        count = vietnamese.two_digits(len({r.subject_id for r in new}))
        title = f"Giao chỉ tiêu cho {count} đơn vị"
        with self._desk.trail.operation(title):
            targets.put(self._database, new)
        return len(new)

    def take_back(
        self, round_id: str, pairs: Iterable[tuple[str, str]], title: str
    ) -> None:
        """Take targets back, with their results; pairs of subject and target."""
        self._refuse_closed(round_id)
        with self._desk.trail.operation(title):
            for subject_id, indicator in pairs:
                targets.remove(self._database, round_id, subject_id, indicator)

    def measure(self, indicator: Indicator, result: IndicatorResult, name: str) -> None:
        """Keep the result of a target of a subject, given by hand or by the plan.

        Raises:
            EntryError: below zero, of nothing, or above the whole.
        """
        self._refuse_closed(result.round_id)
        check_result(indicator, result)
        result = replace(result, source=entries.note(result.source, "nguồn số liệu"))
        title = f"Nhập chỉ tiêu {indicator.name} của {name}"
        with self._desk.trail.operation(title):
            targets.put(self._database, [result])

    def clear(
        self, indicator: Indicator, round_id: str, subject_id: str, name: str
    ) -> None:
        """Put a target of a subject back to "no data"; it stays assigned."""
        self._refuse_closed(round_id)
        state = ResultState.PENDING
        empty = IndicatorResult(round_id, indicator.code, state, subject_id=subject_id)
        title = f"Bỏ số liệu chỉ tiêu {indicator.name} của {name}"
        with self._desk.trail.operation(title):
            targets.put(self._database, [empty])

    def _refuse_closed(self, round_id: str) -> None:
        found = reviews.review_round(self._database, round_id)
        if found is not None and found.is_closed:
            raise OfficeError(
                "Đợt xét đã chốt nên số liệu của đợt không sửa được.",
                "Muốn sửa, mở lại đợt xét ở trang Xét khen thưởng và ghi lý do.",
            )
