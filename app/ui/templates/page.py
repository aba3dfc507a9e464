"""The words of letters and cards: one text at a time, beside it the paper as somebody would get it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.letter import Template
from app.domain.template_version import PROGRAM, same_words
from app.errors import AppError, FormError
from app.services import letter_templates
from app.services import settings as settings_service
from app.ui.templates import late
from app.ui.templates.choices import TextChoices, Which
from app.ui.templates.editor import Editor
from app.ui.templates.field_picker import pick_field
from app.ui.templates.paper_side import PaperSide
from app.ui.templates.versions_sheet import VersionsSheet
from app.ui.widgets.actions import Action
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Tag
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from app.domain.template_remark import Remark
    from app.services.letter_templates import Saved
    from app.ui.session import Session

_ROOMY = 960
_BREATH_MS = 250


class TemplatesPage(Page):
    """What is typed stays with its text until it is saved, whichever text is looked at meanwhile."""

    icon = "pencil"
    depends_on = frozenset({"templates", "settings"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Texts of letters and cards"))
        self.drafts: dict[Which, Template] = {}
        self._width = 1440
        self._paper_only = False
        self._build()

    # --- parts

    def _build(self) -> None:
        self.choices = TextChoices(self.session)
        self.choices.chosen.connect(self.show_text)
        self.editor = Editor(self.language)
        self.editor.edited.connect(self._typed)
        self.paper = PaperSide(self.session)
        self.paper.changed.connect(self._looked_at)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BREATH_MS)
        self._pause.timeout.connect(self.look_through)
        self._make_actions()
        self.versions_button = self._versions.button()
        self.save_button = self._save.button("primary")
        self.head.addWidget(self.versions_button)
        self.head.addWidget(self.save_button)
        self.body.addWidget(self.choices)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self.words = self._words()
        columns.addWidget(self.words, 5)
        columns.addWidget(self.paper, 5)
        self.body.addLayout(columns, 1)

    def _make_actions(self) -> None:
        _ = self.language.gettext
        self._save = Action("text.save", _("Save the text"), "F12", self.save, self._dirty, _("Save"), "save",
                            why_not=_("Nothing was changed."))  # fmt: skip
        self._versions = Action(
            "text.versions", _("Versions of this text"), "F9", self.show_versions, short=_("Versions"), icon="history"
        )
        self._field = Action("text.field", _("Put in a field"), "F4", self.pick_field, short=_("Field"), icon="tag")
        self._who = Action(
            "text.customer",
            _("Show it to a customer"),
            "F5",
            self.paper.pick_customer,
            short=_("Customer"),
            icon="users",
        )
        self._turn = Action("text.paper", _("Words or paper"), "F6", self.turn, icon="file-text")

    def _quiet_actions(self) -> tuple[Action, ...]:
        """What has its place on the page already."""
        _, choices = self.language.gettext, self.choices
        sample = _("Show it to the sample person")
        return (
            Action("text.sample", sample, "Shift+F5", self.paper.show_sample, self._for_customer, in_strip=False),
            Action("text.language", _("Next language"), "F7", choices.next_language, icon="languages", in_strip=False),
            Action("text.form", _("Letter or card"), "F8", choices.next_form, icon="layers", in_strip=False),
            Action("text.next", _("Next occasion"), "Ctrl+PgDown", partial(choices.step, 1), in_strip=False),
            Action("text.back", _("Occasion before"), "Ctrl+PgUp", partial(choices.step, -1), in_strip=False),
        )

    def _for_customer(self) -> bool:
        return self.paper.customer is not None

    def _words(self) -> QWidget:
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        card = Card()
        card.column.addWidget(self._field.button(small=True), 0, Qt.AlignmentFlag.AlignLeft)
        card.add(self.editor)
        column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        return area

    # --- the frame

    def page_actions(self) -> tuple[Action, ...]:
        return (self._field, self._who, self._turn, self._versions, self._save, *self._quiet_actions())

    def refresh(self) -> None:
        self.choices.mark_own()
        self.show_text()

    def focus_start(self) -> None:
        self.editor.focus_start()

    def open(self, target: object) -> None:
        """An occasion, or an occasion with a language and a form."""
        occasion, *rest = target if isinstance(target, tuple) else (target,)
        self.choices.choose(str(occasion), tuple(rest))
        self.show_text()

    def set_width(self, width: int) -> None:
        self._width = width
        self._arrange()

    def _narrow(self) -> bool:
        return self._width < _ROOMY

    def _arrange(self) -> None:
        self.versions_button.setVisible(not self._narrow())
        self.words.setVisible(not (self._narrow() and self._paper_only))
        self.paper.setVisible(not self._narrow() or self._paper_only)

    def step_back(self) -> bool:
        if self._narrow() and self._paper_only:
            self.turn()
            return True
        return False

    def turn(self) -> None:
        """F6: the keyboard goes to the paper or back; where there is no room for both, they change places."""
        preview = self.paper.preview
        self._paper_only = not (self._paper_only if self._narrow() else preview.hasFocus())
        self._arrange()
        (preview if self._paper_only else self.editor.current()).setFocus(Qt.FocusReason.TabFocusReason)

    # --- writing

    @property
    def which(self) -> Which:
        """Occasion, language and form of the text that is shown."""
        return self.choices.which

    def show_text(self) -> None:
        """The text in use, or what was typed over it."""
        self.editor.show_template(self.drafts.get(self.which) or letter_templates.template(*self.which))
        self.paper.open_again()
        self._say_state()
        self.look_through()

    def _typed(self) -> None:
        draft = self.editor.template()
        if draft is None:
            return
        if same_words(draft, letter_templates.template(*self.which)):
            self.drafts.pop(self.which, None)
        else:
            self.drafts[self.which] = draft
        self._say_state()
        self._pause.start()

    def _dirty(self) -> bool:
        return self.which in self.drafts

    def _say_state(self) -> None:
        _ = self.language.gettext
        version = letter_templates.template(*self.which).version
        if self._dirty():
            self.choices.say(Tag(_("Not saved"), "warn", "pencil"))
        elif version == PROGRAM:
            self.choices.say(Tag(_("The program’s text"), "neutral"))
        else:
            self.choices.say(Tag(_("Your own, version {n}", n=version), "info"))
        self.save_button.allow(self._dirty(), self._save.why_not)
        self.actions_changed.emit()

    def pick_field(self) -> None:
        """F4: a field from the list goes where the cursor is."""
        picker = pick_field(self, self.language, self.choices.speech.current())
        picker.picked.connect(lambda name: self.editor.insert_field(str(name)))
        picker.open()

    def look_through(self) -> None:
        """Draw the paper and say what there is to say about the text."""
        self._pause.stop()
        draft = self.editor.template()
        if draft is None:
            return
        look = partial(late.remarks, draft, self.paper.customer_id, self.language, self.session.now())
        self.session.read(look, partial(self._say, draft))
        self.paper.show_text(draft)

    def _say(self, draft: Template, remarks: tuple[Remark, ...]) -> None:
        """Say it, unless something else was typed meanwhile."""
        if draft == self.editor.template():
            self.editor.show_remarks(remarks)
            self.paper.say(tuple(one.title for one in remarks if not one.part))

    def _looked_at(self) -> None:
        """Somebody else is shown."""
        self.look_through()
        self.actions_changed.emit()

    # --- keeping

    def save(self) -> None:
        """F12: a new version."""
        draft = self.drafts.get(self.which)
        if draft is not None:
            seller, now = settings_service.load().seller, self.session.now()
            call = partial(letter_templates.save, draft, seller=seller, now=now)
            self.session.write(call, partial(self._saved, self.which), self._refused)

    def _saved(self, which: Which, _saved: Saved) -> None:
        self.drafts.pop(which, None)
        self.show_text()
        before = letter_templates.versions(*which)[1].number
        words = self.language.gettext("The text is kept.")
        self.session.say(words, partial(self._take, which, before))

    def _refused(self, error: AppError) -> None:
        if not isinstance(error, FormError):
            self.session.tell(error)
            return
        self.look_through()
        part = next(iter(error.problems))
        self.editor.parts[part].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_versions(self) -> None:
        """F9: earlier versions, what each would change, and taking one again."""
        versions = letter_templates.versions(*self.which)
        shown = self.editor.template()
        if shown is not None:
            sheet = VersionsSheet(self, self.language, versions, shown)
            sheet.wanted.connect(partial(self._take, self.which))
            sheet.open()

    def _take(self, which: Which, number: int) -> None:
        seller, now = settings_service.load().seller, self.session.now()
        call = partial(letter_templates.restore, *which, number, seller=seller, now=now)
        self.session.write(call, partial(self._taken, which))

    def _taken(self, which: Which, _saved: Saved) -> None:
        self.drafts.pop(which, None)
        self.show_text()
        self.session.say(self.language.gettext("The version is in use again."))
