"""The card of a long task: how many of how many, time left, Cancel."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painted import Painted

if TYPE_CHECKING:
    from app.i18n import Language
    from app.ui.session import Job

_MINUTE, _SURE_AFTER = 60, 1.0


class Bar(Painted):
    """A thin bar, filled from the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, share: float) -> None:
        """Fill to this share, 0 to 1."""
        self.share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.look.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.height() / 2
        for width, token in ((self.width(), "neutral_bg"), (self.width() * self.share, "accent")):
            painter.setBrush(self.look.colour(token))
            painter.setPen(self.look.colour(token))
            if width >= 1:
                painter.drawRoundedRect(
                    QRectF(0, 0, width, self.height()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius
                )


class ProgressCard(Card):
    """Follows a job and goes away with it."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._job = job
        self._since = monotonic()
        row = QHBoxLayout()
        row.setSpacing(12)
        self.words = Label(job.title, "strong")
        self.count = Label("", "detail", wrap="whole")
        language = theme.current().language
        self.cancel = Button(language.gettext("Cancel"), small=True, run=self._cancel)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        row.addWidget(self.cancel)
        self.column.addLayout(row)
        self.bar = Bar()
        self.column.addWidget(self.bar)
        job.progressed.connect(self.show_progress)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many."""
        self.bar.fill(done / total if total else 0)
        self.count.setText(progress_words(theme.current().language, done, total, monotonic() - self._since))

    def _cancel(self) -> None:
        self.cancel.allow(False)
        self.count.setText(theme.current().language.gettext("Stopping"))
        self._job.cancel()


def progress_words(language: Language, done: int, total: int, seconds: float) -> str:
    """Count, and the time left once it can be judged."""
    count = {"done": language.number(done), "total": language.number(total)}
    if not done or seconds < _SURE_AFTER or done >= total:
        return language.gettext("{done} of {total}", **count)
    left = seconds / done * (total - done)
    if left < _MINUTE:
        return language.gettext("{done} of {total}, about {seconds} s left", seconds=max(1, round(left)), **count)
    minutes = round(left / _MINUTE)
    return language.gettext("{done} of {total}, about {minutes} min left", minutes=max(1, minutes), **count)
