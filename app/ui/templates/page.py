"""The words of letters and cards: one text at a time, beside it the paper as somebody would get it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.letter import FORM_WORDS, OCCASION_WORDS, Occasion, Template, TemplateForm
from app.domain.occasion import offered
from app.domain.template_version import PROGRAM, same_words
from app.errors import AppError, FormError
from app.services import letter_templates, template_preview, template_remarks
from app.services import settings as settings_service
from app.ui.counter import people
from app.ui.mailings.live_paper import LivePaper
from app.ui.speech import LANGUAGE_NAMES
from app.ui.templates.editor import Editor
from app.ui.templates.field_picker import pick_field
from app.ui.templates.versions_sheet import VersionsSheet
from app.ui.widgets.actions import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, Tag
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.label import Label
from app.ui.widgets.note import Note
from app.ui.widgets.page import Page
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.services.letter_templates import Saved
    from app.ui.session import Session

_ROOMY = 960
_BREATH_MS = 250
Which = tuple[Occasion, str, TemplateForm]


class TemplatesPage(Page):
    """What is typed stays with its text until it is saved, whichever text is looked at meanwhile."""

    icon = "pencil"
    depends_on = frozenset({"templates", "settings"})

    def __init__(self, session: Session) -> None:
        _ = session.language.gettext
        super().__init__(session, _("Texts of letters and cards"))
        self.drafts: dict[Which, Template] = {}
        self.customer: Party | None = None
        self._width = 1440
        self._paper_only = self._unopened = False
        self._note: Note | None = None
        self._make_actions()
        self._build()

    def _make_actions(self) -> None:
        _ = self.language.gettext
        self._save = Action("text.save", _("Save the text"), "F12", self.save, self._dirty, _("Save"), "save",
                            why_not=_("Nothing was changed."))  # fmt: skip
        self._field = Action("text.field", _("Put in a field"), "F4", self.pick_field, short=_("Field"), icon="tag")
        self._who = Action(
            "text.customer", _("Show it to a customer"), "F5", self.pick_customer, short=_("Customer"), icon="users"
        )
        self._sample = Action("text.sample", _("Show it to the sample person"), "Shift+F5", self.show_sample,
                              lambda: self.customer is not None, icon="users", in_strip=False)  # fmt: skip
        self._paper = Action("text.paper", _("Words or paper"), "F6", self.turn, icon="file-text")
        self._language = Action("text.language", _("Next language"), "F7", self.next_language, icon="languages",
                                in_strip=False)  # fmt: skip
        self._form = Action("text.form", _("Letter or card"), "F8", self.next_form, icon="layers", in_strip=False)
        self._versions = Action(
            "text.versions", _("Versions of this text"), "F9", self.show_versions, short=_("Versions"), icon="history"
        )
        self._next = Action("text.next", _("Next occasion"), "Ctrl+PgDown", partial(self._step, 1), in_strip=False)
        self._back = Action("text.back", _("Occasion before"), "Ctrl+PgUp", partial(self._step, -1), in_strip=False)

    # --- parts

    def _build(self) -> None:
        _ = self.language.gettext
        self.state = Chip("", "neutral")
        self.versions_button = self._versions.button()
        self.head.addWidget(self.versions_button)
        self.head.addWidget(self._save.button("primary"))
        self.body.addWidget(self._choices())
        self.editor = Editor(self.language)
        self.editor.edited.connect(self._typed)
        self.preview = LivePaper(self.session)
        self.preview.shown.connect(self._open_card)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BREATH_MS)
        self._pause.timeout.connect(self.look_through)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self.words = self._words()
        self.paper = self._sheet()
        columns.addWidget(self.words, 5)
        columns.addWidget(self.paper, 5)
        self.body.addLayout(columns, 1)

    def _choices(self) -> QWidget:
        _ = self.language.gettext
        country = settings_service.load().country
        self.occasion = ChoiceInput(tuple((one, self.language.render(OCCASION_WORDS[one])) for one in offered(country)))
        self.occasion.setAccessibleName(_("Occasion"))
        self.occasion.setMinimumWidth(self.session.look.px(230))
        self.speech = Segments(
            tuple(Segment(code, words) for code, words in LANGUAGE_NAMES.items()), name=_("Language of the text")
        )
        self.form = Segments(
            tuple(Segment(one, self.language.render(FORM_WORDS[one])) for one in TemplateForm), name=_("Letter or card")
        )
        self.speech.choose(settings_service.load().language)
        row = QWidget()
        flow = RowFlow(row)
        for one in (self.occasion, self.speech, self.form, self._beside(self.state)):
            flow.addWidget(one)
        self.occasion.edited.connect(self.show_text)
        self.speech.chosen.connect(self.show_text)
        self.form.chosen.connect(self.show_text)
        return row

    def _beside(self, chip: Chip) -> QWidget:
        """A chip in the middle of a row of taller controls."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(chip)
        place.setMinimumHeight(self.session.look.px(32))
        return place

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

    def _sheet(self) -> Card:
        _ = self.language.gettext
        card = Card(ground="sunken")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.who = Label("", "strong")
        row.addWidget(self.who, 1)
        self.sample_button = Button(_("Sample person"), "quiet", run=self.show_sample)
        row.addWidget(self.sample_button)
        row.addWidget(Button(_("Customer"), icon="users", key="F5", run=self.pick_customer))
        card.column.addLayout(row)
        self._notes_at = card.column
        card.add(self.preview, 1)
        return card

    # --- the frame

    def page_actions(self) -> tuple[Action, ...]:
        return (
            self._field,
            self._who,
            self._paper,
            self._versions,
            self._save,
            self._sample,
            self._language,
            self._form,
            self._next,
            self._back,
        )

    def refresh(self) -> None:
        self.show_text()

    def focus_start(self) -> None:
        self.editor.focus_start()

    def open(self, target: object) -> None:
        """An occasion, or an occasion with a language and a form."""
        occasion, *rest = target if isinstance(target, tuple) else (target,)
        self.occasion.set_value(Occasion(str(occasion)))
        if rest:
            self.speech.choose(str(rest[0]))
            self.form.choose(str(rest[1]))
        self.show_text()

    def set_width(self, width: int) -> None:
        self._width = width
        self._arrange()
        self.actions_changed.emit()

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

    # --- which text

    @property
    def which(self) -> Which:
        """Occasion, language and form of the text that is shown."""
        return Occasion(str(self.occasion.value())), self.speech.current(), TemplateForm(self.form.current())

    def show_text(self) -> None:
        """The text in use, or what was typed over it."""
        self.editor.show_template(self.drafts.get(self.which) or letter_templates.template(*self.which))
        self._unopened = self.form.current() == TemplateForm.CARD
        self._say_state()
        self.look_through()

    def _step(self, direction: int) -> None:
        count = self.occasion.count()
        self.occasion.setCurrentIndex((self.occasion.currentIndex() + direction) % count)
        self.show_text()

    def next_language(self) -> None:
        """F7."""
        codes = tuple(LANGUAGE_NAMES)
        self.speech.choose(codes[(codes.index(self.speech.current()) + 1) % len(codes)])
        self.show_text()

    def next_form(self) -> None:
        """F8."""
        self.form.choose(TemplateForm.CARD if self.form.current() == TemplateForm.LETTER else TemplateForm.LETTER)
        self.show_text()

    # --- writing

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
            self.state.set_tag(Tag(_("Not saved"), "warn", "pencil"))
        elif version == PROGRAM:
            self.state.set_tag(Tag(_("The program’s text"), "neutral"))
        else:
            self.state.set_tag(Tag(_("Your own, version {n}", n=version), "info"))
        self.actions_changed.emit()

    def pick_field(self) -> None:
        """F4: a field from the list goes where the cursor is."""
        picker = pick_field(self, self.language, self.speech.current())
        picker.picked.connect(lambda name: self.editor.insert_field(str(name)))
        picker.open()

    # --- looking

    def look_through(self) -> None:
        """Draw the paper and say what there is to say about the text."""
        self._pause.stop()
        draft = self.editor.template()
        if draft is None:
            return
        _ = self.language.gettext
        who, now = self.customer.id if self.customer else None, self.session.now()
        self.who.setText(self.customer.name if self.customer else _("Sample person"))
        self.sample_button.setVisible(self.customer is not None)
        remarks = template_remarks.remarks(draft, who, self.language, now=now)
        self.editor.show_remarks(remarks)
        self._say_of_whole(tuple(one.title for one in remarks if not one.part))
        self.preview.ask(partial(template_preview.pdf, draft, who, now=now))

    def _open_card(self, pages: int) -> None:
        """A card is shown from its inside, where the text stands; its front is a page back."""
        if self._unopened and self.form.current() == TemplateForm.CARD:
            self.preview.page = pages - 1
        self._unopened = False

    def _say_of_whole(self, titles: tuple[str, ...]) -> None:
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if titles:
            self._note = Note(titles[0], "\n".join(titles[1:]), "warn")
            self._notes_at.insertWidget(1, self._note)

    def pick_customer(self) -> None:
        """F5: somebody of the file in the sample person's place."""
        title = self.language.gettext("Who shall it be shown to?")
        people.pick(self, self.session, title, self._picked, names=False).open()

    def _picked(self, party: Party) -> None:
        self.customer = party
        self.look_through()
        self.actions_changed.emit()

    def show_sample(self) -> None:
        """Shift+F5: the sample person again."""
        self.customer = None
        self.look_through()
        self.actions_changed.emit()

    def turn(self) -> None:
        """F6: the keyboard goes to the paper or back; where there is no room for both, they change places."""
        self._paper_only = not (self._paper_only if self._narrow() else self.preview.hasFocus())
        self._arrange()
        (self.preview if self._paper_only else self.editor.current()).setFocus(Qt.FocusReason.TabFocusReason)

    # --- keeping

    def save(self) -> None:
        """F12: a new version."""
        draft = self.drafts.get(self.which)
        if draft is None:
            return
        call = partial(letter_templates.save, draft, seller=settings_service.load().seller, now=self.session.now())
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
