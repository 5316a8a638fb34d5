"""Read what a plan lays down beside its rules: dossiers, principles, duties, names."""

from desktop.emulation.indices import IndexCode
from desktop.emulation.participants import Kind
from desktop.plans import plan as values
from desktop.plans.provisions import (
    Component,
    Confirmation,
    DossierProfile,
    Duty,
    Named,
    Part,
    Principle,
    PrincipleKind,
)
from desktop.plans.sections import Section


def dossier(section: Section) -> DossierProfile:
    """Read the profile of a dossier."""
    profile = DossierProfile(
        code=section.text("code"),
        name=section.text("name"),
        sender=section.text("sender"),
        receiver=section.text("receiver"),
        clause=section.text("clause", ""),
        sets=section.integer("sets", least=1),
        components=tuple(_component(s) for s in section.sections("component")),
        confirmations=tuple(_confirmation(s) for s in section.sections("confirmation")),
        is_simplified=section.flag("simplified"),
        is_assumed=section.flag("assumed"),
    )
    if profile.is_assumed == bool(profile.clause):
        section.problem(
            "clause", "cần mục của kế hoạch, hoặc assumed = true khi kế hoạch không có."
        )
    if not profile.components:
        section.problem("component", "cần ít nhất một thành phần hồ sơ.")
    return profile


def _component(section: Section) -> Component:
    return Component(
        name=section.text("name"),
        is_required=section.flag("required"),
        form=section.text("form", ""),
        decree=section.text("decree", ""),
        kinds=section.choices("kinds", Kind),
        groups=section.texts("groups"),
        is_original=section.flag("originals"),
        issuer=section.text("issuer", ""),
        note=section.text("note", ""),
    )


def _confirmation(section: Section) -> Confirmation:
    return Confirmation(
        by=section.text("by"),
        of=section.text("of"),
        what=section.text("what", ""),
        clause=section.text("clause", ""),
        kinds=section.choices("kinds", Kind),
        groups=section.texts("groups"),
        is_doubtful=section.flag("doubtful"),
    )


def principle(section: Section) -> Principle:
    """Read a principle."""
    return Principle(
        kind=section.choice("kind", PrincipleKind, PrincipleKind.PUBLICITY),
        clause=section.text("clause"),
        text=section.text("text"),
    )


def duty(section: Section) -> Duty:
    """Read a duty or a duty to report."""
    part = None
    if section.has("part"):
        part = section.choice("part", Part, Part.LEADS)
    return Duty(
        owner=section.text("owner"),
        text=section.text("text"),
        clause=section.text("clause"),
        part=part,
        frequency=section.text("frequency", ""),
        deadline=section.text("deadline", ""),
        report_to=section.text("report_to", ""),
        via=section.text("via", ""),
    )


def named(section: Section) -> Named:
    """Read a model or a movement within the movement."""
    return Named(section.text("name"), section.text("clause"))


def scale(section: Section) -> values.Scale:
    """Read the classes of an index, low to high."""
    found = values.Scale(
        index=section.choice("index", IndexCode, IndexCode.PAR),
        classes=section.texts("classes"),
        is_outside=section.flag("outside"),
    )
    if len(set(found.classes)) < max(2, len(found.classes)):
        section.problem("classes", "cần ít nhất hai lớp khác nhau, từ thấp đến cao.")
    return found
