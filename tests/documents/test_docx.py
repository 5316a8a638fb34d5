"""Word files: NĐ 30/2020 in their XML, safe with any text, equal for equal values."""

import dataclasses
import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from desktop.documents.paper import (
    Cell,
    Code,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    plain,
)
from desktop.documents.typeface import CharacterError
from desktop.documents.word.saving import save_docx
from desktop.errors import OfficeError
from tests.documents.docx_samples import (
    DAY,
    MINUTES,
    REPORT,
    SAMPLES,
    SENTENCE,
    SUBMISSION,
    TABLE,
    WIDE,
    word,
)
from tests.documents.measuring import page_count, rules
from tests.documents.reading import body_of, opened, text_of_docx, xml_of
from tests.documents.samples import saved
from tests.documents.test_papers import PAPERS

TWIPS = 1440 / 25.4
EVERY = {**SAMPLES, **PAPERS}


@pytest.fixture(scope="module", params=EVERY, ids=str)
def every(request):
    return word(EVERY[request.param], draft=True)


def one(target, *path):
    """Return the only element down a path of names."""
    for name in path:
        [target] = target.findall(qn(f"w:{name}"))
    return target


def value(target, *path, name="val"):
    return one(target, *path).get(qn(f"w:{name}"))


def paragraph_with(data, start):
    found = [p for p in opened(data).element.body.iter(qn("w:p")) if said(p, start)]
    assert found, start
    return found[0]


def said(paragraph, start):
    text = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
    return text.replace("\u00a0", " ").startswith(start)


def tables(data):
    return body_of(data).findall(qn("w:tbl"))


def data_table(data):
    return next(
        t for t in tables(data) if t.find(f".//{qn('w:tblBorders')}") is not None
    )


def widths_mm(table):
    return [int(c.get(qn("w:w"))) / TWIPS for c in one(table, "tblGrid")]


def rows(table):
    return table.findall(qn("w:tr"))


def bare(body):
    letterhead = Letterhead(("ỦY BAN NHÂN DÂN",), "Vân Khê")
    return Paper(letterhead, "TỜ TRÌNH", "Thử", body, ())


# --- the sheet ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "size", "sides"),
    [
        (SUBMISSION, (210, 297), (20, 20, 20, 30)),
        (WIDE, (297, 210), (20, 15, 20, 30)),
    ],
    ids=["upright", "landscape"],
)
def test_sheet_and_margins_are_those_of_the_decree(paper, size, sides):
    section = one(body_of(word(paper)), "sectPr")
    sheet, margins = one(section, "pgSz"), one(section, "pgMar")

    found = [int(sheet.get(qn(f"w:{k}"))) / TWIPS for k in ("w", "h")]
    assert found == pytest.approx(size, abs=0.1)
    names = ("top", "right", "bottom", "left")
    found = [int(margins.get(qn(f"w:{k}"))) / TWIPS for k in names]
    assert found == pytest.approx(sides, abs=0.05)
    assert (sheet.get(qn("w:orient")) == "landscape") == paper.landscape


def test_a_number_shows_from_the_second_page_of_every_section():
    data = word(REPORT)
    file = opened(data)

    assert len(file.sections) == 3
    for section in file.sections:
        assert section.different_first_page_header_footer
        start = section._sectPr.find(qn("w:pgNumType")).get(qn("w:start"))
        assert start == "1"
        assert " PAGE " in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
        assert section.header.paragraphs[0].style.font.size is None  # 14 as the text


def test_the_typeface_is_named_with_its_stand_in():
    data = word(SUBMISSION)

    assert 'w:ascii="Times New Roman"' in xml_of(data, "styles")
    assert '<w:altName w:val="Liberation Serif"/>' in xml_of(data, "fontTable")
    assert "Liberation" not in xml_of(data)


# --- the head -------------------------------------------------------------------------


