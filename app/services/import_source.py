"""A file of customers, products or complaints, opened: how it is read, and its records one by one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain import complaint_presets, contact_columns, presets, product_presets, table_columns
from app.domain.complaint_columns import ComplaintReader, ReadComplaint
from app.domain.importing import RULES, ImportKind, Order, Rule
from app.domain.product_columns import ProductReader, ReadProduct
from app.domain.read_record import ReadCustomer
from app.domain.settings import Settings
from app.domain.table_columns import TablePreset, folded
from app.errors import FileError, InputError
from app.exchange import file_kind, tables, vcards
from app.exchange.tables import TableFile
from app.exchange.vcards import CardFile
from app.i18n import N_, Message
from app.models import import_mapping
from app.services import settings as settings_service

VCARD = "vcard"


@dataclass(frozen=True)
class Source:
    """What is read and how. A table has a `mapping`, for each column the key of its field; vCards need none.

    `named` says which program the table comes from.
    """

    order: Order
    digest: str
    rule: Rule
    preset: str = ""
    named: Message | None = None
    table: TableFile | None = None
    cards: CardFile | None = None
    mapping: tuple[str, ...] = ()
    rows: int = 0
    own: bool = field(default=False)

    @property
    def kind(self) -> ImportKind:
        """What it brings."""
        return self.order.kind

    @property
    def name(self) -> str:
        """The program, or the kind of file, that ids in it belong to."""
        return self.preset or (VCARD if self.cards else "table")


def opened(order: Order) -> Source:
    """Look into a file and settle what the order leaves open. Raises FileError and InputError."""
    rule = order.rule or RULES[order.kind][0]
    if rule not in RULES[order.kind]:
        raise InputError(
            N_("“{rule}” cannot be done with these rows.", rule=rule.value),
            N_("Choose one of: {choices}.", choices=", ".join(RULES[order.kind])),
        )
    if file_kind.kind(order.path) == VCARD:
        if order.kind is not ImportKind.CUSTOMERS:
            raise InputError(N_("“{name}” holds contacts: they come in as customers.", name=order.path.name))
        cards = vcards.look(order.path)
        return Source(order, _digest(cards.digest, rule), rule, cards=cards, rows=cards.cards)
    table = _looked_at(order)
    return _of_table(order, table, rule)


def _of_table(order: Order, table: TableFile, rule: Rule) -> Source:
    preset = _preset(order, table)
    mapping = _mapping(order, table)
    if not any(mapping):
        raise InputError(
            N_("No column of “{name}” is known.", name=order.path.name),
            N_("Say what the columns hold, or choose another kind of list."),
        )
    key = preset[0] if preset else ""
    return Source(
        order,
        _digest(table.digest, rule, table.encoding, table.delimiter, table.sheet, str(table.header_row), *mapping),
        rule,
        preset=key,
        named=preset[1] if preset else None,
        table=table,
        mapping=mapping,
        rows=_rows_in(order.path, table),
        own=key == presets.OWN,
    )


def _looked_at(order: Order) -> TableFile:
    return tables.look(
        order.path,
        encoding=order.encoding,
        delimiter=order.delimiter,
        sheet=order.sheet,
        header_row=order.header_row,
    )


def unmapped(order: Order) -> Source | None:
    """A table whose columns are all still left out; None for vCards."""
    if file_kind.kind(order.path) == VCARD:
        return None
    table = _looked_at(order)
    return Source(order, "", order.rule or RULES[order.kind][0], table=table, mapping=("",) * len(table.header))


def kinds_of(path: Path) -> tuple[ImportKind, ...]:
    """What a file may bring, the likeliest first. Raises FileError for what is neither a table nor vCards."""
    if file_kind.kind(path) == VCARD:
        return (ImportKind.CUSTOMERS,)
    header = tables.look(path).header
    known = {folded(name) for name in header}
    if {"invoiceno", "stockcode"} <= known or {"invoice", "stockcode"} <= known:
        return (ImportKind.SALES,)
    if table_columns.recognise(header, product_presets.PRESETS):
        first = ImportKind.PRODUCTS
    elif table_columns.recognise(header, complaint_presets.PRESETS):
        first = ImportKind.COMPLAINTS
    elif presets.recognise(header):
        first = ImportKind.CUSTOMERS
    else:
        first = _likeliest(known)
    rest = (kind for kind in ImportKind if kind not in (first, ImportKind.SALES))
    return (first, *rest)


def _likeliest(known: set[str]) -> ImportKind:
    """By columns that only one kind of list has."""
    words = {word for name in known for word in name.split()}
    if words & {"price", "barcode", "ean", "gtin", "sku", "cena", "precio", "售价", "条码", "codigo"}:
        return ImportKind.PRODUCTS
    if words & {"complaint", "issue", "reklamacia", "staznost", "投诉"}:
        return ImportKind.COMPLAINTS
    if "product" in words and not words & {"phone", "email", "mail", "surname"}:
        return ImportKind.PRODUCTS
    return ImportKind.CUSTOMERS


def fields(kind: ImportKind) -> tuple[tuple[str, Message], ...]:
    """The fields a column can go to."""
    if kind is ImportKind.CUSTOMERS:
        return tuple((field.key, field.words) for field in contact_columns.FIELDS)
    known = product_presets.FIELDS if kind is ImportKind.PRODUCTS else complaint_presets.FIELDS
    return tuple((field.key, field.words) for field in known)


def preset_keys(kind: ImportKind) -> tuple[str, ...]:
    """The programs whose lists are known."""
    if kind is ImportKind.CUSTOMERS:
        return tuple(dict.fromkeys(preset.key for preset in presets.PRESETS))
    known = product_presets.PRESETS if kind is ImportKind.PRODUCTS else complaint_presets.PRESETS
    return tuple(dict.fromkeys(preset.key for preset in known))


def _preset(order: Order, table: TableFile) -> tuple[str, Message] | None:
    """The key of the program the table comes from, and what it calls itself."""
    if order.preset and order.preset not in preset_keys(order.kind):
        raise InputError(
            N_("“{preset}” is not a kind of file that can be imported.", preset=order.preset),
            N_("Choose one of: {choices}.", choices=", ".join(preset_keys(order.kind))),
        )
    if order.kind is ImportKind.CUSTOMERS:
        found = presets.preset(order.preset) if order.preset else presets.recognise(table.header)
        return (found.key, found.words) if found else None
    other = _table_preset(order, table.header)
    return (other.key, Message(other.name)) if other else None


def _table_preset(order: Order, header: Sequence[str]) -> TablePreset | None:
    known = product_presets.PRESETS if order.kind is ImportKind.PRODUCTS else complaint_presets.PRESETS
    if order.preset:
        return next(preset for preset in known if preset.key == order.preset)
    return table_columns.recognise(header, known)


def _mapping(order: Order, table: TableFile) -> tuple[str, ...]:
    """As ordered, else as remembered for this header, else as the program or the columns' names say."""
    found = order.mapping or _guessed(order, table)
    known = {key for key, _ in fields(order.kind)}
    named = {folded(name): key for name, key in order.renamed}
    strange = [key for key in (*named.values(), *(order.mapping or ())) if key and key not in known]
    if strange:
        raise InputError(
            N_("There is no field “{field}”.", field=strange[0]),
            N_("Choose one of: {choices}.", choices=", ".join(sorted(known))),
        )
    missing = [name for name in named if name not in {folded(column) for column in table.header}]
    if missing:
        raise InputError(
            N_("The file has no column “{name}”.", name=missing[0]),
            N_("Its columns: {columns}", columns=", ".join(table.header)),
        )
    whole = (*found, *[""] * len(table.header))[: len(table.header)]
    return tuple(named.get(folded(name), key) for name, key in zip(table.header, whole, strict=True))


