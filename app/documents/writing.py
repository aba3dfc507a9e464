"""Text from data made fit for paper: one form per letter, no hidden characters, nothing silently lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from app.documents.fonts import NARROW, NO_BREAK_SPACES, WIDE, Weight, chain
from app.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Any face may print a character; all weights reach the same three, in another order.
_ANY = Weight.REGULAR
# Names and labels recur; longer texts are cleaned each time.
_SHORT = 120
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Invisible by nature; leaving them out changes nothing that is seen.
_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
_HAN = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_MARK = "[" + "".join(WIDE) + "]+"
_AMONG_HAN = re.compile(f"(?<=[{_HAN}]){_MARK}|{_MARK}(?=[{_HAN}])")


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that is not printed as itself, and the text it stands in.

    Characters without a glyph are printed as their number in brackets; control and direction marks are left out.
    """

    char: str
    where: str
    left_out: bool = False

    @property
    def code(self) -> str:
        """The character's number as people look it up: U+1F600."""
        return f"U+{ord(self.char):04X}"


def clean(text: str) -> str:
    """The text as it is printed. Line ends stay as line feeds."""
    if text.isascii() and text.isprintable():
        return text
    return _remembered(text) if len(text) <= _SHORT else _cleaned(text)


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    prints = chain(_ANY).prints
    odd = {char for char in set(text) if _is_odd(char) or not (char == "\n" or prints(char))}
    if odd:
        text = text.translate({ord(char): "" if _is_hidden(char) else f"[U+{ord(char):04X}]" for char in odd})
    return _AMONG_HAN.sub(_widened, text)


_remembered = lru_cache(4096)(_cleaned)


def one_line(text: str) -> str:
    """A clean text whose line ends became spaces."""
    return clean(text).replace("\n", " ")


def plain(text: str) -> str:
    """The same for places without a face of ours, such as a document's title."""
    return one_line(text).translate({ord(alias): mark for alias, mark in NARROW.items()})


def _widened(found: re.Match[str]) -> str:
    return "".join(WIDE[mark] for mark in found.group())


def _is_odd(char: str) -> bool:
    if char in NO_BREAK_SPACES or char in "\n\u3000":
        return False
    return char in NARROW or not (char.isprintable() or unicodedata.category(char) == "Zs")


def _is_hidden(char: str) -> bool:
    """Controls, direction and joining marks, lone halves of surrogate pairs, variation selectors."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} or unicodedata.name(char, "").startswith("VARIATION SEL")


def missing(texts: Iterable[str]) -> tuple[Missing, ...]:
    """What these texts hold that paper cannot show, once per character and text."""
    return tuple(found for text in texts for found in _missing_in(text))


def _missing_in(text: str) -> Iterator[Missing]:
    if text.isascii() and text.isprintable():
        return
    normal = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    prints = chain(_ANY).prints
    for char in dict.fromkeys(normal):
        if char == "\n" or char in _SILENT or not (_is_odd(char) or not prints(char)):
            continue
        yield Missing(char, text, left_out=_is_hidden(char))


def missing_in(facts: object) -> tuple[Missing, ...]:
    """The same for every text anywhere in a document's facts."""
    return missing(dict.fromkeys(_texts(facts)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Message):
        yield from _texts(tuple(value.params.values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
