"""A person in a card: a picture or initials, the name as the way to their file, one line about them, a chip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip, Tag
from app.ui.widgets.label import Label, paint_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.names import PersonName
    from app.ui.session import Session

_SIDE, _LEAST = 32, 60


class NameLink(Button):
    """A name that leads somewhere; a long one is cut, and the pointer or the keyboard underlines it."""

    def __init__(self, name: str, run: Callable[[], object]) -> None:
        super().__init__(name, "link", run=run)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), self.look.px(_LEAST)), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, place = QPainter(self), QRectF(self.rect())
        reached = self.underMouse() or self.hasFocus()
        paint_text(painter, place, self.words(), self.look, colour="accent" if reached else "text")
        if reached:
            base = round(place.center().y() + self.look.px(9))
            painter.drawLine(0, base, min(self.width(), self.sizeHint().width()) - 2, base)


def people_row(
    session: Session,
    customer_id: int,
    name: str,
    person: PersonName,
    detail: str,
    *,
    tag: Tag | None = None,
    change: Callable[[], object] | None = None,
) -> QHBoxLayout:
    """`change` puts a pencil at the end."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Avatar(person_mark(person), _SIDE), 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(NameLink(name, partial(session.go, "customers", customer_id)), 0, Qt.AlignmentFlag.AlignLeft)
    if detail:
        lines.addWidget(Label(detail, "detail", wrap="wrap"))
    row.addLayout(lines, 1)
    if tag is not None:
        row.addWidget(Chip(tag.text, tag.tone, tag.icon), 0, Qt.AlignmentFlag.AlignVCenter)
    if change is not None:
        pencil = Button("", "quiet", "pencil", small=True, run=change)
        row.addSpacing(-6)
        pencil.setAccessibleName(session.language.gettext("Change: {name}", name=name))
        row.addWidget(pencil, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
