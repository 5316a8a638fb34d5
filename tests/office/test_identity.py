"""Keys of an office: made silently, believed by digits, listed, replaced, ended."""

import json
import logging
import os
import shutil
import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest

from db import exchange
from desktop.bundles.descriptor import digest
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.encryption import public_of
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.sealed.fingerprint import grouped
from desktop.bundles.sealed.keyring import keyring_bytes, sign_keyring
from desktop.bundles.sealed.minisign import SigningKey
from desktop.errors import EntryError, OfficeError
from desktop.office.exchanging.epochs import COPIED, RESTORED
from desktop.office.exchanging.key_lock import KeysLockedError
from desktop.office.office import Office, restore
from tests.office.offices_in_touch import (
    CITY,
    CITY_ORG,
    COMMUNE,
    COMMUNE_ORG,
    OTHER,
    city,
    commune,
    hand_down,
    introduce_city,
    introduce_commune,
    opened_as,
    quick_lock,
    stick,
)

__all__ = ["city", "commune", "quick_lock", "stick"]
OTHER_ORG = "vn-xa-00025"
WORDS = "bốn từ liền nhau"


def refused(code):
    return pytest.raises(BundleRefusedError, check=lambda error: error.code == code)


def database_of(office):
    return office.identity.trust._desk.database


def secret_texts(office):
    """Return every secret of an office as it could be written somewhere."""
    store, found = office.identity.store, []
    for role in ("office", "root", "escrow"):
        for key in store.every(role):
            secret = store._secret(key)
            found += secret.split("\n")
    return found


# --- who we are ---------------------------------------------------------------------


def test_keys_are_made_at_first_use_and_stay(commune, tmp_path, clock):
    assert exchange.own_keys(database_of(commune)) == []
    me = commune.identity.me()
    assert (me.org, me.name) == (COMMUNE_ORG, "Ủy ban nhân dân phường Vân Khê")
    commune.close()

    with Office.open(tmp_path / "xa", clock) as again:
        assert again.identity.me() == me
        assert len(exchange.own_keys(database_of(again))) == 1


def test_a_city_has_root_and_escrow_keys_too_and_a_commune_has_not(commune, city):
    assert city.identity.me().org == CITY_ORG
    commune.identity.me()
    roles = ("office", "root", "escrow")
    assert [len(city.identity.store.every(role)) for role in roles] == [1, 1, 1]
    assert [len(commune.identity.store.every(role)) for role in roles] == [1, 0, 0]


def test_the_escrow_key_opens_as_well(city):
    publics = [public_of(secret) for secret in city.identity.secrets()]
    escrow = city.identity.store.current("escrow")
    assert publics == [city.identity.me().sealing, escrow.sealing]


def test_an_office_without_a_code_cannot_exchange(tmp_path, clock):
    nameless = replace(COMMUNE, province_code="", commune_code="")
    with opened_as(nameless, tmp_path / "khac", clock) as office:
        with pytest.raises(OfficeError, match="chưa có mã đơn vị"):
            office.identity.me()
        assert exchange.own_keys(database_of(office)) == []


def test_a_city_without_a_code_is_known_by_its_name(tmp_path, clock):
    unnumbered = replace(CITY, province_code="")
    with opened_as(unnumbered, tmp_path / "khac", clock) as office:
        assert office.identity.org == office.identity.above() == CITY_ORG
    nowhere = replace(unnumbered, province_name="Thành phố Không Có")
    with (
        opened_as(nowhere, tmp_path / "nua", clock) as office,
        pytest.raises(OfficeError, match="chưa có mã đơn vị"),
    ):
        office.identity.me()


def test_the_fingerprint_is_thirty_digits_and_names_the_office(commune, city):
    digits = commune.identity.fingerprint()
    assert len(digits) == 30
    assert digits.isdecimal()
    assert digits != city.identity.fingerprint()
    commune.introduce(replace(COMMUNE, commune_code="00025"))
    assert commune.identity.fingerprint() != digits


