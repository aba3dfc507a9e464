"""A customer's privacy: the form they sign, the notice, a copy of everything, and erasing them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import person_report_json
from app.errors import FileError
from app.i18n import N_
from app.services import customers, privacy
from app.ui.customers.erase_sheet import EraseSheet
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.note import Icon

if TYPE_CHECKING:
    from app.domain.person_report import PersonReport
    from app.ui.session import Session


class PrivacySheet(Sheet):
    """Each thing a person may ask for, with one line what it is and the key that does it."""

    def __init__(self, over: QWidget, session: Session, customer_id: int) -> None:
        self.session, self._over, self._customer = session, over.window(), customer_id
        self._party = customers.party(customer_id)
        _ = session.language.gettext
        super().__init__(over, _("Privacy of {name}", name=self._party.name), width=640)
        self.body.setSpacing(16)
        self._row(
            "file-text",
            _("Consent form"),
            _("What we may send, to tick and to sign. The signed form is the best evidence."),
            Button(_("Print"), key="Alt+1", small=True, run=partial(self._print, "consent-form")),
        )
        self._row(
            "shield-check",
            _("Privacy notice"),
            _("What the shop keeps, why and for how long, as the law of the country asks."),
            Button(_("Print"), key="Alt+2", small=True, run=partial(self._print, "privacy-notice")),
        )
        self._row(
            "book-user",
            _("Everything about this person"),
            _("For a customer who asks what the shop knows: on paper, or as a file for another program."),
            Button(_("Print"), key="Alt+3", small=True, run=partial(self._print, "person-report")),
            Button(_("Save as a file"), key="Alt+4", small=True, run=self.save_file),
        )
        self.body.addWidget(Line())
        self._row(
            "trash-2",
            _("Erase this person"),
            _("Name, contact and notes go for ever. Sales, warranties and amounts stay without them."),
            Button(_("Erase"), "danger", key="Alt+5", small=True, run=self.erase),
        )
        self.add_right(Button(_("Close"), key="Esc", run=self.dismiss))

    def _row(self, icon: str, title: str, text: str, *buttons: Button) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(icon, "text2", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "strong", wrap="wrap"))
        words.addWidget(Label(text, "detail", wrap="wrap"))
        words.addStretch(1)
        row.addLayout(words, 1)
        deeds = QVBoxLayout()
        deeds.setSpacing(8)
        for button in buttons:
            button.setAccessibleName(f"{title}: {button.words()}")
            deeds.addWidget(button)
        deeds.addStretch(1)
        row.addLayout(deeds)
        self.body.addLayout(row)

    def _print(self, kind: str) -> None:
        """The paper is made beside the window and opened to be printed."""
        papers = self.session.papers
        if papers is not None:
            papers.show(kind, self._party.number)
        self.dismiss()

    def save_file(self) -> None:
        """Everything as one JSON file, where the person says."""
        _ = self.session.language.gettext
        proposed = f"person-{self._party.number}.json"
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save everything about this person"), proposed, "JSON (*.json)"
        )
        if name:
            report = partial(privacy.person_report, self._customer, now=self.session.now())
            self.session.read(report, partial(self._keep, Path(name)))

    def _keep(self, target: Path, report: PersonReport) -> None:
        try:
            target.write_text(person_report_json.written(report), "utf-8")
            target.chmod(0o600)
        except OSError as error:
            reason = error.strerror or str(error)
            self.session.tell(FileError(N_("“{file}” cannot be written: {reason}", file=str(target), reason=reason)))
            return
        self.session.say(self.session.language.gettext("Saved: {file}", file=target.name))
        self.dismiss()

    def erase(self) -> None:
        """What stays and what goes, before anything is done."""
        stands = privacy.standing(self.session.shop, self._customer, today=self.session.now().date())
        window = self._over
        self.dismiss()
        EraseSheet(window, self.session, self._customer, stands).open()
