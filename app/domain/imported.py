"""Records read from a file of another program, and what became of every one of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from app.domain.changes import Changes
from app.domain.importing import Counts, ImportKind, RunState
from app.i18n import N_, Message

# Quantities are thousandths and prices millionths: their product counts thousand-millionths of the main unit.
NANO_DIGITS = 9


class SkipReason(StrEnum):
    """Why a row of a file is not imported."""

    BROKEN = "broken"
    COLUMNS = "columns"
    NUMBER = "number"
    MOMENT = "moment"
    INVOICE = "invoice"
    ADJUSTMENT = "adjustment"
    STOCK = "stock"
    COST = "cost"
    NEGATIVE = "negative"
    ALREADY = "already"


SKIP_WORDS: dict[SkipReason, Message] = {
    SkipReason.BROKEN: N_("The row cannot be read: its quotation marks do not fit, or it is too long"),
    SkipReason.COLUMNS: N_("The row has another number of columns: {detail}"),
    SkipReason.NUMBER: N_("“{detail}” is not a number that can be used here"),
    SkipReason.MOMENT: N_("“{detail}” is not a day and time"),
    SkipReason.INVOICE: N_("The row has no invoice number or no code"),
    SkipReason.ADJUSTMENT: N_("{detail} adjusts the books and is not a sale"),
    SkipReason.STOCK: N_("Goods found, lost or broken: nobody paid"),
    SkipReason.COST: N_("“{detail}” is a cost of the shop and not a sale"),
    SkipReason.NEGATIVE: N_("A sale has no negative quantity and a return no positive one"),
    SkipReason.ALREADY: N_("{detail} is already in the shop"),
}


@dataclass(frozen=True, slots=True)
class Skip:
    """A row left out. `row` counts as a spreadsheet does: the header is row 1. `nano` is what it would have come to."""

    row: int
    reason: SkipReason
    detail: str = ""
    nano: int = 0

    @property
    def amount(self) -> Decimal:
        """What the row would have come to."""
        return exact(self.nano)

    @property
    def words(self) -> Message:
        """The reason as a sentence."""
        return Message(SKIP_WORDS[self.reason].text, {"detail": self.detail})


class ImportedLine(NamedTuple):
    """One line of a document. A named tuple, because a file has hundreds of thousands and a dataclass costs thrice."""

    row: int
    code: str
    name: str
    quantity_milli: int
    price_micro: int
    free: bool

    @property
    def nano(self) -> int:
        """Quantity times price, exactly."""
        return self.quantity_milli * self.price_micro


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """One sale or return of the file, and those of its rows that are neither. `at` is local and naive, as in the file.

    `card` is the customer's number in the other program; empty for a walk-in. A document without lines is no sale.
    """

    number: str
    at: datetime | None
    card: str
    country: str
    returned: bool
    lines: tuple[ImportedLine, ...]
    skips: tuple[Skip, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows of the file it takes up."""
        return len(self.lines) + len(self.skips)


@dataclass(frozen=True, slots=True)
class ImportedProduct:
    """What a whole file says about a product: its most used name and its latest price."""

    code: str
    name: str
    price_micro: int


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that can be read as text: where it is, how it is encoded, and its digest."""

    path: Path
    encoding: str
    digest: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first look through a file tells: its size, its products, and where scattered documents end.

    `returned` are the pairs of card and code that come back somewhere in the file.
    """

    file: TextFile
    rows: int
    currency: str
    products: Mapping[str, ImportedProduct] = field(repr=False)
    last_rows: Mapping[str, int] = field(repr=False)
    returned: frozenset[tuple[str, str]] = field(repr=False)


@lru_cache(maxsize=65536)
def minor(quantity_milli: int, price_micro: int, decimals: int) -> int:
    """Quantity times price in minor units, rounded half up (away from zero) as every amount is."""
    step: int = 10 ** (NANO_DIGITS - decimals)
    nano = quantity_milli * price_micro
    whole = (abs(nano) * 2 + step) // (step * 2)
    return whole if nano >= 0 else -whole


def exact(nano: int) -> Decimal:
    """Thousand-millionths as an exact amount of main units, with two decimals at least."""
    value = Decimal(nano).scaleb(-NANO_DIGITS).normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal("0.01")) if isinstance(exponent, int) and exponent > -2 else value  # noqa: PLR2004 - two


