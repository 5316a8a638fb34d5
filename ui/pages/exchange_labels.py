"""Words and marks of the exchange: states, kinds of bundles, moments, sizes."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.kept import ImportJob, State, state_of
from desktop.office.exchanging.received_plans import Offer, ReceivedPlan
from desktop.vietnamese import number, short_date, time
from ui.language import _
from ui.widgets.chips import Chip

_OFFERED = {
    Offer.NEW: _("Kế hoạch trong gói chờ ở trang Kế hoạch."),
    Offer.AMENDED: _("Bản mới của kế hoạch đang làm chờ ở trang Kế hoạch."),
    Offer.ABOVE: _("Kế hoạch của cấp trên trong gói xem được ở trang Kế hoạch."),
    Offer.IN_USE: _("Kế hoạch trong gói đúng là bản đang làm theo."),
}
_KB, _MB = 1000, 1_000_000
_CHIPS = {
    State.PREVIEW: Chip(_("Chờ nhận"), "inbox", "accent"),
    State.APPLIED: Chip(_("Đã nhận"), "circle-check", "ok"),
    State.RECEIPTED: Chip(_("Đã nhận"), "circle-check", "ok"),
    State.DUPLICATE: Chip(_("Đã có"), "copy", "na"),
    State.HELD: Chip(_("Giữ lại"), "lock", "warn"),
    State.QUARANTINED: Chip(_("Cách ly"), "ban", "bad"),
    State.REJECTED: Chip(_("Từ chối"), "file-x-2", "bad"),
    State.FAILED: Chip(_("Chưa đọc được"), "triangle-alert", "bad"),
    State.CANCELLED: Chip(_("Bỏ qua"), "circle-slash", "na"),
}
_WARNED = Chip(_("Có lưu ý"), "triangle-alert", "warn")
_ELSEWHERE = Chip(_("Gửi nơi khác"), "circle-slash", "na")
_RUNNING = Chip(_("Đang kiểm tra"), "clock", "na")


def chip_of(job: ImportJob) -> Chip:
    """Return where a bundle stands; what is to be looked at is said."""
    state = state_of(job)
    if state is State.PREVIEW and job.code:
        return _WARNED
    if job.code == "TD-123":
        return _ELSEWHERE
    return _CHIPS.get(state, _RUNNING)


def kind_words(kind: str) -> str:
    """Return what a bundle is, by the code of its kind."""
    try:
        return BundleType(kind).label
    except ValueError:
        return _("Chưa rõ loại")


def sender_words(job: ImportJob) -> str:
    """Return who says it sent the bundle."""
    if job.org_name:
        return job.org_name.replace(_("Ủy ban nhân dân"), _("UBND"), 1)
    if job.code == "TD-123":
        return _("Gói gửi cho nơi khác")
    return job.org or _("Chưa rõ nơi gửi")


def number_words(job: ImportJob) -> str:
    """Return "Gói số 7: Kế hoạch và danh mục"; the file name where no head was read."""
    if not job.type:
        return job.file_name
    said = _("Gói số {seq}: {kind}")
    return said.format(kind=kind_words(job.type), seq=job.seq)


def moment(written: str | None) -> str:
    """Return "05/12/2025 10:32" of a time as it is kept, "" for none."""
    if not written:
        return ""
    kept = datetime.fromisoformat(written)
    return f"{short_date(kept.date())} {time(kept)}"


def size(count: int) -> str:
    """Return "1,2 MB" or "4 KB"."""
    if count >= _MB:
        return _("{size} MB").format(size=number(Decimal(count) / _MB, 1))
    return _("{size} KB").format(size=number(max(count // _KB, 1)))


def offered_words(plans: Iterable[ReceivedPlan]) -> str:
    """Return what there is to do with plans that came, each thing once."""
    found = {plan.offer for plan in plans}
    return " ".join(words for offer, words in _OFFERED.items() if offer in found)