# --- the passphrase -----------------------------------------------------------------


def test_locked_secrets_are_not_in_the_file_and_not_at_hand(commune, tmp_path):
    commune.identity.me()
    signing, sealing = secret_texts(commune)
    commune.identity.lock(WORDS)

    assert commune.identity.me().is_locked
    with refused("TD-008"):
        commune.identity.signing_key()
    with pytest.raises(KeysLockedError):
        commune.identity.secrets()
    database_of(commune).execute_sql("VACUUM")
    commune.close()
    kept = b"".join(
        file.read_bytes() for file in (tmp_path / "xa").rglob("*") if file.is_file()
    )
    assert signing.encode() not in kept
    assert sealing.encode() not in kept
    assert WORDS.encode() not in kept


def test_the_passphrase_opens_them_until_the_program_ends(commune, tmp_path, clock):
    before = commune.identity.me()
    commune.identity.lock(WORDS)
    commune.identity.unlock(unicodedata.normalize("NFD", WORDS))

    assert commune.identity.signing_key().verifying_key.key_id == before.key_id
    assert not commune.identity.me().is_locked
    commune.close()
    with Office.open(tmp_path / "xa", clock) as again:
        assert again.identity.me().is_locked
        assert again.identity.fingerprint()  # public halves need no passphrase


def test_keys_can_be_kept_unlocked_on_this_pc_only_with_the_passphrase(
    commune, quick_lock
):
    commune.identity.lock(WORDS)
    with pytest.raises(KeysLockedError):
        commune.identity.keep_unlocked()
    commune.identity.unlock(WORDS)
    commune.identity.keep_unlocked()

    commune.identity.close()
    assert not commune.identity.has_passphrase
    assert commune.identity.signing_key()


def test_a_short_passphrase_changes_nothing(commune):
    with pytest.raises(EntryError, match="cần ít nhất 8"):
        commune.identity.lock("ngắn")
    assert not commune.identity.has_passphrase
    assert commune.identity.signing_key()


def test_locked_keys_take_another_passphrase_only_after_the_present_one(
    commune, quick_lock
):
    commune.identity.lock(WORDS)
    with pytest.raises(KeysLockedError):
        commune.identity.lock("mật khẩu của người khác")
    commune.identity.unlock(WORDS)
    commune.identity.lock("mật khẩu mới của mình")

    with refused("TD-008"):
        commune.identity.unlock(WORDS)
    commune.identity.unlock("mật khẩu mới của mình")
    assert commune.identity.signing_key()


def test_a_key_made_under_a_passphrase_is_locked_from_the_start(commune, quick_lock):
    commune.identity.lock(WORDS)
    commune.identity.unlock(WORDS)
    commune.identity.rotate()
    commune.identity.close()

    with pytest.raises(KeysLockedError):
        commune.identity.signing_key()
    assert all(key.is_locked for key in commune.identity.store.every())


def test_five_wrong_passphrases_have_to_wait_also_after_a_restart(
    commune, tmp_path, clock, quick_lock
):
    commune.identity.lock(WORDS)
    said = []
    for _ in range(5):
        with pytest.raises(BundleRefusedError) as caught:
            commune.identity.unlock("sai sai sai sai")
        assert caught.value.code == "TD-008"
        said.append(str(caught.value))
    assert ["còn 4 lần" in said[0], "còn 1 lần" in said[3]] == [True, True]
    assert "sai mật khẩu khóa 5 lần" in said[4]
    commune.close()

    with Office.open(tmp_path / "xa", clock) as again:
        with refused("TD-008"):
            again.identity.unlock(WORDS)
        clock.time += timedelta(minutes=5)
        again.identity.unlock(WORDS)
        assert again.identity.signing_key()


