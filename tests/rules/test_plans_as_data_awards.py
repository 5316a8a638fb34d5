"""The five shipped plans side by side: awards, procedure and dossiers.

Values are those of the papers; a row names its plan, and the clause where the paper has
one.
"""

import pytest

from desktop.awards.dossiers import completeness
from desktop.awards.forms import AwardForm, Level
from desktop.emulation.movements import Occasion
from desktop.emulation.participants import Kind
from desktop.plans.provisions import Action, PrincipleKind
from tests.rules.five_plans import (
    CODES,
    HA_NOI,
    HAI_HOA,
    HONG_VAN,
    NGOC_HA,
    PLANS,
    VINH_BAO,
)

# --- awards -------------------------------------------------------------------------

COMMENDATION, CERTIFICATE = AwardForm.COMMENDATION, AwardForm.MERIT_CERTIFICATE
FLAG, OPEN = AwardForm.EMULATION_FLAG, AwardForm.UNSPECIFIED


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (NGOC_HA, {(COMMENDATION, Level.COMMUNE), (OPEN, Level.CITY)}),
        (
            VINH_BAO,
            {
                (COMMENDATION, Level.COMMUNE),
                (CERTIFICATE, Level.CITY),
                (OPEN, Level.CITY),
            },
        ),
        (
            HA_NOI,
            {
                (COMMENDATION, Level.UNIT),
                (CERTIFICATE, Level.CITY),
                (FLAG, Level.CITY),
                (CERTIFICATE, Level.STATE),
                (OPEN, Level.CITY),
            },
        ),
        (
            HAI_HOA,
            {
                (COMMENDATION, Level.COMMUNE),
                (COMMENDATION, Level.DISTRICT),
                (CERTIFICATE, Level.CITY),
            },
        ),
        (HONG_VAN, {(COMMENDATION, Level.COMMUNE)}),
    ],
    ids=CODES,
)
def test_which_forms_are_given_at_which_level(code, expected):
    """R077, R078, R079: with forms the papers leave open left open (A40)."""
    offers = PLANS[code].offers

    assert {(offer.form, offer.level) for offer in offers} == expected
    assert all(offer.authority for offer in offers)


def test_flags_and_the_prime_minister_s_certificate_wait_for_the_final_review():
    """R080: Hà Nội IV.1.d; nobody finds them in a yearly or an interim round."""
    plan = PLANS[HA_NOI]
    last = {"co-thi-dua", "bk-thu-tuong"}

    for template in plan.rounds:
        found = {o.code for o in plan.offers_in(template.code, template.occasion)}
        assert found & last == (last if template.occasion is Occasion.FINAL else set())


def test_what_units_give_by_their_own_rules_is_on_no_list_of_the_city():
    """R081: Hà Nội IV.1.b ý 2; the city counts neither number nor candidates."""
    plan = PLANS[HA_NOI]
    own = {offer.code for offer in plan.offers if offer.level is Level.UNIT}
    listed = {
        offer.code
        for template in plan.rounds
        for offer in plan.offers_in(template.code, template.occasion)
    }

    assert own == {"dot-xuat", "gk-nam", "gk-so-ket", "gk-tong-ket"}
    assert own & listed == set()
    assert {q.quota.count for o in own for q in plan.offer_by_code[o].quotas} == {None}


# --- procedure ----------------------------------------------------------------------

WITH_STEPS = (NGOC_HA, VINH_BAO, HA_NOI, HAI_HOA)


@pytest.mark.parametrize("code", WITH_STEPS)
def test_every_award_ends_with_whoever_decides_it(code):
    """R108: what goes up is forwarded before; what is one's own never is."""
    plan = PLANS[code]
    for offer in plan.offers:
        actions = [step.action for step in offer.steps]

        assert actions[-1] is Action.DECIDE
        assert actions.count(Action.DECIDE) == 1
        is_forwarded = Action.FORWARD in actions
        goes_up = not plan.decides(offer) and offer.level is not Level.UNIT
        if code != HA_NOI:  # there Sở Nội vụ forwards to the city's own chairman
            assert is_forwarded is goes_up


