"""The registers behind the verdicts: attestations, ratings, initiatives, breaches.

Also the results of the plan's targets and the files that prove any of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from db import records, reviews
from db.identity import new_id
from db.records import Evidence
from desktop import text, vietnamese
from desktop.emulation.indicators import Indicator, IndicatorResult, Measure
from desktop.emulation.records import Attestation, Breach, Initiative, TaskRating
from desktop.emulation.scoring import round_half_up
from desktop.errors import EntryError, OfficeError, OfficeFileError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.evidence_files import keep_copy

LARGEST_EVIDENCE = 50 * 1024 * 1024  # a scanned report; larger ones are videos


class Records:
    """Enter, change and take out records."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- attestations -------------------------------------------------------------

    def attest(self, answers: Sequence[Attestation], title: str) -> None:
        """Keep who confirms or denies a condition, on which day and evidence."""
        checked = []
        for round_id in {answer.round_id for answer in answers}:
            self._refuse_closed(round_id)
        for answer in answers:
            if answer.attested_on > self._desk.today():
                raise EntryError(
                    f"Ngày xác nhận {answer.attested_on:%d/%m/%Y} ở sau hôm nay.",
                    "Sửa ngày xác nhận; chưa có gì thay đổi.",
                )
            checked.append(
                replace(
                    answer,
                    attested_by=entries.name(answer.attested_by, "người xác nhận"),
                    evidence=entries.note(answer.evidence, "minh chứng"),
                )
            )
        with self._desk.trail.operation(title):
            records.put_attestations(self._desk.database, checked)

    def take_back_attestation(
        self, round_id: str, subject_id: str, statement: str, title: str
    ) -> None:
        """Put a condition back to "nobody has confirmed"."""
        self._refuse_closed(round_id)
        with self._desk.trail.operation(title):
            records.clear_attestation(
                self._desk.database, round_id, subject_id, statement
            )

    def _refuse_closed(self, round_id: str) -> None:
        found = reviews.review_round(self._desk.database, round_id)
        if found is not None and found.is_closed:
            raise OfficeError(
                "Đợt xét đã chốt nên số liệu của đợt không sửa được.",
                "Muốn sửa, mở lại đợt xét ở trang Xét khen thưởng và ghi lý do.",
            )

    # --- ratings and breaches -----------------------------------------------------

    def ratings(self, subject_id: str | None = None) -> list[TaskRating]:
        """Return the ratings of a subject, or all."""
        return records.task_ratings(self._desk.database, subject_id)

    def rate(self, rating: TaskRating, name: str) -> str:
        """Keep a rating; an empty id makes a new one. Return its id."""
        if rating.last_day < rating.first_day:
            raise EntryError(
                "Kỳ xếp loại có ngày cuối trước ngày đầu.",
                "Sửa lại kỳ xếp loại; chưa có gì thay đổi.",
            )
        rating = replace(rating, id=rating.id or new_id())
        title = f"Xếp loại {name}: {rating.grade.label}"
        with self._desk.trail.operation(title):
            records.put_task_ratings(self._desk.database, [rating])
        return rating.id

    def remove_rating(self, rating: TaskRating, name: str) -> None:
        """Take a rating out; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ xếp loại {rating.period_name} của {name}"):
            records.remove_task_rating(self._desk.database, rating.id)

    def breaches(self, subject_id: str | None = None) -> list[Breach]:
        """Return the breaches of a subject, or all."""
        return records.breaches(self._desk.database, subject_id)

    def note_breach(self, breach: Breach, name: str) -> str:
        """Keep a breach; an empty id makes a new one. Return its id."""
        if breach.happened_on > self._desk.today():
            raise EntryError(
                "Ngày vi phạm ở sau hôm nay.", "Sửa ngày; chưa có gì thay đổi."
            )
        breach = replace(
            breach,
            id=breach.id or new_id(),
            content=entries.reason(breach.content, "nội dung vi phạm"),
            document=text.clean(breach.document),
        )
        with self._desk.trail.operation(f"Ghi vi phạm của {name}"):
            records.put_breaches(self._desk.database, [breach])
        return breach.id

    def remove_breach(self, breach: Breach, name: str) -> None:
        """Take a breach out; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ vi phạm của {name}"):
            records.remove_breach(self._desk.database, breach.id)

    # --- initiatives --------------------------------------------------------------

    def initiatives(self) -> list[Initiative]:
        """Return the register of initiatives, models and solutions."""
        return records.initiatives(self._desk.database)

    def keep_initiative(self, initiative: Initiative) -> str:
        """Keep an initiative; an empty id makes a new one. Return its id."""
        if not initiative.author_ids:
            raise EntryError(
                "Sáng kiến chưa có tác giả.",
                "Chọn ít nhất một đơn vị hoặc người; chưa có gì thay đổi.",
            )
        is_new = not initiative.id
        initiative = replace(
            initiative,
            id=initiative.id or new_id(),
            title=entries.name(initiative.title, "tên sáng kiến"),
            applied_where=text.clean(initiative.applied_where),
            recognised_by=text.clean(initiative.recognised_by),
            effect=entries.note(initiative.effect, "hiệu quả"),
        )
        verb = "Thêm" if is_new else "Sửa"
        title = f"{verb} {initiative.kind.label} “{initiative.title}”"
        with self._desk.trail.operation(title):
            records.put_initiatives(self._desk.database, [initiative])
        return initiative.id

    def remove_initiative(self, initiative: Initiative) -> None:
        """Take an initiative out; the trail keeps it."""
        with self._desk.trail.operation(f"Bỏ sáng kiến “{initiative.title}”"):
            records.remove_initiative(self._desk.database, initiative.id)

    # --- targets ------------------------------------------------------------------

    def measure(self, indicator: Indicator, result: IndicatorResult) -> None:
        """Keep the result of a target."""
        self._refuse_closed(result.round_id)
        check_result(indicator, result)
        result = replace(result, source=entries.note(result.source, "nguồn số liệu"))
        with self._desk.trail.operation(f"Nhập chỉ tiêu {indicator.name}"):
            records.put_indicator_results(self._desk.database, [result])

    def clear_result(self, indicator: Indicator, round_id: str) -> None:
        """Put a target back to "no data"."""
        self._refuse_closed(round_id)
        with self._desk.trail.operation(f"Bỏ số liệu chỉ tiêu {indicator.name}"):
            records.clear_indicator_result(
                self._desk.database, round_id, indicator.code
            )

    # --- evidence -----------------------------------------------------------------

    def evidence(self, owner: str | None = None) -> list[Evidence]:
        """Return the files that prove something, of one owner or all."""
        return records.evidence(self._desk.database, owner)

    def attach(self, owner: str, file: Path, title: str = "") -> Evidence:
        """Copy a file into the office's folder and note what it proves.

        The copy is named by its digest and never written over, so an undo can leave
        it in place.
        """
        try:
            if file.stat().st_size > LARGEST_EVIDENCE:
                raise EntryError(
                    f"Tệp {file.name} lớn hơn {LARGEST_EVIDENCE // 1024**2} MB.",
                    "Đính tệp nhỏ hơn, hoặc ghi nơi giữ bản gốc vào ghi chú.",
                )
            with file.open("rb") as source:
                digest, size = keep_copy(source, self._desk.folders.evidence)
        except OSError as trouble:
            raise OfficeFileError(
                f"Không đọc được tệp {file.name}; chưa có gì thay đổi.",
                "Đóng tệp ở chương trình khác, hoặc chép tệp vào máy rồi đính lại.",
                detail=str(trouble),
            ) from trouble
        kept = Evidence(
            id=new_id(),
            owner=owner,
            title=text.clean(title) or text.clean(file.stem),
            file_name=text.clean(file.name),
            digest=digest,
            size=size,
            added_on=self._desk.today(),
        )
        with self._desk.trail.operation(f"Đính minh chứng {kept.file_name}"):
            records.put_evidence(self._desk.database, [kept])
        return kept

    def detach(self, evidence: Evidence) -> None:
        """Take a file off what it proved; the copy stays for an undo."""
        with self._desk.trail.operation(f"Bỏ minh chứng {evidence.file_name}"):
            records.remove_evidence(self._desk.database, evidence.id)

    def file_of(self, evidence: Evidence) -> Path:
        """Return where the copy lies."""
        return self._desk.folders.evidence / evidence.digest