def _guessed(order: Order, table: TableFile) -> tuple[str, ...]:
    if not order.preset:
        remembered = import_mapping.find(order.kind.value, table.header)
        if remembered is not None:
            return remembered
    if order.kind is ImportKind.CUSTOMERS:
        chosen = presets.preset(order.preset) if order.preset else presets.recognise(table.header)
        return chosen.mapping(table.header) if chosen else contact_columns.guess(table.header, table.sample)
    found = _table_preset(order, table.header)
    if found is not None:
        return found.mapping(table.header)
    held = product_presets.FIELDS if order.kind is ImportKind.PRODUCTS else complaint_presets.FIELDS
    return table_columns.guess(table.header, held)


def _digest(file: str, *rest: str) -> str:
    """The same file read another way is another import."""
    return hashlib.sha256(json.dumps((file, *rest)).encode()).hexdigest()


def _rows_in(path: Path, table: TableFile) -> int:
    """About how many rows a file has, by the length of its first ones; 0 where nothing tells."""
    if table.kind != "csv" or not table.sample:
        return 0
    length = sum(len(cell.encode(errors="replace")) + 1 for row in table.sample for cell in row)
    wide = 2 if table.encoding.startswith("utf-16") else 1
    return max(1, path.stat().st_size * len(table.sample) // (wide * max(length, 1)))


def customers(source: Source, settings: Settings, now: datetime) -> Iterator[ReadCustomer]:
    """The customers of a file in its order. Raises FileError where the file breaks off."""
    region = settings_service.profile(settings).phone_region
    if source.cards is not None:
        yield from vcards.cards(source.cards, now.date())
        return
    table = _table(source)
    preset = presets.preset(source.preset) if source.preset else None
    options = contact_columns.options(
        table.header,
        table.sample,
        source.mapping,
        preset=preset,
        region=region,
        workbook=table.kind == "workbook",
    )
    for row, texts in tables.rows(table):
        yield contact_columns.customer(row, texts, source.mapping, options, now.date(), region)


def products(source: Source, settings: Settings) -> Iterator[ReadProduct]:
    """The products of a file in its order."""
    table, country = _table(source), settings_service.profile(settings)
    reader = ProductReader(table.header, source.mapping, country, own=source.own)
    return (reader.product(row, texts) for row, texts in tables.rows(table))


def complaints(source: Source, settings: Settings, now: datetime) -> Iterator[ReadComplaint]:
    """The complaints of a file in its order."""
    table, region = _table(source), settings_service.profile(settings).phone_region
    reader = ComplaintReader.of(table.header, source.mapping, table.sample, now, region)
    reader.own = source.own
    return (reader.complaint(row, texts) for row, texts in tables.rows(table))


def _table(source: Source) -> TableFile:
    if source.table is None:
        raise FileError(N_("“{name}” is not a table.", name=source.order.path.name))
    return source.table
