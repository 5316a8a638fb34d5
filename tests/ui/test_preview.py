"""The preview: small pages at the side, zoom, the width of the view."""

import io

import pytest
from PySide6.QtCore import Qt
from reportlab.pdfgen.canvas import Canvas

from ui.widgets.preview import Preview


def pages(count):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for _ in range(count):
        canvas.rect(60, 60, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot):
    shown = Preview("Tờ trình")
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    shown.show()
    return shown


def test_a_paper_of_one_page_needs_no_small_pages(preview):
    preview.show_pdf(pages(1), "Tờ trình")

    assert not preview.pages.isVisible()
    assert preview.pages.count() == 0


def test_pages_stand_at_the_side_and_lead_there(preview):
    preview.show_pdf(pages(4), "Tờ trình")
    assert preview.pages.isVisible()
    assert preview.pages.count() == 4

    preview.pages.setCurrentRow(2)

    assert preview.papers.page() == 2


def test_the_small_pages_follow_the_paper(preview):
    preview.show_pdf(pages(4), "Tờ trình")

    preview.papers.show_page(3)

    assert preview.pages.currentRow() == 3


def test_only_small_pages_in_view_are_drawn(preview, qtbot):
    preview.show_pdf(pages(60), "Báo cáo")

    qtbot.waitUntil(lambda: len(preview.pages.drawn()) >= 3)
    qtbot.wait(200)

    assert len(preview.pages.drawn()) < 12
    assert 0 in preview.pages.drawn()


def test_another_paper_takes_the_place_of_the_one_before(preview):
    preview.show_pdf(pages(5), "Báo cáo")
    preview.show_pdf(pages(2), "Tờ trình")

    assert preview.pages.count() == 2
    preview.clear()
    assert preview.pages.count() == 0
    assert not preview.pages.isVisible()


def test_a_narrow_place_leaves_the_small_pages_out(preview):
    preview.show_pdf(pages(4), "Tờ trình")

    preview.resize(420, 600)

    assert not preview.pages.isVisible()


def test_the_width_fits_again_after_zooming(preview, qtbot):
    preview.show_pdf(pages(2), "Tờ trình")
    fitted = preview.papers.zoom()
    preview.papers.set_zoom(2.0)
    assert preview.papers.zoom() == 2.0

    qtbot.keyClick(preview.papers, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert preview.papers.zoom() == pytest.approx(fitted)


def test_every_small_page_has_a_name_for_screen_readers(preview):
    preview.show_pdf(pages(3), "Tờ trình")

    names = [
        preview.pages.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(3)
    ]
    assert names == ["Trang 1", "Trang 2", "Trang 3"]