def test_wrong_tries_are_counted_over_a_restart(commune, tmp_path, clock, quick_lock):
    commune.identity.lock(WORDS)
    for _ in range(3):
        with refused("TD-008"):
            commune.identity.unlock("sai sai sai sai")
    commune.close()
    with Office.open(tmp_path / "xa", clock) as again:
        with pytest.raises(BundleRefusedError, match="còn 1 lần"):
            again.identity.unlock("sai sai sai sai")
        again.identity.unlock(WORDS)
        again.identity.close()
        with pytest.raises(BundleRefusedError, match="còn 4 lần"):
            again.identity.unlock("sai sai sai sai")


def test_a_clock_put_back_makes_nobody_wait_longer(commune, clock, quick_lock):
    commune.identity.lock(WORDS)
    for _ in range(5):
        with refused("TD-008"):
            commune.identity.unlock("sai sai sai sai")
    clock.time -= timedelta(days=400)
    with refused("TD-008"):
        commune.identity.unlock(WORDS)
    clock.time += timedelta(minutes=6)
    commune.identity.unlock(WORDS)


# --- whom we believe ----------------------------------------------------------------


def test_a_stranger_is_held_and_believed_after_its_thirty_digits(commune, city, stick):
    file = commune.identity.enrolment(CITY_ORG, stick.place)
    assert [f.code for f in stick.head(file, city).findings] == ["TD-113"]
    assert city.identity.recipients(COMMUNE_ORG) == ()

    introduce_commune(commune, city, stick)

    assert not stick.head(file, city).is_held
    assert city.identity.recipients(COMMUNE_ORG) == (commune.identity.me().sealing,)
    both = city.identity.recipients(COMMUNE_ORG, with_own=True)
    assert both[1:] == (city.identity.me().sealing,)


@pytest.mark.parametrize("group", range(6))
def test_the_first_group_that_differs_is_named_and_nothing_else_said(
    commune, city, stick, group
):
    digits = grouped(commune.identity.fingerprint())
    wrong = list(digits)
    wrong[group] = f"{(int(wrong[group]) + 1) % 100000:05d}"
    head = stick.head(commune.identity.enrolment(CITY_ORG, stick.place), city)

    with pytest.raises(BundleRefusedError) as caught:
        city.identity.confirm(head.envelope, " ".join(wrong))

    assert caught.value.code == "TD-134"
    assert f"thứ {group + 1} " in str(caught.value)
    said = f"{caught.value} {caught.value.detail}"
    assert not any(part in said for part in digits)
    assert city.identity.senders() == []


def test_less_than_thirty_digits_are_no_comparison(commune, city, stick):
    head = stick.head(commune.identity.enrolment(CITY_ORG, stick.place), city)
    for text in ("", "12345", "x" * 30, commune.identity.fingerprint() + "1"):
        with pytest.raises(EntryError, match="30 chữ số"):
            city.identity.confirm(head.envelope, text)


def test_a_known_key_asks_nothing_again(commune, city, stick):
    introduce_commune(commune, city, stick)
    head = stick.head(commune.identity.enrolment(CITY_ORG, stick.place), city)

    assert not head.is_held
    city.identity.confirm(head.envelope, "")
    assert len(city.identity.senders()) == 1


def test_another_key_of_a_known_office_needs_digits_and_ends_the_first(
    commune, city, stick
):
    introduce_commune(commune, city, stick)
    old_file = commune.identity.enrolment(CITY_ORG, stick.place)
    commune.identity.rotate(is_stolen=True)
    head = stick.head(commune.identity.enrolment(CITY_ORG, stick.place), city)
    assert head.is_held
    with refused("TD-134"):
        city.identity.confirm(head.envelope, "0" * 30)

    city.identity.confirm(head.envelope, commune.identity.fingerprint())

    assert [s.status for s in city.identity.senders()] == ["Đang dùng", "Đã thay"]
    assert city.identity.recipients(COMMUNE_ORG) == (commune.identity.me().sealing,)
    with refused("TD-114"):
        stick.head(old_file, city)


