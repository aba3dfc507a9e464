"""A receipt on a sheet: A4, A5 or Letter, over as many pages as it has lines for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.code_block import code_block
from app.documents.last_page import spared
from app.documents.pdf import Pdf
from app.documents.receipt_words import (
    about_line,
    about_sale,
    before_total,
    copy_line,
    credit_line,
    customer_number,
    discount,
    fiscal_line,
    points_line,
    warranty,
)
from app.documents.sheet import Block, Sheet, leading
from app.documents.style import Style
from app.documents.table import Carried, Table
from app.documents.writing import one_line
from app.domain.money import Money
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.documents.receipt_facts import ReceiptFacts, ReceiptLine
    from app.documents.table import Texts
    from app.documents.words import Words


# So many rows are kept on one page with their heading.
_TOGETHER = 8


def draw(facts: ReceiptFacts, paper: Paper, words: Words) -> bytes:
    """The sheets as PDF."""
    write = partial(_written, facts, paper, words)
    return spared(write, partial(write, parted=True)).finish()


def _written(facts: ReceiptFacts, paper: Paper, words: Words, share: float = 1.0, *, parted: bool = False) -> Sheet:
    title = words.both(facts.title)
    about = f"{words.say(facts.title)} {facts.number}"
    pdf = Pdf(paper, title=about, author=facts.shop.legal_name, language=words.language.code)
    sheet = Sheet(pdf, paper, facts.shop, facts.number)
    sheet.tighten(share)
    sheet.head()
    stamp = copy_line(facts, words) if facts.copy else ""
    sheet.title(title, _subtitle(facts, words), stamp)
    _people(sheet, facts, words)
    sheet.y += 5 * sheet.unit
    _lines(sheet, facts, words)
    if facts.kind.priced:
        _sums(sheet, facts, words)
    if parted:
        sheet.turn()
    _warranties(sheet, facts, words)
    _care(sheet, facts, words)
    _ledgers(sheet, facts, words)
    sheet.paragraph(facts.terms, sheet.styles.small)
    _foot(sheet, facts, words)
    return sheet


def _subtitle(facts: ReceiptFacts, words: Words) -> str:
    moment, where = about_sale(facts, words)[0]
    return words.language.join((words.say(moment), where))


def _people(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    """Who bought, and what a return belongs to."""
    blocks = []
    customer = facts.customer
    if customer is not None:
        rest = (customer_number(customer, words), *customer.address_lines, customer.phone)
        blocks.append(Block(words.both(N_("Customer")), one_line(customer.name), tuple(filter(None, rest))))
    rest_of_sale = about_sale(facts, words)[_known(facts) :]
    blocks += [Block(words.both(label), value) for label, value in rest_of_sale]
    if facts.until is not None:
        blocks.append(Block(words.both(facts.until.label), words.language.day(facts.until.day)))
    if blocks:
        sheet.blocks(tuple(blocks))


def _known(facts: ReceiptFacts) -> int:
    """How many rows about the sale are told elsewhere: the moment, the customer and their phone."""
    return 1 if facts.customer is None else 2 + bool(facts.customer.phone)


def _lines(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    table = _table(sheet, facts, words)
    table.head()
    sum_so_far = Money(0, facts.total.currency)
    for place, line in enumerate(facts.lines):
        carried = _carried(sum_so_far, words) if place and facts.kind.priced else None
        table.row(_texts(sheet, line, words), _figures(facts, line, words), sheet.styles.text, carried)
        sum_so_far += line.amount


def _table(sheet: Sheet, facts: ReceiptFacts, words: Words) -> Table:
    unit = sheet.grid
    if not facts.kind.priced:
        return Table(sheet, (words.both(N_("Description")), words.both(N_("Qty"))), (28 * unit,))
    columns = [
        (N_("Qty"), 18, True),
        (N_("Price"), 22, True),
        (N_("Discount"), 19, _has_discounts(facts)),
        (facts.tax_name, 14, _has_rates(facts)),
        (N_("Amount"), 25, True),
    ]
    shown = [(head, width * unit) for head, width, wanted in columns if wanted]
    style = sheet.styles.caption
    heads = [words.label(head, style, width - unit) for head, width in shown]
    return Table(sheet, (words.both(N_("Description")), *heads), tuple(width for _, width in shown))


def _has_rates(facts: ReceiptFacts) -> bool:
    return any(line.tax_rate is not None for line in facts.lines)


def _has_discounts(facts: ReceiptFacts) -> bool:
    return any(line.discount_percent or line.discount for line in facts.lines)


def _carried(money: Money, words: Words) -> Carried:
    return Carried(words.say(N_("Carried over")), words.say(N_("Brought forward")), words.amount(money))


def _texts(sheet: Sheet, line: ReceiptLine, words: Words) -> Texts:
    styles = sheet.styles
    second = [(line.second_name, styles.small)] if line.second_name else []
    return ((line.name, styles.strong), *second, *((note, styles.small) for note in about_line(line, words)))


def _figures(facts: ReceiptFacts, line: ReceiptLine, words: Words) -> tuple[str, ...]:
    quantity = words.quantity(line.quantity, line.unit)
    if not facts.kind.priced:
        return (quantity,)
    cut = (discount(line, words),) if _has_discounts(facts) else ()
    rate = words.language.percent(line.tax_rate) if line.tax_rate is not None else ""
    rates = (rate,) if _has_rates(facts) else ()
    return (quantity, words.price(line.unit_price, line.amount), *cut, *rates, words.amount(line.amount))


def _sums(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    """Tax at the left, what is to pay and how it was paid at the right."""
    rows = _paid(facts, words)
    sheet.room((len(rows) + 4) * leading(sheet.styles.text) + 8 * sheet.unit)
    sheet.y += 2 * sheet.unit
    top = sheet.y
    _taxes(sheet, facts, words)
    lowest, sheet.y = sheet.y, top
    _money_column(sheet, facts, words, rows)
    sheet.y = max(sheet.y, lowest)


def _taxes(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    if not facts.taxes:
        return
    width = sheet.width * 0.46
    column = width * 0.26
    style = sheet.styles.caption
    heads = (facts.tax_name, N_("Net"), N_("Tax"), N_("Gross"))
    shown = tuple(words.label(head, style, column - sheet.unit) for head in heads)
    table = Table(sheet, shown, (column,) * 3, width=width)
    table.head()
    for row in facts.taxes:
        label = words.say(row.label) or words.language.percent(row.rate)
        figures = tuple(words.amount(money) for money in (row.net, row.tax, row.gross))
        table.row(((label, sheet.styles.small),), figures, sheet.styles.small)
    note = N_("Prices include tax.") if facts.tax_included else N_("Prices are without tax.")
    for part in words.parts(note, sheet.styles.caption, width):
        sheet.paragraph(part, sheet.styles.caption, width=width)


def _money_column(sheet: Sheet, facts: ReceiptFacts, words: Words, rows: list[tuple[str, str]]) -> None:
    left, style = sheet.left + sheet.width * 0.54, sheet.styles.text
    for (both, short), money in before_total(facts, words):
        amount = words.amount(money)
        fits = style.width(both) + style.width(amount) + 2 * sheet.unit <= sheet.right - left
        _pair(sheet, left, both if fits else short, amount, style)
    _total(sheet, left, facts, words)
    for place, (name, amount) in enumerate(rows):
        bold = facts.change and place == len(rows) - 1
        _pair(sheet, left, name, amount, sheet.styles.strong if bold else style)


def _total(sheet: Sheet, left: float, facts: ReceiptFacts, words: Words) -> None:
    unit, style, amount = sheet.grid, sheet.styles.figure, words.money(facts.total)
    top, inset = sheet.y + 2.5 * unit, 4 * unit
    sheet.ink.box(left - inset, top, sheet.right - left + inset, 12 * unit, colour=colours.BAND, radius=2 * unit)
    sheet.y = top + 8 * unit
    label = Style(sheet.styles.number.size, style.weight, colours.TEXT)
    room = sheet.right - left - style.width(amount) - 2 * inset
    sheet.ink.text(left, sheet.y, words.label(N_("Total"), label, room), label)
    sheet.ink.right(sheet.right - inset, sheet.y, amount, Style(style.size, style.weight, colours.ACCENT))
    sheet.y += 5 * unit


def _paid(facts: ReceiptFacts, words: Words) -> list[tuple[str, str]]:
    paid = [(words.both(paid.label), words.amount(paid.tendered or paid.amount)) for paid in facts.payments]
    return [*paid, (words.both(N_("Change")), words.amount(facts.change))] if facts.change else paid


def _pair(sheet: Sheet, left: float, label: str, figure: str, style: Style) -> None:
    base = sheet.down(leading(style))
    sheet.ink.text(left, base, label, style)
    sheet.ink.right(sheet.right, base, figure, style)


def _warranties(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    if facts.warranties or facts.warranty_note:
        _small_heading(sheet, words.both(N_("Warranty")), len(facts.warranties) + 1)
    for row in facts.warranties:
        product, ends = warranty(row, words)
        room = sheet.width - sheet.styles.strong.width(ends) - 5 * mm
        sheet.paragraph(words.language.join((product, row.serial)), width=room)
        sheet.ink.right(sheet.right, sheet.y, ends, sheet.styles.strong)
    for part in words.parts(facts.warranty_note, sheet.styles.small, sheet.width) if facts.warranty_note else ():
        sheet.paragraph(part, sheet.styles.small)


def _care(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    if facts.care:
        _small_heading(sheet, words.both(N_("How to look after it")), len(facts.care))
    for row in facts.care:
        sheet.paragraph(words.say(N_("{label}: {text}", label=row.product, text=row.hint)), sheet.styles.small)


def _small_heading(sheet: Sheet, text: str, rows: int) -> None:
    """A heading that stays with what is below it, if that is not very much."""
    sheet.room((min(rows, _TOGETHER) + 1) * leading(sheet.styles.text) + 3 * sheet.unit)
    sheet.y += 3 * sheet.unit
    sheet.paragraph(text, sheet.styles.strong)


def _ledgers(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    rows = []
    if facts.points is not None:
        rows.append((N_("Points"), points_line(facts.points, words)))
    if facts.credit is not None:
        rows.append((N_("Store credit"), credit_line(facts.credit, words)))
    if rows or facts.terms:
        sheet.y += 3 * sheet.unit
    for label, figure in rows:
        _pair(sheet, sheet.left, words.both(label), figure, sheet.styles.text)
    if rows and facts.terms:
        sheet.y += 3 * sheet.unit


def _foot(sheet: Sheet, facts: ReceiptFacts, words: Words) -> None:
    fiscal = (fiscal_line(facts, words),) if facts.fiscal_id else ()
    notes = (*(part for text in facts.footer for part in words.each(text)), *fiscal)
    code_block(sheet, (facts.code or facts.number) if facts.scannable else "", notes)
