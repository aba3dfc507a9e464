"""A row of a table as a product: prices and yes in many languages, and bar codes that a spreadsheet has destroyed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from app.domain import cells, content, gtin, moment_read, typed, warranty
from app.domain import product as rules
from app.domain.content import Content
from app.domain.country import Country
from app.domain.folding import fold
from app.domain.money import parse_decimal
from app.domain.product import ProductDraft, Unit
from app.domain.warranty import LIFETIME, Term, TermUnit
from app.domain.wording import Wording
from app.errors import AppError, InputError
from app.i18n import N_, Message

_DESTROYED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_FRACTION = re.compile(r"(\d{6,})[.,]0+")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
_CURRENCY = re.compile(r"\b[A-Za-z]{2,4}\b|Kč|zł|元|[$€£¥]")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?")
_IN_HEADER = re.compile(r"\((\d+(?:[.,]\d+)?)\s*%\)")
_TERM = re.compile(r"(\d{1,5})\s*([^\d\W]*)\.?")
_TRUE = frozenset("yes y true 1 x ano a si ja oui 是 有 active published visible ✓".split())  # noqa: SIM905 - reads better as a line
_FALSE = frozenset("no n false 0 nie ne nein non 否 无 draft archived hidden inactive".split())  # noqa: SIM905 - as above
_UNITS = {
    Unit.PIECE: "pc pcs piece ks kus stk st ud unidad each ea 个 件",
    Unit.KILOGRAM: "kg kilo kilogram 公斤 千克",
    Unit.GRAM: "g gram 克",
    Unit.METRE: "m metre meter 米",
    Unit.LITRE: "l litre liter lt 升",
    Unit.HOUR: "h hour hod hodina std 小时",
}
_UNIT_OF = {word: unit for unit, known in _UNITS.items() for word in known.split()}
_SPANS = {
    TermUnit.DAY: ("d", "day", "den", "dni", "tag", "天", "日"),
    TermUnit.WEEK: ("w", "week", "tyz", "woche", "周"),
    TermUnit.MONTH: ("m", "month", "mes", "mon", "个月", "月"),
    TermUnit.YEAR: ("y", "year", "r", "rok", "let", "jahr", "ano", "年"),
}
_FOR_LIFE = frozenset(("lifetime", "for life", "dozivotna", "终身"))
_MONTH_FIRST = ("US",)
# Words of a variant that say that there is only one.
_ONLY = frozenset(("default title", "regular", "default"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProduct:
    """One row of a file. The rest is said as of a customer: see `read_record.ReadCustomer`."""

    row: int
    draft: ProductDraft
    lost: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
    problem: Message | None = None


@dataclass(slots=True)
class ProductReader:
    """Reads the rows of one table in their order: a variant's row may leave out the name of its product."""

    header: tuple[str, ...]
    mapping: tuple[str, ...]
    country: Country
    own: bool = False
    handle: str = ""
    heads: ProductDraft = field(default_factory=ProductDraft)

    def product(self, row: int, texts: Sequence[str]) -> ReadProduct:
        """One row. What cannot be read of it is said, and the rest stays."""
        if not texts:
            return ReadProduct(row=row, draft=ProductDraft(), problem=N_("The row cannot be read."))
        held = _Row(self.header, self.mapping, texts, own=self.own)
        read = _Reading(held, self.country, own=self.own)
        draft = rules.tidied(self._grouped(held, read.draft()))
        problem = self._problem(held, draft, read)
        if problem is None:
            problem = next(iter(rules.problems(draft, self.country).values()), None)
        return ReadProduct(row=row, draft=draft, lost=held.lost(), warnings=tuple(read.warnings), problem=problem)

    def _problem(self, held: _Row, draft: ProductDraft, read: _Reading) -> Message | None:
        if read.problem is not None:
            return read.problem
        picture = held.one("handle") and not held.one("name") and not held.one("price") and not held.one("sku")
        return (
            N_("The row holds no product of its own, only more of the one above.") if picture and draft.name else None
        )

    def _grouped(self, held: _Row, draft: ProductDraft) -> ProductDraft:
        """A variant takes from the first row of its group what it leaves out, and is called by its options."""
        handle = held.one("handle")
        if handle and handle == self.handle:
            first = self.heads
            draft = replace(
                draft,
                name=draft.name or first.name,
                category=draft.category or first.category,
                supplier=draft.supplier or first.supplier,
            )
        elif handle:
            self.handle, self.heads = handle, draft
        options = [text for text in held.all("option") if text and fold(text) not in _ONLY]
        return replace(draft, name=" / ".join((draft.name, *options))) if options and draft.name else draft