def test_a_key_ended_at_a_number_is_good_up_to_it(commune, city, stick):
    files = [commune.identity.enrolment(CITY_ORG, stick.place) for _ in range(3)]
    head = stick.head(files[0], city)
    city.identity.confirm(head.envelope, commune.identity.fingerprint())

    city.identity.revoke(commune.identity.me().key_id, 2)

    assert stick.head(files[1], city).known is not None
    with pytest.raises(BundleRefusedError, match="kể từ gói số 3") as caught:
        stick.head(files[2], city)
    assert caught.value.code == "TD-114"
    assert city.identity.recipients(COMMUNE_ORG) == ()
    with refused("TD-114"):
        city.identity.confirm(head.envelope, commune.identity.fingerprint())


def test_a_city_of_another_province_is_never_believed(commune, stick, tmp_path, clock):
    """Its list of keys would shut the right city out."""
    port = replace(CITY, province_code="31", province_name="Thành phố Hải Phòng")
    with opened_as(port, tmp_path / "cang", clock) as foreign:
        file = foreign.identity.enrolment(COMMUNE_ORG, stick.place)
        head = stick.head(file, commune)
        with refused("TD-127"):
            commune.identity.confirm(head.envelope, foreign.identity.fingerprint())
        assert commune.receiving.take(file).code == "TD-127"
    assert commune.identity.senders() == []


def test_a_submission_goes_to_the_own_city_alone(commune):
    prepare = commune.sending.prepare
    for to, code in ((OTHER_ORG, "TD-126"), ("vn-tinh-31", "TD-127")):
        with refused(code):
            prepare(BundleType.SUBMISSION, to)
    with refused("TD-124"):
        prepare(BundleType.PLAN, OTHER_ORG)


def test_nobody_passes_for_this_office_itself(commune, city, stick, tmp_path, clock):
    with opened_as(CITY, tmp_path / "gia", clock) as impostor:
        file = impostor.identity.enrolment(CITY_ORG, stick.place)
        head = stick.head(file, city)
        with pytest.raises(EntryError, match="chính cơ quan mình"):
            city.identity.confirm(head.envelope, impostor.identity.fingerprint())


# --- the city's list ----------------------------------------------------------------


def test_the_whole_story_of_a_commune_and_its_city(commune, city, stick):
    introduce_commune(commune, city, stick)
    introduce_city(commune, city, stick)
    assert commune.identity.recipients(CITY_ORG) == (city.identity.me().sealing,)

    taken = hand_down(city, commune, stick)

    assert taken.version == commune.identity.keyring_version == 1
    escrow = city.identity.store.current("escrow").sealing
    assert commune.identity.recipients(CITY_ORG)[1:] == (escrow,)
    # The city replaces its key: nobody has to type anything.
    city.identity.rotate()
    taken = hand_down_vouched(city, commune, stick)
    assert taken
    assert commune.identity.keyring_version == 2
    assert commune.identity.recipients(CITY_ORG)[0] == city.identity.me().sealing
    # The commune's key is ended; it learns of it from the list.
    city.identity.revoke(commune.identity.me().key_id, 1)
    assert hand_down(city, commune, stick).version == 3
    mine = commune.identity.keyrings.current().by_id[commune.identity.me().key_id]
    assert (mine.status.value, mine.valid_to) == ("revoked", 1)


def hand_down_vouched(city, commune, stick):
    city.identity.publish()
    file = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    opened = stick.opened(file, commune)
    assert opened.head.is_held
    said = commune.identity.vouched(opened.head.envelope, opened.contents.others)
    assert not stick.head(file, commune).is_held
    return said


def test_a_list_already_in_use_changes_nothing(commune, city, stick):
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    before = commune.identity.senders()

    assert hand_down(city, commune, stick) is None
    assert city.identity.keyring_version == 1
    assert commune.identity.senders() == before


