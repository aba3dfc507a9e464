"""A receipt on a roll of 58 or 80 mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.pdf import Pdf
from app.documents.receipt_facts import ReceiptKind
from app.documents.receipt_words import about_line, about_sale, copy_line, discount, fiscal_line, points_line
from app.documents.slip import AFTER_RULE, INDENT, Slip, pitch
from app.documents.text import lines
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.documents.receipt_facts import ReceiptFacts, ReceiptLine, WarrantyRow
    from app.documents.words import Words

# The discount ends this far from the right edge, the amount's column.
_DISCOUNT = 17 * mm
_AFTER_TEXT, _DETAIL = 4.3 * mm, 3.75 * mm


def draw(facts: ReceiptFacts, paper: Paper, words: Words) -> bytes:
    """The slip as PDF."""
    title = f"{words.say(facts.title)} {facts.number}"
    pdf = Pdf(paper, title=title, author=facts.shop.legal_name, language=words.language.code)
    slip = Slip(pdf, paper)
    slip.head(facts.shop)
    _heading(slip, facts, words)
    _lines(slip, facts, words)
    if facts.kind is not ReceiptKind.GIFT:
        _totals(slip, facts, words)
        _taxes(slip, facts, words)
    _warranties(slip, facts, words)
    _points(slip, facts, words)
    _foot(slip, facts, words)
    return slip.finish()


def _heading(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.rule()
    number = one_line(facts.number)
    style = slip.styles.number
    title = words.label(facts.title, style, slip.width - style.width(number) - 2 * mm)
    slip.pair(title, number, style, AFTER_RULE)
    lead = 4.4 * mm
    for label, value in about_sale(facts, words):
        strong = label != words.language.moment(facts.issued)
        slip.pair(label, value, slip.styles.detail, lead, bold=slip.styles.strong if strong else None)
        lead = _DETAIL
    if facts.copy:
        slip.centre(copy_line(facts, words), slip.styles.number, AFTER_RULE)


def _lines(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.dashes()
    lead = 4.8 * mm
    for line in facts.lines:
        slip.lines(line.name, slip.styles.item, lead)
        if line.second_name:
            slip.lines(line.second_name, slip.styles.detail, _DETAIL)
        for note in about_line(line, words):
            slip.lines(note, slip.styles.detail, _DETAIL)
        _figures(slip, line, words, priced=facts.kind is not ReceiptKind.GIFT)
        lead = 5.3 * mm


def _figures(slip: Slip, line: ReceiptLine, words: Words, *, priced: bool) -> None:
    quantity, style = words.quantity(line.quantity, line.unit), slip.styles.detail
    if not priced:
        slip.lines(quantity, style, _DETAIL, indent=INDENT)
        return
    amount, cut = words.amount(line.amount), discount(line, words)
    taken = max(_DISCOUNT + style.width(cut) if cut else 0.0, slip.styles.item.width(amount)) + mm
    slip.lines(f"{quantity} × {words.price(line.unit_price, line.amount)}", style, _DETAIL, indent=INDENT, keep=taken)
    if cut:
        slip.ink.right(slip.right - max(_DISCOUNT, slip.styles.item.width(amount) + mm), slip.y, cut, style)
    slip.ink.right(slip.right, slip.y, amount, slip.styles.item)


def _totals(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.dashes()
    lead, style = 4.6 * mm, slip.styles.text
    rows = ((N_("Subtotal"), facts.subtotal), (N_("Discount"), facts.discount), (N_("Rounding"), facts.rounding))
    for label, money in rows:
        if money:
            slip.pair(words.label(label, style, slip.width * 0.6), words.amount(money), style, lead)
            lead = 4.2 * mm
    _total(slip, facts, words)
    _payments(slip, facts, words)


def _total(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    style = slip.styles.total
    label = words.label(N_("Total"), style, slip.width * 0.5)
    with_code, amount = f"{label}  {one_line(facts.total.currency)}", words.amount(facts.total)
    roomy = style.width(with_code) + style.width(amount) + 4 * mm <= slip.width
    if slip.narrow or not roomy:
        slip.pair(label, words.money(facts.total), style, 7.1 * mm)
    else:
        slip.pair(with_code, amount, style, 7.1 * mm)


def _payments(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    lead, style = 6 * mm, slip.styles.text
    for payment in facts.payments:
        label = words.label(payment.label, style, slip.width * 0.6)
        slip.pair(label, words.amount(payment.tendered or payment.amount), style, lead)
        lead = 4.2 * mm
    if facts.change:
        change = words.label(N_("Change"), slip.styles.number, slip.width * 0.6)
        slip.pair(change, words.amount(facts.change), slip.styles.number, 4.4 * mm)


def _taxes(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    if not facts.taxes:
        return
    slip.dashes()
    heads = (facts.tax_name, N_("Net"), N_("Tax"), N_("Gross"))
    rows = [
        (
            words.say(row.label) or words.language.percent(row.rate),
            *(words.amount(money) for money in (row.net, row.tax, row.gross)),
        )
        for row in facts.taxes
    ]
    columns = (0, 2, 3) if slip.narrow else (0, 1, 2, 3)
    room = slip.width / len(columns) - mm
    table = [[words.label(heads[column], slip.styles.small, room) for column in columns]]
    table += [[row[column] for column in columns] for row in rows]
    _tax_rows(slip, table)
    if not facts.tax_included:
        slip.lines(words.say(N_("Prices are without tax.")), slip.styles.detail, _DETAIL)


def _tax_rows(slip: Slip, table: list[list[str]]) -> None:
    column = slip.width / len(table[0])
    for place, (first, *figures) in enumerate(table):
        style = slip.styles.small if place == 0 else slip.styles.detail
        slip.lines(first, style, 4.8 * mm if place == 0 else _DETAIL, keep=slip.width - column)
        for number, figure in enumerate(figures, 2):
            slip.ink.right(slip.left + column * number, slip.y, figure, style)


def _warranties(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    if not (facts.warranties or facts.warranty_note):
        return
    slip.dashes()
    slip.lines(words.label(N_("Warranty"), slip.styles.item, slip.width), slip.styles.item, 4.8 * mm)
    for row in facts.warranties:
        _warranty(slip, row, words)
    if facts.warranty_note:
        slip.lines(words.label(facts.warranty_note, slip.styles.detail, slip.width), slip.styles.detail, _DETAIL)


def _warranty(slip: Slip, row: WarrantyRow, words: Words) -> None:
    ends = words.language.day(row.ends) if row.ends else words.say(N_("for life"))
    together = words.language.join((one_line(row.product), one_line(row.serial))) if row.serial else row.product
    room = slip.width - slip.styles.strong.width(ends) - 2 * mm
    if row.serial and len(lines(together, slip.styles.detail, room)) > 1:
        slip.pair(row.product, ends, slip.styles.detail, _DETAIL, bold=slip.styles.strong)
        slip.lines(row.serial, slip.styles.detail, _DETAIL)
    else:
        slip.pair(together, ends, slip.styles.detail, _DETAIL, bold=slip.styles.strong)


def _points(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    if facts.points is None:
        return
    slip.dashes()
    label = words.label(N_("Points"), slip.styles.detail, slip.width / 2)
    slip.pair(label, points_line(facts.points, words), slip.styles.detail, 4.6 * mm, bold=slip.styles.strong)


def _foot(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.rule()
    slip.code(facts.code or facts.number)
    lead = AFTER_RULE
    for place, text in enumerate(facts.footer):
        style = slip.styles.detail if place == 0 else slip.styles.small
        for part in words.parts(text, style, slip.width):
            slip.centre(part, style, lead)
            lead = pitch(style) + (0.3 * mm if place == 0 else 0)
    if facts.fiscal_id:
        slip.centre(fiscal_line(facts, words), slip.styles.small, lead)
