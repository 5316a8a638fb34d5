"""A plan that came in a bundle: told on the plan page, read, worked by, led back."""

from dataclasses import replace

import pytest

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.received_plans import Offer
from desktop.office.office import Office
from desktop.office.plans import source_of
from tests.office.ward_and_city import (
    CITY_PLAN,
    WARD,
    believe,
    city,
    templates,
    ward,
)
from tests.ui.answers import answers, hold
from ui.pages.exchange_labels import offered_words
from ui.pages.plan_page import PlanPage

__all__ = ["answers", "city", "templates", "ward"]


def bring_down(city: Office, ward: Office) -> None:
    """Send the city's plan and take it in."""
    made = city.sending.make(
        city.sending.prepare(BundleType.PLAN, WARD), state_secret_free=True
    )
    believe(ward, city, made.path)
    ward.receiving.apply(ward.receiving.take(made.path))


@pytest.fixture
def page(qtbot, ward, city):
    """The plan page of a ward that works by the city's plan, which was amended."""
    bring_down(city, ward)
    [received] = ward.received_plans.all()
    ward.received_plans.adopt(received)
    city.plans.adopt_text(
        source_of(CITY_PLAN).replace(
            'short_name = "CCHC đồng bộ', 'short_name = "CCHC sửa đổi'
        )
    )
    bring_down(city, ward)
    return hold(qtbot, PlanPage(ward))


def test_what_waits_is_told_on_the_page_and_in_the_list(page, ward, answers):
    assert not page.received.isHidden()
    assert "gửi bản mới của kế hoạch “CCHC sửa đổi" in page.received.accessibleName()
    assert "gói số 2" in page.received.accessibleName()

    answers.next(lambda dialog: dialog.reject())
    page.received.pressed.emit()

    assert answers.titles == ["Kế hoạch nhận từ cấp trên"]
    assert ward.received_plans.all()[0].offer is Offer.AMENDED


def test_a_plan_from_above_is_worked_by_and_led_back(page, ward, answers):
    answers.next(lambda dialog: dialog.verb.click())

    page.received.pressed.emit()

    assert ward.received_plans.all()[0].offer is Offer.IN_USE
    assert ward.plan().short_name.startswith("CCHC sửa đổi")
    assert page.received.isHidden()
    ward.undo()
    page.reload()
    assert not page.received.isHidden()


def test_a_plan_in_use_cannot_be_taken_up_twice(page, ward, answers):
    seen = []
    answers.next(lambda dialog: dialog.verb.click())
    page.received.pressed.emit()

    def look(dialog):
        seen.append((dialog.verb.isEnabled(), dialog.table.seen_texts()[1][-1]))
        dialog.reject()

    answers.next(look)
    page.work.show_received()

    assert seen == [(False, "Đang làm theo đúng bản này")]


def test_a_plan_nobody_can_read_says_why(page, ward, answers, monkeypatch):
    plans = ward.plans
    real = plans.value_of

    def refuse(adopted):
        if adopted.version == 2:
            from desktop.errors import PlanFileError

            raise PlanFileError("Không đọc được dòng 3.", "Xin lại gói.")
        return real(adopted)

    monkeypatch.setattr(plans, "value_of", refuse)
    seen = []

    def look(dialog):
        seen.append((dialog.verb.isEnabled(), dialog.trouble.accessibleName()))
        dialog.reject()

    answers.next(look)
    page.work.show_received()

    assert seen == [(False, "Không đọc được dòng 3.")]


@pytest.fixture
def above(qtbot, ward, city):
    """The plan page of a ward whose own plan stands under the plan that came."""
    bring_down(city, ward)
    return hold(qtbot, PlanPage(ward))


def test_a_plan_of_the_level_above_is_told_until_it_was_looked_at(above, ward, answers):
    [received] = ward.received_plans.all()
    assert received.offer is Offer.ABOVE
    assert "gửi kế hoạch của cấp trên “" in above.received.accessibleName()

    answers.next(lambda dialog: dialog.reject())
    above.received.pressed.emit()

    assert answers.titles == ["Kế hoạch nhận từ cấp trên"]
    assert above.received.isHidden()
    above.reload()
    assert above.received.isHidden()


def test_what_is_said_after_accepting_is_true_for_every_offer(ward, city):
    bring_down(city, ward)
    [plan] = ward.received_plans.all()

    said = {
        offer: offered_words([replace(plan, offer=offer), replace(plan, offer=offer)])
        for offer in Offer
    }

    assert said[Offer.NEW] == "Kế hoạch trong gói chờ ở trang Kế hoạch."
    assert said[Offer.IN_USE] == "Kế hoạch trong gói đúng là bản đang làm theo."
    assert "xem được ở trang Kế hoạch" in said[Offer.ABOVE]
    assert len(set(said.values())) == len(Offer)
    assert offered_words([]) == ""
