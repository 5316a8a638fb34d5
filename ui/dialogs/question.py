"""Questions: what will happen, and a verb that does it.

Use: `if ask(self, "Chốt danh sách?", "Điểm được giữ nguyên.", "Chốt danh sách"): …`.
"""

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import danger, plain, primary


def ask(
    parent: QWidget | None,
    question: str,
    consequence: str,
    verb: str,
    *,
    otherwise: str = "",
    icon: str = "circle-question-mark",
    destroys: bool = False,
) -> bool:
    """Ask and tell whether the officer pressed the verb; Esc means no."""
    dialog = question_dialog(
        parent,
        question,
        consequence,
        verb,
        otherwise=otherwise,
        icon=icon,
        destroys=destroys,
    )
    return dialog.exec() == QDialog.DialogCode.Accepted


def question_dialog(
    parent: QWidget | None,
    question: str,
    consequence: str,
    verb: str,
    *,
    otherwise: str = "",
    icon: str = "circle-question-mark",
    destroys: bool = False,
) -> Dialog:
    """Return the dialog of a question, not yet shown."""
    tone = "bad" if destroys else "accent"
    dialog = Dialog(parent, question, icon=icon, tone=tone)
    dialog.body.addWidget(layouts.label(consequence, "note", wrap=True))
    back = dialog.add_button(plain(otherwise or _("Hủy"), dialog.reject))
    if destroys:
        # What destroys is never the answer to a careless Enter.
        dialog.add_button(danger(verb, dialog.accept))
        back.setDefault(True)
        back.setFocus()
    else:
        dialog.add_button(primary(verb, dialog.accept), default=True)
    return dialog