def test_the_head_has_columns_in_which_the_nation_fits():
    assert widths_mm(tables(word(SUBMISSION))[0]) == pytest.approx([62, 98], abs=0.05)
    wide = widths_mm(tables(word(WIDE))[0])
    assert wide == pytest.approx([82, 60, 110], abs=0.05)


@pytest.mark.parametrize("name", [*SAMPLES, *PAPERS])
def test_rules_have_the_length_and_place_they_have_in_the_pdf(name):
    paper = EVERY[name]
    issuer, nation, title = ((a, b) for a, b, _y in rules(saved(paper))[:3])
    expected = [*sorted((issuer, nation)), title]

    found = []
    body = body_of(word(paper))
    lefts = [30.0] * 3
    head = widths_mm(tables(word(paper))[0])
    lefts[1] = 30 + sum(head[:-1])
    rooms = [head[0], head[-1], 252 if paper.landscape else 160]
    ruled = [
        p for p in body.iter(qn("w:p")) if p.find(f".//{qn('w:pBdr')}") is not None
    ]
    for paragraph, left, room in zip(ruled[:3], lefts, rooms, strict=True):
        sides = paragraph.find(f".//{qn('w:ind')}")
        start = int(sides.get(qn("w:left"))) / TWIPS
        end = int(sides.get(qn("w:right"))) / TWIPS
        found.append((left + start, left + room - end))
    for one_found, one_expected in zip(found, expected, strict=True):
        assert one_found == pytest.approx(one_expected, abs=0.15)


def test_titles_break_where_the_pdf_breaks_them():
    subject = paragraph_with(word(MINUTES), "Họp xét khen thưởng")

    assert len(list(subject.iter(qn("w:br")))) == 1
    assert [t.text for t in subject.iter(qn("w:t"))] == [
        "Họp xét khen thưởng phong trào thi đua",
        "đẩy mạnh công tác cải cách hành chính",
    ]


def test_the_dashes_of_several_receivers_stand_under_the_colon():
    data = word(MINUTES)
    lead = one(paragraph_with(data, "Kính gửi:"), "pPr", "ind")
    item = one(paragraph_with(data, "- Ủy ban nhân dân thành phố"), "pPr", "ind")

    dash = int(item.get(qn("w:left"))) - int(item.get(qn("w:hanging")))
    assert dash > int(lead.get(qn("w:left"))) + 900


# --- the body -------------------------------------------------------------------------


def test_body_text_is_justified_with_its_indent_size_and_spacing():
    data = word(dataclasses.replace(MINUTES, body=MINUTES.body[:6]))
    style = opened(data).styles["Nội dung"].element

    assert value(style, "rPr", "sz") == "28"
    assert value(style, "pPr", "spacing", name="line") == "276"
    assert value(style, "pPr", "spacing", name="before") == "120"
    assert int(value(style, "pPr", "ind", name="firstLine")) / TWIPS == pytest.approx(
        12.7
    )
    assert value(style, "pPr", "jc") == "both"


def test_a_paper_set_closer_in_the_pdf_is_set_closer_in_word_but_its_list_is_not():
    # A few lines too many for one page: the PDF saves the second by a smaller pitch.
    long = tuple(Paragraph(plain(SENTENCE * 2)) for _ in range(7))
    paper = dataclasses.replace(SUBMISSION, body=long, appendices=REPORT.appendices)
    assert page_count(saved(dataclasses.replace(paper, appendices=()))) == 1
    styles = opened(word(paper)).styles

    body = value(styles["Nội dung"].element, "pPr", "spacing", name="line")
    listed = styles["Nội dung phụ lục"].element
    assert int(body) < 276
    assert value(listed, "pPr", "spacing", name="line") == "276"
    assert value(listed, "rPr", "sz") == "28"