def test_an_older_list_is_refused(commune, city, stick):
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    old = city.identity.keyring_files()
    introduce_commune(commune, city, stick)
    hand_down(city, commune, stick)

    with refused("TD-131"):
        commune.identity.accept(old, city.identity.me().sender)


def test_a_first_list_comes_only_from_a_city_whose_digits_were_typed(
    commune, city, stick
):
    city.identity.publish()
    files = city.identity.keyring_files()
    with refused("TD-132"):
        commune.identity.accept(files, city.identity.me().sender)
    introduce_city(commune, city, stick)
    unsigned = {name: data for name, data in files.items() if name == "keyring.json"}
    with refused("TD-132"):
        commune.identity.accept(unsigned, city.identity.me().sender)
    assert commune.identity.keyring_version == 0
    assert commune.identity.accept(files, city.identity.me().sender)


def test_a_list_that_does_not_name_the_confirmed_key_is_refused(commune, city, stick):
    introduce_city(commune, city, stick)
    city.identity.rotate()
    city.identity.publish()
    old = city.identity.store.every()[0]
    sender = replace(
        city.identity.me().sender,
        key=old.key_id,
        signing=old.signing,
        sealing=old.sealing,
    )
    with refused("TD-132"):
        commune.identity.accept(city.identity.keyring_files(), sender)


def forged(keyring, *roots):
    data = keyring_bytes(keyring)
    signed = sign_keyring(data, roots)
    named = {f"keyring.json.{root}.minisig": one for root, one in signed.items()}
    return {"keyring.json": data, **named}


def test_a_list_of_another_root_is_refused_whoever_brings_it(commune, city, stick):
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    mine, other = commune.identity.keyrings.current(), SigningKey.generate()
    new = replace(mine, version=2, roots=(other.verifying_key,))

    with refused("TD-132"):
        commune.identity.accept(forged(new, other), city.identity.me().sender)
    same = replace(mine, issued_at="khác")
    root = city.identity.store.signing_key(city.identity.store.current("root"))
    with refused("TD-133"):
        commune.identity.accept(forged(same, root), city.identity.me().sender)
    assert commune.identity.keyring_version == 1


def test_a_new_root_is_followed_because_the_old_one_signed_it(commune, city, stick):
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    for _ in range(2):  # the commune misses the first change
        city.identity.store.replace("root")
        city.identity.publish()

    assert hand_down(city, commune, stick).version == 3
    assert len(commune.identity.keyrings.current().roots) == 1


def test_a_commune_publishes_no_list_and_a_city_takes_none(commune, city, stick):
    with pytest.raises(OfficeError, match="Chỉ cấp tỉnh"):
        commune.identity.publish()
    city.identity.publish()
    with refused("TD-132"):
        city.identity.accept(city.identity.keyring_files(), city.identity.me().sender)


def test_what_goes_out_with_a_plan_is_always_the_newest_list(commune, city, stick):
    assert commune.identity.keyring_files() == {}
    assert city.identity.keyring_files().keys() >= {"keyring.json"}
    introduce_commune(commune, city, stick)
    city.identity.keyring_files()
    assert city.identity.keyring_version == 2
    city.identity.keyring_files()
    assert city.identity.keyring_version == 2


def test_who_is_dropped_from_the_list_is_believed_no_longer(commune, city, stick):
    introduce_city(commune, city, stick)
    introduce_commune(commune, city, stick)
    hand_down(city, commune, stick)
    root = city.identity.store.signing_key(city.identity.store.current("root"))
    mine = commune.identity.keyrings.current()
    without = replace(
        mine,
        version=2,
        prev=digest(city.identity.keyring_files()["keyring.json"]),
        keys=tuple(k for k in mine.keys if k.org != CITY_ORG),
    )
    commune.identity.accept(forged(without, root), city.identity.me().sender)

    assert [s.status for s in commune.identity.senders()] == ["Đã thay"]
    assert commune.identity.recipients(CITY_ORG) == ()


