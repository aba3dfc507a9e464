"""One letter of a mailing in other words, for this person alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import mailings
from app.services import settings as settings_service
from app.ui.mailings import letter_fields
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.domain.letter_file import LetterDraft
    from app.domain.mailing_person import Piece
    from app.ui.session import Session

_WIDTH = 720


class EditSheet(Sheet):
    """Keeps the words with the mailing; the template stays as it is."""

    def __init__(self, over: QWidget, session: Session, mailing: int, piece: Piece) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Letter to {name}", name=piece.draft.customer_name), width=_WIDTH)
        self._session, self._mailing, self._piece = session, mailing, piece
        self.body.addWidget(Label(_("These words are for this letter alone."), tone="text2"))
        fields = letter_fields.fields(session.language, lines=8, front=bool(piece.draft.subline))
        self.form: Form[LetterDraft] = Form(fields, piece.draft, two_from=560)
        self.body.addWidget(self.form)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        if piece.edited:
            self.add_left(Button(_("The template’s words again"), "quiet", "undo-2", run=self._put_back))
        keep = Button(_("Keep for this letter"), "primary", "check", "Ctrl+Return", run=self.submit)
        self.add_right(keep, main=True)
        self.form.fields["body"].control.setFocus()

    def submit(self) -> None:
        """Keep the words."""
        self.form.submit(self._session, self._write, lambda _changes: self.accept())

    def _write(self, draft: LetterDraft) -> Changes:
        seller, now = settings_service.load().seller, self._session.now()
        return mailings.edit(self._mailing, self._piece.row, draft, seller=seller, now=now)

    def _put_back(self) -> None:
        seller, now = settings_service.load().seller, self._session.now()
        call = partial(mailings.put_words_back, self._mailing, self._piece.row, seller=seller, now=now)
        self._session.write(call, lambda _changes: self.accept())
