"""By which rule the council votes, with the sentence it comes to."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.awards.council import Ballot, Denominator, Regulation
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.council_dialogs import KeepingDialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import ChoiceField, NumberField


class RuleDialog(KeepingDialog):
    """The share, of whom, how one votes, how many have to come, and on what basis."""

    def __init__(
        self, parent: QWidget | None, office: Office, rule: Regulation
    ) -> None:
        super().__init__(
            parent, _("Quy chế biểu quyết"), _("Lưu quy chế"), icon="scale"
        )
        self._office = office
        self.way = ChoiceField(
            _("Trên hay từ"), [(True, _("trên")), (False, _("từ"))], width=90
        )
        self.way.choose(rule.is_strict)
        percent = vietnamese.number(rule.threshold_percent)
        self.percent = Field(_("Tỷ lệ đồng ý"), percent, unit="%", width=90, right=True)
        self.of_whom = ChoiceField(
            _("Tính trên"), [(d, d.label) for d in Denominator], width=280
        )
        self.of_whom.choose(rule.denominator)
        self.ballot = ChoiceField(
            _("Cách biểu quyết"), [(b, b.label) for b in Ballot], width=280
        )
        self.ballot.choose(rule.ballot)
        self.come = NumberField(
            _("Phải có mặt, phần"), rule.quorum.numerator, least=1, most=99
        )
        self.of = NumberField(
            _("Phải có mặt, trên"), rule.quorum.denominator, least=1, most=99
        )
        self.written = ChoiceField(
            _("Ý kiến bằng văn bản"),
            [(True, _("được gửi, tính như một phiếu")), (False, _("không được gửi"))],
            width=280,
        )
        self.written.choose(rule.allows_written)
        self.basis = NoteField(_("Căn cứ"), rule.basis, lines=2)
        self._fill()
        self.percent.setFocus()

    def _fill(self) -> None:
        share = layouts.box(
            layouts.row(self.way, self.percent, layouts.STRETCH, spacing=8)
        )
        quorum = layouts.box(
            layouts.row(
                self.come,
                layouts.label("/"),
                self.of,
                layouts.label(_("số thành viên"), "caption"),
                layouts.STRETCH,
                spacing=8,
            )
        )
        self.rows.add(_("Thông qua khi đồng ý"), share)
        self.rows.add(_("Tính trên"), self.of_whom)
        self.rows.add(_("Cách biểu quyết"), self.ballot)
        self.rows.add(_("Họp khi có mặt từ"), quorum)
        self.rows.add(_("Ý kiến bằng văn bản"), self.written)
        self.rows.add(_("Căn cứ"), self.basis)
        self.rows.add_wide(
            layouts.label(
                _(
                    "Luật không ấn định tỷ lệ cho Giấy khen: ghi theo quy chế của Hội "
                    "đồng. Đổi quy chế thì mọi kết quả được tính lại."
                ),
                "caption",
                wrap=True,
            )
        )

    def keep(self) -> None:
        for field in (self.come, self.of):
            field.interpretText()
        if self.come.value() > self.of.value():
            raise OfficeError(
                _("Số phải có mặt lớn hơn số thành viên."), _("Sửa lại phân số.")
            )
        of_whom, ballot = self.of_whom.key(), self.ballot.key()
        self._office.council.regulate(
            Regulation(
                vietnamese.parse_number(self.percent.text()),
                is_strict=self.way.key() is True,
                denominator=next(d for d in Denominator if d == of_whom),
                ballot=next(b for b in Ballot if b == ballot),
                quorum=Fraction(self.come.value(), self.of.value()),
                allows_written=self.written.key() is True,
                basis=self.basis.text(),
            )
        )
