"""Every verb as it is typed: exit codes, tables, one JSON document, sentences."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.office.office import Office
from tests.office import office_of_vinh_bao as vinh_bao

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = "hong-van-2025"


class Answer:
    """What a command said."""

    def __init__(self, finished):
        self.code = finished.returncode
        self.out = finished.stdout
        self.err = finished.stderr

    @property
    def data(self):
        return json.loads(self.out)


@pytest.fixture
def typed(root):
    """Run `python -m desktop --data … WORDS` on the office of the test."""

    def run(*words, data=root, **more):
        command = [sys.executable, "-m", "desktop", "--data", str(data)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
        # A module half compiled on a full disk would break every program after it.
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        finished = subprocess.run(
            [*command, *map(str, words)],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            timeout=120,
            **more,
        )
        return Answer(finished)

    return run


@pytest.fixture
def refused(typed):
    """Run a command that must be refused with a sentence and no traceback."""

    def run(*words, **more):
        answer = typed(*words, **more)
        assert answer.code == 1, answer.out + answer.err
        assert answer.out == ""
        assert "Traceback" not in answer.err
        assert len(answer.err.splitlines()) >= 2  # what happened, what to do now
        return answer.err

    return run


# --- the demonstration and what it shows ----------------------------------------------


def test_demo_says_what_it_made_and_what_comes_next(typed, root):
    answer = typed("demo")

    assert answer.code == 0
    assert answer.err == ""
    assert "40  người" in answer.out
    assert "Việc tiếp theo: " in answer.out
    with Office.open(root) as office:
        assert office.particulars().is_demo


def test_demo_is_made_again_over_a_demo(typed, demo_root):
    answer = typed("demo", "--plan", SHIPPED, "--json")

    assert (answer.code, answer.data["people"]) == (0, 40)
    assert len(list((demo_root / "backups").iterdir())) == 3


def test_demo_never_goes_over_a_real_office(refused, office):
    office.close()

    assert "đã có dữ liệu thật" in refused("demo")


def test_demo_of_an_unknown_plan_names_those_there_are(refused, root):
    assert f"Chọn một trong: {SHIPPED}" in refused("demo", "--plan", "khong-co")
    assert not root.exists()


def test_rank_is_a_table_for_people(typed, demo_root):
    answer = typed("rank")

    assert answer.code == 0
    lines = answer.out.splitlines()
    [first] = [line for line in lines if "Trung tâm Phục vụ" in line]
    [unit] = [line for line in lines if "Văn phòng Đảng ủy" in line]
    assert first.split()[0] == "1"
    assert first.index("96,50") == unit.index("86,92")
    assert "quy đổi từ 56,5/65" in unit
    assert "Còn 1 ô chưa chấm: B2" in answer.out


@pytest.mark.parametrize("words", [("--json", "rank"), ("rank", "--json")])
def test_rank_is_one_document_for_machines(typed, demo_root, words):
    answer = typed(*words)

    assert (answer.code, answer.err) == (0, "")
    data = answer.data
    assert (data["plan"], data["round"]) == (SHIPPED, "Tháng 12/2025")
    codes = [block["code"] for block in data["blocks"]]
    assert codes == ["co-quan", "doan-the", "thon-xom", "ca-nhan"]
    rows = {row["name"]: row for block in data["blocks"] for row in block["rows"]}
    tied = rows["Phòng Văn hóa - Xã hội"]
    assert (tied["rank"], tied["tied"], tied["total"], tied["max"]) == (
        3,
        True,
        92.5,
        100,
    )
    assert rows["Văn phòng Đảng ủy"]["total"] == 86.92
    open_one = rows["Trạm Y tế"]
    assert (open_one["rank"], open_one["total"]) == (None, None)
    assert open_one["unranked_reason"] == "Còn 1 ô chưa chấm: B2"
    assert tied["unranked_reason"] is None
    kinds = {row["kind"] for row in rows.values()}
    assert kinds == {"collective", "individual", "household", "business"}


def test_rank_without_points_is_by_what_was_published(typed, root):
    typed("demo", "--plan", "ha-noi-2026-2030")
    data = typed("rank", "--json").data

    kinds = [(block["index"], block["year"], block["code"]) for block in data["blocks"]]
    assert kinds == [
        ("par", 2026, "xa-phuong"),
        ("par", 2026, "so-ban-nganh"),
        ("sipas", 2026, "xa-phuong"),
        ("sipas", 2026, "so-ban-nganh"),
    ]
    rows = data["blocks"][0]["rows"]
    assert set(rows[0]) == {
        "id",
        "name",
        "kind",
        "total",
        "max",
        "rank",
        "tied",
        "unranked_reason",
    }
    assert (rows[0]["total"], rows[0]["max"], rows[0]["rank"]) == (95.42, 100, 1)
    assert [row["tied"] for row in rows[2:5]] == [False, True, True]
    assert (rows[-1]["rank"], rows[-1]["total"]) == (None, None)
    assert rows[-1]["unranked_reason"] == "Chưa có PAR INDEX năm 2026 được công bố"
    assert "Kế hoạch không chấm điểm; xếp theo chỉ số công bố." in typed("rank").out


def test_review_says_why_to_people(typed, demo_root):
    answer = typed("review")

    assert answer.code == 0
    assert "Giấy khen, 05 cá nhân (mục III.2): đề nghị 05" in answer.out
    assert "còn 01 suất đồng hạng" in answer.out
    assert "Đồng hạng 5; cần chọn 01 trong 02" in answer.out


def test_review_explains_itself_to_machines(typed, demo_root):
    answer = typed("review", "--json")

    collectives, people = answer.data["awards"]
    assert (collectives["offer"], collectives["form"]) == ("giay-khen", "Giấy khen")
    assert (collectives["kind"], people["kind"]) == ("collective", "individual")
    assert (people["quota"], people["count"], people["clause"]) == (
        "05 cá nhân",
        5,
        "III.2",
    )
    verdicts = {
        row["verdict"] for award in (collectives, people) for row in award["rows"]
    }
    assert verdicts <= {"met", "not_met", "unknown", "not_applicable"}
    [row] = [row for row in people["rows"] if row["name"] == "Tạ Hải Yến"]
    assert (row["verdict"], row["remark"], row["group"]) == (
        "unknown",
        "lacks_data",
        "1.4",
    )
    asked = {"label", "clause", "verdict", "used", "missing", "children"}
    for node in _walk(row["explanation"]):
        assert asked <= set(node)
    [missing] = [n for n in _walk(row["explanation"]) if n["label"].startswith("“Hẹn")]
    assert "có thể nhân rộng" in missing["missing"]


def test_review_has_one_entry_for_each_list(typed, root):
    with vinh_bao.new_office(root) as office:
        vinh_bao.open_ad_hoc(office, "Đột xuất, lần một")
        vinh_bao.close_and_go_on(office)

    awards = typed("review", "--json").data["awards"]

    assert [(a["offer"], a["kind"], a["own"], a["level"]) for a in awards] == [
        ("dot-xuat", "collective", True, "commune"),
        ("dot-xuat", "individual", True, "commune"),
        ("dot-xuat-cap-tren", "collective", False, "city"),
        ("dot-xuat-cap-tren", "individual", False, "city"),
    ]
    assert (awards[3]["authority"], awards[3]["scope"]) == ("Cấp có thẩm quyền", "")
    [row] = [r for r in awards[1]["rows"] if r["name"] == vinh_bao.LICH]
    assert (row["remark"], row["cited"]) == ("double_award", [])
    assert len(row["conflicts"]) == 1
    assert "Đề nghị Cấp có thẩm quyền: Hình thức" in typed("review").out


def _walk(node):
    yield node
    for child in node["children"]:
        yield from _walk(child)


# --- plans ----------------------------------------------------------------------------


def test_plans_are_listed_without_an_office(typed, root):
    answer = typed("plans", "list", "--json")

    [plan] = [p for p in answer.data["plans"] if p["id"] == SHIPPED]
    assert (plan["adopted"], plan["demo"]) == (False, True)
    assert not root.exists()


def test_a_plan_is_checked_by_code_or_file(typed):
    by_code = typed("plans", "check", SHIPPED, "--json")
    by_file = typed("plans", "check", ROOT / "resources/plans" / f"{SHIPPED}.toml")

    assert by_code.code == by_file.code == 0
    assert any(n["clause"] == "III.1" for n in by_code.data["notices"])
    assert any(n["lint"] == "A45" for n in by_code.data["notices"])
    assert "Thiếu mục III.1.3" in by_file.out


def test_a_wrong_plan_file_is_told_by_line(refused, tmp_path):
    file = tmp_path / "sai.toml"
    file.write_text('format = 1\nid = "x"\ntitle = 5\n', "utf-8")

    said = refused("plans", "check", file)

    assert "Dòng 3" in said
    assert len(said.splitlines()) > 3  # the other problems follow


def test_a_plan_is_adopted_once(typed, refused, root):
    assert typed("plans", "adopt", SHIPPED).code == 0
    assert "đã được nhận từ trước" in refused("plans", "adopt", SHIPPED)
    with Office.open(root) as office:
        assert len(office.plans.adopted()) == 1


# --- rounds ---------------------------------------------------------------------------


@pytest.fixture
def commune(typed):
    """An office that works by the plan of Vĩnh Bảo."""
    assert typed("plans", "adopt", "vinh-bao-2026-2030").code == 0


@pytest.mark.usefixtures("commune")
def test_rounds_are_listed_with_what_can_be_opened(typed):
    answer = typed("rounds", "list", "--json")

    assert answer.code == 0
    [now] = [r for r in answer.data["rounds"] if r["current"]]
    assert (now["name"], now["cutoff"], now["closed"]) == (
        "Năm 2026, cấp cơ sở",
        "2026-11-19",
        None,
    )
    assert {"template": "nam-co-so", "year": 2027, "name": "Năm 2027, cấp cơ sở"} in (
        answer.data["to_open"]
    )
    assert ">  Năm 2026, cấp cơ sở" in typed("rounds", "list").out


@pytest.mark.usefixtures("commune")
def test_a_round_is_opened_and_others_are_taken_in_hand(typed, refused):
    opened = typed("rounds", "open", "nam-co-so", "--json")
    assert (opened.code, opened.data["name"]) == (0, "Năm 2027, cấp cơ sở")
    assert typed("rank", "--json").data["round"] == "Năm 2027, cấp cơ sở"
    ad_hoc = typed(
        "rounds", "open", "dot-xuat", "--year", "2027", "--name", "Đột xuất, bão số 3"
    )
    assert ad_hoc.out == "Đã mở đợt xét “Đột xuất, bão số 3”.\n"

    used = typed("rounds", "use", "năm 2026, cấp thành phố")

    assert used.out == "Đang làm đợt xét “Năm 2026, cấp thành phố”.\n"
    assert typed("rank", "--json").data["round"] == "Năm 2026, cấp thành phố"
    by_id = typed("rounds", "use", opened.data["id"], "--json")
    assert (by_id.code, by_id.data["name"]) == (0, "Năm 2027, cấp cơ sở")


@pytest.mark.usefixtures("commune")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["open", "nam-co-so", "--year", "2026"], "“Năm 2026, cấp cơ sở” đã mở"),
        (["open", "nam-co-so", "--year", "2031"], "Năm 2031 không thuộc"),
        (["open", "khong-co"], "nam-co-so, nam-thanh-pho, so-ket"),
        (["use", "Năm 2030"], "Không có đợt xét tên “Năm 2030”"),
    ],
    ids=["second", "outside the plan", "no such template", "no such round"],
)
def test_a_round_that_cannot_be_is_refused(refused, words, sentence):
    assert sentence in refused("rounds", *words)


def test_without_a_plan_there_are_no_rounds(refused, new_office):
    new_office.close()

    assert "Chưa có kế hoạch nào" in refused("rounds", "list")


# --- papers and files -----------------------------------------------------------------


def test_certificates_of_an_open_round_are_drafts(typed, demo_root, tmp_path):
    answer = typed("certificates", tmp_path / "giay khen", "--json")

    assert answer.code == 0
    assert (answer.data["certificates"], answer.data["draft"]) == (10, True)
    [file] = answer.data["files"]
    assert Path(file).read_bytes().startswith(b"%PDF")


def test_every_paper_of_a_round_is_written(typed, demo_root, tmp_path):
    answer = typed("papers", tmp_path / "van ban")

    assert answer.code == 0
    assert "BẢN NHÁP" in answer.out
    for name in ("to-trinh.pdf", "quyet-dinh.pdf"):
        assert (tmp_path / "van ban" / name).read_bytes().startswith(b"%PDF")


def test_the_papers_of_a_round_are_listed(typed, demo_root):
    listed = typed("papers", "--list", "--json").data

    assert listed["draft"] is True
    codes = {paper["code"]: paper for paper in listed["papers"]}
    assert codes["proposal"]["file"] == "to-trinh.pdf"
    assert codes["proposal"]["draft"] is True
    assert codes["proposal"]["numbered"] is True
    assert any(not paper["draft"] for paper in listed["papers"])
    assert "Tờ trình" in typed("papers", "--list").out


def test_papers_are_written_by_their_codes_also_for_word(typed, demo_root, tmp_path):
    words = ("--code", "proposal", "--code", "review", "--docx")
    answer = typed("papers", tmp_path / "ra", *words, "--json")

    names = {Path(file).name for file in answer.data["files"]}
    assert names == {
        "to-trinh.pdf",
        "to-trinh.docx",
        "ket-qua-xet.pdf",
        "ket-qua-xet.docx",
    }
    assert {file.name for file in (tmp_path / "ra").iterdir()} == names


def test_an_unknown_paper_is_refused_before_any_is_written(
    refused, demo_root, tmp_path
):
    answer = refused("papers", tmp_path / "ra", "--code", "khong-co")

    assert "không còn văn bản" in answer
    assert not (tmp_path / "ra").exists()


def test_a_dossier_is_made_with_its_index_first(typed, demo_root, tmp_path):
    answer = typed("dossier", tmp_path / "ra", "--step", "mac-dinh", "--json")

    [made] = answer.data["dossiers"]
    assert made["files"][0] == "00-muc-luc-ho-so.pdf"
    assert {f.name for f in Path(made["folder"]).iterdir()} == set(made["files"])
    assert made["complete"] is False
    assert made["lines"][0]["component"] == "Tờ trình"


def test_a_step_no_dossier_goes_to_is_refused_with_those_there_are(
    refused, demo_root, tmp_path
):
    answer = refused("dossier", tmp_path / "ra", "--step", "so-y-te")

    assert "không có hồ sơ mã so-y-te" in answer
    assert "mac-dinh" in answer


def test_an_export_is_looked_at_and_taken_in(typed, demo_root, tmp_path):
    exported = typed("export", tmp_path / "goi", "--json").data["file"]
    with Office.open(demo_root) as office:
        [unit] = office.register.find("Trạm Y tế")
        office.register.retire(unit)

    looked = typed("accept", exported, "--json")
    taken = typed("accept", exported, "--apply", "--json")

    assert (looked.data["applied"], taken.data["applied"]) == (False, True)
    assert looked.data["counts"] == taken.data["counts"]
    assert looked.data["counts"]["changed"] == 1
    [change] = looked.data["changes"]
    assert (change["table"], change["fields"]) == ("units", ["retired_on"])
    with Office.open(demo_root) as office:
        assert len(office.register.units()) == 19


def test_a_backup_is_made_and_brought_back_by_its_name(typed, demo_root):
    made = Path(typed("backup", "--json").data["file"])
    with Office.open(demo_root) as office:
        office.undo()
        digest = office.trail.content_digest()

    answer = typed("restore", made.name, "--json")

    assert answer.code == 0
    assert Path(answer.data["replaced"]).is_file()
    with Office.open(demo_root) as office:
        assert office.trail.content_digest() != digest


def test_the_program_tests_itself(typed, root):
    answer = typed("self-test")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[-1] == "OK"
    assert not root.exists()


# --- refusals -------------------------------------------------------------------------

READING = [
    ("rank",),
    ("review",),
    ("rounds", "list"),
    ("papers", "ra"),
    ("dossier", "ra"),
    ("certificates", "ra"),
    ("export", "ra"),
    ("accept", "goi.zip"),
    ("backup",),
]


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_mistyped_folder_does_not_become_an_office(refused, root, words):
    assert "Chưa có sổ nào" in refused(*words)
    assert not root.exists()


def test_a_refusal_is_one_document_too(typed, root):
    answer = typed("--json", "rank")

    assert answer.code == 1
    assert "Chưa có sổ nào" in answer.data["error"]
    assert "Chưa có sổ nào" in answer.err


def test_an_office_without_a_plan_has_no_ranking(refused, new_office):
    new_office.close()

    assert "Chưa có kế hoạch nào" in refused("rank")


def test_an_office_open_in_a_window_is_left_to_it(refused, demo_office):
    assert "đang được mở ở một cửa sổ khác" in refused("rank")
    assert "đang được mở ở một cửa sổ khác" in refused("demo")


def test_a_damaged_file_is_kept_as_it_is(refused, demo_root):
    file = demo_root / "so-vang.db"
    content = bytearray(file.read_bytes())
    content[:100] = bytes(100)
    file.write_bytes(content)

    assert "bị hỏng" in refused("rank")
    assert file.read_bytes() == content


def test_a_file_of_a_newer_program_is_kept_as_it_is(refused, demo_root):
    connection = sqlite3.connect(demo_root / "so-vang.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()

    assert "phiên bản Sổ Vàng mới hơn" in refused("rank")


def test_a_file_of_another_program_is_no_backup(refused, demo_root, tmp_path):
    (tmp_path / "khac.db").write_bytes(b"SQLite format 3\x00" + bytes(84))

    refused("restore", tmp_path / "khac.db")
    refused("restore", "khong-co.db")


@pytest.mark.parametrize("verb", ["papers", "certificates", "export"])
def test_papers_do_not_go_into_a_file(refused, demo_root, tmp_path, verb):
    (tmp_path / "tep").write_text("đã có", "utf-8")

    assert "ghi được" in refused(verb, tmp_path / "tep")
    assert (tmp_path / "tep").read_text("utf-8") == "đã có"


def test_a_dossier_does_not_go_into_a_file(refused, demo_root, tmp_path):
    (tmp_path / "tep").write_text("đã có", "utf-8")

    assert "Không tạo được bộ hồ sơ" in refused("dossier", tmp_path / "tep")
    assert (tmp_path / "tep").read_text("utf-8") == "đã có"


def test_a_folder_that_cannot_be_written_is_refused(refused, tmp_path):
    (tmp_path / "tep").write_text("")

    assert "Không ghi được vào thư mục dữ liệu" in refused(
        "demo", data=tmp_path / "tep" / "so"
    )


def test_a_full_disk_is_a_sentence_and_harms_nothing(refused, demo_root, tmp_path):
    resource = pytest.importorskip("resource", reason="needs a Unix limit")
    digest = _digest(demo_root)

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    for words in (("backup",), ("certificates", tmp_path), ("export", tmp_path)):
        assert "ghi được" in refused(*words, preexec_fn=fill)
    assert _digest(demo_root) == digest


def _digest(folder):
    with Office.open(folder) as office:
        return office.trail.content_digest()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nhay-mua",), "Không có việc 'nhay-mua'; chọn một trong: 'demo'"),
        (("papers",), "Còn thiếu: THƯ-MỤC-RA."),
        (("plans",), "Còn thiếu: VIỆC."),
        (("rounds",), "Còn thiếu: VIỆC."),
        (("rounds", "open"), "Còn thiếu: MÃ."),
        (
            ("rounds", "open", "x", "--year", "nay"),
            "--year cần một số nguyên, không phải 'nay'.",
        ),
        (("rank", "them"), "Không hiểu: them."),
        (("demo", "--plan"), "--plan cần một giá trị."),
        (("rank", "--json=có"), "--json không nhận giá trị"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(typed, root, words, sentence):
    answer = typed(*words)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Cách dùng: ")
    assert sentence in answer.err
    assert not root.exists()


def test_help_is_vietnamese(typed):
    answer = typed("--help")

    assert answer.code == 0
    assert "Việc làm được" in answer.out
    assert not [word for word in ("usage", "options", "show") if word in answer.out]


def test_a_command_loads_no_qt_and_no_pdf(demo_root):
    code = (
        "import sys; from desktop.app import main; main(sys.argv[1:]); "
        "print([m for m in ('PySide6', 'pypdfium2') if m in sys.modules])"
    )
    words = ["--data", str(demo_root), "backup"]
    finished = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True
    )

    assert finished.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_stops_early_is_no_bug(demo_root):
    command = [sys.executable, "-m", "desktop", "--data", str(demo_root)]
    with subprocess.Popen(
        [*command, "review", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        first = program.stdout.readline()
        program.stdout.close()
        said = program.stderr.read()

    assert first.strip() == b"{"
    assert said == b""


def test_a_bug_is_a_sentence_here_and_a_traceback_in_the_log(demo_root):
    code = (
        "import sys; from desktop import app; from desktop.cli import points;"
        "points._row = None; sys.exit(app.main(sys.argv[1:]))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code, "--data", str(demo_root), "rank"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )

    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert "lỗi ngoài dự kiến" in finished.stderr
    log = (demo_root / "logs" / "so-vang.log").read_text("utf-8")
    assert "TypeError" in log


def test_the_demo_folder_can_be_moved(typed, demo_root, tmp_path):
    shutil.move(demo_root, tmp_path / "usb nơi khác")

    assert typed("rank", data=tmp_path / "usb nơi khác").code == 0


# --- next year's plan, and which plan to work by --------------------------------------


def test_a_plan_is_copied_into_a_file_that_can_be_adopted(typed, demo_root, tmp_path):
    file = tmp_path / "năm sau.toml"
    answer = typed("plans", "clone", SHIPPED, "--years", "1", "-o", file, "--json")

    assert (answer.code, answer.err) == (0, "")
    assert answer.data["id"] == "hong-van-2026"
    moved = {one["what"]: one["after"] for one in answer.data["changes"]}
    assert moved["Thời gian"] == "01/07/2026 – 31/12/2026"
    assert typed("plans", "adopt", file).code == 0
    assert "hong-van-2026" in typed("--json", "rank").out


def test_a_copy_never_goes_over_a_file(refused, tmp_path):
    file = tmp_path / "kế hoạch.toml"
    file.write_text("của tôi", "utf-8")

    assert "Đã có tệp" in refused("plans", "clone", SHIPPED, "-o", file)
    assert file.read_text("utf-8") == "của tôi"


def test_a_copy_for_no_year_is_refused(refused, tmp_path):
    said = refused("plans", "clone", SHIPPED, "--years", "0", "-o", tmp_path / "a.toml")

    assert "0 năm sau" in said
    assert not (tmp_path / "a.toml").exists()


def test_another_adopted_plan_is_worked_by(typed, demo_root, tmp_path):
    file = tmp_path / "a.toml"
    typed("plans", "clone", SHIPPED, "-o", file)
    typed("plans", "adopt", file)

    answer = typed("plans", "use", SHIPPED, "--json")

    assert (answer.code, answer.data["version"]) == (0, 1)
    assert typed("--json", "rank").data["plan"] == SHIPPED


def test_a_plan_nobody_adopted_cannot_be_used(refused, demo_root):
    assert "Đang có: hong-van-2025 bản 1" in refused("plans", "use", "khong-co")
    said = refused("plans", "use", SHIPPED, "--version", "7")
    assert "bản 7" in said
