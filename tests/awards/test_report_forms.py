"""Which form of the report of achievements holds, and when its number is printed."""

import tomllib
from datetime import date

import pytest

import resources
from desktop.awards.report_forms import (
    FormUse,
    PartKind,
    Wanted,
    choose,
    named_numbers,
    offered,
    read_forms,
)
from desktop.emulation.participants import Kind

FORMS = read_forms(tomllib.loads(resources.text("law/report_forms.toml")))
OLD, NEW, GONE = date(2024, 12, 2), date(2026, 12, 2), date(2027, 6, 1)


def wanted(kind=Kind.INDIVIDUAL, use=FormUse.THEMATIC, day=NEW, named="", decree=""):
    return Wanted(kind, use, day, named, decree)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("use", list(FormUse))
@pytest.mark.parametrize("day", [OLD, NEW, GONE])
def test_there_is_a_layout_for_every_kind_use_and_day(kind, use, day):
    chosen = choose(FORMS, wanted(kind, use, day))

    assert kind in chosen.form.kinds
    assert use in chosen.form.uses
    assert not chosen.form.number


def test_no_number_is_printed_unless_the_plan_or_the_officer_names_one():
    chosen = choose(FORMS, wanted())

    assert chosen.form.reference == ""
    assert choose(FORMS, wanted(), "152/2025/NĐ-CP|Mẫu số 02").form.reference == (
        "(Mẫu số 02 ban hành kèm theo Nghị định số 152/2025/NĐ-CP)"
    )


def test_a_form_the_plan_names_holds_while_its_decree_does():
    named = {"named": "Mẫu số 08", "decree": "98/2023/NĐ-CP"}
    then = choose(FORMS, wanted(day=date(2025, 6, 30), **named))
    later = choose(FORMS, wanted(day=date(2025, 7, 1), **named))

    assert then.form.title == "Mẫu số 08, Nghị định số 98/2023/NĐ-CP"
    assert later.form.number == ""
    assert "không có trong các mẫu còn hiệu lực ngày 01/07/2025" in later.cautions[0]


def test_of_two_forms_a_plan_names_neither_is_chosen_for_the_officer():
    both = wanted(
        Kind.HOUSEHOLD, FormUse.SUDDEN, NEW, "Mẫu số 06, 08", "152/2025/NĐ-CP"
    )
    chosen = choose(FORMS, both)
    settled = choose(FORMS, both, "152/2025/NĐ-CP|Mẫu số 08")

    assert chosen.form.number == ""
    assert "không nói mẫu nào cho đối tượng nào" in chosen.cautions[0]
    assert settled.form.number == "Mẫu số 08"
    assert settled.is_by_officer


def test_the_officer_may_want_no_number_although_the_plan_names_one():
    named = wanted(day=OLD, named="Mẫu số 08", decree="98/2023/NĐ-CP")

    assert choose(FORMS, named, "").form.reference == ""


def test_a_choice_of_a_form_no_longer_in_force_falls_back():
    chosen = choose(FORMS, wanted(day=GONE), "152/2025/NĐ-CP|Mẫu số 02")

    assert chosen.form.number == ""
    assert not chosen.is_by_officer


def test_what_nobody_compared_with_the_decree_says_so():
    for form in FORMS:
        picked = choose(
            FORMS, wanted(form.kinds[0], form.uses[0], form.valid_from), form.code
        )
        assert form.is_checked or "Cần kiểm tra" in picked.cautions[0]


def test_only_forms_of_the_kind_and_day_are_offered():
    names = {form.title for form in offered(FORMS, Kind.HOUSEHOLD, NEW)}

    assert "Mẫu số 06, Nghị định số 152/2025/NĐ-CP" in names
    assert not any("98/2023" in name or "Mẫu số 01" in name for name in names)


def test_numbers_are_read_from_the_words_of_a_plan():
    assert named_numbers("Mẫu số 06, 08") == ("Mẫu số 06", "Mẫu số 08")
    assert named_numbers("") == ()


def test_a_report_keeps_no_birth_day_home_town_or_residence():
    typed = {
        part.code
        for form in FORMS
        for part in form.layout.parts
        if part.is_typed and part.kind is PartKind.FIELD
    }

    assert typed == {"staff", "qualification", "degrees"}


def test_an_unknown_kind_in_the_registry_is_refused():
    data = tomllib.loads(resources.text("law/report_forms.toml"))
    data["form"][0]["kinds"] = ["somebody"]

    with pytest.raises(ValueError, match="somebody"):
        read_forms(data)