def check_result(indicator: Indicator, result: IndicatorResult) -> None:
    """Refuse a result that cannot be: below zero, of nothing, or above the whole."""
    for number in (result.value, result.numerator, result.assigned):
        if number is not None and not number.is_finite():
            raise EntryError("Số liệu phải là một con số.", "Nhập số từ 0 trở lên.")
        if number is not None and number < 0:
            raise EntryError("Số liệu không được âm.", "Nhập số từ 0 trở lên.")
    if result.denominator is not None and result.denominator <= 0:
        raise EntryError(
            "Mẫu số phải lớn hơn 0.",
            "Nhập tổng số, hoặc chọn “không áp dụng” khi không phát sinh.",
        )
    if indicator.measure is Measure.ASSIGNED and result.assigned == 0:
        raise EntryError(
            "Số được giao phải lớn hơn 0.",
            "Nhập số được giao, hoặc chọn “không áp dụng” khi không được giao.",
        )
    _refuse_above_whole(indicator, result)


def _refuse_above_whole(indicator: Indicator, result: IndicatorResult) -> None:
    """Refuse a share above 100 %, also last year's that a trend is held against."""
    is_trend = indicator.measure is Measure.TREND and indicator.unit == "%"
    if indicator.measure is not Measure.RATIO and not is_trend:
        return
    before = Fraction(result.assigned) if is_trend and result.assigned else None
    for share in (result.measured(), before):
        if share is not None and share > 100:
            shown = vietnamese.percent(round_half_up(share))
            raise EntryError(
                f"Tỷ lệ {shown} lớn hơn 100%.",
                "Kiểm tra lại tử số và mẫu số; số cũ đang được giữ.",
            )