def test_headings_and_sentences_above_tables_stay_with_what_follows():
    data = word(MINUTES)

    heading = opened(data).styles["Đề mục"].element
    assert one(heading, "pPr").find(qn("w:keepNext")) is not None
    above = paragraph_with(data, "Điều 1.")
    assert one(above, "pPr").find(qn("w:keepNext")) is not None
    inside = paragraph_with(data, "Phòng Văn hóa")
    assert one(inside, "pPr").find(qn("w:keepNext")) is None


def test_short_pairs_are_held_and_inner_hyphens_do_not_end_a_line():
    paragraph = paragraph_with(word(MINUTES), "Phòng Văn hóa")
    text = "".join(t.text for t in paragraph.iter(qn("w:t")))

    assert "số\u00a057/QĐ" in text
    assert "hóa\u00a0- Xã" in text
    assert len(list(paragraph.iter(qn("w:noBreakHyphen")))) == 3
    assert "\u2011" not in text


def test_hard_spaces_stand_upright_between_slanted_words():
    paragraph = paragraph_with(word(MINUTES), "Điều 1.")
    held = [r for r in paragraph.iter(qn("w:r")) if r.text == "\u00a0"]

    assert len(held) == 3
    assert all(r.find(f".//{qn('w:i')}") is None for r in held)


def test_an_empty_field_is_dotted_to_the_right_edge():
    data = word(MINUTES)
    label = paragraph_with(data, "Thời gian bắt đầu:")
    stop = one(label, "pPr", "tabs", "tab")

    assert stop.get(qn("w:leader")) == "dot"
    assert int(stop.get(qn("w:pos"))) / TWIPS == pytest.approx(160, abs=0.1)
    dotted = [p for p in body_of(data).iter(qn("w:p")) if 'leader="dot"' in p.xml]
    assert len(dotted) == 4


# --- tables ---------------------------------------------------------------------------


