"""What a plan lays down beside its rules: procedure, dossiers, principles, duties."""

from dataclasses import dataclass

from desktop.awards.dossiers import Component as Component
from desktop.awards.dossiers import Confirmation as Confirmation
from desktop.awards.dossiers import DossierProfile as DossierProfile
from desktop.emulation.participants import LabelledEnum


class Action(LabelledEnum):
    """What is done in a step of the procedure."""

    PROPOSE = "propose", "bình xét, đề nghị"
    COLLECT = "collect", "tổng hợp"
    APPRAISE = "appraise", "thẩm định"
    COUNCIL = "council", "họp Hội đồng"
    DECIDE = "decide", "quyết định"
    FORWARD = "forward", "trình cấp trên"
    PUBLISH = "publish", "công khai"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure of an award, in order.

    `joint_with` do it together (R110); `via` is the office it goes through (R109);
    `deadline` the code of a due date.
    """

    actor: str
    action: Action
    clause: str
    via: str = ""
    produces: tuple[str, ...] = ()
    deadline: str = ""
    joint_with: tuple[str, ...] = ()


class PrincipleKind(LabelledEnum):
    """The principles the plans state."""

    NO_DUPLICATE = "no_duplicate", "một thành tích, một lần khen"
    FIT = "fit", "hình thức phù hợp đối tượng, chức năng, thành tích"
    DIRECT_WORK = "direct_work", "chú trọng người trực tiếp thực hiện"
    PUBLICITY = "publicity", "công khai, minh bạch, dân chủ, đúng đối tượng"
    TIMELY = "timely", "kịp thời"


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle with its clause; only NO_DUPLICATE decides anything (RT20)."""

    kind: PrincipleKind
    clause: str
    text: str


class Part(LabelledEnum):
    """What part a body has in a duty."""

    LEADS = "leads", "chủ trì"
    SUPPORTS = "supports", "phối hợp"


@dataclass(frozen=True, slots=True)
class Duty:
    """Who has to do what; a report also says to whom, via whom and how often."""

    owner: str
    text: str
    clause: str
    part: Part | None = None
    frequency: str = ""
    deadline: str = ""
    report_to: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A model the plan names as an example, or a movement within the movement."""

    name: str
    clause: str
