"""Nhận: a file looked at before anything is written, then accepted or refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop import vietnamese
from desktop.bundles.tables import Package
from desktop.office.exchanging.round_package import Kind, Preview
from desktop.office.office import Office
from ui import icons
from ui.language import _
from ui.pages.exchange_plain_changes import CHIPS, ChangeRow, ChangesTable, rows_of
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_KINDS = (None, Kind.ADDED, Kind.CHANGED, Kind.WITHDRAWN)
_NOTHING, _LOOKING, _SAME = 0, 1, 2


class ReceiveView(QWidget):
    """What accepting a file would change."""

    file_wanted = Signal()
    folder_wanted = Signal()
    accepted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._rows: list[ChangeRow] = []
        self.nothing = EmptyPlace(
            "inbox",
            *_invitation(),
            [
                primary(_("Mở tệp gói…"), self.file_wanted.emit, icon="package"),
                plain(_("Mở thư mục gói…"), self.folder_wanted.emit),
            ],
        )
        self.same = EmptyPlace(
            "equal",
            _("Không có gì khác"),
            _("Mọi mục trong gói đã có ở đây, giống hệt. Không cần tiếp nhận."),
        )
        self._changes = QStackedWidget()
        self._changes.addWidget(self._looking())
        self._changes.addWidget(self.same)
        whole = layouts.column(self._sender(), self._changes, self._foot(), spacing=0)
        whole.setStretch(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(layouts.box(whole, "plain"))
        self.setLayout(layouts.column(self._stack, spacing=0))

    def _sender(self) -> QFrame:
        self.title = layouts.label("", "heading")
        self.made = layouts.label("", "note", wrap=True)
        checks = layouts.row(
            *_check("verdict-pass", "ok", _("Tệp còn nguyên (mã SHA-256 khớp)")),
            14,
            *_check("verdict-pass", "ok", _("Đúng kế hoạch, đúng đợt xét")),
            14,
            *_check(
                "verdict-unknown",
                "warn",
                _("Chưa niêm phong nên chưa chắc nơi gửi"),
            ),
            STRETCH,
            spacing=6,
        )
        column = layouts.column(
            self.title, self.made, checks, spacing=6, margins=(20, 12, 16, 12)
        )
        return layouts.box(column)

    def _looking(self) -> QWidget:
        self.kinds = Segments(
            [
                _("Tất cả"),
                *((CHIPS[k].word, CHIPS[k].icon) for k in _KINDS if k is not None),
            ],
            _("Loại thay đổi"),
        )
        self.kinds.chosen.connect(lambda _index: self._show_kind())
        self.unchanged = layouts.label("", "note")
        strip = Strip(
            layouts.label(_("Nếu tiếp nhận"), "strong"),
            8,
            self.kinds,
            STRETCH,
            self.unchanged,
            height=44,
        )
        strip.setProperty("edge", "both")
        self.table = ChangesTable()
        column = layouts.column(layouts.rule(), strip, self.table, spacing=0)
        column.setStretch(2, 1)
        return layouts.box(column, "plain")

    def _foot(self) -> Strip:
        self.promise = layouts.label("", "note")
        self.refuse = plain(_("Từ chối"), self.refused.emit)
        self.accept = primary(_("Tiếp nhận"), self.accepted.emit, icon="check")
        return Strip(
            icons.IconLabel("shield-check", "text2", 16),
            self.promise,
            STRETCH,
            self.refuse,
            4,
            self.accept,
            height=56,
            edge="top",
            right=12,
        )

    def package_name(self) -> str:
        """Return the name of the file that is looked at."""
        return self._preview.package.name if self._preview else ""

    def is_looking(self) -> bool:
        """Tell whether a file is looked at."""
        return self._preview is not None

    def show_preview(self, preview: Preview, office: Office) -> None:
        """Show what a file would change."""
        roundup = office.roundup()
        self._preview, self._rows = preview, rows_of(preview, roundup)
        self.title.setText(_sender_of(preview.package))
        self.made.setText(_made(preview.package))
        self._show_counts(preview)
        count = len(preview.changes)
        self._changes.setCurrentIndex(0 if count else 1)
        self.accept.set_label(_("Tiếp nhận {count} thay đổi").format(count=count))
        self.promise.setText(
            _("Sao lưu trước khi ghi; hoàn tác được cả gói.")
            if count
            else _("Chưa ghi gì vào chương trình.")
        )
        self._allow_accepting(count, is_closed=roundup.round.is_closed)
        self._show_kind()
        self.table.choose(lambda _row: True)
        self._stack.setCurrentIndex(_LOOKING)

    def close_preview(self, title: str = "", sentence: str = "") -> None:
        """Look at nothing; say what became of the file."""
        self._preview, self._rows = None, []
        said = _invitation()
        self.nothing.say(title or said[0], sentence or said[1])
        self._stack.setCurrentIndex(_NOTHING)

    def _allow_accepting(self, count: int, *, is_closed: bool) -> None:
        if is_closed:
            self.accept.refuse(
                _("Đợt xét đã chốt. Mở lại ở trang Xét khen thưởng trước khi nhận.")
            )
            self.promise.setText(_("Đợt xét đã chốt nên chỉ xem được, không nhận vào."))
        elif not count:
            self.accept.refuse(_("Không có thay đổi nào để tiếp nhận."))
        else:
            self.accept.allow()

    def _show_counts(self, preview: Preview) -> None:
        counts = preview.counts
        for number, kind in enumerate(_KINDS):
            if kind is None:
                said = _("Tất cả {count}").format(count=len(preview.changes))
            else:
                said = f"{CHIPS[kind].word} {counts[kind.value]}"
            self.kinds.set_label(number, said)
        whole = sum(
            len(table.rows)
            for table in preview.package.tables
            if table.name in preview.titles
        )
        same = whole - counts[Kind.ADDED.value] - counts[Kind.CHANGED.value]
        self.unchanged.setText(
            _("{count} mục không đổi").format(count=vietnamese.number(same))
        )

    def _show_kind(self) -> None:
        if self._preview is not None:
            kind = _KINDS[self.kinds.current()]
            self.table.show_changes(self._preview, self._rows, kind)


def _invitation() -> tuple[str, str]:
    return (
        _("Chưa mở gói nào"),
        _(
            "Mở gói dữ liệu được gửi tới để xem sẽ thêm, thay đổi, rút những gì. "
            "Chưa có gì được ghi cho đến khi bấm Tiếp nhận."
        ),
    )


def _check(mark: str, tone: str, words: str) -> tuple[QWidget, QWidget]:
    return icons.IconLabel(mark, tone, 16), layouts.label(words)


def _sender_of(package: Package) -> str:
    name = package.office.get("name", "")
    if not name:
        return _("Gói không ghi nơi gửi")
    return _("Nơi gửi ghi trong gói: {name}").format(name=name)


def _made(package: Package) -> str:
    said = _("{title}. Gói {name}").format(title=package.title, name=package.name)
    if package.created_on is not None:
        moment = package.created_on
        said = _("{said}, tạo lúc {time} ngày {day}").format(
            said=said,
            time=vietnamese.time(moment),
            day=vietnamese.short_date(moment.date()),
        )
    return _("{said}. Chưa ghi gì vào chương trình.").format(said=said)
