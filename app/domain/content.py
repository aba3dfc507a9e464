"""What is in one package of a product: 500 g, 0.75 l, 10 pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.folding import fold
from app.domain.money import parse_decimal
from app.errors import InputError
from app.i18n import N_, Message

DECIMALS = 3
LARGEST = Decimal(1_000_000)


class ContentUnit(StrEnum):
    """In what the content of a package is measured."""

    GRAM = "g"
    KILOGRAM = "kg"
    MILLILITRE = "ml"
    LITRE = "l"
    METRE = "m"
    PIECE = "pc"


CONTENT_UNIT_WORDS: dict[ContentUnit, Message] = {
    ContentUnit.GRAM: N_("grams"),
    ContentUnit.KILOGRAM: N_("kilograms"),
    ContentUnit.MILLILITRE: N_("millilitres"),
    ContentUnit.LITRE: N_("litres"),
    ContentUnit.METRE: N_("metres"),
    ContentUnit.PIECE: N_("pieces"),
}
# How people write them, folded; centilitres, millimetres and the like are brought to one of ours.
_KNOWN = {
    ContentUnit.GRAM: "g gr gram grams gramov 克",
    ContentUnit.KILOGRAM: "kg kilo kilogram kilograms 公斤 千克",
    ContentUnit.MILLILITRE: "ml millilitre milliliter mililitrov 毫升",
    ContentUnit.LITRE: "l lt litre liter liters litres litrov 升",
    ContentUnit.METRE: "m metre meter metres meters metrov 米",
    ContentUnit.PIECE: "pc pcs piece pieces ks kus kusov kusy stk st 个 件 片 枚 支",
}
_UNIT_OF = {word: unit for unit, words in _KNOWN.items() for word in words.split()}
_SCALED = {
    "cl": (ContentUnit.MILLILITRE, Decimal(10)),
    "dl": (ContentUnit.MILLILITRE, Decimal(100)),
    "cm": (ContentUnit.METRE, Decimal("0.01")),
    "mm": (ContentUnit.METRE, Decimal("0.001")),
    "mg": (ContentUnit.GRAM, Decimal("0.001")),
    "dag": (ContentUnit.GRAM, Decimal(10)),
    "dkg": (ContentUnit.GRAM, Decimal(10)),
    "斤": (ContentUnit.GRAM, Decimal(500)),
}
_SHAPE = re.compile(r"(?:(\d{1,4})\s*[x×*]\s*)?([\d.,  ]*\d)\s*([^\d\s.]+)\.?")


@dataclass(frozen=True, slots=True)
class Content:
    """An amount and its unit."""

    amount: Decimal
    unit: ContentUnit

    def __str__(self) -> str:
        return f"{self.amount:f} {self.unit.value}"


def parse(text: str) -> Content:
    """A content as people write it: `500 g`, `0,75 l`, `6 x 330 ml`. Raises InputError for anything else."""
    found = _SHAPE.fullmatch(text.strip())
    name = fold(found[3]) if found else ""
    unit, scale = _SCALED.get(name, (_UNIT_OF.get(name), Decimal(1)))
    if found is None or unit is None:
        raise InputError(N_("“{text}” is not the content of a package.", text=text), N_("Write it like 500 g."))
    content = Content(_bare(parse_decimal(found[2]) * scale * int(found[1] or 1)), unit)
    wrong = problem(content.amount, content.unit)
    if wrong is not None:
        raise InputError(wrong)
    return content


def problem(amount: Decimal | None, unit: ContentUnit | None) -> Message | None:
    """Why this cannot be what is in a package; nothing at all is no problem."""
    if amount is None:
        return None if unit is None else N_("Write how much is in one package, or leave the measure empty.")
    if unit is None:
        return N_("Choose the measure of the content.")
    if not 0 < amount <= LARGEST:
        return N_("The content of a package is more than nothing and at most {n}.", n=LARGEST)
    if amount != round(amount, DECIMALS):
        return N_("A content has at most {n} decimals.", n=DECIMALS)
    return None


def _bare(amount: Decimal) -> Decimal:
    """The same amount without needless zeros."""
    short = amount.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
