"""The blocks of a day report, the same on a roll and on a sheet: rows with an amount, tables, and small print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.writing import one_line
from app.domain.money import total
from app.domain.payment import Method
from app.domain.sale import SaleKind
from app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from app.documents.day_report_facts import DayReportFacts
    from app.documents.shop import Text
    from app.documents.words import Words
    from app.domain.day_report import ChangedPrice, DayReport, MethodTotal, NumberRange
    from app.domain.money import Money

_MOST_CATEGORIES = 12
_HASH_GROUP = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its figure; a row without a figure is one to write into."""

    label: str
    figure: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One block under its heading: rows, or a table whose first row holds its heads, then lines of small print.

    A `wide` one takes the whole width of a sheet.
    """

    heading: str
    rows: tuple[Row, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    small: tuple[str, ...] = ()
    wide: bool = False


def sections(facts: DayReportFacts, words: Words) -> tuple[Section, ...]:
    """Everything there is to say of the day; what did not happen is left out."""
    report = facts.report
    made = (
        _takings(report, words),
        _payments(report, words),
        _drawer(report, words),
        _sellers(report, words),
        _taxes(facts, words),
        _categories(report, words),
        _prices(report, words),
        _numbers(report, words),
        _audit(report, words),
    )
    return tuple(one for one in made if one.rows or one.table or one.small)


def about(facts: DayReportFacts, words: Words) -> tuple[str, str]:
    """Which day, with its name, and until which moment of it."""
    report, language = facts.report, words.language
    day = N_("{weekday}, {day}", weekday=language.weekday(report.day), day=language.day(report.day))
    until = N_("as of {time}", time=language.time(report.until)) if report.until else ""
    said = words.say(day)
    return said[:1].upper() + said[1:], words.say(until)


def _counted(words: Words, label: Text, count: int) -> str:
    return f"{words.say(label)} ({words.language.number(count)})"


def _takings(report: DayReport, words: Words) -> Section:
    sold, back = report.sales, report.returns
    rows = [Row(_counted(words, N_("Sales"), sold.count), words.amount(sold.amount))]
    if back.count:
        rows.append(Row(_counted(words, N_("Returns"), back.count), words.amount(back.amount)))
    rows.append(Row(words.say(N_("Takings")), words.money(report.takings), strong=True))
    if sold.count:
        rows.append(Row(words.say(N_("Average sale")), words.amount(report.average)))
    given = report.discounts
    if given.count:
        label = _counted(words, N_("Discounts given, already taken off"), given.count)
        rows.append(Row(label, words.amount(-given.amount)))
    if report.rounding:
        rows.append(Row(words.say(N_("Cash rounding, already counted")), words.amount(report.rounding)))
    return Section(words.say(N_("Takings of the day")), tuple(rows))


def method(name: str) -> Text:
    """What a way of paying is called."""
    return Method(name).words if name in tuple(Method) else N_("Another way")


def _payments(report: DayReport, words: Words) -> Section:
    rows = [row for one in report.payments for row in _payment(one, words)]
    if rows:
        whole = total([one.amount for one in report.payments], report.currency)
        rows.append(Row(words.say(N_("Together")), words.amount(whole), strong=True))
    return Section(words.say(N_("Paid by")), tuple(rows))


def _payment(one: MethodTotal, words: Words) -> Iterator[Row]:
    label = method(one.method)
    if one.taken.count:
        yield Row(_counted(words, label, one.taken.count), words.amount(one.taken.amount))
    if one.paid_back.count:
        back = N_("{method}, paid back", method=label)
        yield Row(_counted(words, back, one.paid_back.count), words.amount(one.paid_back.amount))


def _drawer(report: DayReport, words: Words) -> Section:
    rows = (
        Row(words.say(N_("In the morning")), words.amount(report.cash_float)),
        Row(words.say(N_("Cash of the day")), words.amount(report.cash)),
        Row(words.say(N_("Expected in the drawer")), words.money(report.cash_expected), strong=True),
        Row(words.say(N_("Counted"))),
        Row(words.say(N_("Difference"))),
    )
    return Section(words.say(N_("Cash drawer")), rows)


def _sellers(report: DayReport, words: Words) -> Section:
    rows = []
    for one in report.sellers:
        label = _counted(words, one.name or N_("Nobody named"), one.sales.count + one.returns.count)
        rows.append(Row(label, words.amount(one.amount)))
    return Section(words.say(N_("By seller")), tuple(rows))


def _taxes(facts: DayReportFacts, words: Words) -> Section:
    rates = facts.report.rates
    if not rates:
        return Section("")
    heads = tuple(words.say(head) for head in (facts.tax_name, N_("Net"), N_("Tax"), N_("Gross")))
    rows = [(words.language.percent(one.percent), *_sums(words, one.net, one.tax, one.gross)) for one in rates]
    if len(rates) > 1:
        currency = facts.report.currency
        sums = (total([getattr(one, part) for one in rates], currency) for part in ("net", "tax", "gross"))
        rows.append((words.say(N_("Together")), *_sums(words, *sums)))
    return Section(words.say(N_("By tax rate")), table=(heads, *rows))


def _sums(words: Words, *amounts: Money) -> tuple[str, ...]:
    return tuple(words.amount(amount) for amount in amounts)


def _categories(report: DayReport, words: Words) -> Section:
    found = report.categories
    if len(found) <= 1:
        return Section("")
    rows = [Row(words.say(one.name or N_("Without a category")), words.amount(one.amount)) for one in found]
    if len(rows) > _MOST_CATEGORIES:
        others = found[_MOST_CATEGORIES - 1 :]
        rest = total([one.amount for one in others], report.currency)
        label = _counted(words, N_("Other categories"), len(others))
        rows = [*rows[: _MOST_CATEGORIES - 1], Row(label, words.amount(rest))]
    return Section(words.say(N_("By category")), tuple(rows))


def _prices(report: DayReport, words: Words) -> Section:
    small = [_price(one, words) for one in report.changed_prices]
    more = report.price_changes - len(report.changed_prices)
    if more:
        small.append(words.language.ngettext("and {n} more", "and {n} more", more))
    return Section(_counted(words, N_("Changed prices"), report.price_changes), small=tuple(small), wide=True)


def _price(one: ChangedPrice, words: Words) -> str:
    prices = N_("{old} → {new}", old=_plain(words, one.listed), new=_plain(words, one.price))
    what = N_("{label}: {text}", label=f"{one.number} {one_line(one.product)}", text=words.say(prices))
    return words.language.join((words.say(what), one_line(one.reason), one_line(one.seller)))


def _plain(words: Words, price: Decimal) -> str:
    exponent = price.as_tuple().exponent
    return words.language.number(price, max(2, -exponent if isinstance(exponent, int) else 2))


def _numbers(report: DayReport, words: Words) -> Section:
    small = [words.say(text) for one in report.numbers for text in _range(one)]
    if report.printed:
        printed = N_("Receipts printed: {n}, copies: {copies}", n=report.printed, copies=report.copies)
        small.append(words.say(printed))
    return Section(words.say(N_("Numbers and papers")), small=tuple(small))


def _range(one: NumberRange) -> Iterator[Text]:
    sales = one.kind is SaleKind.SALE
    label = N_("Till {till}, sales", till=one.till) if sales else N_("Till {till}, returns", till=one.till)
    numbers = one.first if one.first == one.last else f"{one.first} – {one.last}"
    yield N_("{label}: {text}", label=label, text=f"{numbers} ({one.count})")
    if one.missing:
        yield N_("{n} numbers between them are not of this day.", n=one.missing)


def _audit(report: DayReport, words: Words) -> Section:
    if report.audit is None:
        return Section("")
    whole = report.audit.digest
    digest = " ".join(whole[place : place + _HASH_GROUP] for place in range(0, len(whole), _HASH_GROUP))
    entry = N_("Entry {n} of the record of who did what", n=words.language.number(report.audit.entry))
    return Section(words.say(N_("Seal of the records")), small=(words.say(entry), digest))