@dataclass(frozen=True, slots=True)
class Created:
    """How many records an import made."""

    customers: int = 0
    products: int = 0
    sales: int = 0
    returns: int = 0
    lines: int = 0

    def __add__(self, other: Created) -> Created:
        return Created(
            self.customers + other.customers,
            self.products + other.products,
            self.sales + other.sales,
            self.returns + other.returns,
            self.lines + other.lines,
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run has done so far. Kept with the run after every batch, so that it can go on where it stopped.

    `stored` is the imported money after rounding to minor units, in thousand-millionths as `imported` is.
    `matched` lines of returns were found in an earlier sale.
    """

    rows: int = 0
    created: Created = Created()
    imported: int = 0
    stored: int = 0
    skipped: int = 0
    already: int = 0
    matched: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.rows + other.rows,
            self.created + other.created,
            self.imported + other.imported,
            self.stored + other.stored,
            self.skipped + other.skipped,
            self.already + other.already,
            self.matched + other.matched,
        )


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A run and its reconciliation: `total_imported` + `total_skipped` is the sum of the file, exactly.

    Of the imported amount `rounding` is what whole minor units could not hold.
    """

    number: int
    rows: int
    created: Created
    skipped: tuple[Skip, ...] = field(repr=False)
    total_imported: Decimal
    total_skipped: Decimal
    rounding: Decimal
    currency: str
    already: int
    matched: int
    seconds: float
    changes: Changes

    def as_json(self, render: Callable[[Message], str]) -> dict[str, object]:
        """The public answer of `import --json`; the keys stay."""
        made = self.created
        return {
            "import": self.number,
            "rows": self.rows,
            "created": {
                "customers": made.customers,
                "products": made.products,
                "sales": made.sales,
                "returns": made.returns,
                "lines": made.lines,
            },
            "skipped": [{"row": skip.row, "reason": render(skip.words)} for skip in self.skipped],
            "total_imported": f"{self.total_imported:f}",
            "total_skipped": f"{self.total_skipped:f}",
            "rounding": f"{self.rounding:f}",
            "currency": self.currency,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import as the shop remembers it. Of sales it keeps a tally, of lists counts."""

    number: int
    kind: ImportKind
    preset: str
    file_name: str
    digest: str
    started: datetime
    state: RunState
    position: int
    tally: Tally = Tally()
    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an import, as its page shows it."""

    number: int
    state: RunState
    created: Created
    already: int
    matched: int
    skipped: tuple[Skip, ...] = field(repr=False)
    total_imported: Decimal
    total_skipped: Decimal
    rounding: Decimal
    currency: str

    @property
    def total(self) -> Decimal:
        """The sum of the file."""
        return self.total_imported + self.total_skipped


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back; what somebody has worked with by now stays.

    Of records that were there before, `taken_back` changes are undone and `left` stay in whole or in part.
    """

    number: int
    changes: Changes
    sales: int = 0
    customers: int = 0
    products: int = 0
    complaints: int = 0
    kept_customers: int = 0
    kept_products: int = 0
    kept_complaints: int = 0
    taken_back: int = 0
    left: int = 0

    @property
    def kept(self) -> int:
        """How many records of the import stay."""
        return self.kept_customers + self.kept_products + self.kept_complaints

    def as_json(self) -> dict[str, object]:
        """The public answer of `undo-import --json`; the keys stay."""
        return {
            "import": self.number,
            "removed": {
                "sales": self.sales,
                "customers": self.customers,
                "products": self.products,
                "complaints": self.complaints,
            },
            "kept": {
                "customers": self.kept_customers,
                "products": self.kept_products,
                "complaints": self.kept_complaints,
            },
            "taken_back": self.taken_back,
            "left": self.left,
        }


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file as it will be: a line of a sale or return, or skipped with its reason."""

    row: int
    number: str
    at: datetime | None
    card: str
    returned: bool
    code: str
    name: str
    quantity: Decimal
    amount: Decimal
    skip: Skip | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file, and how many there are."""

    rows: int
    currency: str
    first: tuple[PreviewRow, ...]
