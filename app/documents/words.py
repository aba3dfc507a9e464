"""The program's own words on a paper, in its language and, where there is room, in a second one beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.shop import say
from app.documents.writing import one_line

if TYPE_CHECKING:
    from decimal import Decimal

    from app.documents.shop import Text
    from app.documents.style import Style
    from app.domain.money import Money
    from app.i18n import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks for one paper. Every result is clean and fits one line of text flow."""

    language: Language
    second: Language | None = None

    def say(self, text: Text) -> str:
        """The text in the paper's language alone."""
        return one_line(say(self.language, text))

    def both(self, text: Text) -> str:
        """The text in both languages, side by side."""
        return " ".join(self.each(text))

    def label(self, text: Text, style: Style, room: float) -> str:
        """The text in both languages if both fit, else in the first."""
        both = self.both(text)
        return both if style.width(both) <= room else self.say(text)

    def parts(self, text: Text, style: Style, room: float) -> tuple[str, ...]:
        """The text in both languages: on one line if both fit, else one after the other."""
        both = self.both(text)
        return (both,) if style.width(both) <= room else self.each(text)

    def each(self, text: Text) -> tuple[str, ...]:
        """The text in each language, once where both say the same."""
        said = (one_line(say(language, text)) for language in (self.language, self.second) if language)
        return tuple(dict.fromkeys(said))

    def amount(self, money: Money) -> str:
        """An amount without its currency."""
        return self.language.amount(money.minor, money.currency)

    def money(self, money: Money) -> str:
        """An amount with its currency."""
        return self.language.money(money.minor, money.currency)

    def price(self, price: Decimal, money: Money) -> str:
        """A unit price with the currency's decimals, or more where it is finer."""
        return self.language.number(price, max(_decimals(price), _decimals(money.decimal)))

    def quantity(self, quantity: Decimal, unit: str) -> str:
        """A quantity as sold: pieces without decimals, goods by weight with theirs, and the unit."""
        whole = not unit and quantity == quantity.to_integral_value()
        number = self.language.number(quantity, 0 if whole else _decimals(quantity))
        return f"{number} {one_line(unit)}" if unit else number


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
