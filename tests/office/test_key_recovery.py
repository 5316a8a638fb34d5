"""A passphrase nobody knows, a PC that is gone: what the safe and sticks give back."""

import io
import re

import pypdfium2
import pytest

from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.bundles.sealed.encryption import decrypt, encrypt, public_of
from desktop.bundles.sealed.envelope import BundleType
from desktop.documents.papers.key_sheet import SheetReason
from desktop.errors import EntryError, OfficeError
from desktop.office.exchanging.key_files import resume_from
from desktop.office.exchanging.key_lock import KeysLockedError
from desktop.office.exchanging.key_store import ESCROW, ROOT
from tests.office.city_at_work import HOA_SEN
from tests.office.offices_in_touch import (
    CITY,
    COMMUNE_ORG,
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
WORDS = "bốn từ liền nhau"


@pytest.fixture
def forgotten(quick_lock):
    """Lock the keys of an office under words nobody knows any more."""

    def run(office):
        office.identity.lock(WORDS)
        assert office.identity.me().is_locked
        return office

    return run


def bring_in_touch(commune, city, stick):
    """Let both know each other, and the commune hold the city's list."""
    introduce_commune(commune, city, stick)
    introduce_city(commune, city, stick)
    hand_down(city, commune, stick)


def secrets_on(sheet):
    """Return root and escrow secret as somebody types them from the paper."""
    document = pypdfium2.PdfDocument(sheet)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    lines = [line.strip() for line in text.splitlines()]
    spelt = [x for x in lines if re.fullmatch(r"[0-9A-Z-]{1,6}( [0-9A-Z-]{1,6})*", x)]
    words = "".join(spelt).replace(" ", "")
    root, _, rest = words.partition("AGE-SECRET-KEY-")
    return root[-68:], f"AGE-SECRET-KEY-{rest}"[:74]


@pytest.fixture
def safe(city):
    """What lies in the safe: the sheet of the city, in two secrets."""
    root, escrow = secrets_on(city.identity.recovery_pdf())
    assert len(root) == 68
    return root, escrow


# --- the passphrase is forgotten ------------------------------------------------------


def test_a_commune_that_forgot_its_passphrase_sends_again_with_a_new_sheet(
    commune, city, stick, forgotten
):
    introduce_commune(commune, city, stick)
    before = commune.identity.me().key_id
    forgotten(commune)

    commune.identity.start_over()

    me = commune.identity.me()
    assert not me.is_locked
    assert not commune.identity.has_passphrase
    assert me.key_id != before
    assert commune.identity.sheet().reason is SheetReason.LOST
    with pytest.raises(OfficeError, match="khóa cũ nào còn dùng được"):
        commune.identity.announcement(city.identity.org, stick.place)
    introduce_commune(commune, city, stick)
    assert not stick.head(
        commune.identity.enrolment(city.identity.org, stick.place), city
    ).is_held


def test_what_was_lost_is_asked_for_by_nobody(commune, forgotten):
    forgotten(commune)

    commune.identity.start_over()

    [old, new] = commune.identity.store.every()
    assert (old.status, old.secret, old.is_locked) == ("revoked", "", False)
    assert (new.status, new.is_locked) == ("active", False)
    assert len(commune.identity.secrets()) == 1
    commune.identity.lock("một mật khẩu khác")
    commune.identity.unlock("một mật khẩu khác")
    assert len(commune.identity.secrets()) == 1


def test_a_passphrase_that_is_not_there_cannot_be_forgotten(commune):
    key = commune.identity.me().key_id

    with pytest.raises(OfficeError, match="không khóa bằng mật khẩu"):
        commune.identity.start_over()

    assert commune.identity.me().key_id == key


def test_a_copy_from_before_still_opens_with_the_passphrase(
    commune, forgotten, tmp_path
):
    forgotten(commune)
    copy = commune.backups.make("truoc khi lap khoa moi")
    commune.identity.start_over()
    root = tmp_path / "cu"
    root.mkdir()
    (root / "so-vang.db").write_bytes(copy.path.read_bytes())

    with opened_as(commune.particulars(), root, commune.now) as old:
        old.identity.unlock(WORDS)
        assert len(old.identity.secrets()) == 1


def test_a_city_with_its_sheet_need_not_have_anything_typed_again(
    commune, city, stick, safe, forgotten
):
    bring_in_touch(commune, city, stick)
    forgotten(city).identity.start_over()

    for secret in safe:
        assert not city.identity.recover(secret).was_known

    city.identity.publish()
    file = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    opened = stick.opened(file, commune)
    assert opened.head.is_held
    assert commune.identity.vouched(opened.head.envelope, opened.contents.others)
    assert not stick.head(file, commune).is_held


def test_a_city_without_its_sheet_is_refused_until_its_digits_are_typed(
    commune, city, stick, safe, forgotten
):
    bring_in_touch(commune, city, stick)
    forgotten(city).identity.start_over()

    city.identity.publish()
    file = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    opened = stick.opened(file, commune)
    with pytest.raises(BundleRefusedError, check=lambda error: error.code == "TD-132"):
        commune.identity.vouched(opened.head.envelope, opened.contents.others)


# --- the sheet ------------------------------------------------------------------------


def test_once_a_year_the_sheet_is_tried_and_nothing_changes(city, safe):
    before = [city.identity.store.every(role) for role in (ROOT, ESCROW)]

    tried = [city.identity.recover(secret) for secret in safe]

    assert [one.was_known for one in tried] == [True, True]
    assert [one.label for one in tried] == ["Khóa gốc", "Khóa dự phòng"]
    assert [city.identity.store.every(role) for role in (ROOT, ESCROW)] == before


@pytest.fixture
def stranger(tmp_path, clock):
    """The sheet of another city."""
    with opened_as(CITY, tmp_path / "la", clock) as office:
        yield secrets_on(office.identity.recovery_pdf())


def test_another_root_key_takes_nothing_over(city, stranger):
    city.identity.publish()
    before = city.identity.store.every(ROOT)

    with pytest.raises(EntryError, match="không phải của danh bạ đang dùng"):
        city.identity.recover(stranger[0])

    assert city.identity.store.every(ROOT) == before


def test_another_escrow_key_opens_and_is_told_to_nobody(city, stranger):
    city.identity.publish()
    mine = city.identity.store.current(ESCROW)

    found = city.identity.recover(stranger[1])

    assert (found.was_known, found.is_in_use) == (False, False)
    assert "khóa đang dùng không đổi" in found.sentence
    assert city.identity.store.current(ESCROW) == mine
    assert stranger[1] in city.identity.secrets()
    assert not city.identity.keyrings.is_outdated()


def test_locked_keys_are_replaced_by_nobody_who_cannot_open_them(
    city, stranger, safe, forgotten
):
    forgotten(city)

    for secret in stranger:
        with pytest.raises(KeysLockedError):
            city.identity.recover(secret)

    assert city.identity.recover(safe[0]).was_known


def test_a_sheet_of_before_bridges_and_does_not_rule(city, safe, forgotten):
    forgotten(city).identity.start_over()
    city.identity.publish()
    now = city.identity.store.current(ROOT)

    found = city.identity.recover(safe[0])

    assert not found.is_in_use
    assert "ký chuyển tiếp" in found.sentence
    assert city.identity.store.current(ROOT) == now
    city.identity.rotate()
    city.identity.publish()
    signed = [n for n in city.identity.keyring_files() if n.endswith(".minisig")]
    assert len(signed) == 2


def test_it_may_be_typed_in_small_letters_with_blanks(city, safe):
    root, escrow = (secret.lower() for secret in safe)
    spaced = " ".join(root[at : at + 6] for at in range(0, len(root), 6))

    assert city.identity.recover(f"  {spaced}\n").was_known
    assert city.identity.recover(escrow).was_known


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (lambda root, _: "", "không phải dãy của Phiếu"),
        (lambda root, _: root[:-1], "không phải dãy của Phiếu"),
        (lambda root, _: "0" * 68, "bốn ký tự kiểm tra"),
        (lambda root, _: root[1] + root[0] + root[2:], "bốn ký tự kiểm tra"),
        (lambda _, escrow: escrow[:-1], "Khóa dự phòng có ký tự sai"),
        (lambda _, escrow: escrow[:-2] + escrow[:-3:-1], "Khóa dự phòng có ký tự sai"),
        (lambda _, escrow: "AGE-SECRET-KEY-1", "Khóa dự phòng có ký tự sai"),
    ],
)
def test_a_slip_of_the_finger_is_told_and_changes_nothing(
    city, safe, changed, sentence
):
    before = [city.identity.store.every(role) for role in (ROOT, ESCROW)]
    typed = changed(*safe)
    if typed in safe:
        pytest.skip("two letters that are alike")

    with pytest.raises(EntryError, match=sentence):
        city.identity.recover(typed)

    assert [city.identity.store.every(role) for role in (ROOT, ESCROW)] == before


