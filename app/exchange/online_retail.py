"""The Online Retail file of the UCI repository: one row per line of an invoice, read in two passes.

What is what in that file, found by reading all of it:

- An invoice's rows carry one customer and, but for a few, one minute; the first row's minute counts. The rows of an
  invoice may stand apart, so a first pass remembers where scattered invoices end.
- Numbers that begin with C are cancellations: goods or money given back, with negative quantities.
- Numbers that begin with A adjust the books (bad debt). BANK CHARGES, AMAZONFEE, S (samples), CRUK (commission) and B
  are costs of the shop. None of these is a sale.
- POST, DOT and C2 are postage and carriage the customer paid: lines like any other. M (entered by hand) and D
  (discount) have no product of their own: free lines.
- A document with no customer and no priced row is a stock movement (found, damaged, thrown away). Rows without a
  price inside a priced invoice stay: often its whole sum stands in one M row.
- Codes differ by case only (85123A, 85123a) for the same article. Prices are pounds; the file does not say whether
  they include tax, so none is claimed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.domain import typed
from app.domain.imported import ImportedDocument, ImportedLine, ImportedProduct, Skip, SkipReason, Survey
from app.exchange import table_file
from app.exchange.table_file import Row

CURRENCY = "GBP"
_HEADERS = (
    ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"),
    ("Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country"),
)
_COLUMNS = len(_HEADERS[0])
_INVOICE, _CODE, _NAME, _QUANTITY, _AT, _PRICE, _CARD, _COUNTRY = range(_COLUMNS)
_COSTS = frozenset(("BANK CHARGES", "AMAZONFEE", "S", "CRUK", "B"))
_FREE = frozenset(("M", "D"))
_NOTHING = frozenset(("0.0", "0", "0.00", ""))
_NUMBER = re.compile(r"(-?)([0-9]{1,9})(?:\.([0-9]{1,9}))?", re.ASCII)
_QUANTITY_DECIMALS = 3
_PRICE_DECIMALS = 6
_LONGEST = 200

Value = TypeVar("Value")


def survey(path: Path) -> Survey:
    """Look through the whole file once. Raises FileError when it is not such a file."""
    file = table_file.inspect(path)
    names: dict[tuple[str, str], int] = {}
    prices: dict[str, str] = {}
    returned: set[tuple[str, str]] = set()
    ends: dict[str, int] = {}
    scattered: set[str] = set()
    current, count = "", 0
    for number, row in table_file.rows(file, _HEADERS):
        count += 1
        if len(row) != _COLUMNS:
            continue
        invoice, code, name, quantity, _, price, card, _ = row
        if invoice != current:
            ends[current] = number - 1
            current = invoice
            if current in ends:
                scattered.add(current)
        # Rows without a price say what was wrong with the goods; a name is what they were sold under.
        if price not in _NOTHING:
            key = (code, name)
            names[key] = names.get(key, 0) + 1
            if quantity[:1] != "-":
                prices[code] = price
            else:
                returned.add((card, code))
    ends[current] = count + 1
    return Survey(
        file=file,
        rows=count,
        currency=CURRENCY,
        products=_products(names, prices),
        last_rows={invoice: ends[invoice] for invoice in scattered},
        returned=frozenset((_card(card), _code(code)) for card, code in returned),
    )


def _products(names: dict[tuple[str, str], int], prices: dict[str, str]) -> dict[str, ImportedProduct]:
    joined: dict[str, Counter[str]] = {}
    for (code, name), count in names.items():
        joined.setdefault(_code(code), Counter())[_name(name)] += count
    latest = {_code(code): max(_scaled(price, _PRICE_DECIMALS) or 0, 0) for code, price in prices.items()}
    return {code: ImportedProduct(code, _usual(found) or code, latest.get(code, 0)) for code, found in joined.items()}


def _usual(found: Counter[str]) -> str:
    """The most used name; the first of several used as often."""
    found.pop("", None)
    return max(found, key=found.__getitem__, default="")


def documents(known: Survey) -> Iterator[ImportedDocument]:
    """The file's invoices in the order in which they end; the same file always gives the same order."""
    reader = _Reader(known)
    open_rows: dict[str, list[Row]] = {}
    current, rows = "", open_rows.setdefault("", [])
    for pair in table_file.rows(known.file, _HEADERS):
        number, row = pair
        if len(row) != _COLUMNS:
            yield _misshapen(number, row)
            continue
        if row[_INVOICE] != current:
            if current not in known.last_rows and rows:
                yield reader.document(current, open_rows.pop(current))
            current = row[_INVOICE]
            rows = open_rows.setdefault(current, [])
        rows.append(pair)
        if number == known.last_rows.get(current):
            yield reader.document(current, open_rows.pop(current))
            rows = open_rows.setdefault(current, [])
    yield from (reader.document(invoice, left) for invoice, left in open_rows.items() if left)


