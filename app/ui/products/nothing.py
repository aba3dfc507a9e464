"""The page before the first product."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.widgets.button import Button
from app.ui.widgets.empty import Empty, Way

if TYPE_CHECKING:
    from app.ui.session import Session
    from app.ui.widgets.actions import Action


def nothing(session: Session, new: Action) -> Empty:
    """What a product is for, and two ways to begin."""
    _ = session.language.gettext
    ways = (
        Way(
            "package",
            _("Write down the first"),
            _("A name and a price are enough. Scan its code and the counter knows it."),
            new.button("primary"),
        ),
        Way(
            "scan-barcode",
            _("Sell without a list"),
            _("At the counter a free line takes any words and any price."),
            Button(_("Open the counter"), icon="scan-barcode", run=partial(session.go, "counter")),
        ),
    )
    return Empty(_("No products yet"), _("What you sell, what it costs, and how long you stand by it."), ways)
