"""Small sheets over a complaint: the words of an answer, a note, who takes care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import complaint as rules
from app.domain.complaint import ComplaintState
from app.ui import unfair
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from app.domain.complaint_file import ComplaintRow
    from app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Words:
    """The one field of these sheets."""

    text: str = ""


class WordsSheet(Sheet):
    """A sheet with one field; `save(text)` runs on the writer, `then` gets its answer."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        row: ComplaintRow,
        spec: FieldSpec,
        *,
        title: str,
        deed: str,
        text: str = "",
        save: Callable[[str], Any],
        then: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__(over, title, width=520)
        self._session, self._save, self._then = session, save, then
        self.body.addWidget(Label(f"{row.number} {row.subject}", "detail", wrap="wrap"))
        self.form: Form[Words] = Form((spec,), Words(text))
        self.body.addWidget(self.form)
        self.add_left(Button(session.language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        # Several lines keep Enter for themselves, so the deed has a key that works in both kinds of field.
        key = "Ctrl+Return" if spec.kind == "text" else "Return"
        self.add_right(Button(deed, "primary", "check", key, run=self._submit), main=True)

    def _submit(self) -> None:
        self.form.submit(self._session, self._write, self._written)

    def _write(self, words: Words) -> Any:
        return self._save(words.text)

    def _written(self, answer: Any) -> None:
        self.accept()
        if self._then is not None:
            self._then(answer)


def answer_sheet(
    over: QWidget,
    session: Session,
    row: ComplaintRow,
    state: ComplaintState,
    *,
    save: Callable[[str], Any],
    then: Callable[[Any], object],
) -> WordsSheet:
    """What the customer is told; a refusal needs its reason."""
    _ = session.language.gettext
    refused = state is ComplaintState.REFUSED
    label = _("Why it is refused") if refused else _("What was done")
    hint = _("The reason prints on the answer.") if refused else _("Repaired, exchanged, money back…")
    look = unfair.remark(session.language)
    spec = FieldSpec("text", label, "text", required=refused, hint=hint, lines=4, remark=look)
    title = session.language.render(rules.STATE_WORDS[state])
    return WordsSheet(over, session, row, spec, title=title, deed=title, save=save, then=then)


def note_sheet(
    over: QWidget, session: Session, row: ComplaintRow, save: Callable[[str], Any], then: Callable[[Any], object]
) -> WordsSheet:
    """Something that happened on the way."""
    _ = session.language.gettext
    spec = FieldSpec("text", _("What happened"), "text", required=True, lines=4)
    return WordsSheet(over, session, row, spec, title=_("Note"), deed=_("Write down"), save=save, then=then)


def assign_sheet(
    over: QWidget, session: Session, row: ComplaintRow, save: Callable[[str], Any], then: Callable[[Any], object]
) -> WordsSheet:
    """Who takes care of it."""
    _ = session.language.gettext
    spec = FieldSpec("text", _("Who takes care"), hint=_("Empty: nobody yet."))
    title = _("Who takes care")
    return WordsSheet(over, session, row, spec, title=title, deed=_("Save"), text=row.assigned, save=save, then=then)
