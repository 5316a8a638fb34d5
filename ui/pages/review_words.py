"""What the review page says: a reason for each row, a summary for each candidate."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from desktop import vietnamese
from desktop.awards.eligibility import Explanation, Verdict
from desktop.awards.forms import AwardForm
from desktop.awards.quotas import Budget
from desktop.awards.selection import Remark, Section
from desktop.awards.sensitivity import key_words
from desktop.emulation.participants import Kind
from desktop.office.rounds.outcome import ReviewList, ReviewRow
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
    return _("người") if kind is Kind.INDIVIDUAL else kind.label


def tab_title(found: ReviewList) -> str:
    """Return "Giấy khen, cá nhân 05"."""
    return f"{form_words(found)}, {_counted(found)}"


def number_title(found: ReviewList) -> str:
    """Return "Tập thể, khối xã, phường 03", where the award is named elsewhere."""
    said = _counted(found)
    return said[:1].upper() + said[1:]


def _counted(found: ReviewList) -> str:
    scope = f", {found.scope}" if found.scope else ""
    number = f" {found.count:02d}" if found.count is not None else ""
    each = _("/đơn vị") if found.is_per_proposer else ""
    return f"{found.kind.label}{scope}{number}{each}"


def form_words(found: ReviewList) -> str:
    """Return "Giấy khen", short also where the plan names no form."""
    if found.form == AwardForm.UNSPECIFIED.label:
        return _("Hình thức chưa ấn định")
    return found.form


def award_words(found: ReviewList) -> str:
    """Return "Bằng khen · Chủ tịch UBND thành phố"."""
    return " · ".join(part for part in (form_words(found), _authority(found)) if part)


def authority_words(found: ReviewList) -> str:
    """Return who decides about an award, and whether alone beyond its number."""
    who = _authority(found)
    if not who:
        return ""
    if found.beyond:
        return _("{who} quyết định, kể cả ngoài số lượng").format(who=who)
    return _("{who} quyết định").format(who=who)


def _authority(found: ReviewList) -> str:
    return found.authority.replace("Ủy ban nhân dân", "UBND")


def chosen_words(found: ReviewList) -> str:
    """Return how many seats are taken, in HTML: "Đã chọn <b>4/05</b> suất"."""
    sure = len(found.proposed) - len(found.extras)
    if found.is_per_proposer:
        said = _("Đã chọn <b>{sure}</b>, mỗi đơn vị {count:02d} suất")
        said = said.format(sure=sure, count=found.count or 0)
    else:
        seats = f"/{found.count:02d}" if found.count is not None else ""
        said = _("Đã chọn <b>{sure}{seats}</b> suất").format(sure=sure, seats=seats)
    if found.extras:
        more = _("thêm <b>{count}</b>").format(count=len(found.extras))
        said = f"{said}, {more}"
    return said


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
    if row.remark in (Remark.EXTRA, Remark.BEYOND):
        return _("Thêm: {reason}").format(reason=row.reason)
    if row.remark is Remark.DOUBLE_AWARD:
        # What was awarded for it says more here than the title of the achievement.
        said = row.reason.rpartition("” ")[2]
        return said[:1].upper() + said[1:]
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
        case Remark.BEYOND:
            said = _("Đạt tiêu chuẩn, <b>chọn ngoài chỉ tiêu</b> {quota}: {why}")
            return said.format(quota=escape(found.quota), why=reason)
        case Remark.DOUBLE_AWARD:
            return _(
                "Đạt tiêu chuẩn nhưng <b>trùng thành tích đã được khen</b>; chưa vào "
                "danh sách cho đến khi có kết luận."
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
    if found.is_per_proposer:
        return f"{lack} {_('Số lượng tính theo từng đơn vị đề nghị.')}"
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
    extras = {r.subject_id for r in found.extras}
    seated = [*found.proposed, *found.of(Section.AT_THE_LINE)]
    return [
        r
        for r in seated
        if r.subject_id not in extras and r.rank is not None and r.rank >= found.count
    ]


def _joined(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{first} và {last}").format(first=", ".join(names[:-1]), last=names[-1])


def proposed_title(found: ReviewList) -> str:
    """Return the title over those who have a seat."""
    sure = len(found.proposed) - len(found.extras)
    title = _("Đề nghị tặng {form}: {count} {noun}")
    if found.form == AwardForm.UNSPECIFIED.label:
        title = _("Đề nghị khen thưởng: {count} {noun}")
    title = title.format(form=found.form, count=sure, noun=noun(found.kind))
    if found.open_seats:
        return _("{title} chắc chắn, còn {seats} suất").format(
            title=title, seats=found.open_seats
        )
    return title


def line_note(found: ReviewList) -> str:
    """Return what is to be said at the quota line."""
    tied = found.of(Section.AT_THE_LINE)
    if tied and tied[0].total is None:
        return _("{count} {noun} đồng hạng ngay trên vạch").format(
            count=len(tied), noun=noun(found.kind)
        )
    if tied:
        return _("{count} {noun} cùng {points} điểm ngay trên vạch").format(
            count=len(tied), noun=noun(found.kind), points=total_words(tied[0])
        )
    if found.is_per_proposer:
        return _("vượt số của một đơn vị thì xuống dự bị")
    free = (found.count or 0) - (len(found.proposed) - len(found.extras))
    if free > 0:
        return _("còn {free} suất").format(free=free)
    return _("đã đủ")


def more_label(found: ReviewList) -> str:
    """Return what going beyond the number is called; "" where nobody here may."""
    if found.is_soft:
        return _("Đề xuất thêm…")
    if found.beyond and found.is_own:
        return _("Chọn ngoài chỉ tiêu…")
    return ""


def counted_kinds(lists: Sequence[ReviewList]) -> Counter[Kind]:
    """Return how many of each kind are proposed on the lists of an award."""
    return Counter(row.kind for found in lists for row in found.proposed)


def money_words(budget: Budget, kinds: Mapping[Kind, int]) -> str:
    """Return "Kinh phí 30.000.000 đồng, cần 12.000.000, còn 18.000.000"."""
    needed = budget.needed(kinds)
    left = budget.amount - needed
    said = _("Kinh phí {amount} đồng, cần {needed}, còn {left}")
    if left < 0:
        said = _("Kinh phí {amount} đồng, cần {needed}: thiếu {left}")
    return said.format(
        amount=vietnamese.number(budget.amount),
        needed=vietnamese.number(needed),
        left=vietnamese.number(abs(left)),
    )


def order_words(order: Sequence[str]) -> str:
    """Return by what a list is ordered, in words."""
    if not order:
        return _("kế hoạch không nêu thứ tự ưu tiên")
    said = _(", rồi ").join(key_words(key) for key in order)
    return _("xếp theo {keys}").format(keys=said)
