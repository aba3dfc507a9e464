"""What a customer looks for: in which words, up to which price, until when; and whether some goods are it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from app.domain import typed
from app.domain.folding import fold, is_han, words
from app.errors import FormError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.domain.money import Money
    from app.domain.names import PersonName
    from app.domain.phones import Phone

LONGEST_LINE = 200
# Shorter words (24, cm, na) say nothing of what it is.
SHORTEST_WORD = 3
# Inflected words share their beginning: hrniec and hrnca, pans and pan.
STEM = 4
_ENDING = 3
_HALF = 0.5
_FEW = 3


class NeedState(StrEnum):
    """How far it is. Who was told still looks for it until they buy it or give it up."""

    OPEN = "open"
    TOLD = "told"
    MET = "met"
    DROPPED = "dropped"


NEED_WORDS: dict[NeedState, Message] = {
    NeedState.OPEN: N_("Looks for it"),
    NeedState.TOLD: N_("Was told"),
    NeedState.MET: N_("Has it"),
    NeedState.DROPPED: N_("Given up"),
}
WAITING = (NeedState.OPEN, NeedState.TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft:
    """A need as a form holds it. `product_id` names the very product; `product` is its name, only shown."""

    id: int | None = None
    customer_id: int = 0
    what: str = ""
    features: str = ""
    price_limit: Money | None = None
    wanted_by: date | None = None
    product_id: int | None = None
    product: str = ""
    category: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need as it stands: what was asked, how far it is, and who wrote it down."""

    draft: NeedDraft
    id: int
    state: NeedState
    since: date
    staff: str
    told_at: datetime | None = None


class Fit(IntEnum):
    """Why goods may be what somebody looks for; the larger, the surer."""

    CATEGORY = 1
    WORDS = 2
    PRODUCT = 3


@dataclass(frozen=True, slots=True)
class Goods:
    """What a product is to those who look for something. `price` is with tax, for one; None where none is marked."""

    id: int
    name: str
    category: str
    price: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Somebody who looks for a product, and how to reach them."""

    need: Need
    fit: Fit
    number: int
    name: str
    person: PersonName
    phone: Phone | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A product that came in after somebody had asked for such a thing."""

    need: Need
    goods: Goods
    since: date


def tidied(draft: NeedDraft) -> NeedDraft:
    """The same need with bare lines."""
    lines = {name: typed.one_line(getattr(draft, name)) for name in ("what", "features", "category", "note")}
    what = lines.pop("what") or draft.product or lines["category"]
    return replace(draft, what=what, **lines)  # type: ignore[arg-type]  # each of these fields is text


def check(draft: NeedDraft) -> None:
    """Raise FormError for a tidied need that cannot be kept."""
    found: dict[str, Message] = {}
    for name in ("what", "features", "category", "note"):
        if len(getattr(draft, name)) > LONGEST_LINE:
            found[name] = N_("This is too long: there is room for {n} characters.", n=LONGEST_LINE)
    if not draft.what:
        found["what"] = N_("Write what they look for.")
    if draft.price_limit is not None and draft.price_limit.minor <= 0:
        found["price_limit"] = N_("A price limit is more than zero.")
    if found:
        raise FormError(found)


def fit(draft: NeedDraft, goods: Goods) -> Fit | None:
    """Whether goods may be what is looked for; never what costs more than the limit, if both are in one currency."""
    if _too_dear(draft, goods):
        return None
    if draft.product_id is not None:
        return Fit.PRODUCT if draft.product_id == goods.id else None
    if _says(draft.what, f"{goods.name} {goods.category}"):
        return Fit.WORDS
    same = bool(draft.category) and fold(draft.category) == fold(goods.category)
    return Fit.CATEGORY if same else None


def best_first(found: list[Wanted]) -> tuple[Wanted, ...]:
    """The surest first, then those who were not told yet, then by the day it is needed, then who asked first."""
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.fit,
                one.need.state is NeedState.TOLD,
                (one.need.draft.wanted_by is None, one.need.draft.wanted_by),
                one.need.id,
            ),
        )
    )


def asked_by(text: str) -> tuple[str, ...]:
    """The beginnings of words by which needs for these goods, or goods for this need, are looked up."""
    found = [word[:2] if is_han(word) else word[:STEM] for word in words(text) if _telling(word)]
    pairs = [word[n : n + 2] for word in words(text) if is_han(word) for n in range(1, len(word) - 1)]
    return tuple(dict.fromkeys((*found, *pairs)))


def _telling(word: str) -> bool:
    return is_han(word) or (len(word) >= SHORTEST_WORD and not word.isdecimal())


def _too_dear(draft: NeedDraft, goods: Goods) -> bool:
    limit, price = draft.price_limit, goods.price
    return limit is not None and price is not None and limit.currency == price.currency and price.minor > limit.minor


def _says(what: str, about: str) -> bool:
    """Whether the words of `what` are said: of many one may be missing, but never the last, which names the thing."""
    asked = [word for word in words(what) if _telling(word)]
    latin = [word for word in asked if not is_han(word)]
    said = words(about)
    hits = [any(_alike(word, other) for other in said) for word in latin]
    han = "".join(word for word in asked if is_han(word))
    pairs = [han[n : n + 2] for n in range(len(han) - 1)] or [han] * bool(han)
    text = "".join(word for word in said if is_han(word))
    found = sum(pair in text for pair in pairs)
    if pairs and (found < len(pairs) * _HALF or pairs[-1] not in text):
        return False
    if not latin:
        return bool(pairs)
    return hits[-1] and sum(hits) >= len(hits) - (len(hits) > _FEW)


def _alike(one: str, other: str) -> bool:
    """The same word, or the same with another ending."""
    if one == other:
        return True
    short = min(len(one), len(other))
    if is_han(other) or short < STEM:
        return False
    same = next((n for n in range(short) if one[n] != other[n]), short)
    return same >= STEM - (short == STEM) and max(len(one), len(other)) - same <= _ENDING
