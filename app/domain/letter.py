"""Letter templates: text with `{fields}` from a fixed list, and no other language inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.wording import Wording
from app.errors import PrintError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

# Anything between braces is meant as a field, so a misspelt one is found instead of printed.
_FIELD = re.compile(r"\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SECOND_HALF = 7


class Occasion(StrEnum):
    """What a letter is written for; each has a template in every language."""

    BIRTHDAY = "birthday"
    NAME_DAY = "name_day"
    THANK_YOU = "thank_you"
    SEASON = "season"
    SPRING_FESTIVAL = "spring_festival"
    MID_AUTUMN = "mid_autumn"
    WIN_BACK = "win_back"


OCCASION_WORDS: dict[Occasion, Message] = {
    Occasion.BIRTHDAY: N_("Birthday"),
    Occasion.NAME_DAY: N_("Name day"),
    Occasion.THANK_YOU: N_("Thank you"),
    Occasion.SEASON: N_("Christmas and New Year"),
    Occasion.SPRING_FESTIVAL: N_("Spring Festival"),
    Occasion.MID_AUTUMN: N_("Mid-Autumn Festival"),
    Occasion.WIN_BACK: N_("We miss you"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field letters may hold: what it is called in the editor and what a preview shows."""

    name: str
    label: Message
    sample: Wording


def _sample(en: str, zh: str, sk: str) -> Wording:
    return Wording.of({"en": en, "zh_CN": zh, "sk": sk})


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("salutation", N_("Salutation"), _sample("Dear Ms Kováčová", "尊敬的张女士", "Vážená pani Kováčová")),
        Field("full_name", N_("Full name"), _sample("Jana Kováčová", "张静", "Jana Kováčová")),
        Field("first_name", N_("First name"), _sample("Jana", "静", "Jana")),
        Field("last_name", N_("Family name"), _sample("Kováčová", "张", "Kováčová")),
        Field("birthday", N_("Birthday"), _sample("6 November", "11月6日", "6. novembra")),
        Field(
            "last_purchase",
            N_("Day of the last purchase"),
            _sample("18 November 2026", "2026年11月18日", "18. novembra 2026"),
        ),
        Field("last_product", N_("Last purchase"), _sample("Electric kettle", "电热水壶", "Rýchlovarná kanvica")),
        Field("shop", N_("Shop"), _sample("The Corner Shop", "街角小店", "Predajňa na rohu")),
        Field("shop_phone", N_("Shop’s phone"), _sample("01632 960 014", "0571 5550 0140", "+421 2 555 01 40")),
        Field("shop_address", N_("Shop’s address"), _sample("1 High Street", "中山路 1 号", "Hlavná 1")),
        Field("signer", N_("Who signs"), _sample("The shopkeeper", "店主", "Vedúca predajne")),
        Field("today", N_("Today"), _sample("22 November 2026", "2026年11月22日", "22. novembra 2026")),
        Field("new_year", N_("Year that begins"), _sample("2027", "2027", "2027")),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A letter before it is anybody's. Blank lines part the paragraphs of `body`, line ends those of `signature`."""

    occasion: str
    language: str
    title: str
    subject: str
    opening: str
    body: str
    closing: str
    wish: str = ""
    signature: str = ""

    @property
    def text(self) -> str:
        """All of the template's text, to be checked at once."""
        parts = (self.subject, self.opening, self.body, self.closing, self.wish, self.signature)
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One person's letter, word for word as it prints."""

    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    wish: str
    signature_lines: tuple[str, ...]


def fields_in(text: str) -> tuple[str, ...]:
    """Every field the text holds, known or not, once each, in order."""
    return tuple(dict.fromkeys(found[1] for found in _FIELD.finditer(text)))


def check(text: str, allowed: Collection[str] = FIELDS.keys()) -> tuple[Message, ...]:
    """What stops this text from printing: each unknown field, with those there are."""
    choice = ", ".join(f"{{{name}}}" for name in allowed)
    return tuple(
        N_("{field} is not a field of letters. There are: {choice}.", field=f"{{{name}}}", choice=choice)
        for name in fields_in(text)
        if name not in allowed
    )


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields replaced, in one pass: braces inside a value are never read again.

    Raises PrintError for a field that has no value under its name.
    """
    problems = check(text, values.keys())
    if problems:
        raise PrintError(problems[0], N_("Correct the template; nothing was printed."))
    return _FIELD.sub(lambda found: values[found[1]], text)


def lacking(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Fields of the text that are empty for this person."""
    return tuple(name for name in fields_in(text) if name in values and not values[name].strip())


def write(template: Template, values: Mapping[str, str]) -> Written:
    """One person's letter. A paragraph or line with a field that is empty for this person is left out whole."""
    return Written(
        subject=fill(template.subject, values),
        salutation=fill(template.opening, values),
        paragraphs=_kept(_PARAGRAPH.split(template.body.strip()), values),
        closing=fill(template.closing, values),
        wish=fill(template.wish, values),
        signature_lines=_kept(template.signature.strip().splitlines(), values),
    )


def _kept(pieces: list[str], values: Mapping[str, str]) -> tuple[str, ...]:
    filled = [(fill(piece, values), lacking(piece, values)) for piece in pieces]
    return tuple(text.strip() for text, empty in filled if text.strip() and not empty)


def samples(language: str) -> dict[str, str]:
    """A value for every field, for the preview of a template."""
    return {name: field.sample.in_language(language) for name, field in FIELDS.items()}


def year_greeted(today: date) -> int:
    """The year a New Year's letter wishes well: the next one from July on."""
    return today.year + 1 if today.month >= _SECOND_HALF else today.year