@dataclass(slots=True)
class _Row:
    """A row by its fields."""

    header: tuple[str, ...]
    mapping: tuple[str, ...]
    texts: Sequence[str]
    own: bool

    def all(self, key: str) -> list[str]:
        found = (text for name, text in zip(self.mapping, self.texts, strict=False) if name == key)
        return [cells.bare(text).strip() for text in found]

    def one(self, key: str) -> str:
        return next(filter(None, self.all(key)), "")

    def lost(self) -> tuple[str, ...]:
        """The columns that hold something and have no place."""
        return tuple(
            self.header[place] if place < len(self.header) else str(place + 1)
            for place, text in enumerate(self.texts)
            if text.strip() and (place >= len(self.mapping) or not self.mapping[place])
        )

    def headed(self, key: str) -> Iterator[tuple[str, str]]:
        """The columns of a field with their names."""
        for name, column, text in zip(self.mapping, self.header, self.texts, strict=False):
            if name == key:
                yield column, text.strip()


class _Reading:
    """One row becoming a product, with what is to be said about it."""

    def __init__(self, held: _Row, country: Country, *, own: bool) -> None:
        self._held, self._country, self._own = held, country, own
        self.warnings: list[Message] = []
        self.problem: Message | None = None

    def draft(self) -> ProductDraft:
        held = self._held
        term = self._term(held.one("warranty"))
        packed = self._content(held.one("content"))
        return ProductDraft(
            sku=_without_fraction(held.one("sku")),
            name=_unescaped(held.one("name")),
            codes=tuple(self._codes()),
            price=self._price(held.one("price")),
            tax_code=self._tax(),
            unit=self._unit(),
            category=_unescaped(held.one("category"))[: rules.LONGEST_NAME],
            supplier=_unescaped(held.one("supplier"))[: rules.LONGEST_NAME],
            term_count=term.count if term and term.count else None,
            term_unit=term.unit if term else None,
            ask_serial=self._yes("serial"),
            ask_batch=self._yes("batch"),
            care=held.one("care"),
            prompt=held.one("prompt"),
            active=self._active(),
            content=packed.amount if packed else None,
            content_unit=packed.unit if packed else None,
            pitch=_unescaped(held.one("pitch"))[: rules.LONGEST_PITCH],
            new_on=self._day(held.one("new_on")),
        )

    def _codes(self) -> Iterator[str]:
        for cell in self._held.all("code"):
            for text in cells.split(cell) if self._own else re.split(r"[,;|\n]", cell):
                code = self._code(_without_fraction(text.strip()))
                if code:
                    yield code

    def _code(self, text: str) -> str:
        if not text:
            return ""
        if _DESTROYED.fullmatch(text):
            self.warnings.append(
                N_("A spreadsheet destroyed this bar code: “{text}”. It is left out; scan the package.", text=text)
            )
            return ""
        try:
            rules.read_code(text, self._country.in_store)
        except InputError:
            return self._mended(text)
        return text

    def _mended(self, text: str) -> str:
        """A code whose check digit does not fit: zeros that a spreadsheet took away are put back, else it goes."""
        full = text.zfill(13)
        if text.isdecimal() and 10 <= len(text) <= 12 and gtin.fits(full):  # noqa: PLR2004 - an EAN without its zeros
            self.warnings.append(N_("The bar code {text} had lost its zeros: it is {code}.", text=text, code=full))
            return full
        self.warnings.append(N_("The check digit of the bar code “{text}” does not fit: it is left out.", text=text))
        return ""

    def _price(self, text: str) -> Decimal | None:
        if not text or fold(text) == "variable":
            return Decimal(0)
        try:
            return parse_decimal(_CURRENCY.sub("", text).strip())
        except InputError as error:
            self.problem = error.text
            return None

    def _tax(self) -> str:
        standard = self._country.standard_rate.code
        said = [(column, text) for column, text in self._held.headed("tax") if text]
        if not said:
            return standard
        column, text = next(((c, t) for c, t in said if fold(t) in _TRUE), said[0])
        if fold(text) in _FALSE and _IN_HEADER.search(column):
            return standard
        named = _IN_HEADER.search(column)
        found = self._rate(f"{named[1]}%" if named and fold(text) in _TRUE else text)
        if found is None:
            self.warnings.append(N_("There is no tax “{text}” here: the standard rate is taken.", text=text))
        return found or standard

    def _rate(self, text: str) -> str | None:
        """The code of a rate said by its code, its percent or its name."""
        rates = self._country.tax_rates
        percent = _PERCENT.fullmatch(text)
        if percent:
            value = Decimal(percent[1].replace(",", "."))
            return next((named.rate.code for named in rates if named.rate.percent in (value, value * 100)), None)
        said = fold(text)
        return next((n.rate.code for n in rates if said == fold(n.rate.code) or said in _names(n.name)), None)

    def _unit(self) -> Unit:
        if any(fold(text) in _TRUE for text in self._held.all("weight")):
            return Unit.KILOGRAM
        text = self._held.one("unit")
        if not text:
            return Unit.PIECE
        unit = _UNIT_OF.get(fold(text).rstrip("."))
        if unit is None:
            self.warnings.append(N_("The unit “{text}” is not known: pieces are taken.", text=text))
        return unit or Unit.PIECE

    def _content(self, text: str) -> Content | None:
        if not text:
            return None
        try:
            return content.parse(text)
        except InputError:
            self.warnings.append(N_("“{text}” is not the content of a package: it is left out.", text=text))
            return None

    def _term(self, text: str) -> Term | None:
        if not text or fold(text) in _FALSE:
            return None
        try:
            return LIFETIME if fold(text) in _FOR_LIFE else _read_term(text)
        except AppError:
            self.warnings.append(N_("“{text}” is not a warranty term: it is left out.", text=text))
            return None

    def _day(self, text: str) -> date | None:
        found = moment_read.moment(text, day_first=self._country.code not in _MONTH_FIRST) if text else None
        if text and found is None:
            self.warnings.append(N_("“{text}” is not a day: it is left out.", text=text))
        return found.date() if found else None

    def _yes(self, key: str) -> bool:
        return fold(self._held.one(key)) in _TRUE

    def _active(self) -> bool:
        sold = [fold(text) for text in self._held.all("active") if text]
        return not self._yes("inactive") and (not sold or any(text not in _FALSE for text in sold))


def _names(wording: Wording) -> tuple[str, ...]:
    return tuple(fold(text) for _, text in wording.texts)


def _read_term(text: str) -> Term:
    found = _TERM.fullmatch(text.strip())
    if found is None:
        return warranty.parse(text)
    said = fold(found[2])
    if not said:
        return Term(int(found[1]), TermUnit.MONTH)
    unit = next(
        (unit for unit, known in _SPANS.items() if said.startswith(tuple(k for k in known if len(k) > 1))), None
    )
    unit = unit or next((unit for unit, known in _SPANS.items() if said in known), None)
    return Term(int(found[1]), unit) if unit else warranty.parse(text)


def _without_fraction(text: str) -> str:
    """A long number that a spreadsheet wrote as 8590001187340.0."""
    found = _FRACTION.fullmatch(text)
    return found[1] if found else text


def _unescaped(text: str) -> str:
    """`R&amp;D` of a web shop is R&D."""
    plain = html.unescape(text) if _ENTITY.search(text) else text
    return typed.one_line(plain)
