"""Codes as scanners send them: what a code is, which product it may name, and what it says about the piece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from app.i18n import Message


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


@dataclass(frozen=True, slots=True)
class InStoreRules:
    """All in-store layouts of a shop; a prefix without a rule is a plain number of the shop's own."""

    rules: tuple[InStoreRule, ...] = ()


class CodeKind(StrEnum):
    """What a scanned code is."""

    GTIN = "gtin"
    GS1 = "gs1"
    IN_STORE = "in_store"
    DOCUMENT = "document"
    OTHER = "other"


class DocumentKind(StrEnum):
    """Which paper of the shop a code opens."""

    RECEIPT = "receipt"
    RETURN = "return"
    CERTIFICATE = "certificate"
    COMPLAINT = "complaint"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One code, understood. `keys` are the product codes to look up, best first, in the form of `canonical`.

    `text` is the code without the scanner's marks. `weight` is in kilograms, `price` in main units of `currency`
    (the shop's own where it is empty), `number` the paper's number if `document` is set. `problem` says why the
    code looks misread; the keys are worth a look all the same.
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
    document: DocumentKind | None = None
    number: str = ""
    problem: Message | None = None


def canonical(code: str) -> str:
    """The form in which product codes are kept and compared: a valid GTIN as 14 digits, others trimmed in capitals."""
    raise NotImplementedError


def scan(text: str, rules: InStoreRules) -> Scan:
    """What a scanned or typed code is."""
    raise NotImplementedError
