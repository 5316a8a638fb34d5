"""What the review page says: a reason for each row, a summary for each candidate."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from desktop import vietnamese
from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.selection import Remark, Section
from desktop.emulation.participants import Kind
from desktop.office.outcome import ReviewList, ReviewRow
from ui.language import _

MISSING_WORDS = {
    "review": _("xác nhận"),
    "ratings": _("xếp loại"),
    "initiatives": _("thông tin về sáng kiến"),
    "plan": _("cách xét trong kế hoạch"),
}
OPEN_WORDS = {
    "ratings": _("Mở Chỉ số & xếp loại"),
    "initiatives": _("Mở Sáng kiến, mô hình"),
    "plan": _("Mở Kế hoạch"),
    "scores": _("Mở Chấm điểm"),
}


def noun(kind: Kind) -> str:
    """Return how to count subjects of a list: người or tập thể."""
    return _("người") if kind is Kind.INDIVIDUAL else _("tập thể")


def tab_title(found: ReviewList) -> str:
    """Return "Giấy khen, cá nhân 05"."""
    number = f" {found.count:02d}" if found.count is not None else ""
    return f"{found.form}, {found.kind.label}{number}"


def total_words(row: ReviewRow) -> str:
    """Return the total as the list shows it."""
    return "–" if row.total is None else vietnamese.number(row.total, 2)


def rank_words(row: ReviewRow) -> str:
    """Return the place on the list; who is not on it has none."""
    if row.rank is None or row.is_conditional:
        return "–"
    return f"{row.rank} =" if row.is_tied else str(row.rank)


def role_words(row: ReviewRow) -> str:
    """Return whether somebody leads, does the work directly, or both."""
    if row.is_head and row.works_directly:
        return _("Lãnh đạo, trực tiếp")
    if row.is_head:
        return _("Lãnh đạo")
    return _("Trực tiếp") if row.works_directly else ""


def gaps(row: ReviewRow) -> tuple[Explanation, ...]:
    """Return the conditions nobody can answer yet."""
    if row.verdict is not Verdict.UNKNOWN:
        return ()
    return tuple(
        leaf for leaf in row.explanation.deciding() if leaf.verdict is Verdict.UNKNOWN
    )


def gap_words(found: Sequence[Explanation]) -> str:
    """Return "2 xác nhận, 1 xếp loại"."""
    counted = Counter(leaf.place.page if leaf.place else "" for leaf in found)
    return ", ".join(
        f"{count} {MISSING_WORDS.get(page, _('điều chưa rõ'))}"
        for page, count in counted.items()
    )


def short_reason(row: ReviewRow) -> str:
    """Return the one reason the list has room for; the pane tells the whole."""
    missing = gaps(row)
    if row.remark is Remark.LACKS_DATA and missing:
        if len(missing) == 1:
            return missing[0].missing
        return _("Còn thiếu {what}").format(what=gap_words(missing))
    if row.remark is Remark.NOT_ELIGIBLE:
        return _failed(row.explanation.deciding()[0])
    if row.remark is Remark.WITHDRAWN:
        return _("Rút: {reason}").format(reason=row.reason)
    if row.remark is Remark.EXTRA:
        return _("Thêm: {reason}").format(reason=row.reason)
    return row.reason


def _failed(leaf: Explanation) -> str:
    page = leaf.place.page if leaf.place else ""
    if page == "ratings":
        return _("Xếp loại: {grade}").format(grade=leaf.used)
    if page == "initiatives":
        count = leaf.used.partition(" ")[0]
        return _("Sáng kiến, giải pháp được tính: {count}").format(count=count)
    return leaf.label


def summary(found: ReviewList, row: ReviewRow) -> str:
    """Return where a candidate stands and why, as one or two sentences in HTML."""
    reason = escape(row.reason)
    match row.remark:
        case Remark.WITHIN_QUOTA:
            tied = _(", đồng hạng") if row.is_tied else ""
            said = _("Đạt tiêu chuẩn, đứng thứ <b>{rank}</b>{tied}, trong {quota}.")
            return said.format(rank=row.rank, tied=tied, quota=escape(found.quota))
        case Remark.CHOSEN_AT_THE_LINE:
            return _("Đạt tiêu chuẩn, <b>được chọn</b> khi đồng hạng: {why}").format(
                why=reason
            )
        case Remark.EXTRA:
            return _("Đạt tiêu chuẩn, <b>đề nghị thêm</b> ngoài {quota}: {why}").format(
                quota=escape(found.quota), why=reason
            )
        case Remark.WITHDRAWN:
            return _("<b>Đã rút</b> khỏi danh sách: {why}").format(why=reason)
        case Remark.LACKS_DATA:
            return _lacking(found, row)
        case Remark.TIED_AT_THE_LINE:
            return _("Đạt tiêu chuẩn. {why}.").format(why=reason)
        case _:
            return f"{reason}."


def _lacking(found: ReviewList, row: ReviewRow) -> str:
    lack = _("Còn thiếu <b>{what}</b>.").format(what=gap_words(gaps(row)))
    if row.rank is None:
        return f"{lack} {_('Chưa có điểm để biết sẽ đứng thứ mấy.')}"
    if found.count is not None and row.rank > found.count:
        would = _("Nếu đạt, đứng thứ {rank}, sau {quota}.")
        return f"{lack} {would.format(rank=row.rank, quota=escape(found.quota))}"
    pushed = [escape(r.name) for r in _pushed_out(found, row)]
    if not pushed:
        return f"{lack} {_('Nếu đạt, đứng thứ {rank}.').format(rank=row.rank)}"
    would = _("Nếu đạt, đứng thứ {rank}; {names} xuống dưới vạch.")
    return f"{lack} {would.format(rank=row.rank, names=_joined(pushed))}"


def _pushed_out(found: ReviewList, row: ReviewRow) -> list[ReviewRow]:
    """Return who would lose the seat if the candidate met the standard."""
    if found.count is None or row.rank is None:
        return []
    seated = [*found.proposed, *found.of(Section.AT_THE_LINE)]
    return [
        r
        for r in seated
        if r.remark is not Remark.EXTRA and r.rank is not None and r.rank >= found.count
    ]


def _joined(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{first} và {last}").format(first=", ".join(names[:-1]), last=names[-1])


def proposed_title(found: ReviewList) -> str:
    """Return the title over those who have a seat."""
    sure = len(found.proposed) - len(found.extras)
    title = _("Đề nghị tặng {form}: {count} {noun}").format(
        form=found.form, count=sure, noun=noun(found.kind)
    )
    if found.open_seats:
        return _("{title} chắc chắn, còn {seats} suất").format(
            title=title, seats=found.open_seats
        )
    return title


def line_note(found: ReviewList) -> str:
    """Return what is to be said at the quota line."""
    tied = found.of(Section.AT_THE_LINE)
    if tied:
        return _("{count} {noun} cùng {points} điểm ngay trên vạch").format(
            count=len(tied), noun=noun(found.kind), points=total_words(tied[0])
        )
    free = (found.count or 0) - (len(found.proposed) - len(found.extras))
    if free > 0:
        return _("còn {free} suất").format(free=free)
    return _("đã đủ")


def order_words(order: Sequence[str]) -> str:
    """Return by what a list is ordered, in words."""
    names = {"total": _("tổng điểm"), "direct_work": _("người trực tiếp làm CCHC")}
    said = [names.get(key, _("nhóm {code}").format(code=key)) for key in order]
    return _("xếp theo {keys}").format(keys=_(", rồi ").join(said))
