"""The parked sales, to take one up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain import totals
from app.i18n import Language
from app.services.drafts import Parked
from app.ui import speech
from app.ui.session import Session
from app.ui.widgets.avatar import Mark
from app.ui.widgets.button import Button
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section


class ParkedSheet(Picker):
    """Type to narrow by name or item; Enter takes the sale up."""

    def __init__(
        self, over: QWidget, session: Session, parked: tuple[Parked, ...], recall: Callable[[str], object]
    ) -> None:
        _ = session.language.gettext
        find = partial(_sections, session.language, parked)
        super().__init__(over, _("Parked sales"), find, placeholder=_("Name or item"), icon="pause")
        self._recall = recall
        self.picked.connect(self._recall_picked)
        self._session = session
        self.add_left(Button(_("Order slip"), icon="printer", key="F12", run=self.print_slip))

    def print_slip(self) -> None:
        """F12: what is put aside, on paper for the customer."""
        chosen = self.list.current()
        if chosen is not None:
            self.dismiss()
            self._session.papers.show("order-slip", str(chosen.target))

    def _recall_picked(self, target: object) -> None:
        if isinstance(target, str) and target:
            recall = self._recall
            self.dismiss()
            recall(target)


def _sections(language: Language, parked: tuple[Parked, ...], text: str) -> tuple[Section, ...]:
    folded = text.casefold()
    rows = tuple(_row(language, one) for one in parked if folded in _words(one).casefold())
    return (Section(language.gettext("Parked"), rows, language.number(len(rows))),)


def _words(parked: Parked) -> str:
    buyer = parked.cart.buyer.name if parked.cart.buyer else ""
    return " ".join((parked.label, buyer, *(line.name for line in parked.cart.lines)))


def _row(language: Language, parked: Parked) -> Result:
    cart = parked.cart
    title = parked.label or (cart.buyer.name if cart.buyer else "") or (cart.lines[0].name if cart.lines else "")
    count = language.ngettext("{n} line", "{n} lines", len(cart.lines))
    detail = language.gettext("{lines}, parked {moment}", lines=count, moment=language.moment(parked.at))
    right = speech.money(language, totals.of(cart).due)
    return Result(title, detail, right, Mark(icon="pause", tone="neutral"), target=parked.id)