def _misshapen(number: int, row: list[str]) -> ImportedDocument:
    skip = Skip(number, SkipReason.COLUMNS, str(len(row))) if row else Skip(number, SkipReason.BROKEN)
    return ImportedDocument("", None, "", "", returned=False, lines=(), skips=(skip,))


class _Reader:
    """Turns texts into values, each different text once: a file repeats few of them many times."""

    def __init__(self, known: Survey) -> None:
        self._known = known
        self._quantities = _Seen(_usable_quantity)
        self._prices = _Seen(_usable_price)
        self._codes = _Seen(_sold_code)
        self._names = _Seen(_name)
        self._cards = _Seen(_card)

    def document(self, invoice: str, rows: list[Row]) -> ImportedDocument:
        """One invoice with all its rows."""
        returned = invoice.startswith("C")
        at = next((found for found in (_moment(row[_AT]) for _, row in rows) if found), None)
        card = next((found for found in (self._cards[row[_CARD]] for _, row in rows) if found), "")
        country = self._names[rows[0][1][_COUNTRY]]
        lines: list[ImportedLine] = []
        if not invoice or at is None or invoice.startswith("A"):
            skips = [_skip(number, row) for number, row in rows]
        else:
            lines, skips = self._told_apart(rows, returned=returned)
        if not card and not any(line.price_micro for line in lines):
            skips += [Skip(line.row, SkipReason.STOCK) for line in lines]
            lines = []
        skips.sort(key=lambda skip: skip.row)
        return ImportedDocument(invoice, at, card, country, returned, tuple(lines), tuple(skips))

    def _told_apart(self, rows: list[Row], *, returned: bool) -> tuple[list[ImportedLine], list[Skip]]:
        """The rows that are lines, and those left out."""
        quantities, prices, codes, names = self._quantities, self._prices, self._codes, self._names
        lines: list[ImportedLine] = []
        skips: list[Skip] = []
        for number, row in rows:
            _, code_text, name_text, quantity_text, _, price_text, _, _ = row
            code, quantity, price = codes[code_text], quantities[quantity_text], prices[price_text]
            if code and quantity and price is not None and (quantity < 0) is returned:
                name = names[name_text] or self._known_name(code)
                lines.append(ImportedLine(number, code, name, quantity, price, code in _FREE))
            else:
                skips.append(_skip(number, row))
        return lines, skips

    def _known_name(self, code: str) -> str:
        product = self._known.products.get(code)
        return product.name if product else code


class _Seen(dict[str, Value]):
    """What each text means, worked out when it is first asked for."""

    def __init__(self, meaning: Callable[[str], Value]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, text: str) -> Value:
        found = self[text] = self._meaning(text)
        return found


def _usable_quantity(text: str) -> int:
    return _scaled(text, _QUANTITY_DECIMALS) or 0


def _usable_price(text: str) -> int | None:
    price = _scaled(text, _PRICE_DECIMALS)
    return price if price is not None and price >= 0 else None


def _sold_code(text: str) -> str:
    code = _code(text)
    return "" if code in _COSTS else code


def _card(text: str) -> str:
    return _name(text.removesuffix(".0"))


def _skip(number: int, row: list[str]) -> Skip:
    """Why a row is no line of a sale."""
    quantity, price = _scaled(row[_QUANTITY], _QUANTITY_DECIMALS), _scaled(row[_PRICE], _PRICE_DECIMALS)
    nano = (quantity or 0) * (price or 0)
    invoice, code = row[_INVOICE], _code(row[_CODE])
    if not invoice or not code:
        return Skip(number, SkipReason.INVOICE, nano=nano)
    if invoice.startswith("A"):
        return Skip(number, SkipReason.ADJUSTMENT, typed.one_line(invoice)[:_LONGEST], nano)
    if code in _COSTS:
        return Skip(number, SkipReason.COST, typed.one_line(row[_NAME])[:_LONGEST] or code, nano)
    if not quantity or price is None or price < 0:
        text = row[_PRICE] if quantity else row[_QUANTITY]
        return Skip(number, SkipReason.NUMBER, typed.one_line(text)[:_LONGEST], nano)
    if _moment(row[_AT]) is None:
        return Skip(number, SkipReason.MOMENT, typed.one_line(row[_AT])[:_LONGEST], nano)
    return Skip(number, SkipReason.NEGATIVE if price else SkipReason.STOCK, nano=nano)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=None)


def _scaled(text: str, decimals: int) -> int | None:
    """A plain number as a whole count of its smallest part; None when it is none or finer than that."""
    found = _NUMBER.fullmatch(text)
    fraction = (found[3] or "").rstrip("0") if found else ""
    if found is None or len(fraction) > decimals:
        return None
    value: int = int(found[2]) * 10**decimals + int(fraction.ljust(decimals, "0"))
    return -value if found[1] else value


def _code(text: str) -> str:
    return typed.one_line(text).upper()[:_LONGEST]


def _name(text: str) -> str:
    return typed.one_line(text)[:_LONGEST]