def test_who_has_a_council_before_the_decision():
    """R108, A67: Ngọc Hà's paper names no meeting; the others do."""
    with_council = {
        code: sum(Action.COUNCIL in [s.action for s in o.steps] for o in plan.offers)
        for code, plan in PLANS.items()
    }

    assert with_council[NGOC_HA] == 0
    assert with_council[VINH_BAO] == len(PLANS[VINH_BAO].offers)
    assert with_council[HAI_HOA] == len(PLANS[HAI_HOA].offers)


@pytest.mark.parametrize(
    ("code", "offer", "action", "via"),
    [
        (VINH_BAO, "gk-nam", Action.PROPOSE, "Phòng Văn hoá - Xã hội xã"),
        (
            VINH_BAO,
            "bk-thanh-pho-nam",
            Action.FORWARD,
            "phòng Cải cách hành chính và pháp chế, Sở Nội vụ",
        ),
        (HA_NOI, "dot-xuat-thanh-pho", Action.PROPOSE, "Sở Nội vụ"),
    ],
)
def test_papers_go_through_the_office_the_plan_names(code, offer, action, via):
    """R109: Vĩnh Bảo III.3.1, Hà Nội IV.1.a."""
    steps = PLANS[code].offer_by_code[offer].steps

    assert via in {step.via for step in steps if step.action is action}


def test_five_officials_appraise_together_only_in_hai_hoa():
    """R110: Hải Hòa IV.2 ý 3, for the ward's own awards and for those going up."""
    joint = {
        code: {
            offer.code: len(step.joint_with)
            for offer in plan.offers
            for step in offer.steps
            if step.action is Action.APPRAISE and step.joint_with
        }
        for code, plan in PLANS.items()
        if code != HA_NOI
    }

    assert set(joint[HAI_HOA].values()) == {5}
    assert set(joint[HAI_HOA]) == {offer.code for offer in PLANS[HAI_HOA].offers}
    assert joint[NGOC_HA] == joint[VINH_BAO] == {}


@pytest.mark.parametrize(
    ("code", "own", "upward"),
    [
        (VINH_BAO, "gk-tong-ket", "cap-tren-tong-ket"),
        (HAI_HOA, "giay-khen-phuong", "bang-khen-tinh"),
    ],
)
def test_one_meeting_serves_the_own_award_and_the_one_going_up(code, own, upward):
    """R111: Vĩnh Bảo III.3.1, Hải Hòa III.3.1: the same council, the same step."""
    plan = PLANS[code]
    councils = [
        [s.actor for s in plan.offer_by_code[o].steps if s.action is Action.COUNCIL]
        for o in (own, upward)
    ]

    assert councils[0] == councils[1]
    assert len(councils[0]) == 1
    assert plan.decides(plan.offer_by_code[own])
    assert not plan.decides(plan.offer_by_code[upward])


def test_only_vinh_bao_forbids_two_awards_for_one_achievement():
    """R104: III.1.2; the others state no such principle and are held to none."""
    forbids = {c for c, plan in PLANS.items() if plan.forbids_double_awards}

    assert forbids == {VINH_BAO}
    assert PrincipleKind.DIRECT_WORK in {p.kind for p in PLANS[HAI_HOA].principles}


# --- dossiers -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "profile", "sets", "papers", "is_original"),
    [
        (NGOC_HA, "ho-so-phuong", None, 3, False),
        (HA_NOI, "gui-so-noi-vu", 2, 3, True),
        (HA_NOI, "trinh-ubnd-thanh-pho", 1, 3, True),
        (HA_NOI, "don-gian-gui-so-noi-vu", 2, 2, True),
        (HA_NOI, "don-gian-trinh-ubnd-thanh-pho", 1, 2, True),
        (HAI_HOA, "ho-so-phuong", None, 3, False),
        (HAI_HOA, "ho-so-tinh", None, 3, False),
    ],
)
def test_how_many_papers_in_how_many_sets(code, profile, sets, papers, is_original):
    """R114, R115, A63: what the paper does not count is not counted."""
    found = profile_of(code, profile)
    required = [c for c in found.components if c.is_required]

    assert (found.sets, len(required)) == (sets, papers)
    assert {c.is_original for c in required} == {is_original}
    assert not found.is_assumed


