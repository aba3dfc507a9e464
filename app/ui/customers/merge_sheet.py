"""Making one record of two: field by field, who stays, and what moves along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.merge import Match, Side
from app.errors import AppError
from app.services import acts, merges
from app.services import settings as settings_service
from app.ui import speech
from app.ui.customers.merge_rows import MergeRow
from app.ui.widgets.avatar import Avatar, person_mark
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.chip import Chip
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note

if TYPE_CHECKING:
    from app.domain.merge import MergePreview, Who
    from app.i18n import Language
    from app.services.merges import Merged
    from app.ui.session import Session

_WIDTH, _NARROW = 960, 720


class MergeSheet(Sheet):
    """`merged` when it is done. Raises NotFoundError or InputError when the two cannot be merged."""

    merged = Signal(object)

    def __init__(self, over: QWidget, session: Session, kept: int, gone: int) -> None:
        language = session.language
        super().__init__(over, language.gettext("One record of two"), width=_WIDTH)
        self.session = session
        self.preview: MergePreview = merges.preview(kept, gone)
        self.rows: tuple[MergeRow, ...] = ()
        self._inside = QWidget()
        self.body.addWidget(self._inside)
        self.add_left(Button(language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_left(Button(language.gettext("The other one stays"), icon="split", key="S", run=self.swap))
        self.do = Button(language.gettext("Merge"), "primary", "merge", "Return", run=self.merge)
        self.add_right(self.do, main=True)
        self._fill()

    def swap(self) -> None:
        """S: the other one stays."""
        self.preview = merges.preview(self.preview.gone.id, self.preview.kept.id)
        self._fill()
        self._focus_row(0)

    def choices(self) -> dict[str, Side]:
        """What is taken of each field."""
        return {row.pair.name: row.side for row in self.rows}

    def merge(self) -> None:
        """Enter: make one of the two."""
        self.do.setEnabled(False)
        seller, now = settings_service.load().seller, self.session.now()
        kept, gone = self.preview.kept.id, self.preview.gone.id
        call = partial(merges.merge, kept, gone, self.choices(), seller=seller, now=now)
        self.session.write(call, self._done, self._failed)

    def _done(self, done: Merged) -> None:
        self.dismiss()
        self.merged.emit(done)
        words = self.session.language.gettext("{gone} merged into {kept}", gone=done.gone_name, kept=done.name)
        self.session.say(words, partial(take_back, self.session, done.act))

    def _failed(self, error: AppError) -> None:
        self.dismiss()
        self.session.tell(error)

    # --- what is shown

    def _fill(self) -> None:
        old, self._inside = self._inside, QWidget()
        self._inside.setAutoFillBackground(False)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        narrow = self.room < self.look.px(_NARROW)
        column.addLayout(self._heads(narrow=narrow))
        column.addWidget(Line())
        language = self.session.language
        self.rows = tuple(MergeRow(language, pair, narrow=narrow) for pair in self.preview.fields)
        for place, row in enumerate(self.rows):
            row.stepped.connect(partial(self._step, place))
            column.addWidget(row)
        column.addWidget(Line())
        self._add_words(column, language)
        self.body.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        self.fit()

    def _heads(self, *, narrow: bool) -> QHBoxLayout:
        _ = self.session.language.gettext
        row = QHBoxLayout()
        row.setSpacing(8)
        if not narrow:
            row.addSpacing(self.look.px(156))
        row.addLayout(self._head(self.preview.kept, Chip(_("stays"), "ok", "check")), 1)
        row.addSpacing(self.look.px(34))
        row.addLayout(self._head(self.preview.gone, Chip(_("goes into it"), "neutral", "merge")), 1)
        return row

    def _head(self, who: Who, chip: Chip) -> QHBoxLayout:
        language = self.session.language
        _ = language.gettext
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Avatar(person_mark(who.person), 32), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(Label(who.name, "section", wrap="wrap"))
        visit = who.last_visit
        today = self.session.now().date()
        last = _("last visit {when}", when=speech.ago(language, visit.date(), today)) if visit else _("no visit yet")
        number = _("No. {number}", number=who.number)
        lines.addWidget(Label(f"{number} · {last}", "detail", wrap="wrap"))
        lines.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(lines, 1)
        return row

    def _add_words(self, column: QVBoxLayout, language: Language) -> None:
        _ = language.gettext
        moving = moves(language, self.preview)
        if moving:
            said = _("Moves along: {what}", what=moving)
            column.addWidget(Label(said, "body", wrap="wrap"))
        if any(pair.match is Match.DIFFERENT for pair in self.preview.fields):
            rule = _("Where both have something else, entries of both are kept, else the longer text or the one "
                     "changed last. Left and Right choose otherwise.")  # fmt: skip
            column.addWidget(Label(rule, "detail", wrap="wrap"))
        safe = _("Both names, numbers and cards still find this customer.")
        column.addWidget(Note(_("It can be taken back at any time."), safe, "info"))

    # --- keys

    def open(self) -> None:
        super().open()
        self._focus_row(0)

    def _step(self, place: int, step: int) -> None:
        if step == 0:
            self.area.ensureWidgetVisible(self.rows[place], 0, 8)
        elif step > 0:
            self._focus_row(place + 1)
        else:
            self._focus_row(place - 1, back=True)

    def _focus_row(self, place: int, *, back: bool = False) -> None:
        rest = self.rows[: place + 1][::-1] if back else self.rows[place:]
        row = next((row for row in rest if row.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
        if row is not None and place >= 0:
            row.setFocus(Qt.FocusReason.TabFocusReason)
        elif not any(one.hasFocus() for one in self.rows):
            self.do.setFocus(Qt.FocusReason.TabFocusReason)


def moves(language: Language, preview: MergePreview) -> str:
    """What moves along, counted."""
    ngettext = language.ngettext
    said = {
        "sale": lambda many: ngettext("{n} sale", "{n} sales", many),
        "sale_line": lambda many: ngettext("{n} thing bought for them", "{n} things bought for them", many),
        "unit": lambda many: ngettext("{n} warranty", "{n} warranties", many),
        "complaint": lambda many: ngettext("{n} complaint", "{n} complaints", many),
        "letter": lambda many: ngettext("{n} letter", "{n} letters", many),
        "need": lambda many: ngettext("{n} wish", "{n} wishes", many),
        "consent": lambda many: ngettext("{n} answer", "{n} answers", many),
        "attachment": lambda many: ngettext("{n} file", "{n} files", many),
        "relation": lambda many: ngettext("{n} relation", "{n} relations", many),
    }
    return language.join(said[name](many) for name, many in preview.moves.items())


def take_back(session: Session, act_id: int, records: int = 1) -> None:
    """Undo an act from a toast; one on many records under a progress card."""
    seller, now = settings_service.load().seller, session.now()
    if records > acts.MOST_AT_ONCE:
        steps = acts.undo_steps(act_id, seller=seller, now=now)
        session.run_job(steps, session.language.gettext("Taking it back"))
    else:
        session.write(partial(acts.undo, act_id, seller=seller, now=now))


def open_merge(over: QWidget, session: Session, one: int, other: int) -> MergeSheet | None:
    """The sheet with the better of the two on the left; tells why when they cannot be merged."""
    try:
        kept, gone = merges.suggested(one, other)
        sheet = MergeSheet(over, session, kept, gone)
    except AppError as error:
        session.tell(error)
        return None
    sheet.open()
    return sheet
