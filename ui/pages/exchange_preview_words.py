"""What is said of one bundle beside its rows: its head, and why there are none."""

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.kept import ImportJob, State, state_of
from desktop.office.exchanging.previewing import BundlePreview
from desktop.office.exchanging.receipts import ANSWERED
from desktop.vietnamese import short_date, time
from ui.language import _
from ui.pages.exchange_incoming import is_here
from ui.pages.exchange_labels import moment, sender_words

_KEYS_ALONE = {
    BundleType.ENROL: (
        _("Gói đăng ký khóa"),
        _(
            "Gói không có bảng dữ liệu, chỉ có khóa của nơi gửi: xác nhận rồi thì gói "
            "của nơi ấy nhận được ngay, và gói gửi cho nơi ấy được mã hóa."
        ),
    ),
    BundleType.KEYRING: (
        _("Danh bạ khóa"),
        _(
            "Gói không có bảng dữ liệu, chỉ có danh bạ khóa của thành phố: nhận rồi "
            "thì biết khóa nào mới, khóa nào đã thu hồi."
        ),
    ),
}
"""What bundles without tables are for."""


def made_words(job: ImportJob, preview: BundlePreview | None) -> str:
    """Return number and moment of a bundle, and whether it was taken in."""
    if not job.type:
        return _("Tìm thấy {at}. Chưa ghi gì vào chương trình.").format(
            at=moment(job.found_at)
        )
    said = _("Gói số {seq}").format(seq=job.seq)
    if preview is not None:
        at = preview.envelope.created_at
        said = _("{said}, nơi gửi ghi tạo lúc {time} ngày {day}").format(
            said=said, time=time(at), day=short_date(at.date())
        )
    if is_here(job):
        return _("{said}. Đã nhận {at}.").format(said=said, at=moment(job.decided_at))
    return _("{said}. Chưa ghi gì vào chương trình.").format(said=said)


def same_words(job: ImportJob, preview: BundlePreview) -> tuple[str, str]:
    """Return what to say of a bundle none of whose rows differ."""
    kind = preview.envelope.type
    if kind not in _KEYS_ALONE:
        return _("Không có gì khác"), _("Mọi dòng của gói đã có ở đây, giống hệt.")
    title, words = _KEYS_ALONE[kind]
    if preview.is_known:
        return title, words
    step = _("Bấm Nhập 30 số… ở trên và gõ theo Phiếu đăng ký khóa có dấu của {name}.")
    return title, f"{words}\n{step.format(name=sender_words(job))}"


def stopped_words(job: ImportJob) -> tuple[str, str]:
    """Return what to say of a bundle that is not compared, and what to do."""
    state = state_of(job)
    if state is State.CANCELLED and not job.code:
        return _("Đã dừng khi đang đọc"), _("Bấm Đọc lại để đọc gói này.")
    if job.reason:
        return _("Đã từ chối gói này"), job.reason
    if state.is_taken_in:
        is_answered = BundleType(job.type) in ANSWERED
        step = _("Ghi biên nhận ra USB để trả nơi gửi, hoặc in phiếu tiếp nhận.")
        return _("Đã nhận gói này"), step if is_answered else ""
    if state is State.DUPLICATE:
        return _("Gói này đã nhận từ trước"), _("Không có gì thay đổi.")
    return _("Chưa nhận được gói này"), _("Lý do và việc cần làm ghi ở trên.")
