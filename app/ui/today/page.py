"""Today: how the day goes, what waits, whose birthday comes; each with the way to act on it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.occasion import Occasion
from app.domain.today import Need, NeedKind, Overview
from app.services import settings as settings_service
from app.services import today
from app.services.customer_lists import BIRTHDAY_DAYS
from app.ui import speech
from app.ui.mailings.target import NewLetter, NewMailing
from app.ui.today import words
from app.ui.today.birthdays import BirthdaysCard
from app.ui.today.chart import SalesChart
from app.ui.today.needs import KEYED, NeedsCard
from app.ui.today.parked import ParkedCard
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.figures import Figure, FigureRow
from app.ui.widgets.label import Label
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from app.ui.session import Session

_NARROW = 960
_SIDES = ((1600, 416), (1280, 400), (960, 312))


class TodayPage(Page):
    """The first page of the morning."""

    icon = "sun"
    depends_on = frozenset({"sales", "units", "complaints", "customers", "drafts", "settings", "letters"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.overview: Overview | None = None
        self._build()

    def _build(self) -> None:
        _ = self.language.gettext
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.day = Label("", "page", wrap="wrap")
        self.greeting = Label("", "body", tone="text2", wrap="wrap")
        titles.addWidget(self.day)
        titles.addWidget(self.greeting)
        self.head.addLayout(titles, 1)
        counter = Button(
            _("Open the counter"), "primary", "scan-barcode", "Ctrl+2", run=partial(self.session.go, "counter")
        )
        self.counter = counter
        self.head.addWidget(counter)
        self.figures, self.figures_grid = FigureRow(), FigureRow(columns=2)
        self.figure_card = Card(padding=12)
        self.figure_card.add(self.figures)
        self.figure_card.add(self.figures_grid)
        self.needs = NeedsCard(self.session, self.do)
        self.birthdays = BirthdaysCard(self.session, self.write_to, self.write_to_all)
        self.parked = ParkedCard(self.session)
        self.chart = SalesChart()
        self.chart_card = Card(_("Sales of four weeks"))
        self.best = Label("", "detail", wrap="whole")
        self.chart_card.head.addWidget(self.best)
        self.chart_card.add(self.chart, 1)
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.needs)
        left.addWidget(self.chart_card, 1)
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.birthdays)
        side.addWidget(self.parked)
        side.addStretch(1)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(16)
        self.columns.addLayout(left, 1)
        self.columns.addWidget(self.side)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figure_card)
        column.addLayout(self.columns, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        area.setWidget(inside)
        self.body.addWidget(area, 1)

    # --- what is shown

    def refresh(self) -> None:
        settings = settings_service.load()
        now = self.session.now()
        page = self.overview = today.overview(now, settings)
        language = self.language
        day = language.gettext("{weekday}, {day}", weekday=language.weekday(page.day), day=language.long_day(page.day))
        self.day.setText(day[:1].upper() + day[1:])
        said = (words.greeting(language, now, settings.seller), words.waiting(language, page))
        self.greeting.setText(language.join(said, " "))
        shown = self._figures(page)
        self.figures.set_figures(shown)
        self.figures_grid.set_figures(shown)
        self.needs.show_needs(page.needs)
        self.birthdays.show_rows(page.birthdays, page.birthday_count)
        self.parked.show_parked(page.parked)
        first = page.day - timedelta(days=today.HISTORY_DAYS - 1)
        self.chart.show_days(page.history, first, page.day, settings.currency)
        self._show_best(page)
        self.actions_changed.emit()

    def _figures(self, page: Overview) -> tuple[Figure, ...]:
        language = self.language
        _ = language.gettext
        total = speech.money(language, page.figures.total)
        known = _("{known} of {sales}", known=page.figures.known, sales=page.figures.sales)
        late = page.late_complaints
        complaints = language.ngettext("{n} late", "{n} late", late) if late else _("none late")
        return (
            Figure(_("Sales today"), total, words.comparison(language, page)),
            Figure(_("Regulars seen"), known, _("sales to a known customer")),
            Figure(_("Complaints open"), language.number(page.open_complaints), complaints, "danger" if late else ""),
            Figure(_("Warranties ending"), language.number(page.ending), _("in the days to come")),
        )

    def _show_best(self, page: Overview) -> None:
        best = max(page.history, key=lambda one: one.total.minor, default=None)
        words_of_best = ""
        if best is not None and best.total.minor > 0:
            amount = speech.money(self.language, best.total)
            day = speech.near_day(self.language, best.day, page.day)
            words_of_best = self.language.gettext("best day {day}: {amount}", day=day, amount=amount)
        self.best.setText(words_of_best)
        self.chart_card.setVisible(bool(page.history))

    # --- deeds

    def page_actions(self) -> tuple[Action, ...]:
        needs = self.overview.needs[:KEYED] if self.overview else ()
        deeds = []
        for place, need in enumerate(needs):
            said = words.need(self.language, need, self.session.now().date())
            title = self.language.gettext("{deed}: {title}", deed=said.deed, title=said.title)
            key = f"Alt+{place + 1}"
            deeds.append(Action(f"need.{place}", title, key, partial(self.do, need), icon=said.icon, in_strip=False))
        return (*deeds, *self._letters())

    def _letters(self) -> tuple[Action, ...]:
        """F11 writes to the next who has a birthday, F12 to everybody of the week."""
        born = self.overview.birthdays if self.overview else ()
        if not born:
            return ()
        _ = self.language.gettext
        one = _("Write to {name}", name=born[0].name)
        write = partial(self.write_to, born[0].id)
        first = Action("birthday.one", one, "F11", write, short=_("Birthday letter"), icon="mail")
        everybody = Action("birthday.all", _("Write to all who have a birthday this week"), "F12", self.write_to_all,
                           short=_("All birthdays"), icon="cake")  # fmt: skip
        return (first, everybody)

    def do(self, need: Need) -> None:
        """Go to where it is settled."""
        if need.kind is NeedKind.PARKED:
            self.session.go("counter")
        elif need.kind is NeedKind.WARRANTY:
            self.session.go("warranties", need.number)
        else:
            self.session.go("complaints", need.number)

    def write_to(self, customer_id: int) -> None:
        """A birthday letter."""
        self.session.go("mailings", NewLetter(customer_id))

    def write_to_all(self) -> None:
        """F12: a mailing to everybody who has a birthday in the coming week."""
        today = self.session.now().date()
        until = today + timedelta(days=BIRTHDAY_DAYS)
        self.session.go("mailings", NewMailing(Occasion.BIRTHDAY, today, until))

    # --- the window's frame

    def focus_start(self) -> None:
        first = next(iter(self.needs.findChildren(Button)), self.counter)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width(self, width: int) -> None:
        narrow = width < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.columns.setDirection(direction)
        side = next((side for least, side in _SIDES if width >= least), 0)
        if side:
            self.side.setFixedWidth(self.session.look.px(side))
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
        _ = self.language.gettext
        self.counter.set_words(_("Counter") if narrow else _("Open the counter"))
        self.figures.setVisible(width >= _NARROW)
        self.figures_grid.setVisible(width < _NARROW)
        self.chart_card.setMinimumHeight(self.session.look.px(220))