def test_a_commune_has_no_such_sheet(commune, safe):
    with pytest.raises(OfficeError, match="Chỉ cấp tỉnh, thành phố"):
        commune.identity.recover(safe[0])


# --- the PC is gone -------------------------------------------------------------------


@pytest.fixture
def new_city(tmp_path, clock):
    """The city on a new PC, with nothing of before."""
    with opened_as(CITY, tmp_path / "moi", clock) as office:
        yield office


def test_what_communes_sent_to_the_old_keys_is_opened_by_the_escrow_key(
    commune, city, stick, safe, new_city
):
    bring_in_touch(commune, city, stick)
    sealed = io.BytesIO()
    keys = commune.identity.recipients(city.identity.org)
    encrypt(io.BytesIO("hồ sơ".encode()), sealed, keys)

    def opened(office):
        out = io.BytesIO()
        sealed.seek(0)
        decrypt(sealed, out, office.identity.secrets())
        return out.getvalue().decode()

    with pytest.raises(BundleRefusedError, check=lambda error: error.code == "TD-302"):
        opened(new_city)
    new_city.identity.recover(safe[1])
    assert opened(new_city) == "hồ sơ"


def test_a_new_city_goes_on_from_an_old_bundle_and_all_communes_are_known_again(
    commune, city, stick, safe, new_city
):
    bring_in_touch(commune, city, stick)
    old = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    folder = new_city.folders.root / "exchange"
    with pytest.raises(OfficeError, match="khóa gốc đang dùng"):
        resume_from(new_city.identity, old, folder)
    for secret in safe:
        new_city.identity.recover(secret)

    taken = resume_from(new_city.identity, old, folder)

    assert taken.version == 1
    assert list(folder.iterdir()) == []
    assert [one.key.org for one in new_city.identity.senders()] == [COMMUNE_ORG]
    new_city.identity.publish()
    file = new_city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    opened = stick.opened(file, commune)
    assert commune.identity.vouched(opened.head.envelope, opened.contents.others)
    assert commune.identity.keyring_version == 102
    # The key of the PC that is gone signs nothing any more.
    late = city.identity.enrolment(COMMUNE_ORG, stick.place)
    with pytest.raises(BundleRefusedError, check=lambda error: error.code == "TD-114"):
        stick.head(late, commune)


