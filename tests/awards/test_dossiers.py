"""RT24, a dossier is complete: required papers and confirmations, by kind and group."""

import pytest

from desktop.awards.dossiers import (
    Component,
    Confirmation,
    DossierProfile,
    completeness,
)
from desktop.emulation.participants import Kind

SUBMISSION = Component("Tờ trình", is_required=True)
REPORT = Component("Báo cáo thành tích", is_required=True, form="Mẫu số 08")
EVIDENCE = Component("Tài liệu minh chứng", is_required=False)
SOCIAL = Component("Xác nhận bảo hiểm", is_required=True, kinds=(Kind.BUSINESS,))
TEACHING = Component("Kết quả giáo dục", is_required=True, groups=("truong",))
SENDER = Confirmation("đơn vị trình", "Báo cáo thành tích", "", "IV.3")
HOME = Confirmation("nơi cư trú", "Báo cáo", "", "IV.3", kinds=(Kind.BUSINESS,))
SLIP = Confirmation("Sở Y tế", "Báo cáo", "", "IV.3", is_doubtful=True)


def profile(components=(SUBMISSION, REPORT), confirmations=()):
    return DossierProfile(
        "gui-so", "Hồ sơ", "Xã", "Sở", "IV.3", 2, components, confirmations
    )


def judged(components=(SUBMISSION, REPORT), confirmations=(), **known):
    values = {"kind": Kind.COLLECTIVE, "present": set(), "confirmed": set(), **known}
    return completeness(profile(components, confirmations), **values)


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        (set(), (SUBMISSION, REPORT)),
        ({"Tờ trình"}, (REPORT,)),
        ({"Tờ trình", "Báo cáo thành tích"}, ()),
        ({"Tờ trình", "Báo cáo thành tích", "Ảnh"}, ()),
    ],
    ids=["none", "one", "all", "more than asked for"],
)
def test_required_papers_that_are_not_there_are_missing_in_order(present, missing):
    found = judged(present=present)

    assert found.missing == missing
    assert found.is_complete == (not missing)


def test_what_is_not_required_is_never_missing():
    assert judged(components=(EVIDENCE,)).is_complete


@pytest.mark.parametrize(
    ("kind", "missing"),
    [(Kind.BUSINESS, (SOCIAL,)), (Kind.COLLECTIVE, ()), (Kind.HOUSEHOLD, ())],
)
def test_a_paper_for_one_kind_is_asked_from_no_other(kind, missing):
    assert judged(components=(SOCIAL,), kind=kind).missing == missing


@pytest.mark.parametrize(("group", "missing"), [("truong", (TEACHING,)), ("", ())])
def test_a_paper_for_one_group_is_asked_from_no_other(group, missing):
    assert judged(components=(TEACHING,), group=group).missing == missing


def test_a_dossier_with_every_paper_still_waits_for_its_confirmation():
    found = judged(components=(), confirmations=(SENDER,))

    assert found.unconfirmed == (SENDER,)
    assert not found.is_complete
    assert judged(
        components=(), confirmations=(SENDER,), confirmed={SENDER}
    ).is_complete


def test_a_confirmation_for_one_kind_is_asked_from_no_other():
    own = judged(components=(), confirmations=(HOME,), kind=Kind.BUSINESS)
    other = judged(components=(), confirmations=(HOME,))

    assert (own.unconfirmed, other.unconfirmed) == ((HOME,), ())


def test_another_bodys_confirmation_does_not_stand_in():
    found = judged(components=(), confirmations=(SENDER,), confirmed={HOME})

    assert found.unconfirmed == (SENDER,)


def test_a_doubtful_confirmation_is_shown_and_in_nobodys_way():
    found = judged(components=(), confirmations=(SENDER, SLIP), confirmed={SENDER})

    assert found.doubtful == (SLIP,)
    assert found.is_complete


def test_a_doubtful_confirmation_that_was_given_is_asked_about_no_more():
    assert judged(confirmations=(SLIP,), confirmed={SLIP}).doubtful == ()


def test_a_doubtful_confirmation_never_makes_up_for_a_missing_paper():
    found = judged(confirmations=(SLIP,), present={"Tờ trình"}, confirmed={SLIP})

    assert found.missing == (REPORT,)
    assert not found.is_complete
