"""The places of the side list, in the order of the work; pages are made on demand."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.office.office import Office
from ui.language import _
from ui.shell import PageEntry

Factory = Callable[[Office], QWidget]


def places(office: Office) -> list[PageEntry]:
    """Return the entries of the side list; only pages that exist."""
    prepare, follow = _("Chuẩn bị"), _("Theo dõi")
    select, result = _("Xét chọn"), _("Kết quả")
    found: list[tuple[str, str, str, str, Factory]] = [
        ("overview", "", _("Tổng quan"), "house", _overview),
        ("plan", prepare, _("Kế hoạch"), "scroll-text", _plan),
        ("subjects", prepare, _("Đơn vị & cá nhân"), "users", _subjects),
        ("indicators", follow, _("Chỉ tiêu"), "target", _indicators),
        ("initiatives", follow, _("Sáng kiến, mô hình"), "lightbulb", _initiatives),
        ("ratings", follow, _("Chỉ số & xếp loại"), "gauge", _ratings),
        ("journal", follow, _("Sổ công việc"), "notebook-pen", _journal),
        ("scores", select, _("Chấm điểm"), "table-2", _scores),
        ("ranking", select, _("Xếp hạng"), "list-ordered", _ranking),
        ("review", select, _("Xét khen thưởng"), "award", _review),
        ("council", select, _("Hội đồng"), "gavel", _council),
        ("papers", result, _("Hồ sơ & văn bản"), "folder-check", _papers),
        ("certificates", result, _("Giấy khen"), "stamp", _certificates),
        ("register", result, _("Sổ khen thưởng"), "book-marked", _register),
        ("reports", result, _("Báo cáo"), "chart-column", _reports),
        ("exchange", result, _("Trao đổi dữ liệu"), "arrow-left-right", _exchange),
    ]
    return [
        PageEntry(key, group, title, icon, partial(make, office))
        for key, group, title, icon, make in found
    ]


# Each page is imported when it is first shown: the window opens sooner, and the words
# `import` stay where the packager sees them.


def _overview(office: Office) -> QWidget:
    from ui.pages.overview_page import OverviewPage

    return OverviewPage(office)


def _plan(office: Office) -> QWidget:
    from ui.pages.plan_page import PlanPage

    return PlanPage(office)


def _subjects(office: Office) -> QWidget:
    from ui.pages.subjects_page import SubjectsPage

    return SubjectsPage(office)


def _indicators(office: Office) -> QWidget:
    from ui.pages.indicators_page import IndicatorsPage

    return IndicatorsPage(office)


def _initiatives(office: Office) -> QWidget:
    from ui.pages.initiatives_page import InitiativesPage

    return InitiativesPage(office)


def _ratings(office: Office) -> QWidget:
    from ui.pages.ratings_page import RatingsPage

    return RatingsPage(office)


def _journal(office: Office) -> QWidget:
    from ui.pages.journal_page import JournalPage

    return JournalPage(office)


def _scores(office: Office) -> QWidget:
    from ui.pages.scores_page import ScoresPage

    return ScoresPage(office)


def _ranking(office: Office) -> QWidget:
    from ui.pages.ranking_page import RankingPage

    return RankingPage(office)


def _review(office: Office) -> QWidget:
    from ui.pages.review_page import ReviewPage

    return ReviewPage(office)


def _council(office: Office) -> QWidget:
    from ui.pages.council_page import CouncilPage

    return CouncilPage(office)


def _papers(office: Office) -> QWidget:
    from ui.pages.papers_page import PapersPage

    return PapersPage(office)


def _certificates(office: Office) -> QWidget:
    from ui.pages.certificates_page import CertificatesPage

    return CertificatesPage(office)


def _register(office: Office) -> QWidget:
    from ui.pages.register_page import RegisterPage

    return RegisterPage(office)


def _reports(office: Office) -> QWidget:
    from ui.pages.reports_page import ReportsPage

    return ReportsPage(office)


def _exchange(office: Office) -> QWidget:
    from ui.pages.exchange_page import ExchangePage

    return ExchangePage(office)
