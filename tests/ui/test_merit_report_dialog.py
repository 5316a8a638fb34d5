"""The dialog of a report: every heading of the form, nothing typed is lost."""

import shutil

import pytest

from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.office import Office
from desktop.office.papers.merit_reports import (
    FORM,
    LONGEST_SUMMARY,
    NO_AWARDS,
    NO_NUMBER,
)
from desktop.office.papers.merits import SUMMARY
from ui.dialogs.merit_report_dialog import MeritReportDialog, open_merit_report


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mau") / "so"
    demo.prepare(folder, "hai-hoa-2024").close()
    return folder


@pytest.fixture
def office(template, tmp_path):
    shutil.copytree(template, tmp_path / "so")
    with Office.open(tmp_path / "so") as opened:
        yield demo.in_its_time(opened)


@pytest.fixture
def opened(office, qtbot):
    """Open the dialog of the first person proposed."""

    def make():
        row = office.outcome().lists[1].proposed[0]
        dialog = MeritReportDialog(
            None, office, office.merit_reports.desk_of(row.subject_id)
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def field(dialog, heading):
    return dialog._texts[heading]


def test_every_heading_somebody_writes_under_has_a_field(opened):
    dialog = opened()

    assert {"duties", "results", "compliance", "titles", "qualification"} <= set(
        dialog._texts
    )
    assert "origin" not in dialog._texts
    assert "Cần kiểm tra: Mẫu số 08" in dialog._report.chosen.cautions[0]


def test_what_is_typed_is_there_again(opened):
    dialog = opened()
    field(dialog, "duties").setPlainText("Tiếp nhận hồ sơ.")
    field(dialog, "qualification").edit.setText("Đại học Luật")
    dialog._checks[NO_AWARDS].setChecked(True)
    dialog.form.choose(NO_NUMBER)
    dialog.accept()
    again = opened()

    assert dialog.result() == 1
    assert field(again, "duties").text() == "Tiếp nhận hồ sơ."
    assert field(again, "qualification").text() == "Đại học Luật"
    assert again._checks[NO_AWARDS].isChecked()
    assert again.value()[FORM] == NO_NUMBER


def test_a_refusal_stands_at_its_field_and_the_text_stays(opened):
    dialog = opened()
    field(dialog, SUMMARY).setPlainText("a" * (LONGEST_SUMMARY + 1))
    dialog.accept()

    assert dialog.isVisible()
    assert "dài 241 chữ" in field(dialog, SUMMARY).accessibleDescription()
    assert len(field(dialog, SUMMARY).text()) == LONGEST_SUMMARY + 1


def test_the_report_of_nobody_is_refused(office):
    with pytest.raises(OfficeError, match="không còn thuộc diện xét"):
        open_merit_report(None, office, "nobody")
