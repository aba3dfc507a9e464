"""A label sheet that no table has: measured by the shop."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.label_sheet import LabelSheet
from app.domain.settings import Paper
from app.services import label_sheets
from app.services import settings as settings_service
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.i18n import Language
    from app.ui.session import Session

_MEASURES = ("width", "height", "left", "top", "pitch_x", "pitch_y", "corner")


@dataclass(frozen=True, slots=True)
class SheetFields:
    """What the form asks, in millimetres."""

    number: str = ""
    paper: Paper = Paper.A4
    columns: int | None = 1
    rows: int | None = 1
    width: Decimal | None = None
    height: Decimal | None = None
    left: Decimal | None = None
    top: Decimal | None = None
    pitch_x: Decimal | None = None
    pitch_y: Decimal | None = None
    corner: Decimal | None = None
    round: bool = False


class OwnSheet(Sheet):
    """Enter keeps the sheet; `saved` carries its name."""

    saved = Signal(object)

    def __init__(self, over: QWidget, session: Session, like: LabelSheet) -> None:
        _ = session.language.gettext
        super().__init__(over, _("Measure a label sheet"), width=820)
        self._session = session
        measures = {name: _bare(getattr(like, name)) for name in _MEASURES}
        fields = SheetFields(
            number="" if like.tables else like.number,
            paper=like.paper,
            columns=like.columns,
            rows=like.rows,
            round=like.round,
            **measures,
        )
        self.form: Form[SheetFields] = Form(_specs(session.language), fields)
        words = _("All measures are in millimetres. From one label to the next is measured from edge to same edge.")
        self.body.addWidget(Label(words, "detail", wrap="wrap"))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_left(Button(_("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(_("Keep the sheet"), "primary", key="Return", run=self.save), main=True)

    def save(self) -> None:
        """Enter: keep it under its name."""
        fields = self.form.draft()
        self.form.submit(self._session, partial(_save, self._session), lambda _changes: self._kept(fields.number))

    def _kept(self, number: str) -> None:
        self.saved.emit(number)
        self.accept()


def _bare(value: float) -> Decimal:
    return Decimal(f"{value:.3f}").normalize() + Decimal(0)


def _save(session: Session, fields: SheetFields) -> object:
    width, height, left, top, across, down, corner = (float(getattr(fields, name) or 0) for name in _MEASURES)
    sheet = LabelSheet(
        maker="",
        number=fields.number,
        paper=fields.paper,
        columns=fields.columns or 0,
        rows=fields.rows or 0,
        round=fields.round,
        width=width,
        height=height,
        left=left,
        top=top,
        pitch_x=across,
        pitch_y=down,
        corner=corner,
    )
    return label_sheets.save(sheet, seller=settings_service.load().seller, now=session.now())


def _specs(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    papers = tuple((paper, paper.value) for paper in (Paper.A4, Paper.A5, Paper.LETTER))
    return (
        FieldSpec("number", _("Name of the sheet"), required=True),
        FieldSpec("paper", _("Paper size"), "choice", choices=papers),
        FieldSpec("columns", _("Labels beside each other"), "number"),
        FieldSpec("rows", _("Labels below each other"), "number"),
        FieldSpec("width", _("Width of a label"), "decimal"),
        FieldSpec("height", _("Height of a label"), "decimal"),
        FieldSpec("left", _("First label from the left edge"), "decimal"),
        FieldSpec("top", _("First label from the top edge"), "decimal"),
        FieldSpec("pitch_x", _("From one label to the next, across"), "decimal"),
        FieldSpec("pitch_y", _("From one label to the next, down"), "decimal"),
        FieldSpec("corner", _("Radius of the corners"), "decimal"),
        FieldSpec("round", _("Round labels"), "check"),
    )
