"""Which text: the occasion, the language, the letter or the card, and whose words are in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.letter import FORM_WORDS, OCCASION_WORDS, Occasion, TemplateForm
from app.domain.occasion import offered
from app.services import letter_templates
from app.services import settings as settings_service
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.chip import Chip, Tag
from app.ui.widgets.inputs import ChoiceInput
from app.ui.widgets.row_flow import RowFlow
from app.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from app.ui.session import Session

Which = tuple[Occasion, str, TemplateForm]
_WIDE, _HIGH = 230, 32


class TextChoices(QWidget):
    """Sends `chosen` when another text is wanted. Occasions with words of the shop's own say so in the list."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        _ = session.language.gettext
        self.occasion = ChoiceInput()
        self.occasion.setAccessibleName(_("Occasion"))
        self.occasion.setMinimumWidth(session.look.px(_WIDE))
        self.speech = Segments(
            tuple(Segment(code, words) for code, words in LANGUAGE_NAMES.items()), name=_("Language of the text")
        )
        self.form = Segments(
            tuple(Segment(one, session.language.render(FORM_WORDS[one])) for one in TemplateForm),
            name=_("Letter or card"),
        )
        self.state = Chip("", "neutral")
        self.speech.choose(settings_service.load().language)
        flow = RowFlow(self)
        for one in (self.occasion, self.speech, self.form, self._beside(self.state)):
            flow.addWidget(one)
        self.mark_own()
        self.occasion.edited.connect(self.chosen)
        self.speech.chosen.connect(lambda _code: self._turned())
        self.form.chosen.connect(lambda _form: self._turned())

    def _beside(self, chip: Chip) -> QWidget:
        """A chip in the middle of a row of taller controls."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(chip)
        place.setMinimumHeight(self._session.look.px(_HIGH))
        return place

    @property
    def which(self) -> Which:
        """Occasion, language and form of the text that is wanted."""
        return Occasion(str(self.occasion.value())), self.speech.current(), TemplateForm(self.form.current())

    @property
    def is_card(self) -> bool:
        """Whether it is the text of a card."""
        return self.form.current() == TemplateForm.CARD

    def choose(self, occasion: str, rest: tuple[object, ...] = ()) -> None:
        """Want this occasion, maybe with a language and a form, without a signal."""
        self.occasion.set_value(Occasion(occasion))
        if rest:
            self.speech.choose(str(rest[0]))
            self.form.choose(str(rest[1]))
            self.mark_own()

    def mark_own(self) -> None:
        """Say in the list which occasions have words of the shop's own, in this language and form."""
        language = self._session.language
        here = (self.speech.current(), self.form.current())
        own = {row.occasion for row in letter_templates.rows() if row.own and (row.language, row.form) == here}
        names = {one: language.render(OCCASION_WORDS[one]) for one in Occasion}
        marked = {one: language.gettext("{occasion}: your own", occasion=names[one]) for one in own}
        self.occasion.set_choices(tuple((one, marked.get(one, names[one])) for one in offered(self._country())))

    def _country(self) -> str:
        return settings_service.load().country

    def say(self, tag: Tag) -> None:
        """Whose words these are."""
        self.state.set_tag(tag)

    # --- keys

    def step(self, direction: int) -> None:
        """The next occasion of the list, or the one before."""
        count = self.occasion.count()
        self.occasion.setCurrentIndex((self.occasion.currentIndex() + direction) % count)
        self.chosen.emit()

    def next_language(self) -> None:
        """The same text in the next language."""
        codes = tuple(LANGUAGE_NAMES)
        self.speech.choose(codes[(codes.index(self.speech.current()) + 1) % len(codes)])
        self._turned()

    def next_form(self) -> None:
        """The card instead of the letter, or the other way round."""
        self.form.choose(TemplateForm.LETTER if self.is_card else TemplateForm.CARD)
        self._turned()

    def _turned(self) -> None:
        self.mark_own()
        self.chosen.emit()