def profile_of(code, profile):
    return next(d for d in PLANS[code].dossiers if d.code == profile)


def test_a_simplified_dossier_has_no_minutes():
    """R114, R132: Hà Nội IV.3.b ý 3."""
    for profile in PLANS[HA_NOI].dossiers:
        names = " ".join(c.name for c in profile.components)

        assert ("Biên bản" in names) is not profile.is_simplified


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        (NGOC_HA, set()),
        (VINH_BAO, set()),
        (HA_NOI, {("Mẫu số 06, 08", "152/2025/NĐ-CP")}),
        (HAI_HOA, {("Mẫu số 08", "98/2023/NĐ-CP")}),
        (HONG_VAN, set()),
    ],
    ids=CODES,
)
def test_a_form_is_named_with_its_decree_or_not_at_all(code, forms):
    """R120, A08: Hà Nội IV.3.b, Hải Hòa III.3.1; one number, two decrees."""
    found = {
        (c.form, c.decree) for d in PLANS[code].dossiers for c in d.components if c.form
    }

    assert found == forms


def lacking(code, profile, kind, group=""):
    """Return what an empty dossier of such a subject still lacks."""
    return completeness(profile_of(code, profile), kind, (), (), group=group)


LOCAL = {
    "cơ quan có thẩm quyền",
    "chính quyền địa phương nơi cư trú",
    "chính quyền địa phương nơi đóng trụ sở",
}
SUBMITTING = "cơ quan, đơn vị trình khen"
PAYER = (
    "cơ quan quản lý về tổ chức, cán bộ, công chức, viên chức, người lao động và quỹ "
    "lương"
)


@pytest.mark.parametrize(
    ("kind", "group", "bodies"),
    [
        (Kind.COLLECTIVE, "xa-phuong", {SUBMITTING}),
        (Kind.INDIVIDUAL, "ca-nhan", {SUBMITTING}),
        (Kind.BUSINESS, "doanh-nghiep", {SUBMITTING, *LOCAL}),
        (Kind.COLLECTIVE, "bo-nganh", {SUBMITTING, PAYER}),
        (Kind.INDIVIDUAL, "ca-nhan-bo-nganh", {SUBMITTING, PAYER}),
    ],
)
def test_who_has_to_confirm_depends_on_whose_dossier_it_is(kind, group, bodies):
    """R116, R118, R119: Hà Nội IV.3.b and its note."""
    found = lacking(HA_NOI, "gui-so-noi-vu", kind, group)

    assert {c.by for c in found.unconfirmed} == bodies


def test_the_second_confirmer_is_doubted_in_one_profile_only():
    """R117, A61: Sở Y tế in a dossier of reform is asked about, in nobody's way."""
    doubtful = {
        (code, profile.code, c.by)
        for code, plan in PLANS.items()
        for profile in plan.dossiers
        for c in profile.confirmations
        if c.is_doubtful
    }
    found = lacking(HA_NOI, "trinh-ubnd-thanh-pho", Kind.COLLECTIVE, "xa-phuong")

    assert doubtful == {(HA_NOI, "trinh-ubnd-thanh-pho", "Sở Y tế")}
    assert "Sở Y tế" not in {c.by for c in found.unconfirmed}
    assert [c.by for c in found.doubtful] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("code", "profile"),
    [(NGOC_HA, "ho-so-phuong"), (HA_NOI, "gui-so-noi-vu")],
)
def test_attachments_are_welcome_and_never_missing(code, profile):
    """R121: “tài liệu liên quan, minh chứng (nếu có)”."""
    [optional] = [c for c in profile_of(code, profile).components if not c.is_required]

    assert optional not in lacking(code, profile, Kind.COLLECTIVE).missing
