"""What the clerk asks in passing of whoever stands here: may we write, and are the details still right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.consent import Source, State
from app.services import customers
from app.ui.counter.till import Till


class Questions:
    """Takes the answers; `then` shows the customer again."""

    def __init__(self, till: Till, then: Callable[[], object]) -> None:
        self._till, self._session, self._then = till, till.session, then

    @property
    def _buyer(self) -> int | None:
        buyer = self._till.cart.buyer
        return buyer.id if buyer is not None else None

    def answer(self, yes: bool) -> None:  # noqa: FBT001 - the answer to one question
        """Alt+Y, Alt+N: may we write by post."""
        if self._buyer is None:
            return
        call = partial(
            customers.answer_consent,
            self._buyer,
            State.YES if yes else State.NO,
            source=Source.COUNTER,
            wording=self._session.language.gettext("May we write to you by post?"),
            seller=self._till.seller,
            now=self._session.now(),
        )
        self._session.write(call, lambda _changes: self._then())

    def verify(self) -> None:
        """Alt+V: what the file holds was asked and is still right."""
        buyer = self._till.cart.buyer
        if buyer is None or buyer.id is None:
            return
        words = self._session.language.gettext("Checked: {name}", name=buyer.name)
        call = partial(customers.verify, buyer.id, seller=self._till.seller, now=self._session.now())
        self._session.write(call, lambda _changes: self._said(words))

    def _said(self, words: str) -> None:
        self._session.say(words)
        self._then()
