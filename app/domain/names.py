"""A person's name: its parts, and how each script writes, sorts and reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, takewhile

from app.domain import pinyin as readings
from app.domain.folding import fold, is_han, words

_TITLES_BEFORE = frozenset(
    "arch bc doc dr dott frau fr herr ing judr llb mag maddr mddr mgr miss mme "  # noqa: SIM905 - reads better as a line
    "mr mrs ms mudr mvdr paeddr pan pani p pharmdr phdr phmr prof rndr rsdr sir thdr thlic thmgr".split(),
)
_TITLES_AFTER = frozenset(
    "artd ba bsc csc dba dis dphil drsc dsc emba esq jr llm ma mba md mph mpa msc phd prof sr st ml thd".split(),  # noqa: SIM905 - see above
)
# A generation word follows the name without a comma.
_GENERATIONS = frozenset(("jr", "sr", "ml", "st"))
_PARTICLES = frozenset(
    "al bin da de del della den der di dos du el la le ten ter van vom von zu zum zur".split(),  # noqa: SIM905 - see above
)
_HAN_TITLES = (
    "先生",
    "女士",
    "小姐",
    "太太",
    "老师",
    "师傅",
    "医生",
    "经理",
    "老板",
    "阿姨",
    "叔叔",
    "同学",
    "總",
    "总",
)
# Longer runs of Chinese characters are a shop's name or a name written by sound.
_LONGEST_HAN_NAME = 4
# Names written by sound keep the dot between their parts: 买买提·阿卜杜拉.
_DOTS = dict.fromkeys(map(ord, "·•・‧"))
_SUFFIX_SEPARATOR = re.compile(r"[,，]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts. A single name, and the name of an organisation, is all `family`."""

    family: str
    given: str
    title_before: str = ""
    title_after: str = ""
    middle: str = ""

    @property
    def han(self) -> bool:
        """Whether the name itself is in Chinese characters: family first, no space."""
        return _written_in_han(self.family + self.given)


def display(name: PersonName) -> str:
    """The full name as its script writes it: 张伟, `Ing. Ján Novák, PhD.`."""
    if name.han:
        return " ".join(filter(None, (name.title_before, name.family + name.given + name.title_after, name.middle)))
    plain = " ".join(filter(None, (name.title_before, name.given, name.middle, name.family)))
    if not name.title_after:
        return plain
    return f"{plain}{' ' if _bare(name.title_after) in _GENERATIONS else ', '}{name.title_after}"


def listed(shown: str, parts: PersonName, *, firm: bool) -> PersonName:
    """What a customer is listed by: a person's name in its parts; of a firm, or a nameless one, all that is shown."""
    return PersonName(shown, "") if firm or not (parts.family or parts.given) else parts


def initials(name: PersonName) -> str:
    """One or two letters for a picture of the person: 张, `JK`."""
    if name.han:
        return (name.family or name.given)[:1]
    letters = [_first_letter(part) for part in (name.given, _without_particles(name.family))]
    return "".join(letters).upper()


def sort_key(name: PersonName) -> str:
    """Text that sorts by family name: without case and accents, Chinese by pinyin."""
    if not name.han:
        return " ".join(filter(None, (fold(name.family), fold(name.given), fold(name.middle))))
    sounds = " ".join(readings.as_typed(syllable.shown)[0] for syllable in syllables(name))
    return f"{sounds} {name.family}{name.given}"


def given_key(name: PersonName) -> str:
    """The first given name as a calendar of name days has it: `jana`; empty for Chinese names."""
    given = words(name.given)
    return "" if name.han or not given or is_han(given[0]) else given[0]


def syllables(name: PersonName) -> tuple[readings.Syllable, ...]:
    """The characters of a Chinese name with their readings; none for other scripts."""
    return readings.syllables(name.family, name.given) if name.han else ()


def pinyin(name: PersonName) -> str:
    """How a Chinese name is read, with tones: `Zhāng Wěimín`; empty for other scripts."""
    return "".join(text for text, _ in pinyin_parts(name))


def pinyin_parts(name: PersonName) -> tuple[tuple[str, bool], ...]:
    """The pinyin line in pieces: text, and whether it is a syllable (else a space or apostrophe)."""
    parts: list[tuple[str, bool]] = []
    for _, group in groupby(syllables(name), key=lambda syllable: syllable.in_family):
        if parts:
            parts.append((" ", False))
        for place, syllable in enumerate(group):
            parts += _syllable_parts(syllable.shown, first=not (place and parts[-1][1]))
    return tuple(parts)