def test_the_number_leaves_room_for_lists_nobody_here_knows_of(
    commune, city, stick, safe, new_city
):
    bring_in_touch(commune, city, stick)
    old = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    city.identity.rotate()
    city.identity.publish()
    late = city.identity.keyring_files()
    assert commune.identity.accept(late, city.identity.me().sender).version == 2
    for secret in safe:
        new_city.identity.recover(secret)
    resume_from(new_city.identity, old, new_city.folders.root / "exchange")

    new_city.identity.publish()

    files = new_city.identity.keyring_files()
    assert commune.identity.accept(files, new_city.identity.me().sender)
    new_city.identity.rotate()
    assert new_city.identity.publish().version == 103


def test_what_was_typed_on_the_new_pc_is_newer_than_any_list(
    commune, city, stick, safe, new_city
):
    introduce_commune(commune, city, stick)
    city.identity.publish()
    old = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    commune.identity.rotate(is_stolen=True)
    introduce_commune(commune, new_city, stick)
    new_city.identity.recover(safe[0])

    resume_from(new_city.identity, old, new_city.folders.root / "exchange")

    [known] = new_city.identity.senders()
    assert known.key.key_id == commune.identity.me().key_id
    assert known.is_active


@pytest.fixture
def list_with_a_revoked_key(commune, city, stick):
    """A bundle of the city whose list says that the first key was stolen."""
    introduce_commune(commune, city, stick)
    first = commune.identity.me().sender, commune.identity.fingerprint()
    stolen = commune.identity.enrolment(city.identity.org, stick.place / "cu")
    commune.identity.rotate(is_stolen=True)
    city.identity.revoke(first[0].key, 0)
    introduce_commune(commune, city, stick)
    city.identity.publish()
    return city.identity.keyring_bundle(COMMUNE_ORG, stick.place), stolen, first[1]


