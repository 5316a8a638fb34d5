"""The two tables of Sổ giao nhận: what came, and what went with its answer."""

from collections.abc import Sequence
from datetime import date

from desktop.office.exchanging.kept import ImportJob, SentBundle, state_of
from desktop.office.exchanging.preparing import name_of
from desktop.office.exchanging.receipts import code_of, meaning_of
from desktop.office.exchanging.taking_in_receipt import answer_of
from desktop.vietnamese import number, short_date
from ui.language import _
from ui.pages.exchange_labels import (
    chip_of,
    kind_words,
    moment,
    sender_words,
    size,
)
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets.chips import Chip
from ui.widgets.notices import EmptyPlace

_ANSWERED = Chip(_("Đã có biên nhận"), "circle-check", "ok")
_OPEN = Chip(_("Chưa có biên nhận"), "clock", "na")
_NEEDS_NONE = {"receipt", "enrol", "keyring"}


def receipt_words(bundle: SentBundle) -> str:
    """Return what the receiver answered: "nhận 05/03/2027, 1.512 dòng"."""
    answer = answer_of(bundle)
    if answer is None:
        return ""
    day = short_date(date.fromisoformat(answer.decided_on))
    words = _("tiếp nhận {day}, {rows} dòng").format(day=day, rows=number(answer.rows))
    if answer.issues:
        listed = ", ".join(dict.fromkeys(code for code, _table, _row in answer.issues))
        words = _("{words}; lưu ý {codes}").format(words=words, codes=listed)
    return words


def taken_table() -> TableView:
    """Return the table of bundles that came, the newest first."""
    columns: Sequence[Column[ImportJob]] = [
        Column[ImportJob](
            _("Lúc"), lambda j: moment(j.found_at), sort=lambda j: j.found_at, width=154
        ),
        Column[ImportJob](
            _("Nơi gửi"), sender_words, note=lambda j: j.file_name, weight=500
        ),
        Column[ImportJob](_("Loại gói"), lambda j: kind_words(j.type), width=196),
        Column[ImportJob](
            _("Số"),
            lambda j: str(j.seq) if j.seq else "",
            sort=lambda j: j.seq,
            kind="number",
            width=60,
        ),
        Column[ImportJob](
            _("Tình trạng"),
            lambda j: chip_of(j).word,
            kind="chip",
            look=chip_of,
            width=136,
        ),
        Column[ImportJob](
            _("Ghi chú"),
            lambda j: j.reason or j.code,
            tip=lambda j: j.reason or f"{j.code} {j.sentence} {j.next_step}".strip(),
            width=92,
        ),
        Column[ImportJob](
            _("Mã phiếu"),
            lambda j: code_of(j.sha256) if state_of(j).is_taken_in else "",
            tip=lambda _j: _("12 số để đối chiếu với nơi gửi qua điện thoại"),
            width=134,
        ),
    ]
    return TableView(
        _("Gói đã nhận"),
        columns,
        row_height=42,
        key=lambda job: job.sha256,
        empty=EmptyPlace(
            "inbox",
            _("Chưa nhận gói nào"),
            _("Mỗi gói tìm thấy trên USB được ghi vào đây cùng kết quả của nó."),
        ),
    )


def sent_table() -> TableView:
    """Return the table of bundles that went, each with its receipt."""
    columns: Sequence[Column[SentBundle]] = [
        Column[SentBundle](
            _("Lúc"), lambda b: moment(b.made_at), sort=lambda b: b.made_at, width=154
        ),
        Column[SentBundle](
            _("Gửi cho"),
            lambda b: name_of(b.receiver),
            note=lambda b: b.file_name,
            weight=500,
        ),
        Column[SentBundle](_("Loại gói"), lambda b: kind_words(b.type), width=196),
        Column[SentBundle](
            _("Số"), lambda b: str(b.seq), sort=lambda b: b.seq, kind="number", width=60
        ),
        Column[SentBundle](
            _("Cỡ"), lambda b: size(b.size), sort=lambda b: b.size, width=80
        ),
        Column[SentBundle](
            _("Mã hóa"), lambda b: _("có") if b.is_encrypted else _("không"), width=76
        ),
        Column[SentBundle](
            _("Biên nhận"),
            _answer,
            kind="chip",
            look=_chip,
            tip=_answer_tip,
            width=160,
        ),
    ]
    return TableView(
        _("Gói đã gửi"),
        columns,
        row_height=42,
        key=lambda bundle: bundle.sha256,
        empty=EmptyPlace(
            "send",
            _("Chưa gửi gói nào"),
            _("Gói làm ở thẻ Gửi được giữ bản lưu ở đây; mất USB thì ghi lại."),
        ),
    )


def _answer(bundle: SentBundle) -> str:
    chip = _chip(bundle)
    return receipt_words(bundle) or (chip.word if chip else "")


def _answer_tip(bundle: SentBundle) -> str:
    """Return what was answered, with what each code means."""
    answer = answer_of(bundle)
    codes = dict.fromkeys(code for code, *_where in answer.issues) if answer else ()
    lines = [receipt_words(bundle), *(f"{code}: {meaning_of(code)}" for code in codes)]
    return "\n".join(line for line in lines if line)


def _chip(bundle: SentBundle) -> Chip | None:
    if bundle.type in _NEEDS_NONE:
        return None
    return _ANSWERED if bundle.receipt_at else _OPEN
