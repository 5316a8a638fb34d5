"""Review: settle ties, go beyond the number with a reason, and close the round."""

from dataclasses import replace

from db import awards, reviews, rounds
from db.identity import new_id
from desktop.awards.forms import Choice, Nomination
from desktop.awards.selection import Remark, Section
from desktop.errors import OfficeError
from desktop.office import entries
from desktop.office.backups import Backups
from desktop.office.council.sheet import refuse_rejected
from desktop.office.desk import Desk
from desktop.office.rounds.outcome import (
    Outcome,
    ReviewList,
    ReviewRow,
    outcome_of,
    to_json,
)
from desktop.office.rounds.roundup import Roundup


class Review:
    """What the officer or council decides about the computed lists."""

    def __init__(self, desk: Desk, backups: Backups) -> None:
        self._desk = desk
        self._backups = backups

    def choose(
        self, roundup: Roundup, subject_id: str, reason: str, offer: str = ""
    ) -> None:
        """Give a seat to one of those tied at the line."""
        found, row = self._find(roundup, subject_id, offer)
        if row.section is not Section.AT_THE_LINE:
            raise OfficeError(
                f"{row.name} không ở trong nhóm đồng hạng ngay trên vạch.",
                "Chọn một trong những người đồng hạng; chưa có gì thay đổi.",
            )
        chosen = [r for r in found.rows if r.remark is Remark.CHOSEN_AT_THE_LINE]
        if found.open_seats <= 0:
            names = ", ".join(r.name for r in chosen)
            raise OfficeError(
                f"Các suất đồng hạng đã được chọn đủ ({names}).",
                "Bỏ chọn một người trước, hoặc đề xuất thêm kèm lý do.",
            )
        self._nominate(roundup, found, row, Choice.CHOSEN, reason, "Chọn")

    def propose_extra(
        self, roundup: Roundup, subject_id: str, reason: str, offer: str = ""
    ) -> None:
        """Propose somebody beyond a soft quota; the reason is printed in the paper.

        A hard number is gone beyond only in the lane of whoever decides (A53).
        """
        found, row = self._find(roundup, subject_id, offer)
        is_beyond = bool(found.beyond) and found.is_own
        if found.beyond and not found.is_own:
            raise OfficeError(
                f"Ngoài số lượng {found.quota}, chỉ {found.beyond} được chọn thêm "
                f"(mục {found.clause}).",
                "Đơn vị không đề xuất thêm được; rút một người để có chỗ.",
            )
        if not found.is_soft and not is_beyond:
            raise OfficeError(
                f"Số lượng {found.quota} là giới hạn cứng (mục {found.clause}).",
                "Không đề xuất thêm được; rút một người để có chỗ.",
            )
        if row.remark not in (Remark.OVER_QUOTA, Remark.TIED_AT_THE_LINE):
            raise OfficeError(
                f"{row.name}: {row.remark.label.lower()}.",
                "Chỉ đề xuất thêm người đạt tiêu chuẩn mà xếp sau số lượng.",
            )
        reason = entries.reason(reason, "lý do đề xuất thêm")
        choice = Choice.BEYOND if is_beyond else Choice.EXTRA
        self._nominate(roundup, found, row, choice, reason, "Đề xuất thêm")

    def withdraw(
        self, roundup: Roundup, subject_id: str, reason: str, offer: str = ""
    ) -> None:
        """Leave somebody out of the list, with a reason."""
        found, row = self._find(roundup, subject_id, offer)
        self._nominate(roundup, found, row, Choice.WITHDRAWN, reason, "Rút")

    def take_back(self, roundup: Roundup, subject_id: str, offer: str = "") -> None:
        """Take a choice, an extra proposal or a withdrawal back."""
        _refuse_closed(roundup)
        _, row = self._find(roundup, subject_id, offer)
        stated = [
            n
            for n in roundup.nominations
            if n.subject_id == subject_id
            and (offer in ("", n.offer) or n.offer not in roundup.plan.offer_by_code)
        ]
        with self._desk.trail.operation(f"Bỏ lựa chọn về {row.name}"):
            for nomination in stated:
                reviews.remove_nomination(self._desk.database, nomination.id)

    def close(self, roundup: Roundup) -> Outcome:
        """Freeze ranks, verdicts and lists; papers made from now on are final."""
        _refuse_closed(roundup)
        outcome = outcome_of(roundup)
        if not outcome.lists:
            raise OfficeError(
                f"Kế hoạch không đặt khen thưởng nào cho đợt {roundup.round.name}.",
                "Không có danh sách để chốt; xét khen thưởng ở đợt khác.",
            )
        for found in outcome.lists:
            if found.of(Section.AT_THE_LINE):
                raise OfficeError(
                    f"Danh sách {found.quota} còn nhóm đồng hạng ngay trên vạch.",
                    "Chọn ai được đề nghị và ghi lý do, rồi chốt lại.",
                )
        _refuse_over_total(roundup, outcome)
        if not outcome.proposed:
            raise OfficeError(
                "Chưa có ai được đề nghị khen thưởng.",
                "Nhập điểm và xác nhận cho các đối tượng, rồi chốt lại.",
            )
        refuse_rejected(self._desk.database, roundup.round, outcome)
        self._backups.make("truoc khi chot")
        with self._desk.trail.operation(f"Chốt đợt xét {roundup.round.name}"):
            reviews.close_round(
                self._desk.database,
                roundup.round.id,
                self._desk.today(),
                to_json(outcome),
            )
            chosen = rounds.WorkedOn(roundup.round.plan_id, roundup.round.id)
            rounds.put_worked_on(self._desk.database, chosen)
        return outcome

    def reopen(self, roundup: Roundup, reason: str) -> None:
        """Open a closed round again; the reason is kept, papers are drafts again."""
        if not roundup.round.is_closed:
            raise OfficeError("Đợt xét chưa chốt.", "Cứ sửa tiếp, không cần mở lại.")
        if awards.decisions(self._desk.database, roundup.round.id):
            raise OfficeError(
                "Đợt xét đã có quyết định nên không mở lại được.",
                "Hoàn tác việc ra quyết định trước, rồi mở lại; số vào sổ đã cấp "
                "không dùng lại.",
            )
        reason = entries.reason(reason, "lý do mở lại")
        with self._desk.trail.operation(
            f"Mở lại đợt xét {roundup.round.name}", reason=reason
        ):
            reviews.reopen_round(
                self._desk.database, roundup.round.id, self._desk.today(), reason
            )

    def _find(
        self, roundup: Roundup, subject_id: str, offer: str
    ) -> tuple[ReviewList, ReviewRow]:
        for found in outcome_of(roundup).lists:
            if offer not in ("", found.offer):
                continue
            for row in found.rows:
                if row.subject_id == subject_id:
                    return found, row
        raise OfficeError(
            "Đối tượng này không có trong danh sách xét.",
            "Tải lại trang rồi chọn lại; chưa có gì thay đổi.",
        )

    def _nominate(
        self,
        roundup: Roundup,
        found: ReviewList,
        row: ReviewRow,
        choice: Choice,
        reason: str,
        verb: str,
    ) -> None:
        _refuse_closed(roundup)
        reason = entries.reason(reason)
        before = next(
            (
                n
                for n in roundup.nominations
                if (n.offer, n.subject_id) == (found.offer, row.subject_id)
            ),
            None,
        )
        nomination = Nomination(
            id=new_id(),
            round_id=roundup.round.id,
            offer=found.offer,
            subject_id=row.subject_id,
            choice=choice,
            reason=reason,
        )
        if before is not None:
            nomination = replace(nomination, id=before.id)
        with self._desk.trail.operation(f"{verb} {row.name}", reason=reason):
            reviews.put_nominations(self._desk.database, [nomination])


def _refuse_over_total(roundup: Roundup, outcome: Outcome) -> None:
    """Refuse more than an award allows over all its numbers together (A52)."""
    for offer in roundup.offers:
        found = [each for each in outcome.lists if each.offer == offer.code]
        taken = sum(len(each.proposed) - len(each.extras) for each in found)
        if offer.total is not None and taken > offer.total:
            raise OfficeError(
                f"{offer.form.label}: đề nghị {taken:02d}, nhiều hơn tổng số "
                f"{offer.total:02d} của các khối (mục {offer.clause}).",
                "Rút bớt và ghi lý do, rồi chốt lại.",
            )


def _refuse_closed(roundup: Roundup) -> None:
    if roundup.round.is_closed:
        raise OfficeError(
            "Đợt xét đã chốt nên danh sách không đổi được.",
            "Muốn đổi, mở lại đợt xét và ghi lý do.",
        )
