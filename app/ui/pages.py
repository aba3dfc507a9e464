"""The pages of the window, in the order of the sidebar."""

from __future__ import annotations

from app.i18n import N_
from app.ui.complaints.badge import late_complaints
from app.ui.complaints.page import ComplaintsPage
from app.ui.counter.page import CounterPage
from app.ui.imports.page import ImportsPage
from app.ui.mailings.page import MailingsPage
from app.ui.sales.page import SalesPage
from app.ui.settings.page import SettingsPage
from app.ui.today.page import TodayPage
from app.ui.warranties.page import WarrantiesPage
from app.ui.widgets.page import PageSpec

PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", N_("Today"), "sun", "Ctrl+1", TodayPage),
    PageSpec("counter", N_("Counter"), "scan-barcode", "Ctrl+2", CounterPage),
    PageSpec("sales", N_("Sales"), "receipt-text", "Ctrl+5", SalesPage),
    PageSpec("warranties", N_("Warranties"), "shield-check", "Ctrl+6", WarrantiesPage),
    PageSpec(
        "complaints",
        N_("Complaints"),
        "message-square-warning",
        "Ctrl+7",
        ComplaintsPage,
        late_complaints,
        frozenset({"complaints"}),
    ),
    PageSpec("mailings", N_("Mailings"), "mail", "Ctrl+8", MailingsPage),
    PageSpec("imports", N_("Imports"), "", "", ImportsPage),
    PageSpec("settings", N_("Settings"), "settings", "Ctrl+,", SettingsPage),
)
