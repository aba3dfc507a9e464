"""A paper before it is printed: its pages, and on which printer, in how many copies, on which size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.print_rule import KIND_WORDS, MOST_COPIES, kind_words
from app.errors import AppError
from app.services import print_rules, printers, printing
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.inputs import ChoiceInput, NumberInput
from app.ui.widgets.label import Label
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.row_flow import RowFlow

if TYPE_CHECKING:
    from app.domain.printer import Printer
    from app.i18n import Language
    from app.services.printing import Made
    from app.ui.paper_desk import Kept
    from app.ui.session import Session

_WIDTH, _CHOICE, _COPIES = 960, 220, 76
_SHARE = 0.94


class PreviewSheet(Sheet):
    """F12 prints, Esc goes back. Page keys turn the page, + and − change its size on the screen."""

    def __init__(self, over: QWidget, session: Session, made: Made, waiting: int | None = None) -> None:
        """`waiting` is the job of the queue that is looked at: printing from here sends it, to that printer."""
        self._made, self._session, self._waiting = made, session, waiting
        super().__init__(over, title(session.language, made), width=_WIDTH)
        self._build_head()
        self.view = _View(session)
        self.view.page_changed.connect(lambda _page: self._say_page())
        self.view.zoom_changed.connect(lambda _zoom: self._say_page())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._choices())
        self.trouble = Label("", tone="danger", wrap="wrap")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self._add_deeds()
        self.view.show_pdf(made.pdf)
        self._hear_keys()

    def open(self) -> None:
        super().open()
        self.view.setFocus()

    # --- parts

    def _build_head(self) -> None:
        self.where = Label("", tone="text2", wrap="whole")
        self.head.addWidget(self.where, 0, Qt.AlignmentFlag.AlignVCenter)

    def _choices(self) -> QWidget:
        _ = self._session.language.gettext
        rule = print_rules.of_kind(self._made.kind, settings_service.load())
        self.printer = ChoiceInput(self._printers())
        self.printer.set_value(rule.printer_id)
        self.copies = NumberInput()
        self.copies.set_value(rule.copies)
        self.copies.setFixedWidth(self.look.px(_COPIES))
        self.paper = ChoiceInput(tuple((size, size_words(self._session.language, size)) for size in self._sizes()))
        self.paper.set_value(self._made.paper)
        self.paper.edited.connect(self._change_paper)
        row = QWidget()
        flow = RowFlow(row, gap=16)
        for words, control, width in (
            (_("Printer"), self.printer, _CHOICE),
            (_("Paper size"), self.paper, _CHOICE * 3 // 4),
            (_("Copies"), self.copies, _COPIES),
        ):
            control.setAccessibleName(words)
            control.setFixedWidth(self.look.px(width))
            flow.addWidget(_labelled(words, control))
        self.paper.setEnabled(self.paper.count() > 1)
        return row

    def _add_deeds(self) -> None:
        _ = self._session.language.gettext
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Open as PDF"), key="F11", run=self.open_file))
        self.add_right(Button(_("Print"), "primary", "printer", "F12", run=self.print_it))

    def _hear_keys(self) -> None:
        for key, deed in (("F11", self.open_file), ("F12", self.print_it), ("Ctrl+P", self.print_it)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _printers(self) -> tuple[tuple[object, str], ...]:
        usual = printers.usual(settings_service.load())
        words = usual.name or self._session.language.gettext("the computer’s own choice")
        kept = tuple((one.id, one.name) for one in printers.listed() if one.id != usual.id)
        return ((None, words), *kept)

    def _sizes(self) -> tuple[str, ...]:
        known = self._made.kind in KIND_WORDS and self._made.number and self._waiting is None
        return printing.sizes_of(self._made.kind) if known else (self._made.paper,)

    def _say_page(self) -> None:
        language = self._session.language
        page = language.gettext("Page {n} of {count}", n=self.view.page + 1, count=self.view.pages)
        self.where.setText(f"{page} · {self.view.size_words}" if self.view.pages else "")

    # --- deeds

    def _change_paper(self) -> None:
        """The same paper on another size."""
        call = partial(printing.make, self._made.number, self._made.kind, paper=str(self.paper.value()))
        self._session.read(call, self._show_other, self._tell)

    def _show_other(self, made: Made) -> None:
        self._made = made
        self.view.show_pdf(made.pdf)

    def print_it(self) -> None:
        """F12: into the queue, and back to the page."""
        try:
            copies = self.copies.value()
        except AppError as error:
            self._tell(error)
            return
        if not isinstance(copies, int) or not 1 <= copies <= MOST_COPIES:
            self._say_trouble(self._session.language.gettext("From 1 to {most} copies.", most=MOST_COPIES))
            self.copies.setFocus()
            return
        chosen, session = self.printer.value(), self._session
        printer: Printer | None = printers.by_id(chosen) if isinstance(chosen, int) else None
        usual = printer or printers.usual(settings_service.load())
        failed = partial(_not_printed, session)
        if self._waiting is not None:
            session.papers.redirect(self._waiting, usual, copies, failed)
        else:
            session.papers.print_made(self._made, printer=usual, copies=copies, failed=failed)
        self.dismiss()

    def open_file(self) -> None:
        """F11: kept as PDF in the shop's folder and opened in the system's viewer."""
        self._session.papers.keep(self._made, _open)
        self.dismiss()

    def _tell(self, error: AppError) -> None:
        language = self._session.language
        hint = language.render(error.hint) if error.hint else ""
        self._say_trouble(language.join((language.render(error.text), hint), " "))

    def _say_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()
        self.fit()


class _View(PaperView):
    """Takes what the window leaves."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.read)

    def sizeHint(self) -> QSize:
        return QSize(self.window().width(), round(self.window().height() * _SHARE))


def title(language: Language, made: Made) -> str:
    """Which paper this is."""
    return " ".join(filter(None, (language.render(kind_words(made.kind)), made.number)))


def size_words(language: Language, size: str) -> str:
    """A size of paper as people call it."""
    return language.gettext("{width} mm roll", width=size.removesuffix("mm")) if size.endswith("mm") else size


def _labelled(words: str, control: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(words, "detail"))
    column.addWidget(control)
    return part


def _not_printed(session: Session, number: str, error: AppError) -> None:
    """Said where the person is; the paper waits in the queue and the counter tells of it."""
    language = session.language
    words = language.gettext("{number} is not printed", number=number) if number else language.gettext("Not printed")
    session.say(language.join((words, language.render(error.text)), ". "))


def _open(kept: Kept) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(kept.file)))
