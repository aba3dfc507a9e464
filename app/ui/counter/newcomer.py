"""A new customer from what was typed into the box; who may be known already is offered first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.domain import customer as rules
from app.domain.likeness import Verdict
from app.services import customers, duplicates, offers
from app.ui.customers.offer_sheet import Decision, OfferSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.cart import Party
    from app.domain.duplicate import Offer
    from app.domain.settings import Settings
    from app.ui.session import Session

_STRONG = (Verdict.SAME, Verdict.LIKELY)


class Newcomer:
    """One text on its way to becoming a buyer: `known(party)` for one of the file, `added(Saved)` for a new one."""

    def __init__(
        self,
        session: Session,
        text: str,
        settings: Settings,
        *,
        known: Callable[[Party], object],
        added: Callable[[customers.Saved], object],
    ) -> None:
        self._session, self._text, self._settings = session, text, settings
        self._known, self._added = known, added

    def begin(self, over: QWidget) -> None:
        """Write the person down, or ask first."""
        found = duplicates.similar(rules.from_box(self._text), self._settings)
        alike = tuple(offer for offer in found if offer.likeness.verdict in _STRONG)
        if not alike:
            self._add(())
            return
        sheet = OfferSheet(over, self._session, self._text, alike)
        sheet.decided.connect(partial(self._decided, alike))
        sheet.open()

    def _decided(self, alike: tuple[Offer, ...], decision: Decision, offer: Offer) -> None:
        if decision is Decision.USE:
            self._known(customers.party(offer.id))
        elif decision is Decision.ADD:
            call = partial(offers.add_to, offer.id, rules.from_box(self._text))
            call = partial(call, seller=self._settings.seller, now=self._session.now(), settings=self._settings)
            self._session.write(call, lambda saved: self._known(customers.party(saved.id)))
        else:
            self._add(alike)

    def _add(self, alike: tuple[Offer, ...]) -> None:
        seller, now = self._settings.seller, self._session.now()
        call = partial(customers.quick_add, self._text, seller=seller, now=now, settings=self._settings)
        self._session.write(call, partial(self._keep, alike))

    def _keep(self, alike: tuple[Offer, ...], saved: customers.Saved) -> None:
        self._added(saved)
        if alike:
            others = tuple(offer.id for offer in alike)
            seller, now = self._settings.seller, self._session.now()
            self._session.write(partial(offers.keep_apart, saved.id, others, seller=seller, now=now))
