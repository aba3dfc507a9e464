"""The page of customers while there is none: three ways to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.widgets.button import Button
from app.ui.widgets.empty import Empty, Way

if TYPE_CHECKING:
    from app.ui.session import Session
    from app.ui.widgets.actions import Action


def nobody(session: Session, bring: Action, write_down: Action) -> Empty:
    """What stands in the list's place."""
    _ = session.language.gettext
    ways = (
        Way(
            "folder-open",
            _("Bring your sales with you"),
            _("Sales, returns, customers and products of another program come in together. It can be taken back."),
            bring.button("primary"),
        ),
        Way(
            "user-plus",
            _("Write down the first"),
            _("A name or a phone number is enough. The rest can wait."),
            write_down.button(),
        ),
        Way(
            "scan-barcode",
            _("Begin with a sale"),
            _("Who buys can be written down while the sale is rung up."),
            Button(_("Open the counter"), icon="scan-barcode", run=partial(session.go, "counter")),
        ),
    )
    text = _("The first one can come with the first sale. Or start with what you have.")
    foot = _("At the counter, type a name that is not known and press F3: that is a new customer too.")
    return Empty(_("No customers yet"), text, ways, foot=foot)
