"""The sheet for telling a customer that something came in: how to reach them, what it is, what it costs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui import speech
from app.ui.customers import words
from app.ui.facts import Fact, FactList
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.need import Answer
    from app.ui.session import Session


class ArrivalSheet(Sheet):
    """`told` when they know now, `sells` when they take it; `reach` are phones and e-mails as shown."""

    told = Signal()
    sells = Signal()

    def __init__(self, over: QWidget, session: Session, answer: Answer, name: str, reach: tuple[str, ...]) -> None:
        language, draft = session.language, answer.need.draft
        _ = language.gettext
        super().__init__(over, _("Offer it to {name}", name=name), width=640)
        for line in reach or (_("There is no phone and no e-mail in the file."),):
            self.body.addWidget(Label(line, "page" if reach else "body", wrap="wrap"))
        price = speech.money(language, answer.goods.price) if answer.goods.price else ""
        asked = language.join(
            (draft.what, words.limits(language, draft.price_limit, draft.wanted_by, session.now().date()))
        )
        facts = (
            Fact(_("Came in"), answer.goods.name),
            Fact(_("Price"), price),
            Fact(_("Looks for"), asked),
            Fact(_("Features"), draft.features),
            Fact(_("Note"), draft.note),
        )
        self.body.addWidget(FactList(facts))
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("New sale"), icon="scan-barcode", key="F2", run=partial(self._say, sells=True)))
        self.add_right(Button(_("They know now"), "primary", "check", "Return", run=self._say), main=True)

    def _say(self, *, sells: bool = False) -> None:
        self.accept()
        if sells:
            self.sells.emit()
        else:
            self.told.emit()