def _syllable_parts(text: str, *, first: bool) -> list[tuple[str, bool]]:
    if first:
        return [(text.capitalize(), True)]
    if readings.toneless(text)[0] in "aeo":
        return [("’", False), (text, True)]
    return [(text, text.isalpha())]


def parse(text: str) -> PersonName:
    """The parts of a full name as people type it: 张伟, `Jana Kováčová`, `Kováčová, Jana`, `Ing. Ján Novák PhD.`."""
    words = text.split()
    if words and _written_in_han(words[0]):
        return _parse_han(words)
    pieces = [piece.split() for piece in _SUFFIX_SEPARATOR.split(text)]
    named = [piece for piece in pieces if piece and not all(_is_title_after(word) for word in piece)]
    after = [" ".join(piece) for piece in pieces if piece and piece not in named]
    if len(named) > 1 and all(_bare(word) in _TITLES_BEFORE for piece in named[1:] for word in piece):
        # Jana Nováková, Ing.
        return _given_first([word for piece in (*named[1:], named[0]) for word in piece], after)
    if len(named) == 2:  # noqa: PLR2004 - family, comma, given
        return _family_first(named[0], named[1], after)
    return _given_first([word for piece in named for word in piece], after)


def _parse_han(words: list[str]) -> PersonName:
    run = list(takewhile(_written_in_han, words))
    other_script = " ".join(words[len(run) :])
    last, title = _without_han_title("".join(run[1:]) or run[0])
    family, given = (run[0], last) if len(run) > 1 else _split_han(last)
    return PersonName(family, given, title_after=title, middle=other_script)


def _written_in_han(word: str) -> bool:
    return not word.isascii() and is_han(word.translate(_DOTS))


def _without_han_title(text: str) -> tuple[str, str]:
    title = next((title for title in _HAN_TITLES if text.endswith(title) and len(text) > len(title)), "")
    return text.removesuffix(title), title


def _split_han(run: str) -> tuple[str, str]:
    """Surname and given name: two characters of surname where it is a known one."""
    if len(run) > _LONGEST_HAN_NAME or run != run.translate(_DOTS):
        return run, ""
    cut = 2 if len(run) > 2 and readings.compound_surname(run[:2]) else 1  # noqa: PLR2004 - a given name must remain
    return run[:cut], run[cut:]


def _family_first(family: list[str], rest: list[str], after: list[str]) -> PersonName:
    """`Kováčová, Ing. Jana`; titles may stand on either side of the comma."""
    before, family = _titles_before(family)
    more, rest = _titles_before(rest)
    rest, behind = _titles_after(rest)
    return PersonName(
        " ".join(family),
        rest[0] if rest else "",
        title_before=" ".join(before + more),
        title_after=", ".join([*behind, *after]),
        middle=" ".join(rest[1:]),
    )


def _given_first(words: list[str], after: list[str]) -> PersonName:
    before, words = _titles_before(words)
    words, behind = _titles_after(words)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return PersonName(
        " ".join(words[max(start, 0) :]),
        words[0] if start > 0 else "",
        title_before=" ".join(before),
        title_after=", ".join([*behind, *after]),
        middle=" ".join(words[1:start]),
    )


def _titles_before(words: list[str]) -> tuple[list[str], list[str]]:
    """Leading titles and the rest; the last word always stays a name."""
    titles = list(takewhile(lambda word: _bare(word) in _TITLES_BEFORE, words[:-1]))
    return titles, words[len(titles) :]


def _titles_after(words: list[str]) -> tuple[list[str], list[str]]:
    """The rest and trailing titles; the first word always stays a name."""
    titles = list(takewhile(_is_title_after, reversed(words[1:])))
    return words[: len(words) - len(titles)], titles[::-1]


def _is_title_after(word: str) -> bool:
    # Ma and Ba are Chinese family names: without full stops only capitals make them degrees.
    if word.isalpha() and len(word) == 2 and not word.isupper():  # noqa: PLR2004 - two letters
        return False
    return _bare(word) in _TITLES_AFTER


def _bare(word: str) -> str:
    return fold(word).replace(".", "").strip(", ")


def _first_letter(text: str) -> str:
    return next((letter for letter in text if letter.isalnum()), "")


def _without_particles(family: str) -> str:
    return next((word for word in family.split() if word.lower() not in _PARTICLES), family)
