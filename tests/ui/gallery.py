"""Every small widget side by side, as on the component sheet; only for looking at and for measuring."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.session import Job
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.check import Check, Radio
from app.ui.widgets.chip import Chip
from app.ui.widgets.field import Field, FieldSpec
from app.ui.widgets.folder_input import FolderInput
from app.ui.widgets.keycap import Keycap
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.painted import Painted
from app.ui.widgets.progress import ProgressCard
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.segments import Segment, Segments
from app.ui.widgets.toast import Toast
from app.ui.widgets.typed_choice import TypedChoice

COLOURS = (
    ("bg", "surface", "sunken", "hover", "line", "strong", "text"),
    ("text2", "text3", "accent", "soft", "ok", "warn", "danger"),
)


class Swatch(Painted):
    """A colour and its name."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        patch = Card(ground=token)
        patch.setFixedSize(70, 34)
        column.addWidget(patch)
        column.addWidget(Label(token, "detail"))
        column.addWidget(Label(theme.current().tokens.of(token), "caption"))


def gallery() -> QWidget:
    """The sheet in the look that is in force."""
    sheet = QWidget()
    sheet.setObjectName("page")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    column.addWidget(Label(theme.current().tokens.name.title(), "page"))
    _add(column, "Colour", _colours())
    _add(column, "Type", _type())
    _add(column, "Buttons, focus ring, segments", _buttons(), _pay())
    _add(column, "Chips: a word, and an icon where it is urgent", _chips())
    _add(column, "Fields", _fields(), _checks())
    _add(column, "Messages, progress, toast, keys", *_messages())
    toast = Toast(sheet)
    toast.say("2 customers merged", lambda: None, undo_words="Undo")
    foot = QHBoxLayout()
    foot.addSpacing(toast.width())
    foot.addStretch(1)
    for key, words in (("F1", "All keys"), ("Ctrl+K", "Anything"), ("Return", "Open")):
        foot.addWidget(Keycap(key))
        foot.addWidget(Label(words, "detail", wrap="whole"))
    column.addLayout(foot)
    column.addStretch(1)
    return sheet


def _add(column: QVBoxLayout, caption: str, *rows: QLayout | QWidget) -> None:
    column.addWidget(Label(caption, "caption"))
    for row in rows:
        if isinstance(row, QLayout):
            column.addLayout(row)
        else:
            column.addWidget(row)


def _colours() -> QLayout:
    grid = QGridLayout()
    for line, tokens in enumerate(COLOURS):
        for place, token in enumerate(tokens):
            grid.addWidget(Swatch(token), line, place)
    return grid


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    flow = RowFlow(row, gap=10)
    for widget in widgets:
        flow.addWidget(widget)
    return row


def _type() -> QLayout:
    column = QVBoxLayout()
    column.addWidget(Label("Total 36", "total"))
    row = QHBoxLayout()
    row.addWidget(Label("Title 28", "title"))
    row.addWidget(Label("Figure 20", "figure"))
    row.addWidget(Label("Section 16", "section"))
    row.addWidget(Label("Body 14", "body"))
    row.addWidget(Label("Caption 12", "caption"))
    row.addStretch(1)
    column.addLayout(row)
    return column


def _buttons() -> QWidget:
    disabled = Button("Disabled")
    disabled.allow(False, "Nothing is chosen")
    focused = Button("Focused", key="F4")
    focused.setObjectName("focused")
    return _row(
        Button("Complete", "primary", "check", "Return"),
        Button("Normal", key="F6"),
        focused,
        Button("Quiet", "quiet", "pencil"),
        Button("Erase", "danger"),
        disabled,
    )


def _pay() -> QWidget:
    views = Segments((Segment("board", "Board"), Segment("list", "List"), Segment("causes", "Causes")), name="View")
    return _row(
        Button("Cash", "pay", "banknote", "F12"),
        Button("Card", "pay_other", "credit-card", "F11"),
        views,
        Button("Ask at the counter", "link"),
    )


def _chips() -> QWidget:
    return _row(
        Chip("Regular"),
        Chip("Kept", "ok", "check"),
        Chip("9 days left", "warn", "clock"),
        Chip("2 days late", "danger", "triangle-alert"),
        Chip("Birthday", "plum", "cake"),
        Chip("Not asked", "neutral"),
    )


def _fields() -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    family = Field(FieldSpec("family", "Family name", hint="Printed first for Chinese names"))
    family.input.set_value("Zhang")
    phone = Field(FieldSpec("phone", "Phone", required=True))
    phone.input.set_value("0905 21")
    phone.show_problem("Too short for a Slovak number")
    words = "Letter by post: yes"
    consent = Field(FieldSpec("consent", "Consent", "choice", hint="Said at the counter, 3 Mar", choices=((1, words),)))
    printer = Field(FieldSpec("printer", "Printer", make=partial(TypedChoice, (("HP_M15w", ""),), "its own choice")))
    folder = Field(FieldSpec("folder", "Folder", make=FolderInput))
    folder.input.set_value("/srv/papers")
    for field in (family, phone, consent, printer, folder):
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _checks() -> QWidget:
    checked, chosen = Check("Checked"), Radio("Chosen")
    checked.setChecked(True)
    row = _row(checked, Check("Not checked"), chosen, Radio("Other"))
    chosen.setChecked(True)
    return row


def _messages() -> tuple[QWidget, ...]:
    again = Button("Print again", key="Ctrl+P")
    job = Job("Importing sales")
    progress = ProgressCard(job)
    job.setParent(progress)
    progress.show_progress(198_400, 320_705)
    return (
        Note("Unscented goods only", "Note that pops up at the counter"),
        Note(
            "Receipt T1-004511 is not printed", "The sale stands. Printing waits in the queue", "danger", button=again
        ),
        progress,
    )
