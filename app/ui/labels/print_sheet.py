"""Printing labels: kind, sheet, first label and how many at the left, the pages as they will print at the right."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.envelope import ENVELOPE_WORDS, EnvelopeSize
from app.domain.label_job import LABEL_KIND_WORDS, LabelJob, LabelKind
from app.domain.label_sheet import FillOrder
from app.errors import FormError
from app.i18n import LANGUAGES, OWN_NAMES
from app.services import label_sheets
from app.services import settings as settings_service
from app.ui import theme
from app.ui.labels.own_sheet import OwnSheet
from app.ui.labels.start_picture import StartPicture
from app.ui.mailings.live_paper import LivePaper
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Result, Section
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from PySide6.QtGui import QResizeEvent

    from app.domain.label_sheet import LabelSheet
    from app.i18n import Language
    from app.services.printing import Made
    from app.ui.session import Session

_WIDTH, _FIELDS, _ROOMY, _MOST_COPIES, _MOST_TOLD = 1120, 320, 720, 999, 6
_GOODS = (LabelKind.PRICE_TAGS, LabelKind.SHELF, LabelKind.SPINE)


@dataclass(frozen=True, slots=True)
class LabelFields:
    """What the form asks. `on` is empty for labels, else the size of an envelope."""

    kind: LabelKind = LabelKind.PRICE_TAGS
    on: str = ""
    copies: int | None = 1
    language: str = "en"
    down: bool = False
    outlines: bool = False
    one_per_household: bool = True
    window: bool = False


class _Side(Scrolled):
    """The choices on the sheet's own ground; left to itself a scroll area has that of the window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(self.viewport().rect(), theme.current().colour("surface"))
        super().paintEvent(event)


