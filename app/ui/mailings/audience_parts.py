"""What each kind of audience still has to be told: the filter, the tags, the product, the days, the marked ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.mailing_audience import Audience, AudienceKind
from app.domain.segment import ValueKind
from app.errors import AppError, InputError
from app.services import products, segments
from app.ui.customers.condition_row import PickInput
from app.ui.mailings import product_pick
from app.ui.widgets.button import Button
from app.ui.widgets.inputs import ChoiceInput, DayInput
from app.ui.widgets.label import Label
from app.ui.widgets.pill import Pill
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from app.ui.session import Session

_DAYS_IN_A_WEEK = 7
_LAST_MONTH = 12


class Part(QWidget):
    """Shows its side of an audience and sends `changed` with another one."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.audience = Audience()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def show_audience(self, audience: Audience) -> None:
        """Show another audience of this kind."""
        self.audience = audience

    def _send(self, audience: Audience) -> None:
        self.audience = audience
        self.changed.emit(audience)


class SegmentPart(Part):
    """A filter that is kept under a name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.choice = ChoiceInput()
        self.choice.setAccessibleName(session.language.gettext("Saved filter"))
        self.choice.edited.connect(lambda: self._send(replace(self.audience, segment=str(self.choice.value() or ""))))
        self.none = Label(session.language.gettext("No filter is kept yet."), tone="text2", wrap="wrap")
        self.column.addWidget(self.choice)
        self.column.addWidget(self.none)

    def show_audience(self, audience: Audience) -> None:
        super().show_audience(audience)
        names = tuple(one.name for one in segments.all_saved())
        lost = (audience.segment,) if audience.segment and audience.segment not in names else ()
        first = () if audience.segment else (("", self.session.language.gettext("Choose a filter")),)
        self.choice.set_choices((*first, *((name, name) for name in (*names, *lost))))
        self.choice.set_value(audience.segment)
        self.choice.setVisible(bool(names or lost))
        self.none.setVisible(not (names or lost))


class TagsPart(Part):
    """One tag or several; whoever carries one of them is meant."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pills: list[Pill] = []
        row = QWidget()
        self._flow = RowFlow(row)
        self.column.addWidget(row)
        self.add = PickInput(ValueKind.TAG, session.language)
        self.add.edited.connect(self._add)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_audience(self, audience: Audience) -> None:
        super().show_audience(audience)
        for old in self._pills:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pills = [self._pill(tag) for tag in audience.tags]
        self.add.set_words(self.session.language.gettext("Add a tag"))

    def _pill(self, tag: str) -> Pill:
        pill = Pill(tag, removable=True)
        pill.removed.connect(partial(self._remove, tag))
        self._flow.addWidget(pill)
        pill.show()
        return pill

    def _add(self) -> None:
        tag = str(self.add.value())
        if tag and tag not in self.audience.tags:
            self._tell((*self.audience.tags, tag))

    def _remove(self, tag: str) -> None:
        self._tell(tuple(one for one in self.audience.tags if one != tag))
        self.add.setFocus()

    def _tell(self, tags: tuple[str, ...]) -> None:
        after = replace(self.audience, tags=tags)
        self.show_audience(after)
        self._send(after)


