"""Codes as scanners send them: what a code is, which product it may name, and what it says about the piece."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain import document_number, gs1, gtin
from app.errors import InputError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from datetime import date

MISREAD = N_("The check digit does not fit: scan again or type the code.")
# The mark some scanners send first (AIM identifier); these say that a GS1 element string follows.
_MARK = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1_MARKS = ("]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1")
_HUMAN = re.compile(r"\([0-9]{2,4}\).")
_LINK = re.compile(r"https?://\S+/0?1/[0-9]{8,14}(/|\?|$)", re.IGNORECASE)
_PRODUCT_FIRST = re.compile(r"0[12]([0-9]{14})")
_GROUPING = str.maketrans("", "", " -\u2010\u2011\u2012\u2013")
_EAN_13 = 13
_FIGURES_WITH_CHECK = (4, 5)
_INVISIBLE = ("Cc", "Cf")


class Measure(StrEnum):
    """What the figure inside an in-store code means."""

    WEIGHT = "weight"
    PRICE = "price"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class InStoreRule:
    """How scales and label printers of a country fill an EAN-13 that begins with `prefix`.

    After the prefix come `item_digits` of the product's number, one check digit of the figure if `price_check`, then
    the figure up to the code's own check digit, with `decimals` of it behind the point (kilograms or main units).
    """

    prefix: str
    measure: Measure
    item_digits: int
    decimals: int
    price_check: bool = False

    def __post_init__(self) -> None:
        figures = _EAN_13 - 1 - len(self.prefix) - self.item_digits - self.price_check
        fitting = figures in _FIGURES_WITH_CHECK if self.price_check else figures > 0
        if not fitting or self.item_digits < 1 or not 0 <= self.decimals <= figures:
            raise InputError(
                N_("The layout of in-store codes that begin with {prefix} does not fit 13 digits.", prefix=self.prefix)
            )


@dataclass(frozen=True, slots=True)
class InStoreRules:
    """All in-store layouts of a shop; a prefix without a rule is a plain number of the shop's own."""

    rules: tuple[InStoreRule, ...] = ()

    def rule(self, ean13: str) -> InStoreRule | None:
        """The layout of a code, the longest prefix first."""
        fitting = [rule for rule in self.rules if ean13.startswith(rule.prefix)]
        return max(fitting, key=lambda rule: len(rule.prefix), default=None)


class CodeKind(StrEnum):
    """What a scanned code is."""

    GTIN = "gtin"
    GS1 = "gs1"
    IN_STORE = "in_store"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One code, understood. `keys` are the product codes to look up, best first, in the form of `canonical`.

    `text` is the code without the scanner's marks. `weight` is in kilograms, `price` in main units of `currency`
    (the shop's own where it is empty). `document` says which of the shop's papers `number` names. `problem` says why
    the code looks misread; the keys are worth a look all the same.
    """

    text: str
    kind: CodeKind
    keys: tuple[str, ...] = ()
    batch: str = ""
    serial: str = ""
    expiry: date | None = None
    weight: Decimal | None = None
    price: Decimal | None = None
    currency: str = ""
    count: Decimal | None = None
    document: document_number.Kind | None = None
    number: str = ""
    problem: Message | None = None

    def measured(self, key: str) -> bool:
        """Whether weight, price and count belong to the product found under `key`.

        A product kept under the whole of an in-store code is a plain piece; the figure inside means nothing for it.
        """
        return self.kind is not CodeKind.IN_STORE or key != self.keys[0]


def canonical(code: str) -> str:
    """The form in which product codes are kept and compared: a valid GTIN as 14 digits, others trimmed in capitals."""
    tidy = _tidy(code)
    digits = tidy.translate(_GROUPING)
    found = gtin.forms(digits) if gtin.has_length(digits) else ()
    return found[0] if found else tidy.upper()


def scan(text: str, rules: InStoreRules) -> Scan:
    """What a scanned or typed code is. Never raises: what cannot be understood is a code of its own."""
    tidy = _tidy(text)
    mark = _MARK.match(tidy)
    bare = tidy[mark.end() :] if mark else tidy
    if (mark and mark[0] in _GS1_MARKS) or _is_gs1(bare):
        return _gs1(bare)
    bare = bare.replace(gs1.SEPARATOR, "")
    digits = bare.translate(_GROUPING)
    if gtin.has_length(digits):
        return _number(bare, digits, rules)
    kind = document_number.kind_of(bare)
    if kind is not None:
        number = document_number.opened_by(bare)
        return Scan(text=bare, kind=CodeKind.DOCUMENT, keys=(bare.upper(),), document=kind, number=number)
    return Scan(text=bare, kind=CodeKind.OTHER, keys=(canonical(bare),) if bare else ())


def _tidy(text: str) -> str:
    """Full-width figures as plain ones; control characters gone but for the GS1 separator; blanks single."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(c for c in plain if c == gs1.SEPARATOR or unicodedata.category(c) not in _INVISIBLE)
    return re.sub(" +", " ", kept).strip(" ")


def _is_gs1(bare: str) -> bool:
    if _HUMAN.match(bare) or _LINK.match(bare):
        return True
    product = _PRODUCT_FIRST.match(bare.lstrip(gs1.SEPARATOR))
    return product is not None and gtin.fits(product[1])


def _gs1(bare: str) -> Scan:
    shown = bare.replace(gs1.SEPARATOR, " ").strip()
    try:
        found = gs1.read(bare)
    except InputError as error:
        return Scan(text=shown, kind=CodeKind.GS1, keys=(canonical(shown),), problem=error.text)
    return Scan(
        text=shown,
        kind=CodeKind.GS1,
        keys=(found.gtin14, canonical(shown)) if found.gtin14 else (canonical(shown),),
        batch=found.batch,
        serial=found.serial,
        expiry=found.expiry,
        weight=found.weight,
        price=found.price,
        currency=found.currency,
        count=found.count,
    )


def _number(bare: str, digits: str, rules: InStoreRules) -> Scan:
    found = gtin.forms(digits)
    if not found:
        return Scan(text=bare, kind=CodeKind.OTHER, keys=(canonical(bare),), problem=MISREAD)
    ean13 = found[0][1:]
    rule = rules.rule(ean13) if len(digits) in (_EAN_13, _EAN_13 - 1) else None
    if rule is not None:
        return _in_store(bare, ean13, rule)
    return Scan(text=bare, kind=CodeKind.GTIN, keys=found)


def _in_store(bare: str, ean13: str, rule: InStoreRule) -> Scan:
    item_end = len(rule.prefix) + rule.item_digits
    item = ean13[len(rule.prefix) : item_end]
    guard, figure = ("", ean13[item_end:-1]) if not rule.price_check else (ean13[item_end], ean13[item_end + 1 : -1])
    whole = canonical(ean13)
    if guard and gs1.price_check_digit(figure) != guard:
        return Scan(text=bare, kind=CodeKind.IN_STORE, keys=(whole,), problem=MISREAD)
    keys = (whole, ean13[:item_end], item, item.lstrip("0"))
    value = Decimal(figure).scaleb(-rule.decimals) or None  # a label without a figure asks at the counter
    return Scan(
        text=bare,
        kind=CodeKind.IN_STORE,
        keys=tuple(dict.fromkeys(key for key in keys if key)),
        weight=value if rule.measure is Measure.WEIGHT else None,
        price=value if rule.measure is Measure.PRICE else None,
        count=value if rule.measure is Measure.COUNT else None,
    )
