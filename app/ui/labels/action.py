"""The key that prints labels of what is marked in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.labels.print_sheet import LabelsSheet
from app.ui.widgets.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ui.session import Session


def of_products(
    over: QWidget, session: Session, meant: Callable[[], tuple[int, ...]], some: Callable[[], bool]
) -> Action:
    """Ctrl+P: price tags, shelf labels and backs of files of the marked products."""
    _ = session.language.gettext

    def run() -> None:
        LabelsSheet(over, session, products=meant()).open()

    return Action("product.labels", _("Print labels"), "Ctrl+P", run, some, short=_("Labels"), icon="barcode")