class Days(QWidget):
    """From a day to a day; both may be left empty."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.language.gettext
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.first, self.last = DayInput(), DayInput()
        self.problem = Label("", "detail", tone="danger", wrap="wrap")
        for words, control in ((_("From"), self.first), (_("To"), self.last)):
            control.setAccessibleName(words)
            control.edited.connect(self.edited)
            row.addWidget(Label(words, wrap="whole"))
            row.addWidget(control, 1)

    def show_days(self, first: date | None, last: date | None) -> None:
        """Put days into the fields."""
        self.first.set_value(first)
        self.last.set_value(last)

    def days(self) -> tuple[date | None, date | None]:
        """What was typed. Raises InputError for what is no day."""
        first, last = self.first.value(), self.last.value()
        return (first if isinstance(first, date) else None, last if isinstance(last, date) else None)


class DaysPart(Part):
    """The days of birthdays, name days or first purchases, with the usual spans one key away."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.days = Days(session)
        self.days.edited.connect(self._typed)
        self.column.addWidget(self.days)
        row = QWidget()
        flow = RowFlow(row)
        for words, span in self._spans():
            flow.addWidget(Button(words, small=True, run=partial(self._take, *span)))
        self.column.addWidget(row)

    def _spans(self) -> tuple[tuple[str, tuple[date, date]], ...]:
        _, today = self.session.language.gettext, self.session.now().date()
        monday = today - timedelta(days=today.weekday()) + timedelta(days=_DAYS_IN_A_WEEK)
        first = _next_month(today)
        week = timedelta(days=_DAYS_IN_A_WEEK - 1)
        return (
            (_("Next 7 days"), (today, today + week)),
            (_("Next week"), (monday, monday + week)),
            (_("Next month"), (first, _next_month(first) - timedelta(days=1))),
        )

    def show_audience(self, audience: Audience) -> None:
        super().show_audience(audience)
        self.days.show_days(audience.first, audience.last)

    def _take(self, first: date, last: date) -> None:
        self.days.show_days(first, last)
        self._typed()

    def _typed(self) -> None:
        try:
            first, last = self.days.days()
        except InputError:
            return  # half a day is typed
        self._send(replace(self.audience, first=first, last=last))


class ProductPart(Part):
    """A product; `with_days` asks when it was bought, too."""

    def __init__(self, session: Session, *, with_days: bool) -> None:
        super().__init__(session)
        _ = session.language.gettext
        self.button = Button(_("Choose a product"), icon="package", run=self.pick)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.days = Days(session)
        self.days.edited.connect(self._typed)
        self.column.addWidget(self.days)
        self.days.setVisible(with_days)

    def show_audience(self, audience: Audience) -> None:
        super().show_audience(audience)
        self.button.set_words(self._name() or self.session.language.gettext("Choose a product"))
        self.days.show_days(audience.first, audience.last)

    def _name(self) -> str:
        if self.audience.product is None:
            return ""
        try:
            return products.draft(self.audience.product).name
        except AppError:
            return ""

    def pick(self) -> None:
        """Ask which one."""
        title = self.session.language.gettext("Which product?")
        product_pick.pick(self, self.session, title, self._picked).open()

    def _picked(self, product: int) -> None:
        after = replace(self.audience, product=product)
        self.show_audience(after)
        self._send(after)

    def _typed(self) -> None:
        try:
            first, last = self.days.days()
        except InputError:
            return  # half a day is typed
        self._send(replace(self.audience, first=first, last=last))


class SelectionPart(Part):
    """Customers that were marked on their own page."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words = Label("", wrap="wrap", tone="text2")
        self.column.addWidget(self.words)
        go = Button(session.language.gettext("Customers"), icon="users", run=partial(session.go, "customers"))
        line = QHBoxLayout()
        line.addWidget(go)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_audience(self, audience: Audience) -> None:
        super().show_audience(audience)
        language, many = self.session.language, len(audience.customers)
        how = language.gettext("Mark customers in their list, then Ctrl+L writes to them.")
        marked = language.ngettext("{n} customer marked", "{n} customers marked", many)
        self.words.setText(marked if many else how)


def part_of(kind: AudienceKind, session: Session) -> Part:
    """What asks for the rest of an audience of that kind."""
    match kind:
        case AudienceKind.SEGMENT:
            return SegmentPart(session)
        case AudienceKind.TAGS:
            return TagsPart(session)
        case AudienceKind.PRODUCT | AudienceKind.NEED:
            return ProductPart(session, with_days=kind is AudienceKind.PRODUCT)
        case AudienceKind.SELECTION:
            return SelectionPart(session)
        case AudienceKind.EVERYONE:
            return Part(session)
        case _:
            return DaysPart(session)


def _next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // _LAST_MONTH, day.month % _LAST_MONTH + 1, 1)
