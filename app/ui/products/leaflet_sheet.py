"""A leaflet of the marked products: its words and looks at the left, its pages as they will print at the right."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.leaflet import LONGEST_TITLE, PER_PAGE, USUAL_PER_PAGE, LeafletPlan
from app.domain.occasion import OCCASION_WORDS, Occasion, is_warning
from app.errors import FormError
from app.i18n import LANGUAGES, OWN_NAMES
from app.services import leaflets
from app.services import settings as settings_service
from app.ui.mailings.live_paper import LivePaper
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import datetime
    from types import ModuleType

    from PySide6.QtGui import QResizeEvent

    from app.i18n import Language
    from app.services.printing import Made
    from app.ui.session import Session

_WIDTH, _FIELDS, _ROOMY = 1120, 300, 720
_PAPERS = ("A4", "A5", "Letter")


@dataclass(frozen=True, slots=True)
class LeafletFields:
    """What the form asks."""

    title: str = ""
    subtitle: str = ""
    occasion: Occasion = Occasion.NEW_GOODS
    per_page: int = USUAL_PER_PAGE
    paper: str = "A4"
    language: str = "en"


class LeafletSheet(Sheet):
    """F12 goes on to printing; Esc goes back."""

    def __init__(self, over: QWidget, session: Session, products: tuple[int, ...]) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Leaflet"), width=_WIDTH)
        self._session, self._products = session, leaflets.checked(products)
        settings = settings_service.load()
        sheet = settings.sheet_paper.value
        fields = LeafletFields(
            per_page=_fitting(len(products)), paper=sheet if sheet in _PAPERS else "A4", language=settings.language
        )
        self.form: Form[LeafletFields] = Form(_specs(session.language), fields)
        for field in self.form.fields.values():
            field.input.edited.connect(self._look_again)
        self.paper = LivePaper(session)
        self._arrange()
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Print or keep"), "primary", "printer", "F12", run=self.go_on), main=True)
        self.paper.ask(self._call())

    def _arrange(self) -> None:
        row = QWidget()
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        left = QWidget()
        self._side = left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(self._count(), "strong", wrap="wrap"))
        column.addWidget(self.form)
        bare = leaflets.without_picture(self._products)
        if bare:
            column.addWidget(Label(self._bare(bare), "detail", wrap="wrap"))
        column.addStretch(1)
        self._row.addWidget(left)
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._row.addWidget(self.paper, 1)
        self.body.addWidget(row, 1)

    def _count(self) -> str:
        return self._session.language.ngettext("{n} product", "{n} products", len(self._products))

    def _bare(self, bare: int) -> str:
        return self._session.language.ngettext(
            "{n} product has no picture: a plate with its initial stands there.",
            "{n} products have no picture: a plate with an initial stands there.",
            bare,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= self.look.px(_ROOMY)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        if roomy:
            self._side.setFixedWidth(self.look.px(_FIELDS))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self.paper.setMinimumHeight(self.look.px(360))

    # --- what is drawn

    def plan(self) -> LeafletPlan:
        """The leaflet as the form says. Raises FormError."""
        fields = self.form.draft()
        return LeafletPlan(
            products=self._products,
            title=fields.title[:LONGEST_TITLE],
            subtitle=fields.subtitle[:LONGEST_TITLE],
            occasion=Occasion(fields.occasion),
            per_page=fields.per_page,
            paper=fields.paper,
            language=fields.language,
        )

    def _call(self) -> partial[bytes]:
        return partial(_pdf, self.plan(), self._session.now())

    def _look_again(self) -> None:
        try:
            self.paper.ask_soon(self._call())
        except FormError as error:
            self.form.show_problems(error.problems)

    def go_on(self) -> None:
        """F12: the finished leaflet, to be printed or kept as PDF."""
        self._session.read(partial(_make, self.plan(), self._session.now()), self._made)

    def _made(self, made: Made) -> None:
        session = self._session
        self.accept()
        session.papers.look_at(made)


def _fitting(many: int) -> int:
    """The fewest on a page that hold all, else the usual number."""
    return next((one for one in PER_PAGE if many <= one), USUAL_PER_PAGE)


def _specs(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    pictures = tuple((one, language.render(words)) for one, words in OCCASION_WORDS.items() if not is_warning(one))
    return (
        FieldSpec("title", _("Title"), placeholder=_("New in our shop")),
        FieldSpec("subtitle", _("Below it")),
        FieldSpec("occasion", _("Picture and colours"), "choice", choices=pictures),
        FieldSpec("per_page", _("Products on a page"), "choice", choices=tuple((n, str(n)) for n in PER_PAGE)),
        FieldSpec("paper", _("Paper size"), "choice", choices=tuple((size, size) for size in _PAPERS)),
        FieldSpec("language", _("Language"), "choice", choices=tuple((code, OWN_NAMES[code]) for code in LANGUAGES)),
    )


def _make(plan: LeafletPlan, now: datetime) -> Made:
    made: Made = _papers().make(plan, settings_service.load(), now=now)
    return made


def _pdf(plan: LeafletPlan, now: datetime) -> bytes:
    return _make(plan, now).pdf


def _papers() -> ModuleType:
    # Loaded with the first leaflet, beside the window: fonts and drawing would keep it waiting.
    return importlib.import_module("app.services.papers.leaflet")
