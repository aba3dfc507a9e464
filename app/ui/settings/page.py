"""Settings: what the shop decides once, its logo, its backups and its imports."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.services import backups, check
from app.services import settings as settings_service
from app.services.backups import Copy
from app.services.check import Report
from app.ui.form_sections import SectionedForm
from app.ui.session import Session
from app.ui.settings import draft as drafts
from app.ui.settings.draft import SettingsDraft
from app.ui.settings.logo_card import LogoCard
from app.ui.settings.privacy_card import PrivacyCard, RetentionSheet
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page

_WIDEST = 900


class SettingsPage(Page):
    """One form; F12 saves it. Backups, the check and imports stand below."""

    icon = "settings"
    depends_on = frozenset({"settings", "imports"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Settings"))
        self._save = Action("settings.save", _("Save the settings"), "F12", self.save, short=_("Save"), icon="save")
        self._backup = Action("settings.backup", _("Back up now"), "F9", self.back_up, icon="database-backup")
        self._check = Action("settings.check", _("Check the file"), "F8", self.check, icon="badge-check")
        self._import = Action("settings.import", _("Import sales"), "F7", self.import_sales, icon="folder-open")
        self._printing = Action(
            "settings.printing", _("Printing"), "F4", partial(session.go, "printing"), icon="printer"
        )
        self._forget = Action(
            "settings.forget",
            _("Whom the rule would forget"),
            "F6",
            self.show_forgettable,
            lambda: settings_service.load().retention_years > 0,
            in_strip=False,
            why_not=_("Set the years above and save first."),
        )
        self.head.addWidget(self._save.button("primary"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area = area
        self.body.addWidget(area, 1)
        self._build()
        self.stale = False  # it was made from what stands now

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        settings = settings_service.load()
        self.form: SectionedForm[SettingsDraft] = SectionedForm(
            drafts.sections(self.language, settings_service.profile(settings).code), drafts.of(settings)
        )
        card = Card()
        card.setMaximumWidth(self.session.look.px(_WIDEST))
        card.add(self.form)
        column.addWidget(card)
        column.addWidget(self._more())
        self.logo = LogoCard(self.session)
        self.logo.setMaximumWidth(self.session.look.px(_WIDEST))
        column.addWidget(self.logo)
        privacy = PrivacyCard(self.session, settings, self.show_forgettable)
        privacy.setMaximumWidth(self.session.look.px(_WIDEST))
        column.addWidget(privacy)
        column.addStretch(1)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _more(self) -> Card:
        _ = self.language.gettext
        card = Card()
        card.setMaximumWidth(self.session.look.px(_WIDEST))
        card.add(Label(_("The shop’s file"), "section"))
        self.state = Label(self._newest(), tone="text2", wrap="wrap")
        card.add(self.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        for action in (self._backup, self._check, self._import):
            row.addWidget(action.button())
        row.addStretch(1)
        card.column.addLayout(row)
        printing = Button(_("Printers and rules"), icon="printer", key="F4", run=self._printing.do)
        self._add_way(card, _("Printing"), _("Which printer prints what, after a sale and else."), printing)
        texts = Button(_("Change the texts"), icon="pencil", run=partial(self.session.go, "templates"))
        about = _("What is written for each occasion, in every language.")
        self._add_way(card, _("Texts of letters and cards"), about, texts)
        return card

    @staticmethod
    def _add_way(card: Card, title: str, text: str, button: Button) -> None:
        card.add(Label(title, "section"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(text, tone="text2", wrap="wrap"), 1)
        row.addWidget(button)
        card.column.addLayout(row)

    def _newest(self) -> str:
        known = backups.known(self.session.shop)
        if not known:
            return self.language.gettext("No backup yet.")
        newest = known[0]
        return self.language.gettext(
            "Newest backup: {moment}, {size} kB, opened and checked.",
            moment=self.language.moment(newest.at),
            size=self.language.number(newest.size // 1024),
        )

    # --- the frame

    def page_actions(self) -> tuple[Action, ...]:
        return (self._save, self._backup, self._check, self._import, self._printing, self._forget)

    def refresh(self) -> None:
        if not self.form.dirty:
            self._build()

    def focus_start(self) -> None:
        self.form.forms[0].focus_first()

    # --- deeds

    def save(self) -> None:
        """F12: keep what was changed; language and look change at once."""
        current = settings_service.load()

        def save(draft: SettingsDraft) -> Changes:
            new = drafts.applied(draft, current)
            return settings_service.save(new, seller=current.seller, now=self.session.now())

        self.form.submit(self.session, save, self._saved)

    def _saved(self, _changes: Changes) -> None:
        self._build()
        self.session.say(self.language.gettext("The settings are saved."))

    def back_up(self) -> None:
        """F9: a checked copy in the shop's own folder."""
        call = partial(backups.write, self.session.shop, None, now=self.session.now())
        self.session.write(call, self._backed_up)

    def _backed_up(self, copy: Copy) -> None:
        self.state.setText(self._newest())
        self.session.changed.emit(Changes.of("backups"))
        self.session.say(self.language.gettext("Backed up and checked: {file}", file=copy.path.name))

    def check(self) -> None:
        """F8: read the whole file and say what is wrong with it."""
        self.state.setText(self.language.gettext("Checking the whole file …"))
        self.session.read(check.run, self._checked)

    def _checked(self, report: Report) -> None:
        if report.ok:
            self.state.setText(self.language.gettext("The shop’s file is sound."))
        else:
            self.state.setText("\n".join(self.language.render(problem) for problem in report.problems))

    def import_sales(self) -> None:
        """F7: the page that brings in another program's sales."""
        self.session.go("imports")

    def show_forgettable(self) -> None:
        """F6: the list of customers the retention rule finds, before anything is done."""
        RetentionSheet(self, self.session).open()