def states(office):
    return {one.key.key_id: one.key.status for one in office.identity.senders()}


@pytest.mark.parametrize("typed", ["stolen", "new", "nothing"])
def test_what_a_list_revoked_stays_revoked(
    commune, stick, safe, new_city, list_with_a_revoked_key, typed
):
    file, stolen, digits = list_with_a_revoked_key
    old = stick.head(stolen, new_city).envelope.sender.key
    if typed == "stolen":
        new_city.identity.confirm(stick.head(stolen, new_city).envelope, digits)
    elif typed == "new":
        introduce_commune(commune, new_city, stick)
    new_city.identity.recover(safe[0])

    resume_from(new_city.identity, file, new_city.folders.root / "exchange")

    now = commune.identity.me().key_id
    assert states(new_city) == {old: "revoked", now: "active"}
    published = new_city.identity.publish().by_id
    assert published[old].status.value == "revoked"
    with pytest.raises(BundleRefusedError, check=lambda error: error.code == "TD-114"):
        stick.head(stolen, new_city)


def test_an_escrow_key_typed_before_there_was_a_list_is_published_only_if_it_was_listed(
    commune, city, stick, safe, new_city, stranger
):
    bring_in_touch(commune, city, stick)
    old = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    new_city.identity.recover(stranger[1])
    new_city.identity.recover(safe[0])
    folder = new_city.folders.root / "exchange"

    resume_from(new_city.identity, old, folder)

    assert public_of(stranger[1]) != new_city.identity.store.current(ESCROW).sealing
    assert new_city.identity.recover(safe[1]).is_in_use
    me = new_city.identity.me().key_id
    listed = new_city.identity.publish().by_id[me]
    assert listed.escrow == public_of(safe[1])


def test_to_look_at_a_plan_signs_no_list(city_offices):
    city = city_offices.city
    city.identity.rotate()
    before = city.identity.keyring_version

    prepared = city.sending.prepare(BundleType.PLAN, HOA_SEN)

    assert city.identity.keyring_version == before
    assert not prepared.is_unchanged
    city.sending.make(prepared, state_secret_free=True)
    assert city.identity.keyring_version == before + 1
    assert city.sending.prepare(BundleType.PLAN, HOA_SEN).is_unchanged


def test_a_list_that_is_not_agreed_to_is_not_gone_on_from(
    commune, city, stick, safe, new_city
):
    introduce_commune(commune, city, stick)
    city.identity.publish()
    old = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)
    new_city.identity.recover(safe[0])
    seen = []

    folder = new_city.folders.root / "exchange"
    assert resume_from(new_city.identity, old, folder, seen.append) is None

    assert (seen[0].version, len(seen[0].keys)) == (1, 2)
    assert new_city.identity.keyring_version == 0


def test_a_list_is_only_gone_on_from_forward(commune, city, stick):
    bring_in_touch(commune, city, stick)
    same = city.identity.keyring_bundle(COMMUNE_ORG, stick.place)

    with pytest.raises(BundleRefusedError, check=lambda error: error.code == "TD-131"):
        resume_from(city.identity, same, city.folders.root / "exchange")


def test_another_office_s_bundle_is_no_list_of_ours(commune, city, stick):
    file = commune.identity.enrolment(city.identity.org, stick.place)

    with pytest.raises(OfficeError, match="không phải của cơ quan mình"):
        resume_from(city.identity, file, city.folders.root / "exchange")
    with pytest.raises(OfficeError, match="Không thấy tệp"):
        resume_from(city.identity, stick.place / "khong-co.tdkt", stick.place)


def test_a_bundle_without_a_list_says_so(commune, city, stick):
    file = city.identity.enrolment(COMMUNE_ORG, stick.place)
    assert stick.head(file, commune).envelope.type is BundleType.ENROL

    with pytest.raises(OfficeError, match="không kèm danh bạ khóa"):
        resume_from(city.identity, file, city.folders.root / "exchange")
