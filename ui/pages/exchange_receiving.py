"""What an officer does about a bundle: read, confirm, accept, refuse, lead back."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import OfficeError
from desktop.office.exchanging.kept import ImportJob, state_of
from desktop.office.exchanging.troubles import finding_of
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.exchange_keys_digits import confirm_sender
from ui.dialogs.exchange_keys_pass import ask_passphrase
from ui.dialogs.exchange_work import Steps, work_at
from ui.dialogs.long_work import do_long
from ui.dialogs.question import ask
from ui.dialogs.reason import ask_reason
from ui.language import _
from ui.pages.exchange_incoming import Incoming
from ui.pages.exchange_labels import kind_words, offered_words, sender_words
from ui.pages.exchange_places import Places
from ui.pages.exchange_preview import PreviewPane
from ui.pages.page import Page
from ui.printing import ask_printer, print_pdf

Result = TypeVar("Result")


class Deciding(QObject):
    """Every verb of Nhận and of the book; refusals are shown with their next step.

    Signals:
        changed(): a bundle stands elsewhere now.
    """

    changed = Signal()

    def __init__(
        self, parent: QWidget, page: Page, office: Office, places: Places
    ) -> None:
        super().__init__(parent)
        self._page, self._office, self._places = page, office, places

    def follow(
        self, pane: PreviewPane, current: Callable[[], ImportJob | None]
    ) -> None:
        """Do what the links of a pane ask for, about the bundle it shows."""

        def bind(wanted: SignalInstance, verb: Callable[[ImportJob], None]) -> None:
            def do() -> None:
                job = current()
                if job is not None:
                    verb(job)

            wanted.connect(do)

        bind(pane.digits_wanted, self.confirm_sender)
        bind(pane.epoch_wanted, self.confirm_epoch)
        bind(pane.opening_wanted, self.open_keys)
        bind(pane.again_wanted, self.look_again)
        bind(pane.files_wanted, self.show_files)

    @staticmethod
    def show_refused(pane: PreviewPane, job: ImportJob, refusal: OfficeError) -> None:
        """Show why a bundle cannot be compared any more."""
        pane.show_job(job)
        pane.show_findings([finding_of(refusal)])

    # --- reading ------------------------------------------------------------------

    def read(self) -> list[Incoming] | None:
        """Read every bundle where the officer chose; None where nothing was read."""
        place = self._places.place()
        if place is None:
            sentence = _("Chưa chọn USB hay thư mục nào để đọc.")
            step = _("Cắm USB rồi bấm Tìm lại USB, hoặc chọn thư mục khác.")
            show_refusal(self._window(), OfficeError(sentence, step))
            return None
        receiving = self._office.receiving
        paths = self._page.ask(lambda: receiving.find(place))
        if not paths or not ask_passphrase(self._window(), self._office.identity):
            return None

        def work(steps: Steps) -> list[Incoming]:
            if len(paths) == 1:  # of one, its megabytes are what tells
                steps.begin(_("Chép về máy và kiểm tra"))
                return [Incoming(receiving.take(paths[0], steps.bytes), paths[0])]
            steps.begin(_("Chép về máy và kiểm tra từng gói"))
            jobs = receiving.batch(paths, steps.parts, apply=False)
            return [Incoming(job, path) for job, path in zip(jobs, paths, strict=False)]

        return self._page.ask(lambda: work_at(self._window(), _("Đang đọc gói"), work))

    # --- what holds a bundle ------------------------------------------------------

    def confirm_sender(self, job: ImportJob) -> None:
        """Ask for the thirty digits of the sender's sheet."""
        receiving = self._office.receiving
        has_other = bool(self._office.identity.trust.active(job.org))
        warning = _(
            "Cơ quan này đã có một khóa khác. Xác nhận thì khóa cũ hết hiệu lực: hãy "
            "gọi theo danh bạ công vụ trước khi gõ."
        )
        confirmed = confirm_sender(
            self._window(),
            sender_words(job),
            job.org,
            lambda digits: receiving.confirm_sender(job, digits),
            warning=warning if has_other else "",
        )
        if confirmed:
            self.changed.emit()

    def confirm_epoch(self, job: ImportJob) -> None:
        """Accept that the sender numbers anew, after a telephone call."""
        wanted = ask(
            self._window(),
            _("Chấp nhận lần đánh số mới của {name}?").format(name=sender_words(job)),
            _(
                "Nơi gửi đã cài lại hoặc khôi phục dữ liệu. Gọi theo số trong danh bạ "
                "công vụ để xác minh trước; từ nay gói của lần đánh số cũ không nhận "
                "nữa."
            ),
            _("Đã gọi, chấp nhận"),
        )
        if wanted:
            self._do(lambda _steps: self._office.receiving.confirm_epoch(job))

    def open_keys(self, job: ImportJob) -> None:
        """Ask for the passphrase and look again."""
        if ask_passphrase(self._window(), self._office.identity):
            self.look_again(job)

    def look_again(self, job: ImportJob) -> None:
        """Examine a kept bundle once more."""
        self._do(lambda _steps: self._office.receiving.look_again(job))

    # --- deciding -----------------------------------------------------------------

    def accept(self, job: ImportJob) -> str:
        """Take a bundle in, after a backup; return what to say, "" where it was not."""

        def work(steps: Steps) -> ImportJob:
            steps.begin(_("Sao lưu rồi ghi trong một lần; không dừng giữa chừng"))
            return self._office.receiving.apply(job)

        taken = self._do(work)
        if taken is None:
            return ""
        self._tell_frame()
        said = _("Đã nhận gói số {seq} của {name}.").format(
            seq=job.seq, name=sender_words(job)
        )
        return f"{said} {self._plans_words(taken)}".strip()

    def _plans_words(self, job: ImportJob) -> str:
        """Return what there is to do with the plans of a bundle, "" for nothing."""
        if job.type != BundleType.PLAN.value:
            return ""
        plans = self._page.ask(self._office.received_plans.all) or []
        return offered_words(p for p in plans if (p.org, p.seq) == (job.org, job.seq))

    def _tell_frame(self) -> None:
        """Let the frame look again, without an undo line.

        A bundle is led back by its own verb only: "Hoàn tác" takes back the officer's
        last step, which may be another one. A line that still offers it goes.
        """
        self._page.changed.emit("")

    def accept_all(self, jobs: list[ImportJob]) -> tuple[str, str] | None:
        """Take in several; return tone and words of what came of it."""
        wanted = ask(
            self._window(),
            _("Nhận {count:02d} gói không có lưu ý?").format(count=len(jobs)),
            _("Sao lưu một lần, rồi nhận từng gói; gói nào lỗi thì gói khác vẫn nhận."),
            _("Nhận {count:02d} gói").format(count=len(jobs)),
        )
        if not wanted:
            return None
        done: list[ImportJob] = []
        failed: list[str] = []
        self._do(lambda steps: self._accept_each(jobs, steps, done, failed))
        self._tell_frame()
        said = _("Đã nhận {count:02d} gói.").format(count=len(done))
        if not failed:
            return "ok", said
        more = _("{said} Chưa nhận được {count:02d}: {why}")
        return "warn", more.format(said=said, count=len(failed), why="; ".join(failed))

    def _accept_each(
        self,
        jobs: list[ImportJob],
        steps: Steps,
        done: list[ImportJob],
        failed: list[str],
    ) -> bool:
        receiving = self._office.receiving
        steps.begin(_("Đang sao lưu"))
        receiving.back_up()
        steps.begin(_("Đang nhận từng gói"))
        for number, job in enumerate(jobs, start=1):
            try:
                with receiving.staying_open():
                    receiving.preview(job)
                    done.append(receiving.apply(job, with_backup=False))
            except OfficeError as refusal:
                failed.append(f"{sender_words(job)} ({finding_of(refusal)})")
            if not steps.parts(number, len(jobs)):
                break
        return True

    def refuse(self, job: ImportJob) -> None:
        """Turn a bundle down, with a reason."""
        reason = ask_reason(
            self._window(),
            _("Từ chối gói số {seq} của {name}").format(
                seq=job.seq, name=sender_words(job)
            ),
            _("Từ chối gói"),
            label=_("Lý do từ chối"),
            remark=_("bản chép ở máy này bị xóa"),
        )
        if reason is not None:
            self._do(lambda _steps: self._office.receiving.refuse(job, reason))

    def undo(self, job: ImportJob) -> None:
        """Lead an accepted bundle back while nothing rests on it."""
        wanted = ask(
            self._window(),
            _("Hoàn tác nhận gói số {seq} của {name}?").format(
                seq=job.seq, name=sender_words(job)
            ),
            _(
                "Dữ liệu trở về như trước khi nhận gói; gói trở lại danh sách chờ. "
                "Biên nhận đã trao cho nơi gửi thì phải báo lại."
            ),
            _("Hoàn tác nhận"),
            destroys=True,
        )
        if not wanted:
            return
        if self._do(lambda _steps: self._office.receiving.undo(job.sha256)):
            self._tell_frame()

    # --- attachments --------------------------------------------------------------

    def show_files(self, job: ImportJob) -> None:
        """Show what came along with a bundle that was taken in."""
        from ui.dialogs.exchange_files_dialog import FilesDialog

        dialog = FilesDialog(
            self._window(), self._office, job.sha256, sender_words(job)
        )
        dialog.exec()
        dialog.deleteLater()

    # --- receipts -----------------------------------------------------------------

    def print_sheet(self, job: ImportJob) -> None:
        """Print Phiếu tiếp nhận."""
        title, window = _("Phiếu tiếp nhận"), self._window()

        def drawn() -> bytes:
            return self._office.reports.pdf(self._office.receiving.receipt_sheet(job))

        pdf = self._page.ask(drawn)
        if pdf is None:
            return
        printer = self._page.ask(lambda: ask_printer(window, pdf, title))
        if printer is not None:
            self._page.ask(
                lambda: do_long(
                    window, title, lambda tell: print_pdf(pdf, printer, tell)
                )
            )

    def unanswered(self, job: ImportJob) -> str:
        """Return why no receipt is made of a bundle, "" where one is."""
        receipts = self._office.receiving.receipts
        if not state_of(job).is_taken_in:
            return _("Chọn một gói đã nhận.")
        if receipts is None or not receipts.wants(job):
            said = _("Loại gói “{kind}” không cần biên nhận.")
            return said.format(kind=kind_words(job.type))
        return ""

    def put_receipt(self, job: ImportJob) -> str:
        """Write the answer to a bundle onto the stick; return what to say."""
        place, receipts = self._places.place(), self._office.receiving.receipts
        if self.unanswered(job):
            return ""
        if place is None or receipts is None:
            sentence = _("Chưa chọn USB hay thư mục để ghi biên nhận.")
            step = _("Cắm USB rồi bấm Tìm lại USB, hoặc chọn thư mục khác.")
            show_refusal(self._window(), OfficeError(sentence, step))
            return ""

        def work(steps: Steps) -> str:
            steps.begin(_("Đang ghi biên nhận"))
            return steps.writing(lambda: receipts.put(job, place, steps.bytes)).name

        name = self._page.ask(
            lambda: work_at(self._window(), _("Đang ghi biên nhận"), work)
        )
        if name is None:
            return ""
        what = _("Đã ghi và đọc lại {name}").format(name=name)
        return self._places.written_words(what, place)

    # --- within -------------------------------------------------------------------

    def _do(self, work: Callable[[Steps], Result]) -> Result | None:
        """Do something with a bundle and show where it stands then."""
        done = self._page.ask(lambda: work_at(self._window(), _("Đang xử lý"), work))
        self.changed.emit()
        return done

    def _window(self) -> QWidget:
        return self._page.window()