def test_a_key_this_office_ended_is_not_revived_by_a_list(commune, city, stick):
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    introduce_commune(commune, city, stick)
    city.identity.publish()
    files = city.identity.keyring_files()
    commune.identity.revoke(city.identity.me().key_id, 0)

    commune.identity.accept(files, city.identity.me().sender)

    assert commune.identity.keyring_version == 2
    assert [s.status for s in commune.identity.senders()] == ["Đã thu hồi"]


def test_a_city_that_lost_everything_is_believed_by_its_digits_again(
    commune, city, stick, tmp_path, clock
):
    introduce_city(commune, city, stick)
    for _ in range(3):
        city.identity.rotate()
        city.identity.publish()
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    assert commune.identity.keyring_version == 3
    with opened_as(CITY, tmp_path / "tp-moi", clock) as anew:
        introduce_city(commune, anew, stick)
        taken = hand_down(anew, commune, stick)

        assert taken.version == commune.identity.keyring_version == 1
        assert commune.identity.recipients(CITY_ORG)[0] == anew.identity.me().sealing
        with refused("TD-132"):
            commune.identity.accept(
                city.identity.keyring_files(), city.identity.me().sender
            )


def test_a_list_holds_every_commune_and_names_none_in_its_file_name(
    commune, city, stick, tmp_path, clock
):
    introduce_commune(commune, city, stick)
    with opened_as(OTHER, tmp_path / "xa-2", clock) as other:
        introduce_commune(other, city, stick)
        city.identity.publish()
        orgs = [key.org for key in city.identity.keyrings.current().keys]
        assert orgs == [CITY_ORG, COMMUNE_ORG, "vn-xa-00025"]
    for file in (stick.place / "TDKT").iterdir():
        parts = file.name.split("_")
        assert parts[0] == "TDKT"
        assert parts[1] in {"enrol", "keyring"}
        assert parts[2] in {CITY_ORG, COMMUNE_ORG, "vn-xa-00025"}


# --- new keys -----------------------------------------------------------------------


def test_the_old_key_vouches_for_the_new_one(commune, city, stick):
    introduce_commune(commune, city, stick)
    old = commune.identity.me()
    commune.identity.rotate()
    file = commune.identity.announcement(CITY_ORG, stick.place)
    opened = stick.opened(file, city)
    table = opened.contents.table("next_keys")

    assert city.identity.take_next_key(opened.head.envelope, table)
    again = city.identity.take_next_key(opened.head.envelope, table)

    assert again
    assert commune.identity.me().key_id != old.key_id
    assert city.identity.recipients(COMMUNE_ORG) == (commune.identity.me().sealing,)
    assert len(city.identity.senders()) == 2
    new = commune.identity.enrolment(CITY_ORG, stick.place)
    assert not stick.head(new, city).is_held
    with refused("TD-114"):  # the old key is good up to the bundle that said so
        stick.head(_signed_with(commune, old.key_id, stick), city)


def _signed_with(office, key_id, stick):
    from desktop.office.exchanging.enrolment import Enrolment

    enrolment = Enrolment(office.identity._desk, office.identity)
    old = next(key for key in office.identity.store.every() if key.key_id == key_id)
    return enrolment.announce(old, CITY_ORG, stick.place / "late").path


def test_bundles_for_the_old_key_can_still_be_read(commune):
    before = commune.identity.me().sealing
    commune.identity.rotate()
    publics = [public_of(secret) for secret in commune.identity.secrets()]
    assert publics == [commune.identity.me().sealing, before]


def test_a_stolen_key_vouches_for_nothing(commune, stick):
    commune.identity.rotate(is_stolen=True)
    with pytest.raises(OfficeError, match="Phiếu đăng ký khóa"):
        commune.identity.announcement(CITY_ORG, stick.place)


def test_an_ordinary_request_brings_no_new_key(commune, city, stick):
    introduce_commune(commune, city, stick)
    file = commune.identity.enrolment(CITY_ORG, stick.place)
    opened = stick.opened(file, city)
    table = opened.contents.table("next_keys")
    assert not city.identity.take_next_key(opened.head.envelope, table)


