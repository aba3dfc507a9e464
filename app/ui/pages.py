"""The pages of the window, in the order of the sidebar."""

from __future__ import annotations

import importlib
from functools import partial

from app.i18n import N_
from app.ui.complaints.badge import late_complaints
from app.ui.counter.page import CounterPage
from app.ui.print_badge import not_printed
from app.ui.session import Session
from app.ui.widgets.page import Page, PageSpec


def _later(module: str, name: str, session: Session) -> Page:
    """A page whose code is loaded when it is first opened: the counter is up before the rest of the house."""
    page = getattr(importlib.import_module(module), name)(session)
    if not isinstance(page, Page):
        raise TypeError(name)
    return page


TODAY = partial(_later, "app.ui.today.page", "TodayPage")
CUSTOMERS = partial(_later, "app.ui.customers.page", "CustomersPage")
PRODUCTS = partial(_later, "app.ui.products.page", "ProductsPage")
SALES = partial(_later, "app.ui.sales.page", "SalesPage")
WARRANTIES = partial(_later, "app.ui.warranties.page", "WarrantiesPage")
COMPLAINTS = partial(_later, "app.ui.complaints.page", "ComplaintsPage")
MAILINGS = partial(_later, "app.ui.mailings.page", "MailingsPage")
SETTINGS = partial(_later, "app.ui.settings.page", "SettingsPage")
CALENDAR = partial(_later, "app.ui.calendar.page", "CalendarPage")
UNDO = partial(_later, "app.ui.undo.page", "UndoPage")
DUPLICATES = partial(_later, "app.ui.duplicates.page", "DuplicatesPage")
TEMPLATES = partial(_later, "app.ui.templates.page", "TemplatesPage")
PRINTING = partial(_later, "app.ui.printing.page", "PrintingPage")
PRINT_QUEUE = partial(_later, "app.ui.printing.queue_page", "PrintQueuePage")
IMPORTS = partial(_later, "app.ui.imports.page", "ImportsPage")
_LATE = frozenset({"complaints"})
_PRINTS = frozenset({"prints"})

PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", N_("Today"), "sun", "Ctrl+1", TODAY),
    PageSpec("counter", N_("Counter"), "scan-barcode", "Ctrl+2", CounterPage),
    PageSpec("customers", N_("Customers"), "users", "Ctrl+3", CUSTOMERS),
    PageSpec("products", N_("Products"), "package", "Ctrl+4", PRODUCTS),
    PageSpec("sales", N_("Sales"), "receipt-text", "Ctrl+5", SALES),
    PageSpec("warranties", N_("Warranties"), "shield-check", "Ctrl+6", WARRANTIES),
    PageSpec("complaints", N_("Complaints"), "message-square-warning", "Ctrl+7", COMPLAINTS, late_complaints, _LATE),
    PageSpec("mailings", N_("Mailings"), "mail", "Ctrl+8", MAILINGS),
    PageSpec("calendar", N_("Calendar"), "", "Ctrl+9", CALENDAR),
    PageSpec("undo", N_("Undo and bin"), "", "Ctrl+Shift+Z", UNDO),
    PageSpec("duplicates", N_("Duplicates"), "", "Ctrl+D", DUPLICATES),
    PageSpec("templates", N_("Texts of letters and cards"), "", "Ctrl+T", TEMPLATES),
    PageSpec("printing", N_("Printing"), "", "Ctrl+Shift+P", PRINTING),
    PageSpec(
        "print-queue", N_("Print queue"), "printer", "Ctrl+J", PRINT_QUEUE, not_printed, _PRINTS, only_counted=True
    ),
    PageSpec("imports", N_("Imports"), "", "", IMPORTS),
    PageSpec("settings", N_("Settings"), "settings", "Ctrl+,", SETTINGS),
)
