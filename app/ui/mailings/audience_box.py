"""Who is meant: the kind of audience, what it still has to be told, and conditions that narrow it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.mailing_audience import AUDIENCE_WORDS, Audience, AudienceKind
from app.domain.segment import Segment
from app.ui.customers.filter_sheet import FilterSheet, in_words
from app.ui.mailings.audience_parts import Part, part_of
from app.ui.widgets.button import Button
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.domain.segment import Conditions
    from app.ui.session import Session


class AudienceBox(QWidget):
    """Sends `changed` with the audience as it stands, whole or not yet."""

    changed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.audience = Audience()
        _, render = session.language.gettext, session.language.render
        self.kind = ChoiceInput(tuple((kind, render(said)) for kind, said in AUDIENCE_WORDS.items()))
        self.kind.setAccessibleName(_("Who gets it"))
        self.kind.edited.connect(self._choose_kind)
        self._parts: dict[AudienceKind, Part] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.kind)
        self._place = QVBoxLayout()
        self._column.addLayout(self._place)
        self._column.addLayout(self._narrowing())

    def _narrowing(self) -> QVBoxLayout:
        _ = self.session.language.gettext
        column = QVBoxLayout()
        column.setSpacing(4)
        self.narrowed = Label("", "detail", wrap="wrap")
        column.addWidget(self.narrowed)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.narrow_button = Button(_("Only some of them"), icon="list-filter", key="F6", small=True, run=self.narrow)
        self.wide_button = Button(_("All of them"), "quiet", "x", small=True, run=self._widen)
        row.addWidget(self.narrow_button)
        row.addWidget(self.wide_button)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def show_audience(self, audience: Audience) -> None:
        """Show another audience."""
        self.audience = audience
        self.kind.set_value(audience.kind)
        part = self._part(audience.kind)
        for one in self._parts.values():
            one.setVisible(one is part and audience.kind is not AudienceKind.EVERYONE)
        part.show_audience(audience)
        self._say_conditions(audience.conditions)

    def _part(self, kind: AudienceKind) -> Part:
        if kind not in self._parts:
            part = self._parts[kind] = part_of(kind, self.session)
            part.changed.connect(self._take)
            self._place.addWidget(part)
        return self._parts[kind]

    def _choose_kind(self) -> None:
        kind = self.kind.value()
        if isinstance(kind, AudienceKind) and kind is not self.audience.kind:
            # What was said of one kind is still there when it is chosen again.
            self._take(replace(self.audience, kind=kind))
            self.show_audience(self.audience)

    def _take(self, audience: object) -> None:
        if isinstance(audience, Audience):
            self.audience = replace(audience, conditions=self.audience.conditions)
            self.changed.emit(self.audience)

    # --- conditions

    def narrow(self) -> None:
        """F6: only those for whom conditions hold, too."""
        sheet = FilterSheet(self, self.session, Segment("", self.audience.conditions))
        sheet.shown.connect(self._narrowed)
        sheet.open()

    def _narrowed(self, segment: Segment) -> None:
        if segment.id is not None:
            self.audience = replace(self.audience, kind=AudienceKind.SEGMENT, segment=segment.name, conditions=())
        else:
            self.audience = replace(self.audience, conditions=segment.conditions)
        self.show_audience(self.audience)
        self.changed.emit(self.audience)

    def _widen(self) -> None:
        self.audience = replace(self.audience, conditions=())
        self.show_audience(self.audience)
        self.changed.emit(self.audience)
        self.narrow_button.setFocus()

    def _say_conditions(self, conditions: Conditions) -> None:
        language = self.session.language
        said = language.gettext("Only those: {conditions}", conditions=in_words(language, conditions))
        self.narrowed.setText(said if conditions else "")
        self.narrowed.setVisible(bool(conditions))
        self.wide_button.setVisible(bool(conditions))

    def focus_start(self) -> None:
        """The keyboard to the kind."""
        self.kind.setFocus()
