"""Every kind of paper says and looks as it was approved; tools/approve.py renews it."""

import pytest
from PIL import ImageDraw

from tests.documents.approving import (
    APPROVED,
    PAGE_OF_PAPERS,
    Specimen,
    files_of,
    page_of_papers,
    picture_changes,
    specimens,
    text_changes,
)

RENEW = "if this is wanted: python tools/dev.py approve"


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return specimens(tmp_path_factory.mktemp("offices"))


def test_every_paper_says_what_was_approved(found):
    changes = [text_changes(one) for one in found]

    assert not any(changes), "\n\n".join([*filter(None, changes), RENEW])


def test_every_paper_looks_as_it_was_approved(found):
    changes = [change for one in found for change in picture_changes(one)]

    assert not changes, "\n".join([*changes, RENEW])


def test_nothing_is_approved_that_is_no_longer_made(found):
    made = {name for one in found for name in files_of(one)}

    assert {path.name for path in APPROVED.iterdir()} == made, RENEW


def test_the_page_that_shows_the_papers_is_up_to_date(found):
    assert PAGE_OF_PAPERS.read_text(encoding="utf-8") == page_of_papers(found), RENEW


def test_the_kept_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in APPROVED.glob("*.png")}

    assert {name: size for name, size in sizes.items() if size > 60_000} == {}


def test_a_changed_word_and_a_moved_line_are_noticed(found):
    paper = next(one for one in found if one.name == "decision")
    changed = Specimen(paper.name, paper.title, paper.plan, paper.pdf)
    changed.__dict__["text"] = paper.text.replace("QUYẾT ĐỊNH", "TỜ TRÌNH", 1)
    picture = paper.pictures[0].convert("L")
    ImageDraw.Draw(picture).rectangle((100, 100, 300, 160), fill=0)
    changed.__dict__["pictures"] = [picture]

    assert "+TỜ TRÌNH" in text_changes(changed)
    assert picture_changes(changed)
