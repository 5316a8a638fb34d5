"""PDF, Word file and description of every paper of every demonstration say the same."""

import io

import pytest

from desktop.documents.plain_text import text_of
from desktop.documents.printed.saving import save_pdf
from desktop.documents.word.saving import save_docx
from tests.documents.demo_papers import PLANS, opened_demo
from tests.documents.docx_samples import DAY, SAMPLES
from tests.documents.reading import squeezed, text_of_docx, text_of_pdf
from tests.documents.test_papers import PAPERS


def differences(paper):
    """Return which of the two files do not say what the description says."""
    expected = text_of(paper)
    word, pdf = io.BytesIO(), io.BytesIO()
    save_docx(paper, word, draft=False, created_on=DAY)
    save_pdf(paper, pdf, draft=False, created_on=DAY)
    printed = text_of_pdf(pdf.getvalue(), paper, squeezed(expected))
    found = []
    if text_of_docx(word.getvalue()) != expected:
        found.append("Word")
    if printed != squeezed(expected):
        found.append("PDF")
    return found


@pytest.mark.parametrize("name", [*SAMPLES, *PAPERS])
def test_a_sample_says_the_same_in_both_files(name):
    assert differences({**SAMPLES, **PAPERS}[name]) == []


@pytest.fixture(params=PLANS)
def office(request, tmp_path):
    made = opened_demo(tmp_path / "so", request.param)
    yield made
    made.close()


def test_every_paper_of_a_demonstration_says_the_same_in_both_files(office):
    kinds = office.papers.kinds()
    found = {
        kind.code: wrong
        for kind in kinds
        if (wrong := differences(office.papers.describe(kind.code)))
    }

    assert len(kinds) > 10
    assert found == {}


def test_the_comparison_notices_a_word_too_many(monkeypatch):
    more = f"{text_of(SAMPLES['submission'])} thêm"
    monkeypatch.setattr(f"{__name__}.text_of", lambda _paper: more)

    assert differences(SAMPLES["submission"]) == ["Word", "PDF"]


def test_plain_text_has_the_order_in_which_a_paper_is_read():
    text = text_of(SAMPLES["minutes"])

    parts = [
        "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ VÂN KHÊ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: /BB-HĐTĐKT BIÊN BẢN Họp xét khen thưởng",
        "Kính gửi: - Ủy ban nhân dân thành phố; - Ban Thi đua",
        "Địa điểm: Phòng họp số 1 Thời gian bắt đầu: Ý kiến",
        "I CÁ NHÂN 1 Bà Đỗ Thị Thu Hằng 1 Đạt 380.000",
        "THƯ KÝ (Ký, ghi rõ họ tên) Đinh Thị Ngà CHỦ TỌA",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ Trịnh Đình Khôi Nơi nhận:",
        "- Lưu: VT, Hồ sơ. In lúc 15:20",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