class LabelsSheet(Sheet):
    """F12 goes on to printing, F9 to a test with outlines; Esc goes back."""

    def __init__(
        self, over: QWidget, session: Session, *, products: Sequence[int] = (), customers: Sequence[int] = ()
    ) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Labels"), width=_WIDTH)
        self._session, self._products, self._customers = session, tuple(products), tuple(customers)
        self._settings = settings_service.load()
        kind = LabelKind.ADDRESS if customers else LabelKind.PRICE_TAGS
        specs = _customer_specs(session.language) if customers else _product_specs(session.language)
        self.form: Form[LabelFields] = Form(specs, LabelFields(kind=kind, language=self._settings.language))
        for field in self.form.fields.values():
            field.input.edited.connect(self._look_again)
        self.sheet, start = _labels().last_used(kind, self._settings)
        self._kind = kind
        self.picture = StartPicture(session.language, self.sheet, start)
        self.picture.started.connect(lambda _number: self._look_again())
        self.paper = LivePaper(session)
        self.paper.shown.connect(lambda _pages: self._tell())
        self.told = Label("", wrap="wrap", tone="warn")
        self._last: Made | None = None
        self._arrange()
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_left(Button(_("Test with outlines"), key="F9", run=self.test))
        self.add_right(Button(_("Print or keep"), "primary", "printer", "F12", run=self.go_on), main=True)
        self._say_sheet()
        self.paper.ask(self._call())

    def _arrange(self) -> None:
        _ = self._session.language.gettext
        row = QWidget()
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(2, 0, 14, 4)
        column.setSpacing(8)
        column.addWidget(Label(self._who(), "strong", wrap="wrap"))
        column.addWidget(self.told)
        self.told.hide()
        column.addWidget(self.form)
        self.labels_only = QWidget()
        self._build_sheet_choice(QVBoxLayout(self.labels_only))
        column.addWidget(self.labels_only)
        column.addStretch(1)
        self.side = _Side(self._side)
        self._side.setAutoFillBackground(False)
        self._row.addWidget(self.side)
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._row.addWidget(self.paper, 1)
        self.body.addWidget(row, 1)

    def _build_sheet_choice(self, column: QVBoxLayout) -> None:
        _ = self._session.language.gettext
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Label sheet"), "caption"))
        self.choose = Button("", key="F6", run=self.pick_sheet)
        column.addWidget(self.choose)
        self.about = Label("", "detail", wrap="wrap")
        column.addWidget(self.about)
        self.measure = Button(_("Measure another sheet"), "link", run=self.measure_sheet)
        column.addWidget(self.measure, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(_("Click the first free label"), "caption"))
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)

    def _who(self) -> str:
        language = self._session.language
        if self._customers:
            return language.ngettext("{n} customer", "{n} customers", len(self._customers))
        return language.ngettext("{n} product", "{n} products", len(self._products))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= self.look.px(_ROOMY)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        if roomy:
            self.side.setFixedWidth(self.look.px(_FIELDS))
            self.side.setMinimumHeight(0)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
            self.side.setMinimumHeight(self._side.sizeHint().height())  # then the whole sheet scrolls
        self.paper.setMinimumHeight(self.look.px(220))

    # --- the sheet of labels

    def _say_sheet(self) -> None:
        language, sheet = self._session.language, self.sheet
        self.choose.set_words(sheet.name)
        words = _measures(language, sheet)
        if sheet.tables == 1:
            words = language.join((words, language.gettext("only one table has its measures: try the outlines first")))
        self.about.setText(words)
        self.picture.show_sheet(sheet, self.picture.start, self._count())

    def pick_sheet(self) -> None:
        """F6: another sheet of labels."""
        _ = self._session.language.gettext
        picker = Picker(self, _("Label sheet"), self._find, placeholder=_("Maker, number or size"))
        picker.picked.connect(self.take_sheet)
        picker.open()

    def _find(self, text: str) -> tuple[Section, ...]:
        language, wanted = self._session.language, text.casefold().split()
        found = []
        sheets = label_sheets.all_sheets()
        # Whoever prints on A4 looks for sheets of A4; the others come behind.
        for sheet in sorted(sheets, key=lambda one: bool(one.maker) and one.paper is not self.sheet.paper):
            words = _measures(language, sheet)
            if all(word in f"{sheet.name} {words}".casefold() for word in wanted):
                found.append(Result(sheet.name, words, target=sheet.name))
        return (Section(language.gettext("Label sheets"), tuple(found), language.number(len(found))),)

    def take_sheet(self, name: object) -> None:
        """Print on that sheet, from its first label on."""
        self.sheet = label_sheets.sheet(str(name))
        self.picture.show_sheet(self.sheet, 1, self._count())
        self._say_sheet()
        self._look_again()

    def measure_sheet(self) -> None:
        """A sheet that no table has."""
        own = OwnSheet(self, self._session, self.sheet)
        own.saved.connect(self.take_sheet)
        own.open()

    # --- what is drawn

    def _count(self) -> int:
        try:
            copies = self.form.draft().copies or 1
        except FormError:
            copies = 1
        return len(self._customers or self._products) * copies

    def job(self, *, outlines: bool = False) -> LabelJob:
        """What is asked. Raises FormError."""
        fields = self.form.draft()
        return LabelJob(
            kind=fields.kind,
            sheet=self.sheet.name,
            start=self.picture.start,
            order=FillOrder.COLUMNS if fields.down else FillOrder.ROWS,
            outlines=outlines or fields.outlines,
            language=fields.language,
        )

    def _call(self) -> partial[bytes]:
        return partial(self._pdf, self._maker())

    def _pdf(self, make: partial[Any]) -> bytes:
        """Beside the window: the paper, and what is to be told of it."""
        done = make()
        made: Made = getattr(done, "made", done)
        self._last = made
        return made.pdf

    def _tell(self) -> None:
        """Whom the labels leave out and what no font has, by name, before anything is printed."""
        warnings = self._last.warnings if self._last is not None else ()
        language = self._session.language
        said = [language.render(words) for words in warnings[:_MOST_TOLD]]
        if len(warnings) > _MOST_TOLD:
            more = len(warnings) - _MOST_TOLD
            said.append(language.ngettext("and {n} more", "and {n} more", more))
        self.told.setText("\n".join(said))
        self.told.setVisible(bool(said))

    def _maker(self) -> partial[Any]:
        """What makes the paper. Raises FormError."""
        fields, today = self.form.draft(), self._session.now().date()
        copies = min(max(fields.copies or 1, 1), _MOST_COPIES)
        if self._customers:
            household = fields.one_per_household
            if fields.on:
                return partial(_envelopes, self._customers, fields)
            return partial(_addresses, self._customers * copies, self.job(), one_per_household=household)
        wanted = tuple((one, copies) for one in self._products)
        return partial(_goods, wanted, self.job(), today)

    def _look_again(self) -> None:
        try:
            kind = self.form.draft().kind
            if kind is not self._kind:
                self._kind = kind
                self.sheet, start = _labels().last_used(kind, self._settings)
                self.picture.show_sheet(self.sheet, start, self._count())
            self.labels_only.setVisible(not self.form.draft().on)
            self._say_sheet()
            self.paper.ask_soon(self._call())
        except FormError as error:
            self.form.show_problems(error.problems)

    # --- deeds

    def test(self) -> None:
        """F9: the outlines with the numbers of the labels, on plain paper."""
        self._session.read(partial(_test, self.job()), lambda done: self._session.papers.look_at(done.made))

    def go_on(self) -> None:
        """F12: the finished labels, to be printed or kept as PDF."""
        self._session.read(self._maker(), self._made)

    def _made(self, done: Any) -> None:
        session = self._session
        made: Made = getattr(done, "made", done)
        if made is not done:
            session.write(partial(_labels().remember, done))
        self.accept()
        session.papers.look_at(made)


