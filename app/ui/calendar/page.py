"""The calendar: what the next weeks bring, whom they are about, and one key to the mailing."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.domain.calendar import Entry, EntryKind
from app.domain.page import Page as Rows
from app.services import calendar
from app.services import settings as settings_service
from app.ui.beside import Beside
from app.ui.calendar import words
from app.ui.calendar.panel import EntryPanel
from app.ui.calendar.people_sheet import PeopleSheet
from app.ui.mailings.target import NewLetter, NewMailing, OpenMailing
from app.ui.widgets.actions import Action
from app.ui.widgets.column import Column
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page
from app.ui.widgets.pill import Pills
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from datetime import date

    from app.domain.calendar_people import Celebrant
    from app.domain.page import Cursor, Sort
    from app.ui.session import Session
    from app.ui.widgets.chip import Tag

_ALL = "all"
# The head has room for more than its title from this width of the window on.
_ROOMY = 960
# Below this the list needs the rows of the second filter and of the foot.
_LEAST = 720
_DAYS = 7 * calendar.WEEKS_SHOWN
_KINDS: dict[str, frozenset[EntryKind]] = {
    _ALL: frozenset(EntryKind),
    "festivals": frozenset((EntryKind.FESTIVAL,)),
    "free": frozenset((EntryKind.HOLIDAY,)),
    "seasons": frozenset((EntryKind.SEASON, EntryKind.TERM)),
    "people": frozenset((EntryKind.BIRTHDAYS, EntryKind.NAME_DAYS, EntryKind.ANNIVERSARIES)),
    "mailings": frozenset((EntryKind.MAILING,)),
}


class CalendarPage(Page):
    """An agenda of eight weeks, the entry beside it; F12 begins the mailing."""

    icon = "calendar"
    depends_on = frozenset({"customers", "settings", "mailings", "letters", "sales"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Calendar"))
        self.entries: tuple[Entry, ...] = ()
        self._first: date = session.now().date()
        self._kinds, self._country = _ALL, _ALL
        self._roomy = True
        self._mail = Action(
            "calendar.mail",
            _("Prepare the mailing"),
            "F12",
            self.write_to_all,
            self._can_mail,
            short=_("Prepare"),
            icon="mail",
            why_not=_("Nobody is congratulated on this day."),
        )
        self._one = Action("calendar.one", _("Write to one"), "F11", self.write_to_one, self._about_people, icon="user")
        self._people = Action(
            "calendar.people", _("Whom it is about"), "F4", self.show_people, self._about_people,
            short=_("Whom"), icon="users",
        )  # fmt: skip
        self._earlier = Action("calendar.earlier", _("Earlier"), "Ctrl+PgUp", partial(self.turn, -1), in_strip=False)
        self._later = Action("calendar.later", _("Later"), "Ctrl+PgDown", partial(self.turn, 1), in_strip=False)
        self._today = Action("calendar.today", _("From today"), "F9", self.from_today, self._away, icon="calendar")
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        self.span = Label("", "detail", wrap="whole")
        self.head.addWidget(self.span)
        self.buttons = tuple(action.button("quiet") for action in (self._earlier, self._later))
        for button in self.buttons:
            self.head.addWidget(button)
        choices = (
            (_ALL, _("Everything")),
            ("festivals", _("Festivals")),
            ("free", _("Days off")),
            ("seasons", _("Seasons")),
            ("people", _("To congratulate")),
            ("mailings", _("Mailings")),
        )
        self.kinds = Pills(choices)
        self.kinds.chosen.connect(self._choose_kinds)
        self.body.addWidget(self.kinds)
        self.countries: Pills | None = None
        self.table: Table[Entry] = Table(self._columns(), self._fetch, name=_("Calendar"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _entry: self._open_entry())
        self.one_button = self._one.button()
        self.mail_button = self._mail.button("primary")
        self.panel = EntryPanel(self.session, (self.mail_button, self.one_button))
        self.panel.people.opened.connect(self._write_to)
        self.beside = Beside(self.table, self.panel)
        self.body.addWidget(self.beside, 1)

    def _columns(self) -> tuple[Column[Entry], ...]:
        _, language = self.language.gettext, self.language
        return (
            Column(
                _("Day"),
                partial(words.day, language),
                lambda entry: words.when(language, entry, self._now),
                width=166,
            ),
            Column(
                _("What"),
                partial(words.title, language),
                partial(words.detail, language),
                mark=words.mark,
            ),
            Column(_("People"), partial(words.people, language), align="right", width=84, bold=True, drop=440),
            Column(_("Letters"), lambda _entry: "", tags=self._tags, width=160, drop=640),
        )

    @property
    def _now(self) -> date:
        return self.session.now().date()

    def _tags(self, entry: Entry) -> tuple[Tag, ...]:
        tag = words.post_by(self.language, entry, self._now)
        return (tag,) if tag else ()

    # --- what is shown

    def refresh(self) -> None:
        """Festivals of all followed countries and counts of people are read beside the window."""
        first, settings = self._first, settings_service.load()
        self._show_countries(calendar.follows(settings))
        last = first + timedelta(days=_DAYS - 1)
        self.span.setText(f"{self.language.short_day(first)} – {self.language.day(last)}")
        self.session.read(partial(calendar.span, first, last, settings), self._show)

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._fill()

    def _fill(self) -> None:
        self.table.restart()
        shown = len(self.table.rows())
        many = self.language.ngettext("{n} entry", "{n} entries", shown)
        self.table.set_foot(*((many, self._followed()) if self._roomy else ("",)))
        self.actions_changed.emit()

    def _followed(self) -> str:
        codes = calendar.follows(settings_service.load())
        return self.language.gettext("Festivals of: {countries}", countries=words.countries(self.language, codes))

    def _fetch(self, _cursor: Cursor | None, _sort: Sort | None) -> Rows[Entry]:
        kinds = _KINDS[self._kinds]
        return Rows(tuple(one for one in self.entries if self._kind_fits(one, kinds) and self._country_fits(one)))

    def _kind_fits(self, entry: Entry, kinds: frozenset[EntryKind]) -> bool:
        return entry.kind in kinds or (bool(entry.free) and EntryKind.HOLIDAY in kinds)

    def _country_fits(self, entry: Entry) -> bool:
        return self._country in (_ALL, *entry.countries) or not entry.countries

    def _show_countries(self, codes: tuple[str, ...]) -> None:
        """A second row of filters, where more than one country is followed."""
        if self.countries is not None:
            self.body.removeWidget(self.countries)
            self.countries.hide()
            self.countries.deleteLater()
            self.countries = None
        if self._country not in codes:
            self._country = _ALL
        if len(codes) > 1:
            named = self.language.locale.territories
            everywhere = (_ALL, self.language.gettext("All countries"))
            self.countries = Pills((everywhere, *((code, str(named[code])) for code in codes)))
            self.countries.choose(self._country)
            self.countries.chosen.connect(self._choose_country)
            self.body.insertWidget(2, self.countries)
            self.countries.setVisible(self._roomy)

    def _choose_kinds(self, kinds: str) -> None:
        self._kinds = kinds
        self._fill()

    def _choose_country(self, country: str) -> None:
        self._country = country
        self._fill()

    def _choose(self, entry: Entry | None) -> None:
        self.panel.show_entry(entry)
        self.mail_button.setVisible(self._can_mail())
        self.one_button.setVisible(self._about_people())
        self.actions_changed.emit()

    # --- deeds

    def page_actions(self) -> tuple[Action, ...]:
        return (self._mail, self._one, self._people, self._earlier, self._later, self._today)

    def _can_mail(self) -> bool:
        entry = self.table.current()
        return entry is not None and entry.kind is not EntryKind.MAILING and calendar.occasion(entry) is not None

    def _about_people(self) -> bool:
        entry = self.table.current()
        return entry is not None and entry.people_kind is not None

    def _away(self) -> bool:
        return self._first != self._now

    def _open_entry(self) -> None:
        entry = self.table.current()
        if entry is not None and entry.mailing is not None:
            self.session.go("mailings", OpenMailing(entry.mailing))
        elif self._about_people() and not self.beside.shown:
            self.show_people()
        else:
            self._mail.do()

    def write_to_all(self) -> None:
        """F12: a mailing for the days of the entry."""
        entry = self.table.current()
        occasion = calendar.occasion(entry) if entry is not None else None
        if entry is not None and occasion is not None:
            self.session.go("mailings", NewMailing(occasion, entry.first, entry.last))

    def write_to_one(self) -> None:
        """F11: a letter to the person chosen beside, or first on the list."""
        person = self.panel.people.current()
        if person is not None:
            self._write_to(person)

    def _write_to(self, person: Celebrant) -> None:
        entry = self.table.current()
        occasion = calendar.occasion(entry) if entry is not None else None
        if occasion is not None:
            self.session.go("mailings", NewLetter(person.id, occasion))

    def show_people(self) -> None:
        """F4: the people, beside the list or, in a narrow window, on a sheet."""
        entry = self.table.current()
        if entry is None or entry.people_kind is None:
            return
        if self.beside.shown:
            self.panel.people.setFocus()
        else:
            sheet = PeopleSheet(self, self.session, entry)
            sheet.taken.connect(self._write_to)
            sheet.open()

    def turn(self, by: int) -> None:
        """Ctrl+PgDown: the next eight weeks."""
        self._first += timedelta(days=by * _DAYS)
        self.refresh()

    def from_today(self) -> None:
        """F9: the weeks that begin today."""
        self._first = self._now
        self.refresh()

    # --- the window's frame

    def focus_start(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width(self, width: int) -> None:
        self.beside.set_width(width)
        for widget in (self.span, *self.buttons):
            widget.setVisible(width >= _ROOMY)
        if (width >= _LEAST) is not self._roomy:
            self._roomy = width >= _LEAST
            if self.countries is not None:
                self.countries.setVisible(self._roomy)
            self._fill()
