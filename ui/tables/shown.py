"""Which columns of a table are shown: chosen by the officer, kept under its name."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu, QTableView

from ui.tables.model import TableModel


def hide_unwanted(view: QTableView, model: TableModel, name: str) -> None:
    """Hide the columns the officer hid before."""
    hidden = QSettings().value(f"tables/{name}/hidden") or []
    for number, column in enumerate(model.columns):
        view.setColumnHidden(number, bool(column.title) and column.title in hidden)


def menu(view: QTableView, model: TableModel, name: str) -> QMenu:
    """Return a menu that shows and hides columns; the first one always stays."""
    made = QMenu(view)
    for number, column in enumerate(model.columns):
        if not column.title or number == 0:
            continue
        action = made.addAction(column.title.replace("\n", " ").replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(not view.isColumnHidden(number))

        def show(shown: bool, number: int = number) -> None:
            view.setColumnHidden(number, not shown)
            _remember(view, model, name)

        action.toggled.connect(show)
    return made


def texts(view: QTableView, model: TableModel) -> list[list[str]]:
    """Return titles and cells as they are seen, for export and the clipboard."""
    shown = [
        column
        for number, column in enumerate(model.columns)
        if not view.isColumnHidden(number) and column.title
    ]
    titles = [column.title.replace("\n", " ") for column in shown]
    return [titles, *([column.text(row) for column in shown] for row in model.rows())]


def _remember(view: QTableView, model: TableModel, name: str) -> None:
    hidden = [
        column.title
        for number, column in enumerate(model.columns)
        if view.isColumnHidden(number)
    ]
    QSettings().setValue(f"tables/{name}/hidden", hidden)
