"""What an exchange file may hold: the same limits as for what an officer types.

Hashes say that a file arrived whole, not that it is right. Everything here is refused
as a whole, with a sentence that names the row, before anything is written.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desktop.awards.forms import Nomination
from desktop.emulation.criteria import CriteriaSet
from desktop.emulation.participants import (
    Employment,
    OtherSubject,
    Person,
    Unit,
    UnitKind,
)
from desktop.emulation.records import Attestation, Breach, Initiative, TaskRating
from desktop.errors import BundleError, EntryError
from desktop.office import entries
from desktop.office.exchanging.package_tables import ScoreRow
from desktop.office.registers.records import check_result
from desktop.office.registers.scorebook import FINEST
from desktop.office.rounds.roundup import Roundup
from desktop.plans.plan import Plan

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


def check_values(values: Mapping[str, list[Any]], roundup: Roundup) -> None:
    """Refuse a file whose rows could not have been entered.

    Raises:
        BundleError: names the first row and what was expected.
    """
    plan = roundup.plan
    names = {s.id: s.name for s in _subjects(values)}
    groups = _groups(values, plan)
    try:
        for subject in _subjects(values):
            _subject(subject)
        for row in values["scores"]:
            _score(row, plan.criteria_of(groups.get(row.subject_id, "")), names)
        for answer in values["attestations"]:
            _attestation(answer, names)
        for rating in values["task_ratings"]:
            _rating(rating, names)
        for initiative in values["initiatives"]:
            _initiative(initiative)
        for breach in values["breaches"]:
            _breach(breach, names)
        codes = {indicator.code: indicator for indicator in plan.indicators}
        for result in values["indicator_results"]:
            if result.indicator not in codes:
                code = result.indicator
                raise EntryError(f"Kế hoạch không có chỉ tiêu “{code}”.", "")
            check_result(codes[result.indicator], result)
        stated = [(n.offer, n.subject_id) for n in values["nominations"]]
        if len(set(stated)) < len(stated):
            raise EntryError("Một người có hai lựa chọn cho cùng khen thưởng.", "")
        for nomination in values["nominations"]:
            _nomination(nomination, plan, names)
    except EntryError as problem:
        raise BundleError(
            f"{problem.sentence} Chưa có gì được ghi.",
            "Đề nghị nơi gửi sửa dữ liệu rồi xuất lại gói.",
        ) from problem


def _subjects(values: Mapping[str, list[Any]]) -> Iterable[Any]:
    return (*values["units"], *values["people"], *values["other_subjects"])


def _groups(values: Mapping[str, list[Any]], plan: Plan) -> dict[str, str]:
    found = {}
    for subject in _subjects(values):
        match subject:
            case Unit(kind=UnitKind() as kind):
                group = plan.group_for_unit(kind)
            case Person(employment=Employment() as employment):
                group = plan.group_for_person(employment)
            case _:
                group = plan.group_for_other(subject.kind)
        found[subject.id] = group.code if group else ""
    return found


def _subject(subject: Unit | Person | OtherSubject) -> None:
    entries.name(subject.name, "tên")
    entries.note(subject.note)
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", subject.id):
        raise EntryError(f"Mã của {subject.name} không hợp lệ.", "")
    if isinstance(subject, Person):
        if subject.birth_year is not None and not 1900 <= subject.birth_year <= 2100:
            raise EntryError(f"Năm sinh của {subject.name} không hợp lý.", "")
        for work in subject.direct_work:
            if work.until is not None and work.until < work.since:
                raise EntryError(
                    f"{subject.name} thôi làm trực tiếp trước ngày bắt đầu.", ""
                )


def _score(
    row: ScoreRow, criteria: CriteriaSet | None, names: Mapping[str, str]
) -> None:
    score, name = row.score, names.get(row.subject_id, "")
    leaves = {leaf.code: leaf for leaf in criteria.leaves} if criteria else {}
    if score.criterion not in leaves:
        raise EntryError(
            f"Bảng điểm: {name} không được chấm theo tiêu chí “{score.criterion}”.", ""
        )
    most = leaves[score.criterion].max_points
    is_too_low = not leaves[score.criterion].may_be_negative and (
        score.points is not None and score.points < 0
    )
    if is_too_low or (score.points is not None and score.points > most):
        raise EntryError(
            f"Bảng điểm: {score.criterion} của {name} là {score.points}, "
            f"cần từ 0 đến {most}.",
            "",
        )
    if score.points is not None and score.points % FINEST:
        raise EntryError(
            f"Bảng điểm: {score.criterion} của {name} có nhiều hơn hai số lẻ.", ""
        )


def _attestation(answer: Attestation, names: Mapping[str, str]) -> None:
    name = names.get(answer.subject_id, "")
    entries.name(answer.attested_by, f"người xác nhận cho {name}")
    _day(answer.attested_on, f"Ngày xác nhận cho {name}")


def _rating(rating: TaskRating, names: Mapping[str, str]) -> None:
    name = names.get(rating.subject_id, "")
    _day(rating.first_day, f"Kỳ xếp loại của {name}")
    _day(rating.last_day, f"Kỳ xếp loại của {name}")
    if rating.last_day < rating.first_day:
        raise EntryError(f"Kỳ xếp loại của {name} có ngày cuối trước ngày đầu.", "")


def _initiative(initiative: Initiative) -> None:
    entries.name(initiative.title, "tên sáng kiến")
    if len(set(initiative.author_ids)) < len(initiative.author_ids):
        raise EntryError(f"Sáng kiến “{initiative.title}” ghi trùng tác giả.", "")
    if not initiative.author_ids:
        raise EntryError(f"Sáng kiến “{initiative.title}” chưa có tác giả.", "")


def _breach(breach: Breach, names: Mapping[str, str]) -> None:
    name = names.get(breach.subject_id, "")
    entries.reason(breach.content, f"nội dung vi phạm của {name}")
    _day(breach.happened_on, f"Ngày vi phạm của {name}")


def _nomination(nomination: Nomination, plan: Plan, names: Mapping[str, str]) -> None:
    name = names.get(nomination.subject_id, "")
    if nomination.offer not in {offer.code for offer in plan.offers}:
        raise EntryError(f"Kế hoạch không có khen thưởng “{nomination.offer}”.", "")
    entries.reason(nomination.reason, f"lý do lựa chọn về {name}")


def _day(day: date, what: str) -> None:
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise EntryError(f"{what} là {day:%d/%m/%Y}, không hợp lý.", "")
