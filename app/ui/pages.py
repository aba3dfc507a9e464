"""The pages of the window, in the order of the sidebar."""

from __future__ import annotations

from app.i18n import N_
from app.ui.counter.page import CounterPage
from app.ui.sales.page import SalesPage
from app.ui.settings.page import SettingsPage
from app.ui.widgets.page import PageSpec

PAGES: tuple[PageSpec, ...] = (
    PageSpec("counter", N_("Counter"), "scan-barcode", "Ctrl+2", CounterPage),
    PageSpec("sales", N_("Sales"), "receipt-text", "Ctrl+5", SalesPage),
    PageSpec("settings", N_("Settings"), "settings", "Ctrl+,", SettingsPage),
)
