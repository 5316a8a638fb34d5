"""The exchange as it is typed: a city and two wards play the year, with mistakes."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from desktop.cli import running as cli
from desktop.cli.verbs import VERBS
from desktop.office.exchanging.identity import Identity
from desktop.office.office import Office
from tests.office.city_at_work import HOA_SEN, SAU_GIA, make_folders

CITY = "thanh-pho"
WARD, OTHER = "xa-99001", "xa-99002"
STATED = "--no-state-secret"
REASON = "Thiếu minh chứng"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return make_folders(tmp_path_factory.mktemp("mau"))[0]


@pytest.fixture
def folders(template, tmp_path):
    shutil.copytree(template, tmp_path / "so")
    (tmp_path / "usb").mkdir()
    return tmp_path / "so"


@pytest.fixture
def usb(folders):
    return folders.parent / "usb"


@pytest.fixture
def typed(folders, capsys):
    """Do a verb as it is typed; return exit code, output and errors."""

    def run(who, *words):
        capsys.readouterr()
        given = ["--data", str(folders / who), *map(str, words)]
        try:
            code = cli.run(cli.parse(given))
        except SystemExit as wrong:
            code = wrong.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def told(typed):
    """Do a verb that goes well; return its document."""

    def run(who, *words, code=0):
        ended, out, err = typed(who, "--json", *words)
        assert ended == code, out + err
        return json.loads(out)

    return run


@pytest.fixture
def refused(typed):
    """Do a verb that is refused; return what is said of it."""

    def run(who, *words):
        code, out, err = typed(who, *words)
        assert (code, out) == (1, ""), out + err
        return err

    return run


@pytest.fixture
def handed_in(told, usb):
    """Let a ward hand in, and the city take it; return the file of the bundle."""
    sent = told(WARD, "send", usb, STATED)
    [bundle] = told(CITY, "receive", sent["file"], "--apply")["bundles"]
    assert bundle["state"] == "receipted"
    return sent


def first_row(told):
    words = ["--org", HOA_SEN, "--table", "achievements"]
    return told(CITY, "city", "rows", *words)["rows"][0]["id"]


# --- the year -------------------------------------------------------------------------


def test_the_year_is_played_on_the_command_line(told, usb):
    plan = told(CITY, "send", usb, "--to", HOA_SEN, STATED)
    assert plan["type"] == "plan"
    told(WARD, "receive", plan["file"], "--apply", "--receipts", usb)
    sent = told(WARD, "send", usb, STATED)
    assert (sent["type"], sent["to_fix"]) == ("submission", [])
    told(CITY, "receive", usb, "--apply")
    went = told(CITY, "bundles", "list")["sent"]
    [answer] = [one["receipt"] for one in went if one["type"] == "plan"]
    assert answer["verdict"] == "applied"

    row = first_row(told)
    cell = ["--org", HOA_SEN, "--table", "achievements", "--row", row]
    told(CITY, "city", "return", *cell, "--field", "content", "--reason", REASON)
    [back] = told(CITY, "city", "said", "--org", HOA_SEN)["said"]
    assert (back["kind"], back["standing"]) == ("return", "waiting")
    made = told(CITY, "city", "results", usb, "--org", HOA_SEN, STATED)["made"]
    told(WARD, "receive", made[HOA_SEN], "--apply", "--receipts", usb)

    looked = told(WARD, "send")
    assert looked["made"] is False
    [fix] = looked["to_fix"]
    assert (fix["row"], fix["field"], fix["reason"]) == (row, "content", REASON)
    assert fix["changed"] is False
    assert fix["name"] == told(CITY, "city", "rows", *cell[:4])["rows"][0]["name"]
    assert told(WARD, "bundles", "returned")["to_fix"] == [fix]

    done = told(WARD, "bundles", "correct", row, "Viết lại cho rõ")
    [fixed] = done["to_fix"]
    assert (fixed["now"], fixed["changed"]) == ("Viết lại cho rõ", True)
    second = told(WARD, "send", usb, STATED)
    told(CITY, "receive", second["file"], "--apply")
    [back] = told(CITY, "city", "said", "--org", HOA_SEN)["said"]
    assert back["value_now"] == "Viết lại cho rõ"
    assert back["standing"] != "waiting"


@pytest.fixture
def sent_back(told, usb, handed_in):
    """Send a row back whole, and two cells of another; return what the ward got."""

    def run(table, *fields):
        of = ["--org", HOA_SEN, "--table", table]
        row = told(CITY, "city", "rows", *of)["rows"][0]["id"]
        for field in fields or (None,):
            named = ["--field", field] if field else []
            words = ["--row", row, *named, "--reason", REASON]
            told(CITY, "city", "return", *of, *words)
        made = told(CITY, "city", "results", usb, "--org", HOA_SEN, STATED)["made"]
        told(WARD, "receive", made[HOA_SEN], "--apply")
        return row

    return run


def test_a_row_that_came_back_whole_is_corrected_by_its_column(
    sent_back, told, refused
):
    row = sent_back("people")

    assert "position (Chức vụ)" in refused(WARD, "bundles", "correct", row, "Trưởng")

    words = ["correct", row[:8], "Phó Trưởng phòng", "--field", "position"]
    [fixed] = told(WARD, "bundles", *words)["to_fix"]
    assert fixed["changed"] is True


def test_of_several_cells_of_a_row_one_is_named(sent_back, told, refused):
    row = sent_back("people", "position", "birth_year")

    said = refused(WARD, "bundles", "correct", row, "1980")

    assert "02 ô" in said
    assert "birth_year" in said
    words = ["correct", row, "1980", "--field", "birth_year"]
    fixed = {one["field"]: one for one in told(WARD, "bundles", *words)["to_fix"]}
    assert fixed["birth_year"]["now"] == "1980"


def test_only_what_came_back_is_corrected_here(sent_back, refused):
    row = sent_back("people", "position")

    assert "“khong-co”" in refused(WARD, "bundles", "correct", "khong-co", "x")
    wrong = ["correct", row, "x", "--field", "name"]
    assert "Không có dòng được trả lại" in refused(WARD, "bundles", *wrong)
    assert "không gửi gói đề nghị" in refused(CITY, "bundles", "correct", row, "x")


def test_what_the_city_appraises_comes_to_the_ward(told, usb, handed_in):
    row = first_row(told)
    cell = ["--org", HOA_SEN, "--table", "achievements", "--row", row[:13]]
    words = ["--field", "content", "--value", "Đã thẩm định", "--reason", REASON]
    [said] = told(CITY, "city", "appraise", *cell, *words)["said"]
    assert (said["value"], said["standing"]) == ("Đã thẩm định", "current")
    made = told(CITY, "city", "results", usb, "--org", HOA_SEN, STATED)["made"]
    told(WARD, "receive", made[HOA_SEN], "--apply")
    [one] = told(WARD, "bundles", "returned")["appraised"]
    assert (one["row"], one["appraised"]) == (row, "Đã thẩm định")


def test_words_of_the_city_are_settled_and_taken_back(told, typed, handed_in):
    row = first_row(told)
    cell = ["--org", HOA_SEN, "--table", "achievements", "--row", row]
    [whole] = told(CITY, "city", "return", *cell, "--reason", REASON)["said"]
    assert whole["field"] == ""
    [done] = told(CITY, "city", "settle", "--org", HOA_SEN, whole["id"])["said"]
    assert done["standing"] == "settled"
    told(CITY, "city", "take-back", "--org", HOA_SEN, whole["id"])
    assert told(CITY, "city", "said", "--org", HOA_SEN)["said"] == []
    code, out, _ = typed(CITY, "city", "said", "--org", HOA_SEN)
    assert (code, "Chưa thẩm định" in out) == (0, True)


def test_rows_are_shown_to_people(typed, handed_in):
    code, out, _ = typed(CITY, "city", "rows", "--org", HOA_SEN)
    assert (code, "achievements: " in out) == (0, True)
    words = ["--table", "achievements"]
    code, out, _ = typed(CITY, "city", "rows", "--org", HOA_SEN, *words)
    assert (code, "    content (" in out) == (0, True)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["city", "rows", "--org", "vn-xa-11111"], "“vn-xa-11111”"),
        (["city", "rows", "--org", HOA_SEN, "--table", "gi"], "Không có bảng “gi”"),
        (["city", "said", "--org", SAU_GIA], f"“{SAU_GIA}”"),
        (["city", "settle", "--org", HOA_SEN, "abcdef01"], "“abcdef01”"),
        (["city", "results", "ra", "--org", "vn-xa-1", STATED], "“vn-xa-1”"),
    ],
    ids=lambda value: value[1] if isinstance(value, list) else None,
)
def test_what_is_not_there_is_named(refused, handed_in, words, named):
    assert named in refused(CITY, *words)


def test_a_ward_has_no_communes_to_appraise(refused):
    assert "không phải cấp tỉnh" in refused(WARD, "city", "rows", "--org", HOA_SEN)


# --- sending --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "words", "sentence"),
    [
        (WARD, ["--type", "plan"], "Xã, phường không gửi gói loại plan"),
        (WARD, ["--type", "result"], "Xã, phường không gửi gói loại result"),
        (CITY, ["--to", HOA_SEN, "--type", "submission"], "không gửi gói đề nghị"),
        (CITY, ["--to", "foo"], "“foo” không phải mã"),
        (CITY, ["--to", "vn-xa-98765"], "mang mã “vn-xa-98765”"),
        (CITY, ["--to", "vn-tinh-31"], "không gửi cho “vn-tinh-31”"),
        (CITY, [], "Chưa chọn nơi nhận"),
        (WARD, ["--to", HOA_SEN], "chính cơ quan mình"),
        (WARD, ["--to", SAU_GIA], f"“{SAU_GIA}”"),
    ],
)
def test_what_this_office_does_not_send_is_refused(
    refused, told, usb, who, words, sentence
):
    before = told(who, "bundles", "list")
    assert sentence in refused(who, "send", usb, *words, STATED)
    assert told(who, "bundles", "list") == before
    assert list(usb.iterdir()) == []


def test_a_type_there_is_not_names_those_there_are(typed, usb):
    code, _, err = typed(WARD, "send", usb, "--type", "foo")
    assert code == 2
    assert "--type không có 'foo'; chọn một trong: 'submission'" in err


def test_nothing_changed_names_the_word_to_type(typed, told, usb, handed_in):
    looked = told(WARD, "send")
    [finding] = [one for one in looked["findings"] if one["code"] == "TD-707"]
    assert "--again" in finding["next_step"]
    again = told(WARD, "send", usb, STATED, "--again")
    assert again["sha256"] == handed_in["sha256"]


def test_a_bundle_no_stick_takes_is_written_again(refused, told, folders, usb):
    place = folders.parent / "tep"
    place.write_text("no folder")
    said = refused(WARD, "send", place, STATED)
    assert "Đã tạo gói số 1 nhưng chưa ghi được" in said
    assert "--again" in said
    assert told(WARD, "send", usb, STATED, "--again")["seq"] == 1


def test_making_needs_a_folder(typed):
    code, _, err = typed(WARD, "send", STATED)
    assert (code, "Còn thiếu: THƯ-MỤC-RA." in err) == (2, True)


# --- receiving ------------------------------------------------------------------------


def test_receipts_that_cannot_be_written_hide_no_bundle(told, folders, usb):
    told(WARD, "send", usb, STATED)
    told(OTHER, "send", usb, STATED)
    place = folders.parent / "tep"
    place.write_text("no folder")
    words = ["receive", usb, "--apply", "--receipts", place]

    data = told(CITY, *words, code=1)

    assert [one["state"] for one in data["bundles"]] == ["receipted"] * 2
    [trouble] = data["receipt_troubles"]
    assert trouble.startswith("Chưa ghi được biên nhận: TD-70")
    assert data["receipts"] == []


def test_bundles_for_others_are_nothing_to_do(told, usb, handed_in):
    told(OTHER, "send", usb, STATED)
    data = told(OTHER, "receive", usb, "--apply")
    assert {one["code"] for one in data["bundles"]} == {"TD-123"}
    data = told(CITY, "receive", usb, "--apply")
    states = sorted(one["state"] for one in data["bundles"])
    assert states == ["duplicate", "receipted"]


@pytest.fixture
def strangers(folders, told, usb):
    """Let the city forget its wards, and put a bundle of each onto the stick.

    Returns:
        the thirty digits of each, by its code.
    """
    for who in (WARD, OTHER):
        told(who, "send", usb, STATED)
    with Office.open(folders / CITY) as city:
        city._database.execute_sql("DELETE FROM known_key")
    digits = [told(who, "keys", "fingerprint") for who in (WARD, OTHER)]
    return {HOA_SEN: digits[0]["fingerprint"], SAU_GIA: digits[1]["fingerprint"]}


def by_org(data):
    return {one["from"]: one["state"] for one in data["bundles"]}


def test_digits_confirm_whom_they_fit_and_leave_the_others(told, usb, strangers):
    words = ["receive", usb, "--apply", "--confirm"]

    data = told(CITY, *words, strangers[SAU_GIA], code=1)

    assert by_org(data) == {HOA_SEN: "held", SAU_GIA: "receipted"}
    assert SAU_GIA in data["notes"][0]
    data = told(CITY, *words, strangers[HOA_SEN])
    assert by_org(data) == {HOA_SEN: "receipted", SAU_GIA: "duplicate"}
    data = told(CITY, *words, strangers[HOA_SEN])
    assert "không dùng đến --confirm" in data["notes"][0]


def test_digits_that_fit_nobody_are_told_for_each(told, usb, strangers):
    data = told(CITY, "receive", usb, "--apply", "--confirm", "0" * 30, code=1)
    assert set(by_org(data).values()) == {"held"}
    assert len(data["notes"]) == 2
    assert all("Nhóm số thứ" in note for note in data["notes"])


def test_half_the_digits_are_refused_before_anything(refused, told, usb, strangers):
    before = told(CITY, "bundles", "list")
    assert "30 chữ số" in refused(CITY, "receive", usb, "--confirm", "12345")
    assert told(CITY, "bundles", "list") == before


# --- bundles --------------------------------------------------------------------------


def test_a_bundle_is_taken_back_and_in_again(told, refused, handed_in):
    number = handed_in["sha256"][:12]
    undone = told(CITY, "bundles", "undo", number)["bundle"]
    assert undone["state"] == "preview"
    assert "Chưa nhận hồ sơ nào" in refused(CITY, "city", "said", "--org", HOA_SEN)
    assert "chưa được nhận" in refused(CITY, "bundles", "undo", number)
    again = told(CITY, "bundles", "accept", number)["bundle"]
    assert again["state"] == "receipted"
    assert "đã nhận rồi" in refused(CITY, "bundles", "accept", number)


def test_a_bundle_is_refused_with_its_reason(told, refused, typed, usb):
    sent = told(WARD, "send", usb, STATED)
    told(CITY, "receive", sent["file"])
    number = sent["sha256"][:12]
    code, _, err = typed(CITY, "bundles", "refuse", number)
    assert (code, "--reason" in err) == (2, True)
    told(CITY, "bundles", "refuse", number, "--reason", "Gửi nhầm đợt")
    listed = told(CITY, "bundles", "list")["received"]
    [one] = [each for each in listed if each["sha256"] == sent["sha256"]]
    assert (one["state"], one["reason"]) == ("rejected", "Gửi nhầm đợt")
    assert "đã bị từ chối" in refused(CITY, "bundles", "accept", number)
    words = ["bundles", "refuse", number, "--reason", "Lần nữa"]
    assert "không chờ quyết định" in refused(CITY, *words)


def test_a_bundle_that_was_taken_in_is_undone_not_refused(refused, handed_in):
    words = ["bundles", "refuse", handed_in["sha256"], "--reason", "Gửi nhầm"]
    assert "Bỏ nhận gói trước" in refused(CITY, *words)


def test_a_new_numbering_is_accepted_and_the_bundle_taken_in(
    told, refused, folders, usb, handed_in
):
    words = ["bundles", "accept-epoch", handed_in["sha256"]]
    assert "không chờ xác nhận lần đánh số" in refused(CITY, *words)
    with Office.open(folders / WARD) as ward:
        Identity(ward._desk).epochs.renew()
    sent = told(WARD, "send", usb, STATED)
    [held] = told(CITY, "receive", sent["file"], "--apply", code=1)["bundles"]
    assert (held["state"], held["code"]) == ("held", "TD-144")
    [finding] = [one for one in held["findings"] if one["code"] == "TD-144"]
    number = sent["sha256"][:12]
    assert f"bundles accept-epoch {number}" in finding["next_step"]
    assert "TD-144" in refused(CITY, "bundles", "accept", number)
    waiting = told(CITY, "bundles", "accept-epoch", number)["bundle"]
    assert waiting["state"] == "preview"
    taken = told(CITY, "bundles", "accept", number)["bundle"]
    assert taken["state"] == "receipted"


@pytest.mark.parametrize("number", ["abc", "ffffffffffff"])
def test_a_number_that_fits_no_bundle_is_named(refused, handed_in, number):
    assert f"“{number}”" in refused(CITY, "bundles", "undo", number)


def test_bundles_are_listed_for_people(typed, handed_in):
    code, out, _ = typed(CITY, "bundles", "list")
    assert code == 0
    assert handed_in["sha256"][:12] in out
    assert "Gói đi:" in out


# --- keys -----------------------------------------------------------------------------


def test_a_stolen_key_announces_nothing_and_stays(refused, told, usb):
    before = told(WARD, "keys", "show")["key"]
    words = ["keys", "rotate", "--stolen", "--announce", usb]
    assert "không giới thiệu được" in refused(WARD, *words)
    assert told(WARD, "keys", "show")["key"] == before
    assert list(usb.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("enrol", "USB"),
        ("enrol", "USB", "--to", "vn-tinh-01"),
        ("enrol", "USB", "--to", "xa-1"),
        ("rotate", "--announce", "USB"),
        ("rotate", "--to", HOA_SEN),
        ("keyring", "publish", "--to", HOA_SEN),
        ("keyring", "publish", "USB"),
        ("keyring", "publish", "USB", "--to", "xa-1"),
    ],
    ids=" ".join,
)
def test_a_city_names_another_office(refused, told, usb, words):
    before = told(CITY, "keys", "show")["key"], told(CITY, "keys", "keyring", "show")
    given = [usb if word == "USB" else word for word in words]
    assert refused(CITY, "keys", *given)
    after = told(CITY, "keys", "show")["key"], told(CITY, "keys", "keyring", "show")
    assert after == before
    assert list(usb.iterdir()) == []


def test_a_sheet_goes_over_no_file(told, refused, usb):
    sheet = usb / "phieu.pdf"
    told(CITY, "keys", "sheet", sheet)
    kept = sheet.read_bytes()
    for more in ([], ["--recovery"]):
        assert "không ghi đè" in refused(CITY, "keys", "sheet", sheet, *more)
    assert sheet.read_bytes() == kept


def test_the_sheet_for_the_safe_is_for_nobody_else(told, usb):
    sheet = usb / "cat-ket.pdf"
    data = told(CITY, "keys", "sheet", sheet, "--recovery")
    assert "khóa bí mật" in data["warning"]
    assert sheet.read_bytes().startswith(b"%PDF")
    if os.name == "posix":
        assert stat.S_IMODE(sheet.stat().st_mode) == 0o600


# --- usage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("consolidate", "--parquet", ""),
        ("consolidate", "--postgres", " "),
        ("receive", ""),
        ("send", ""),
        ("receive", "a.tdkt", "--receipts", ""),
    ],
    ids=" ".join,
)
def test_an_empty_word_is_no_place(typed, words):
    code, out, err = typed(CITY, *words)
    assert (code, out) == (2, "")
    assert "không để trống" in err


def test_wrong_usage_is_a_document_too(typed):
    code, out, err = typed(CITY, "--json", "bundles", "bay")
    assert code == 2
    assert "Không có việc 'bay'" in json.loads(out)["error"]
    assert "Không có việc 'bay'" in err
    code, out, _ = typed(CITY, "bundles", "bay")
    assert (code, out) == (2, "")


def test_help_tells_the_exit_codes(typed):
    code, out, _ = typed(CITY, "--help")
    assert code == 0
    assert "\n  2  viết sai lệnh" in out


def test_every_verb_stands_in_the_readme():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert [verb for verb in VERBS if f"`{verb}" not in readme] == []
