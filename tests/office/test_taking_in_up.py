"""Submissions of communes as the city takes them in, on real files on both sides."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from db import linked
from db.linked import OFFICE
from desktop.bundles.sealed.catalogue import BundleRefusedError
from desktop.emulation.participants import Unit, UnitKind
from desktop.office.exchanging.jobs import findings_of
from desktop.office.exchanging.overlays import Flag, Standing
from tests.office.city_at_work import (
    HOA_SEN,
    SAU_GIA,
    codes,
    nominated,
    opened,
    send,
    take,
    withdraw,
)


def test_a_commune_s_proposals_become_candidates_under_its_unit(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    [ward] = [u for u in city.register.units() if u.name == "Phường Hoa Sen"]
    known = len(city.register.units())

    take(city, send(commune))

    assert nominated(city, HOA_SEN) == {
        "Cù Hữu Giang",
        "Cù Thu Hà",
        "Cù Công Bình",
        "Trung tâm Phục vụ hành chính công phường Hoa Sen",
    }
    assert len(city.register.units()) == known + 1  # the ward itself was known
    [person] = [p for p in city.register.people() if p.name == "Cù Thu Hà"]
    centre = city.roundup().unit_by_id[person.unit_id]
    assert centre.name.startswith("Trung tâm Phục vụ hành chính công")
    assert centre.parent_id == ward.id
    assert city.roundup().candidates[person.id].proposer == ward.id


def test_people_of_a_body_that_is_not_proposed_hang_under_the_commune(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]

    take(city, send(commune))

    [person] = [p for p in city.register.people() if p.name == "Cù Hữu Giang"]
    ward = city.roundup().unit_by_id[person.unit_id]
    assert ward.name == "Phường Hoa Sen"
    assert "Văn phòng HĐND và UBND" in person.position


def test_records_come_along_and_the_index_stays_the_city_s(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    before = city.roundup().indices

    take(city, send(commune))

    roundup = city.roundup()
    [person] = [p for p in city.register.people() if p.name == "Cù Thu Hà"]
    titles = [i.title for i in roundup.facts(person.id).initiatives]
    assert titles == ["Phiếu hẹn một dòng gửi qua Zalo"]
    assert roundup.indices == before


def test_taking_the_same_submission_in_again_changes_nothing(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    file = send(commune)
    take(city, file)
    digest = city.trail.content_digest()

    again = city.receiving.take(file)

    assert again.state == "duplicate"
    assert city.trail.content_digest() == digest


def test_one_undo_takes_a_whole_submission_back(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    digest = city.trail.content_digest()
    take(city, send(commune))
    assert city.trail.content_digest() != digest

    city.undo()

    assert city.trail.content_digest() == digest
    assert nominated(city, HOA_SEN) == set()


def test_who_is_no_longer_proposed_is_taken_out_again(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    withdraw(commune, "Cù Công Bình")

    take(city, send(commune))

    assert "Cù Công Bình" not in nominated(city, HOA_SEN)
    everybody = city.register.people(with_retired=True)
    assert "Cù Công Bình" not in {p.name for p in everybody}


def test_who_was_awarded_meanwhile_is_retired_and_stays_on_record(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    [person] = [p for p in city.register.people() if p.name == "Cù Hữu Giang"]
    city.merit_reports.keep(person.id, {"1": "Đã viết"}, "Hội đồng")
    withdraw(commune, "Cù Hữu Giang")

    take(city, send(commune))

    everybody = city.register.people(with_retired=True)
    [kept] = [p for p in everybody if p.id == person.id]
    assert kept.retired_on == city.today()
    roundup = city.roundup()
    stated = [n for n in roundup.nominations if n.subject_id == person.id]
    assert {n.choice.value for n in stated} == {"withdrawn"}
    assert "không còn đề nghị ở gói số 2" in stated[0].reason


def test_somebody_proposed_again_comes_back_as_the_same_subject(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    [person] = [p for p in city.register.people() if p.name == "Cù Hữu Giang"]
    city.merit_reports.keep(person.id, {"1": "Đã viết"}, "Hội đồng")
    withdraw(commune, "Cù Hữu Giang")
    take(city, send(commune))
    commune.undo()

    take(city, send(commune))

    [back] = [p for p in city.register.people() if p.name == "Cù Hữu Giang"]
    assert back.id == person.id
    assert back.retired_on is None
    assert not [n for n in city.roundup().nominations if n.subject_id == person.id]


def test_a_corrected_name_changes_the_same_subject(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    [before] = [p for p in city.register.people() if p.name == "Cù Thu Hà"]
    [theirs] = [p for p in commune.register.people() if p.name == "Cù Thu Hà"]
    commune.register.change(replace(theirs, name="Cù Thị Thu Hà", birth_year=1990))

    take(city, send(commune))

    [after] = [p for p in city.register.people() if p.name == "Cù Thị Thu Hà"]
    assert after.id == before.id
    assert after.birth_year == 1990


def test_two_communes_may_come_in_either_order(city_offices, city_folders, tmp_path):
    city = city_offices.city
    files = [send(one) for one in city_offices.communes.values()]
    shutil.copytree(city_folders[0] / "thanh-pho", tmp_path / "hai" / "thanh-pho")
    for file in files:
        take(city, file)
    with opened(tmp_path / "hai", city_folders[1]) as other:
        for file in reversed(files):
            take(other.city, file)
        first, second = city.roundup(), other.city.roundup()
        assert sorted(first.units, key=lambda u: u.id) == sorted(
            second.units, key=lambda u: u.id
        )
        assert sorted(first.people, key=lambda p: p.id) == sorted(
            second.people, key=lambda p: p.id
        )
        assert set(first.initiatives) == set(second.initiatives)


def test_communes_of_one_code_name_or_row_never_mix(city_offices):
    # Both are copies of one ward: every row of theirs has the same id.
    city = city_offices.city
    for office in city_offices.communes.values():
        take(city, send(office))

    mine, theirs = nominated(city, HOA_SEN), nominated(city, SAU_GIA)
    assert len(mine) == len(theirs) == 4
    assert not mine & theirs
    withdraw(city_offices.communes[SAU_GIA], "Lều Công Bình")
    take(city, send(city_offices.communes[SAU_GIA]))
    assert nominated(city, HOA_SEN) == mine
    assert nominated(city, SAU_GIA) == theirs - {"Lều Công Bình"}


# --- what is told ---------------------------------------------------------------------


def test_a_code_of_no_commune_of_the_city_is_told(city_offices):
    job = city_offices.city.receiving.take(send(city_offices.communes[HOA_SEN]))

    [told] = [f for f in findings_of(job) if f.code == "TD-520"]
    assert HOA_SEN in told.sentence


def test_missing_papers_are_told_for_each_proposed(city_offices):
    job = city_offices.city.receiving.take(send(city_offices.communes[HOA_SEN]))

    told = [f.sentence for f in findings_of(job) if f.code == "TD-502"]
    assert len(told) == 4
    assert any("Cù Thu Hà" in one and "Biên bản họp" in one for one in told)


def test_late_is_judged_by_the_city_s_own_day(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    file = send(commune)
    city.city_desk.set_receiving_day(city.today())
    assert "TD-503" not in codes(city.receiving.take(file))
    city.city_desk.set_receiving_day(date(2027, 2, 20))

    job = city.receiving.take(file)

    [told] = [f for f in findings_of(job) if f.code == "TD-503"]
    assert "Tiếp nhận ngày 05/03/2027, sau hạn 20/02/2027" in told.sentence


def test_a_standard_that_is_not_met_is_told_with_its_conditions(city_offices):
    job = city_offices.city.receiving.take(send(city_offices.communes[HOA_SEN]))

    told = [f.sentence for f in findings_of(job) if f.code == "TD-509"]
    assert [one.partition(" chưa đạt")[0] for one in told] == [
        "Trung tâm Phục vụ hành chính công",
        "Cù Công Bình",
    ]
    assert "mô hình, giải pháp" in told[0].lower()
    assert "không thuộc đối tượng xét của kế hoạch" in told[1]


def test_the_same_achievement_of_two_communes_is_told(city_offices):
    city = city_offices.city
    first, second = (send(one) for one in city_offices.communes.values())
    assert "TD-505" not in codes(city.receiving.take(first))
    take(city, first)

    job = city.receiving.take(second)

    told = [f.sentence for f in findings_of(job) if f.code == "TD-505"]
    assert any("Cù Thu Hà" in one and "Lều Thu Hà" in one for one in told)
    assert any("Phiếu hẹn một dòng gửi qua Zalo" in one for one in told)


def test_a_closed_round_holds_a_submission_until_it_is_reopened(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    file = send(commune)
    city.review.close(city.roundup())

    job = city.receiving.take(file)

    assert (job.state, job.code) == ("held", "TD-508")
    with pytest.raises(BundleRefusedError):
        city.receiving.apply(job)
    assert nominated(city, HOA_SEN) == set()
    [state] = [s for s in city.city_desk.communes() if s.org == HOA_SEN]
    assert state.is_after_lock
    city.review.reopen(city.roundup(), "Nhận hồ sơ bổ sung")
    assert city.receiving.look_again(job).state == "preview"


def test_a_request_for_keys_is_held_until_its_digits_are_typed(city_offices, tmp_path):
    # The city forgets whom it knew: it is a stranger's request once more.
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    city._desk.database.execute_sql("DELETE FROM known_key")
    (tmp_path / "usb").mkdir()

    job = city.receiving.take(
        commune.identity.enrolment("vn-tinh-01", tmp_path / "usb")
    )

    assert (job.state, job.code) == ("held", "TD-113")
    wrong = "1" * 30
    with pytest.raises(BundleRefusedError) as refused:
        city.receiving.confirm_sender(job, wrong)
    assert refused.value.code == "TD-134"
    assert not city.identity.recipients(HOA_SEN)
    job = city.receiving.confirm_sender(job, commune.identity.fingerprint())
    city.receiving.apply(job)
    assert city.identity.recipients(HOA_SEN)


# --- sent back and fixed --------------------------------------------------------------


def test_a_field_sent_back_is_settled_by_the_submission_that_fixes_it(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    desk = city.city_desk
    [row] = [r for r in desk.rows(HOA_SEN, "people") if r.name == "Cù Thu Hà"]
    flags = [
        Flag("people", row.row_id, "birth_year", "Sai năm sinh so với sơ yếu lý lịch"),
        Flag("people", row.row_id, "position", "Ghi đủ chức vụ"),
    ]
    desk.return_fields(HOA_SEN, flags)
    [theirs] = [p for p in commune.register.people() if p.name == "Cù Thu Hà"]
    commune.register.change(replace(theirs, birth_year=1991))

    take(city, send(commune))

    standing = {s.overlay.field: s.standing for s in desk.said(HOA_SEN)}
    assert standing == {
        "birth_year": Standing.SETTLED,
        "position": Standing.WAITING,
    }
    [state] = [s for s in desk.communes() if s.org == HOA_SEN]
    assert (state.status.value, state.returned) == ("Trả lại", 1)


def test_an_appraisal_goes_stale_when_the_commune_changes_the_row(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    take(city, send(commune))
    desk = city.city_desk
    [row] = [r for r in desk.rows(HOA_SEN, "people") if r.name == "Cù Thu Hà"]
    made = desk.appraise(HOA_SEN, "people", row.row_id, "birth_year", "1992", "Hồ sơ")
    [said] = desk.said(HOA_SEN)
    assert (said.standing, said.overlay.value) == (Standing.CURRENT, "1992")
    [theirs] = [p for p in commune.register.people() if p.name == "Cù Thu Hà"]
    commune.register.change(replace(theirs, position="Chuyên viên chính"))
    file = send(commune)

    job = city.receiving.take(file)

    assert "TD-507" in codes(job)
    city.receiving.apply(job)
    [said] = desk.said(HOA_SEN)
    assert said.standing is Standing.STALE
    desk.overlays.renew(said.overlay)
    [said] = desk.said(HOA_SEN)
    assert said.standing is Standing.CURRENT
    assert said.overlay.id == made.id


def test_a_unit_the_city_did_not_have_is_made_and_linked(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    [ward] = [u for u in city.register.units() if u.name == "Phường Hoa Sen"]
    city.register.change(replace(ward, name="Phường Hoa Súng"))

    take(city, send(commune))

    made = [u for u in city.register.units() if u.name == "Phường Hoa Sen"]
    assert [u.kind for u in made] == [UnitKind.WARD]
    links = linked.links(city._desk.database, HOA_SEN)
    assert {x.subject_id for x in links if x.their_id == OFFICE} == {made[0].id}


def test_a_body_the_city_had_entered_is_taken_for_the_same(city_offices):
    city, commune = city_offices.city, city_offices.communes[HOA_SEN]
    [ward] = [u for u in city.register.units() if u.name == "Phường Hoa Sen"]
    name = "Trung tâm Phục vụ hành chính công"
    known = city.register.add(Unit("", name, UnitKind.CENTRE, ward.id))

    take(city, send(commune))

    links = linked.links(city._desk.database, HOA_SEN)
    assert known in {link.subject_id for link in links}
