"""A sheet with a long form: Save at the bottom right, Esc leaves and what was typed is kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.form_sections import FormSection, SectionedForm
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.session import Session

Draft = TypeVar("Draft")
_WIDTH = 840
_AROUND = 60


class FormSheet(Sheet, Generic[Draft]):
    """`save(draft)` runs on the writer; `saved` carries its answer, `left` the unsaved draft (None: untouched)."""

    saved = Signal(object)
    left = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        title: str,
        form: SectionedForm[Draft],
        save: Callable[[Draft], object],
        *,
        words: str,
    ) -> None:
        """`words` are those of the button that saves."""
        super().__init__(over, title, width=_WIDTH)
        self._session, self._save = session, save
        self.form = form
        self._done = False
        self.body.addWidget(form)
        self.add_left(Button(session.language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(words, "primary", "check", "Return", run=self.submit), main=True)
        self.closed.connect(self._leave)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr] # a window is open

    def open(self) -> None:
        super().open()
        QTimer.singleShot(0, self, self.fit)  # in two columns it is lower than it was before it had its width

    def submit(self) -> None:
        """Save; the form stays while something is wrong."""
        self.form.submit(self._session, self._save, self._saved)

    def _saved(self, answer: Any) -> None:
        self._done = True
        self.accept()
        self.saved.emit(answer)

    def _leave(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._follow)  # type: ignore[union-attr] # as above
        if not self._done:
            self.left.emit(self.form.kept() if self.form.dirty else None)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring the field with the keyboard into view."""
        if new is not None and self.form.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, self.look.px(_AROUND))


__all__ = ["FormSection", "FormSheet", "SectionedForm"]
