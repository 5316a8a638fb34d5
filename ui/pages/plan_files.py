"""Plan files: looked over without keeping them, or taken in to work by."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import vietnamese
from desktop.office.plans import read_file
from desktop.plans.checking import look_over
from desktop.plans.plan import Plan
from desktop.plans.reading import examine
from desktop.plans.sections import Problem
from ui.dialogs.problems import ProblemsDialog
from ui.dialogs.question import ask
from ui.language import _
from ui.pages.plan_notices import counted


def pick(parent: QWidget, title: str) -> Path | None:
    """Let the officer choose a plan file."""
    name, _chosen = QFileDialog.getOpenFileName(
        parent, title, "", _("Tệp kế hoạch (*.toml)")
    )
    return Path(name) if name else None


def check(file: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Read a plan file without keeping anything.

    Raises:
        PlanFileError: the file cannot be opened.
    """
    return examine(read_file(file))


def report(
    parent: QWidget, file: Path, plan: Plan | None, problems: tuple[Problem, ...]
) -> ProblemsDialog:
    """Return the dialog that says what is wrong in a file, or what is in it."""
    summary = summary_of(plan) if plan is not None and not problems else ""
    return ProblemsDialog(parent, file.name, problems, summary)


def summary_of(plan: Plan) -> str:
    """Return in one line what a plan holds."""
    notices = look_over(plan, {})
    waiting = sum(1 for notice in notices if notice.is_open)
    return _(
        "“{name}”: {clauses} mục, {targets} chỉ tiêu, {standards} tiêu chuẩn; {rest}."
    ).format(
        name=plan.short_name,
        clauses=vietnamese.two_digits(len(plan.clauses)),
        targets=vietnamese.two_digits(len(plan.indicators)),
        standards=vietnamese.two_digits(len(plan.standards)),
        rest=counted(len(notices), waiting),
    )


def ask_adoption(parent: QWidget, plan: Plan) -> bool:
    """Ask before another plan takes the place of the one worked by."""
    return ask(
        parent,
        _("Làm việc theo kế hoạch “{name}”?").format(name=plan.short_name),
        _(
            "Đợt xét mới được lập theo kế hoạch này. Điểm, xác nhận và danh sách của "
            "đợt trước giữ nguyên trong đợt đó. Có thể hoàn tác."
        ),
        _("Nhận kế hoạch"),
        icon="scroll-text",
    )