# --- turns --------------------------------------------------------------------------


def test_a_file_that_goes_on_keeps_its_numbers(commune, stick):
    first = commune.identity.enrolment(CITY_ORG, stick.place)
    assert commune.identity.begin_sending() == ""
    second = commune.identity.enrolment(CITY_ORG, stick.place)
    assert [f.stem[-6:] for f in (first, second)] == ["000001", "000002"]


def test_a_plug_pulled_at_the_very_first_bundle_begins_no_other_life(
    commune, stick, monkeypatch
):
    real = exchange.put_sent

    def pulled(*given):
        real(*given)
        raise KeyboardInterrupt

    epoch = commune.identity.me().epoch
    monkeypatch.setattr(exchange, "put_sent", pulled)
    with pytest.raises(KeyboardInterrupt):
        commune.identity.enrolment(CITY_ORG, stick.place)
    monkeypatch.undo()

    assert commune.identity.begin_sending() == ""
    assert commune.identity.me().epoch == epoch
    file = commune.identity.enrolment(CITY_ORG, stick.place)
    assert file.stem.endswith("000002")


def test_a_restored_backup_begins_another_life(commune, stick, tmp_path, clock):
    commune.identity.enrolment(CITY_ORG, stick.place)
    epoch, digits = commune.identity.me().epoch, commune.identity.fingerprint()
    copy = commune.backups.make()
    commune.identity.enrolment(CITY_ORG, stick.place)
    commune.close()
    restore(tmp_path / "xa", copy.path, clock)

    with Office.open(tmp_path / "xa", clock) as again:
        assert again.identity.fingerprint() == digits  # keys come back with it
        assert again.identity.begin_sending() == RESTORED
        assert again.identity.me().epoch != epoch
        assert again.identity.begin_sending() == ""
        file = again.identity.enrolment(CITY_ORG, stick.place)
        assert file.stem.endswith("000001")


def test_a_database_that_goes_back_while_it_is_open_is_noticed(commune, stick):
    commune.identity.enrolment(CITY_ORG, stick.place)
    commune.identity.enrolment(CITY_ORG, stick.place)
    assert commune.identity.begin_sending() == ""
    back = "UPDATE sent_stream SET last_seq = ?"
    database_of(commune).write_many(back, [(1,)])

    assert commune.identity.begin_sending() == RESTORED


def test_another_mirror_of_the_same_size_is_read(commune, stick):
    commune.identity.enrolment(CITY_ORG, stick.place)
    assert commune.identity.begin_sending() == ""
    path = commune.identity.epochs.path
    written = path.stat().st_mtime_ns
    path.write_text(path.read_text().replace("1, ", "2, ", 1))
    os.utime(path, ns=(written, written + 1_000_000_000))

    assert commune.identity.begin_sending() == RESTORED


def test_a_backup_of_a_life_before_is_noticed_too(commune, stick, tmp_path, clock):
    commune.identity.me()
    copy = commune.backups.make()
    commune.identity.enrolment(CITY_ORG, stick.place)
    commune.identity.epochs.renew()
    commune.identity.enrolment(CITY_ORG, stick.place)
    commune.close()
    restore(tmp_path / "xa", copy.path, clock)
    with Office.open(tmp_path / "xa", clock) as again:
        assert again.identity.begin_sending() == RESTORED


def test_a_copied_file_begins_another_life(commune, stick, tmp_path, clock):
    commune.identity.enrolment(CITY_ORG, stick.place)
    epoch = commune.identity.me().epoch
    commune.close()
    (tmp_path / "may-2").mkdir()
    shutil.copy(tmp_path / "xa" / "so-vang.db", tmp_path / "may-2")

    with Office.open(tmp_path / "may-2", clock) as clone:
        assert clone.identity.begin_sending() == COPIED
        assert clone.identity.me().epoch != epoch


