"""The printed ranking of a plan without points: by what was published."""

import pytest

from desktop.emulation.indices import IndexCode
from desktop.errors import OfficeError
from desktop.office.demo import demo
from desktop.office.registers.index_tables import index_tables
from tests.documents.measuring import text_of

CITY, WARD = "ha-noi-2026-2030", "ngoc-ha-2026-2030"


@pytest.fixture
def city(tmp_path):
    with demo.prepare(tmp_path / "city", CITY) as opened:
        yield opened


@pytest.fixture
def ward(tmp_path):
    with demo.prepare(tmp_path / "ward", WARD) as opened:
        yield opened


def codes(office):
    return [kind.code for kind in office.papers.kinds()]


def words_of(office, code):
    return " ".join(text_of(office.papers.pdf(code)).split())


def test_each_index_with_places_has_a_table(city):
    ranked = [c for c in codes(city) if c.startswith(("index:", "ranking:"))]
    assert ranked == ["index:par", "index:sipas"]
    said = words_of(city, "index:par")
    assert "BẢNG XẾP HẠNG THEO CHỈ SỐ ĐÃ CÔNG BỐ" in said
    assert "KHỐI XÃ, PHƯỜNG" in said
    assert "Phường Hoa Sen 95,42 1" in said
    assert "Phường Sấu Già 92,00 4 Đồng hạng" in said
    assert "Các đơn vị bằng nhau cùng một hạng" in said
    assert "Hạng lấy theo công bố; nguồn: Quyết định" in said
    assert "Chưa xếp hạng: Chưa có PAR INDEX" in said
    assert "bằng điểm" not in said


def test_counted_places_say_so_on_paper(city):
    assert "xếp theo giá trị đã công bố" in words_of(city, "index:sipas")


def test_paper_and_screen_give_the_same_places(city):
    said = words_of(city, "index:sipas")
    for table in index_tables(city.roundup(), IndexCode.SIPAS, 2026):
        for row in table.ranked:
            shown = f"{row.value:.2f}".replace(".", ",")
            assert f"{row.name} {shown} {row.rank}" in said


def test_without_points_and_indices_there_is_no_table(ward):
    assert not [c for c in codes(ward) if c.startswith(("index:", "ranking:"))]
    with pytest.raises(OfficeError, match="Chưa có PAPI nào"):
        ward.papers.pdf("index:papi")