def _measures(language: Language, sheet: LabelSheet) -> str:
    return language.gettext(
        "{paper}, {columns} × {rows} labels of {width} × {height} mm",
        paper=sheet.paper.value,
        columns=sheet.columns,
        rows=sheet.rows,
        width=language.number(Decimal(f"{sheet.width:.1f}")),
        height=language.number(Decimal(f"{sheet.height:.1f}")),
    )


def _common(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    return (
        FieldSpec("outlines", _("Draw the edges of the labels"), "check"),
        FieldSpec("down", _("Fill columns before rows"), "check"),
    )


def _product_specs(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    kinds = tuple((kind, language.render(LABEL_KIND_WORDS[kind])) for kind in _GOODS)
    speech = tuple((code, OWN_NAMES[code]) for code in LANGUAGES)
    return (
        FieldSpec("kind", _("What is printed"), "choice", choices=kinds),
        FieldSpec("copies", _("How many of each"), "number"),
        FieldSpec("language", _("Language"), "choice", choices=speech),
        *_common(language),
    )


def _customer_specs(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    envelopes = tuple((size.value, language.render(words)) for size, words in ENVELOPE_WORDS.items())
    return (
        FieldSpec("on", _("Printed on"), "choice", choices=(("", _("Address labels")), *envelopes)),
        FieldSpec("one_per_household", _("One for each home"), "check"),
        FieldSpec("window", _("Envelopes with a window: the sender alone"), "check"),
        *_common(language),
    )


def _labels() -> ModuleType:
    # Loaded with the first label: fonts and drawing would keep the window waiting at its start.
    return importlib.import_module("app.services.labels")


def _goods(wanted: tuple[tuple[int, int], ...], job: LabelJob, today: object) -> Any:
    return _labels().of_products(wanted, job, settings_service.load(), today)


def _addresses(ids: tuple[int, ...], job: LabelJob, *, one_per_household: bool) -> Any:
    return _labels().of_customers(ids, job, settings_service.load(), one_per_household=one_per_household)


def _envelopes(ids: tuple[int, ...], fields: LabelFields) -> Any:
    papers, size = importlib.import_module("app.services.papers.envelopes"), EnvelopeSize(fields.on)
    how = {"one_per_household": fields.one_per_household, "window": fields.window}
    return papers.of_customers(ids, size, settings_service.load(), **how)


def _test(job: LabelJob) -> Any:
    return _labels().test_sheet(job, settings_service.load())
