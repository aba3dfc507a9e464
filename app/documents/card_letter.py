"""The letter of a card: set by hand in a column, one step smaller if it must be, never less than whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents import style as colours
from app.documents.fonts import Weight
from app.documents.letter_facts import LetterForm
from app.documents.style import Style
from app.documents.text import flowing, lines
from app.documents.writing import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.documents.ink import Frame, Ink
    from app.documents.letter_facts import LetterFacts
    from app.documents.season_picture import Season
    from app.i18n import Language


@dataclass(frozen=True, slots=True)
class Step:
    """Sizes of one setting in points: the text and its lines, what is signed."""

    body: float
    leading: float
    signature: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the letter, and how far below the last one it stands."""

    text: str
    style: Style
    lead: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A letter that is set. `over` is how many lines of it have no room."""

    lines: tuple[Line, ...]
    height: float
    over: int


def setting(letter: LetterFacts, room: Frame, steps: tuple[Step, ...], season: Season, language: Language) -> Setting:
    """The letter in the largest of the steps that fits the room; what does not fit in the last is told."""
    made = Setting((), 0.0, 0)
    for step in steps:
        composed = tuple(_Composer(letter, room.width, step, season, language).all())
        height = sum(line.lead for line in composed)
        over = height - room.height
        made = Setting(composed, height, 0 if over <= 0 else -int(-over // step.leading))
        if not made.over:
            break
    return made


def draw(ink: Ink, room: Frame, made: Setting) -> None:
    """Write the lines, the first one's base its lead below the top of the room."""
    base = room.y
    for line in made.lines:
        base += line.lead
        (ink.right if line.right else ink.text)(room.x + room.width * line.right, base, line.text, line.style)


class _Composer:
    """Composes one letter in one step."""

    def __init__(self, letter: LetterFacts, width: float, step: Step, season: Season, language: Language) -> None:
        self._letter, self._width, self._step, self._language = letter, width, step, language
        weight = Weight.HAND if letter.hand else Weight.REGULAR
        self._body = Style(step.body, weight, colours.TEXT)
        self._small = Style(round(step.body * 0.92, 1), weight, colours.SECOND)
        self._signature = Style(step.signature, weight, season.title)
        self._wish = Style(round(step.body * 1.12, 1), weight, season.title)

    def all(self) -> Iterator[Line]:
        """Every line from the salutation to the last."""
        return self._chinese() if self._letter.form is LetterForm.CHINESE else self._western()

    def _western(self) -> Iterator[Line]:
        letter, leading = self._letter, self._step.leading
        yield from self._flow(letter.salutation, self._body)
        for paragraph in letter.paragraphs:
            yield from self._flow(paragraph, self._body, above=leading * 0.45)
        yield from self._flow(letter.closing, self._body, above=leading * 0.45)
        yield from self._flow(letter.wish, self._body)
        first, *rest = letter.signature_lines or ("",)
        yield from self._flow(first, self._signature, above=leading * 0.75)
        for line in rest:
            yield from self._flow(line, self._small)

    def _chinese(self) -> Iterator[Line]:
        letter, leading = self._letter, self._step.leading
        yield from self._flow(letter.salutation, self._body)
        for paragraph in letter.paragraphs:
            for part in paragraph.split("\n"):
                yield from self._flow("\u3000\u3000" + part, self._body)
        yield from self._flow(
            "\u3000\u3000" + letter.closing if letter.closing else "", self._body, above=leading * 0.4
        )
        yield from self._flow(letter.wish, self._wish)
        day = one_line(letter.date_text) or self._language.long_day(letter.written)
        for place, line in enumerate(letter.signature_lines):
            yield from self._at_right(line, self._body, 0.0 if place else leading * 0.8)
        yield from self._at_right(day, self._small, 0.0)

    def _flow(self, text: str, style: Style, above: float = 0.0) -> Iterator[Line]:
        for place, line in enumerate(flowing(text, style, self._width) if text.strip() else ()):
            yield Line(line, style, self._step.leading + (above if place == 0 else 0.0))

    def _at_right(self, text: str, style: Style, above: float) -> Iterator[Line]:
        for place, line in enumerate(lines(one_line(text), style, self._width) if text else ()):
            yield Line(line, style, self._step.leading + (above if place == 0 else 0.0), right=True)


__all__ = ["Line", "Setting", "Step", "draw", "setting"]