def test_an_office_that_never_sent_is_not_called_restored(commune):
    assert commune.identity.begin_sending() == ""
    commune.identity.finish_sending()
    assert commune.identity.begin_sending() == ""


@pytest.mark.expects_warnings
def test_a_mirror_that_cannot_be_written_stops_no_sending(commune, stick):
    commune.identity.me()
    commune.identity.epochs.path.parent.mkdir()
    commune.identity.epochs.path.with_name("mirror.json.part").mkdir()
    first = commune.identity.enrolment(CITY_ORG, stick.place)
    assert first.stem.endswith("000001")
    # What was sent without a mirror counts as carried off: another life, never a twin.
    second = commune.identity.enrolment(CITY_ORG, stick.place)
    epochs = {b.epoch for b in exchange.sent_bundles(database_of(commune))}
    assert len(epochs) == 2
    assert second.exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format": "x"}', '{"a": 1}'])
def test_a_damaged_mirror_counts_as_none(commune, stick, damage):
    commune.identity.enrolment(CITY_ORG, stick.place)
    commune.identity.epochs.path.write_text(damage)
    assert commune.identity.begin_sending() == COPIED
    assert commune.identity.begin_sending() == ""


def test_the_mirror_holds_numbers_and_digests_alone(commune, stick):
    commune.identity.enrolment(CITY_ORG, stick.place)
    node = json.loads(commune.identity.epochs.path.read_text())
    [sent] = exchange.sent_bundles(database_of(commune))
    stream = ["enrol", CITY_ORG, "khoa", str(commune.today().year)]
    assert node["streams"] == [[*stream, 1, sent.sha256]]
    assert node["epoch"] == commune.identity.me().epoch


def test_a_receipt_that_knows_a_later_bundle_is_told(commune, stick):
    commune.identity.enrolment(CITY_ORG, stick.place)
    epoch = commune.identity.me().epoch
    stream = ("enrol", CITY_ORG, "khoa", str(commune.today().year))
    assert commune.identity.newer_at_receiver(epoch, stream, 1) is None
    found = commune.identity.newer_at_receiver(epoch, stream, 7)
    assert found.code == "TD-803"


# --- nothing is told ----------------------------------------------------------------


def test_no_secret_is_in_a_log_a_repr_an_error_or_the_trail(
    commune, city, stick, caplog, tmp_path
):
    caplog.set_level(logging.DEBUG)
    introduce_commune(commune, city, stick)
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)
    city.identity.rotate()
    city.identity.lock(WORDS)
    errors = []
    for act in (city.identity.signing_key, city.identity.secrets):
        with pytest.raises(KeysLockedError) as caught:
            act()
        errors.append(f"{caught.value!r} {caught.value} {caught.value.detail}")
    city.identity.unlock(WORDS)
    keys = [
        k for r in ("office", "root", "escrow") for k in city.identity.store.every(r)
    ]
    shown = [repr(keys), repr(city.identity.signing_key()), repr(city.identity.me())]
    trail = database_of(city).read("SELECT * FROM change")
    told = "\n".join([caplog.text, *errors, *shown, repr(trail)])
    on_stick = b"".join(
        file.read_bytes() for file in stick.place.rglob("*") if file.is_file()
    )

    secrets = secret_texts(city) + secret_texts(commune)
    assert len(secrets) == 8
    for secret in (*secrets, WORDS):
        assert secret not in told
        assert secret.encode() not in on_stick


def test_keys_alone_are_a_reason_for_a_backup(commune):
    commune.backups.make()
    assert not commune.backups.has_news()
    commune.identity.me()
    assert commune.backups.has_news()


def test_nothing_is_left_of_the_making(commune, stick, tmp_path):
    commune.identity.enrolment(CITY_ORG, stick.place)
    left = sorted(p.name for p in (tmp_path / "xa" / "exchange").iterdir())
    assert left == ["mirror.json"]
