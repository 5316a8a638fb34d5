"""`keys`: a commune and a city get to know each other on the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.office.exchanging.key_recovery import printed_root
from desktop.office.office import Office
from tests.office.offices_in_touch import (
    CITY,
    CITY_ORG,
    COMMUNE,
    COMMUNE_ORG,
    opened_as,
)

ROOT = Path(__file__).resolve().parents[2]
WORDS = "bốn từ liền nhau"


@pytest.fixture
def folders(tmp_path, clock):
    places = {"xa": COMMUNE, "tp": CITY}
    for name, particulars in places.items():
        opened_as(particulars, tmp_path / name, clock).close()
    return tmp_path


@pytest.fixture
def typed(folders):
    """Run `python -m desktop --data WHO keys WORDS`; return code, output, errors."""

    def run(who, *words, given=""):
        command = [sys.executable, "-m", "desktop", "--data", str(folders / who)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [*command, *map(str, words)],
            cwd=ROOT,
            input=given,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture
def told(typed):
    """Run a verb with --json that has to be done, and return what it says."""

    def run(who, *words, given=""):
        code, out, err = typed(who, "--json", "keys", *words, given=given)
        assert code == 0, out + err
        return json.loads(out)

    return run


def test_a_commune_and_a_city_get_to_know_each_other(told, typed, folders):
    usb = folders / "usb"
    file = told("tp", "enrol", usb, "--to", COMMUNE_ORG)["file"]
    digits = told("tp", "fingerprint")["fingerprint"]
    wrong = ("1" if digits[0] == "0" else "0") + digits[1:]

    code, _, err = typed("xa", "keys", "confirm", file, "--digits", wrong)
    assert (code, "thứ 1 " in err) == (1, True)
    assert told("xa", "confirm", file, given=digits + "\n")["org"] == CITY_ORG

    request = told("xa", "enrol", usb)["file"]
    ours = told("xa", "fingerprint")["groups"]
    told("tp", "confirm", request, "--digits", " ".join(ours))
    made = told("tp", "keyring", "publish", usb, "--to", COMMUNE_ORG)
    assert (made["version"], made["keys"]) == (1, 2)
    assert told("xa", "keyring", "adopt", made["files"][0])["version"] == 1

    told("tp", "rotate")
    made = told("tp", "keyring", "publish", usb, "--to", COMMUNE_ORG)
    assert told("xa", "keyring", "adopt", made["files"][0]) == {
        "version": 2,
        "changed": True,
    }
    senders = told("xa", "show")["senders"]
    assert [one["status"] for one in senders] == ["active", "retired"]
    assert senders[0]["key"] == told("tp", "show")["key"]

    mine = told("xa", "show")["key"]
    told("tp", "revoke", mine, "--after", "1")
    known = told("tp", "show")["senders"]
    assert (known[0]["status"], known[0]["valid_to"]) == ("revoked", 1)


def test_a_list_of_a_stranger_is_not_adopted(told, typed, folders):
    usb = folders / "usb"
    made = told("tp", "keyring", "publish", usb, "--to", COMMUNE_ORG)
    code, out, err = typed("xa", "keys", "keyring", "adopt", made["files"][0])
    assert (code, out) == (1, "")
    assert "Chưa có khóa của nơi gửi" in err
    assert told("xa", "keyring", "show") == {"version": 0}


def test_locked_keys_write_nothing_until_the_passphrase_is_given(told, typed, folders):
    assert told("xa", "lock", given=f"{WORDS}\n") == {"locked": True}
    code, out, err = typed("xa", "keys", "enrol", folders / "usb")
    assert (code, out) == (1, "")
    assert "đang khóa bằng mật khẩu" in err
    assert "Traceback" not in err
    code, _, err = typed("xa", "keys", "unlock", given="sai sai sai sai\n")
    assert (code, "còn 4 lần" in err) == (1, True)
    assert told("xa", "unlock", given=f"{WORDS}\n") == {"locked": False}
    assert told("xa", "enrol", folders / "usb")["to"] == CITY_ORG


def test_the_sheets_are_written(told, typed, folders):
    sheet = told("xa", "sheet", folders / "giay" / "phieu.pdf")["file"]
    assert Path(sheet).read_bytes().startswith(b"%PDF")
    code, _, err = typed("xa", "keys", "sheet", folders / "r.pdf", "--recovery")
    assert (code, "Chỉ cấp tỉnh" in err) == (1, True)
    assert told("tp", "sheet", folders / "r.pdf", "--recovery")


def test_a_forgotten_passphrase_ends_in_new_keys(told, typed):
    old = told("xa", "show")["key"]
    told("xa", "lock", given=f"{WORDS}\n")
    code, _, err = typed("xa", "keys", "start-over")
    assert (code, "--yes" in err) == (1, True)
    assert told("xa", "show")["key"] == old

    new = told("xa", "start-over", "--yes")

    assert Path(new["backup"]).is_file()
    assert told("xa", "show")["key"] == new["key"] != old
    code, _, err = typed("xa", "keys", "start-over", "--yes")
    assert (code, "không khóa bằng mật khẩu" in err) == (1, True)


def test_the_recovery_sheet_is_tried(typed, folders):
    with Office.open(folders / "tp") as office:
        store = office.identity.store
        root = printed_root(store.signing_key(store.current("root")))
    code, out, _ = typed("tp", "keys", "recover", given=f"{root}\n")
    assert (code, "phiếu còn tốt" in out) == (0, True)
    code, _, err = typed("tp", "keys", "recover", given=f"{root[:-1]}\n")
    assert (code, "không phải dãy" in err) == (1, True)
    assert root not in out + err


def test_locked_keys_name_the_verb_that_opens_them(told, typed):
    told("xa", "lock", given=f"{WORDS}\n")
    code, _, err = typed("xa", "keys", "enrol", "usb")
    assert (code, "keys unlock" in err) == (1, True)


def test_a_city_without_its_pc_sees_the_list_before_it_goes_on(
    told, typed, folders, clock
):
    made = told("tp", "keyring", "publish", folders / "usb", "--to", COMMUNE_ORG)
    with Office.open(folders / "tp") as office:
        store = office.identity.store
        root = printed_root(store.signing_key(store.current("root")))
    opened_as(CITY, folders / "moi", clock).close()
    assert told("moi", "recover", given=root)["in_use"] is True
    adopt = ["keyring", "adopt", made["files"][0]]

    seen = told("moi", *adopt)

    assert (seen["version"], seen["changed"]) == (1, False)
    assert told("moi", "keyring", "show") == {"version": 0}
    assert told("moi", *adopt, "--yes")["changed"] is True
    assert told("moi", "keyring", "show") == {"version": 1}


def test_a_city_goes_on_from_its_own_list_only_forward(told, typed, folders):
    made = told("tp", "keyring", "publish", folders / "usb", "--to", COMMUNE_ORG)
    code, _, err = typed("tp", "keys", "keyring", "adopt", made["files"][0])
    assert (code, "cũ hơn" in err) == (1, True)


def test_people_are_told_in_words(typed):
    code, out, _ = typed("xa", "keys", "show")
    assert code == 0
    assert f"({COMMUNE_ORG})" in out
    assert "Chưa biết khóa của nơi gửi nào." in out
    code, out, _ = typed("xa", "keys", "fingerprint")
    assert [len(group) for group in out.split()] == [5] * 6