def test_a_table_has_its_exact_columns_and_repeats_its_head():
    table = data_table(word(MINUTES))

    assert widths_mm(table) == pytest.approx([10, 70, 40, 40], abs=0.05)
    assert value(table, "tblPr", "tblLayout", name="type") == "fixed"
    heads = [
        row for row in rows(table) if row.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert heads == rows(table)[:2]
    whole = [
        row for row in rows(table) if row.find(f".//{qn('w:cantSplit')}") is not None
    ]
    assert whole == rows(table)


def test_cells_of_the_head_reach_down_and_across():
    first, second = rows(data_table(word(MINUTES)))[:2]

    def merges(row):
        return [c.get(qn("w:val")) for c in row.iter(qn("w:vMerge"))]

    assert merges(first) == ["restart", "restart"]
    assert merges(second) == ["continue", "continue"]
    assert [s.get(qn("w:val")) for s in first.iter(qn("w:gridSpan"))] == ["2"]
    assert all(len(list(row.iter(qn("w:tc")))) >= 3 for row in (first, second))


def test_section_rows_are_grey_and_rows_to_sign_in_are_high_enough():
    body = rows(data_table(word(MINUTES)))[2:]

    grey = [row.find(f".//{qn('w:shd')}") is not None for row in body]
    assert grey == [True] + [False] * 9
    heights = [row.find(f".//{qn('w:trHeight')}") for row in body]
    assert [h is not None for h in heights] == [False] + [True] * 8 + [False]
    assert int(heights[1].get(qn("w:val"))) / TWIPS == pytest.approx(9, abs=0.05)


def test_rows_keep_together_as_on_the_pages_of_the_pdf():
    kept = [
        row.find(f".//{qn('w:keepNext')}") is not None
        for row in rows(data_table(word(MINUTES)))
    ]

    # The head, the section's name and its first row; the last rows and the note.
    assert kept == [True] * 3 + [False] * 7 + [True] * 2


def test_boxes_are_characters_of_word_in_front_of_the_text():
    marks = [s.get(qn("w:char")) for s in body_of(word(MINUTES)).iter(qn("w:sym"))]

    assert marks == ["F0FE", "F0FE", "F0A8", "F0FE", "F0FE", "F0A8", "F0FE", "F0FE"]


def test_a_word_wider_than_its_cell_is_set_smaller_not_cut():
    columns = (Column(16), Column(144))
    table = Table(columns, (), (Row((Cell(plain("Nghiêngnghi")), Cell(plain("x")))),))
    data = word(bare((table,)))
    [run] = list(rows(data_table(data))[0].iter(qn("w:r")))[:1]

    assert 14 <= int(value(run, "rPr", "sz")) < 24


def test_a_row_taller_than_half_a_page_may_be_split():
    table = Table((Column(30), Column(130)), (), (Row((Cell(plain(SENTENCE * 30)),)),))
    [row] = rows(data_table(word(bare((table,)))))

    assert row.find(f".//{qn('w:cantSplit')}") is None


def test_two_tables_in_a_row_stay_two():
    body = body_of(word(bare((TABLE, TABLE))))
    names = [child.tag for child in body]

    assert all(not (above == below == qn("w:tbl")) for above, below in pairwise(names))


# --- the end --------------------------------------------------------------------------


def test_recipients_and_signature_stand_in_the_columns_of_the_head():
    table = tables(word(SUBMISSION))[-1]

    assert widths_mm(table) == pytest.approx([62, 98], abs=0.05)
    left, right = rows(table)[0].findall(qn("w:tc"))
    sizes = [s.get(qn("w:val")) for s in left.iter(qn("w:sz"))]
    assert sizes[0] == "24"
    assert "Recipient" in left.xml
    name = right.findall(qn("w:p"))[-1]
    gap = int(value(name, "pPr", "spacing", name="before")) / 20
    assert gap + 14 * 1.149 == pytest.approx(30 * 72 / 25.4, abs=0.1)


def test_the_last_paragraph_stays_with_the_signature():
    last = paragraph_with(word(MINUTES), "Cuộc họp kết thúc")

    assert one(last, "pPr").find(qn("w:keepNext")) is not None


def test_minutes_have_the_recipients_under_both_signatures():
    body = body_of(word(MINUTES))
    texts = [one_.text if hasattr(one_, "text") else "" for one_ in body]
    names = [child.tag for child in body]

    signing = max(i for i, name in enumerate(names) if name == qn("w:tbl"))
    assert any("Nơi nhận:" in (text or "") for text in texts[signing:])
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ Trịnh Đình Khôi" in text_of_docx(word(MINUTES))


def test_a_code_is_a_picture_of_twenty_eight_millimetres():
    data = word(MINUTES)
    [picture] = opened(data).inline_shapes

    assert picture.width.mm == pytest.approx(28, abs=0.05)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert any(name.endswith(".png") for name in package.namelist())


def test_only_drafts_carry_the_mark_and_on_every_page():
    draft, final = opened(word(WIDE, draft=True)), opened(word(WIDE))

    for header in ("header", "first_page_header"):
        marked = getattr(draft.sections[0], header)._element.xml
        assert 'string="BẢN NHÁP"' in marked
        assert "rotation:327" in marked
        plain_one = getattr(final.sections[0], header)._element.xml
        assert "NHÁP" not in plain_one


# --- the file -------------------------------------------------------------------------

_ORDER = {
    "pPr": "pStyle keepNext keepLines pBdr tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "noProof b i color sz szCs",
    "tblPr": "tblW tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge shd tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "tblCellMar": "top left bottom right",
}


def test_properties_stand_in_the_order_the_format_demands(every):
    body = body_of(every)
    for name, order in _ORDER.items():
        known = order.split()
        for target in body.iter(qn(f"w:{name}")):
            places = [known.index(child.tag.split("}")[1]) for child in target]
            assert places == sorted(places), target.xml


def test_every_cell_and_the_end_of_the_body_have_a_paragraph(every):
    body = body_of(every)

    for cell in body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")
    assert [child.tag for child in body][-2:-1] != [qn("w:tbl")]
    assert body[-1].tag == qn("w:sectPr")


def test_rows_cover_all_columns_of_their_table(every):
    for table in tables(every):
        total = sum(int(c.get(qn("w:w"))) for c in one(table, "tblGrid"))
        for row in rows(table):
            cells = [one(cell, "tcPr", "tcW") for cell in row.findall(qn("w:tc"))]
            assert sum(int(cell.get(qn("w:w"))) for cell in cells) == total


def test_equal_values_give_equal_bytes_and_the_office_s_day(every):
    first, second = word(MINUTES, draft=True), word(MINUTES, draft=True)
    assert first == second

    about = opened(every).core_properties
    assert about.author == about.last_modified_by == "Sổ Vàng"
    assert about.created.date() == about.modified.date() == DAY
    with zipfile.ZipFile(io.BytesIO(every)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        days = {item.date_time for item in package.infolist()}
    assert days == {(2026, 12, 18, 0, 0, 0)}


@pytest.mark.parametrize(
    "name", ["<b>&amp;</b>", "a & b < c", "{x} %s \\n", "]]>", "\"'"]
)
def test_markup_in_a_name_is_only_letters(name):
    signature = Signature(("CHỦ TỊCH",), name)
    paper = dataclasses.replace(
        SUBMISSION,
        subject=name,
        signatures=(signature,),
        body=(Paragraph(plain(name)),),
    )

    data = word(paper, draft=True)
    assert text_of_docx(data).count(name) == 3
    assert opened(data).core_properties.title == f"TỜ TRÌNH {name}"


def test_unseen_characters_never_reach_the_file():
    name = "Đỗ\x00 Thị\x0b \u202eThu\u200f Hằng\ufeff\ud800"
    paper = bare((Heading(name), Paragraph(plain(name))))

    assert text_of_docx(word(paper)).endswith("Đỗ Thị Thu Hằng Đỗ Thị Thu Hằng")


@pytest.mark.parametrize("letter", ["😀", "人", "\ufffe", "\u0600"])
def test_a_letter_the_typeface_lacks_is_refused_and_nothing_written(tmp_path, letter):
    path = tmp_path / "to-trinh.docx"

    with pytest.raises(CharacterError):
        save_docx(bare((Heading(f"Bà {letter}"),)), path, draft=True, created_on=DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_code_that_is_too_long_is_refused_with_a_sentence():
    with pytest.raises(OfficeError, match="mã vuông"):
        word(bare((Code("x" * 9000, "x"),)))


def test_a_path_is_replaced_only_when_all_is_there(tmp_path, monkeypatch):
    path = tmp_path / "to-trinh.docx"
    path.write_bytes(b"old")

    def locked(_self, _target):
        raise PermissionError("open in Word")

    monkeypatch.setattr("pathlib.Path.replace", locked)
    with pytest.raises(PermissionError):
        save_docx(SUBMISSION, path, draft=False, created_on=DAY)
    assert [one_.name for one_ in tmp_path.iterdir()] == ["to-trinh.docx"]
    assert path.read_bytes() == b"old"


def test_days_before_the_format_began_are_kept_all_the_same():
    data = word(SUBMISSION, created_on=dt.date(1975, 4, 30))

    assert opened(data).core_properties.created.year == 1975


def test_a_paper_without_subject_body_or_signature_is_still_a_file():
    paper = Paper(Letterhead(("UBND",), ""), "BIÊN NHẬN", "", (), ())

    assert "BIÊN NHẬN" in text_of_docx(word(paper))


def test_an_empty_run_or_cell_adds_no_line():
    paper = bare((Paragraph((Run(""),)), Paragraph(())))

    assert len(body_of(word(paper)).findall(qn("w:p"))) == len(
        body_of(word(bare(()))).findall(qn("w:p"))
    )


def test_the_program_starts_without_the_library_for_word():
    code = (
        "import sys, desktop.app, desktop.office.office; print('docx' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "False"
