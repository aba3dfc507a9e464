"""A receipt on a roll of 58 or 80 mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.pdf import Pdf
from app.documents.receipt_words import (
    about_line,
    about_sale,
    before_total,
    copy_line,
    credit_line,
    discount,
    fiscal_lines,
    points_line,
    warranty,
)
from app.documents.slip import AFTER_RULE, INDENT, Slip, pitch
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.paper import Paper
    from app.documents.receipt_facts import ReceiptFacts, ReceiptLine, WarrantyRow
    from app.documents.shop import Text
    from app.documents.words import Words

# The discount ends this far from the right edge, the amount's column.
_DISCOUNT = 17 * mm
_AFTER_DASHES, _DETAIL = 4.6 * mm, 3.75 * mm


def draw(facts: ReceiptFacts, paper: Paper, words: Words) -> bytes:
    """The slip as PDF."""
    title = f"{words.say(facts.title)} {facts.number}"
    pdf = Pdf(paper, title=title, author=facts.shop.legal_name, language=words.language.code)
    slip = Slip(pdf, paper)
    slip.head(facts.shop)
    _heading(slip, facts, words)
    _lines(slip, facts, words)
    if facts.kind.priced:
        _totals(slip, facts, words)
        _taxes(slip, facts, words)
    _warranties(slip, facts, words)
    _care(slip, facts, words)
    _ledgers(slip, facts, words)
    _terms(slip, facts)
    _foot(slip, facts, words)
    return slip.finish()


def _heading(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.rule()
    slip.title(words.both(facts.title), words.say(facts.title), one_line(facts.number))
    lead = 4.4 * mm
    for place, (label, value) in enumerate(about_sale(facts, words)):
        bold = slip.styles.strong if place else None
        slip.pair(words.both(label), value, slip.styles.detail, lead, bold=bold, short=words.say(label))
        lead = _DETAIL
    if facts.until is not None:
        day, label = words.language.day(facts.until.day), facts.until.label
        slip.pair(words.both(label), day, slip.styles.text, 5.3 * mm, bold=slip.styles.item, short=words.say(label))
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
        _figures(slip, line, words, priced=facts.kind.priced)
        lead = 5.3 * mm


def _figures(slip: Slip, line: ReceiptLine, words: Words, *, priced: bool) -> None:
    quantity, style = words.quantity(line.quantity, line.unit), slip.styles.detail
    if not priced:
        if line.unit or line.quantity != 1:
            slip.lines(f"{quantity} ×" if not line.unit else quantity, style, _DETAIL, indent=INDENT)
        return
    amount, cut = words.amount(line.amount), discount(line, words)
    taken = max(_DISCOUNT + style.width(cut) if cut else 0.0, slip.styles.item.width(amount)) + mm
    slip.lines(f"{quantity} × {words.price(line.unit_price, line.amount)}", style, _DETAIL, indent=INDENT, keep=taken)
    if cut:
        slip.ink.right(slip.right - max(_DISCOUNT, slip.styles.item.width(amount) + mm), slip.y, cut, style)
    slip.ink.right(slip.right, slip.y, amount, slip.styles.item)


def _totals(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.dashes()
    lead, style = _AFTER_DASHES, slip.styles.text
    for (both, short), money in before_total(facts, words):
        slip.pair(both, words.amount(money), style, lead, short=short)
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
        amount = words.amount(payment.tendered or payment.amount)
        slip.pair(words.both(payment.label), amount, style, lead, short=words.say(payment.label))
        lead = 4.2 * mm
    if facts.change:
        label, amount = N_("Change"), words.amount(facts.change)
        slip.pair(words.both(label), amount, slip.styles.number, 4.4 * mm, short=words.say(label))


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
    slip.table(table)
    if not facts.tax_included:
        _sentence(slip, N_("Prices are without tax."), words)


def _sentence(slip: Slip, text: Text, words: Words) -> None:
    """A sentence in both languages, each on its own line where they do not share one."""
    for part in words.parts(text, slip.styles.detail, slip.width):
        slip.lines(part, slip.styles.detail, _DETAIL)


def _warranties(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    if not (facts.warranties or facts.warranty_note):
        return
    slip.dashes()
    slip.lines(words.label(N_("Warranty"), slip.styles.item, slip.width), slip.styles.item, 4.8 * mm)
    for row in facts.warranties:
        _warranty(slip, row, words)
    if facts.warranty_note:
        _sentence(slip, facts.warranty_note, words)


def _warranty(slip: Slip, row: WarrantyRow, words: Words) -> None:
    product, ends = warranty(row, words)
    together = words.language.join((product, one_line(row.serial)))
    slip.pair(together, ends, slip.styles.detail, _DETAIL, bold=slip.styles.strong)


def _care(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    if not facts.care:
        return
    slip.dashes()
    slip.lines(words.label(N_("How to look after it"), slip.styles.item, slip.width), slip.styles.item, 4.8 * mm)
    for row in facts.care:
        said = N_("{label}: {text}", label=row.product, text=row.hint)
        slip.lines(words.say(said), slip.styles.detail, _DETAIL)


def _ledgers(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    rows = []
    if facts.points is not None:
        rows.append((N_("Points"), points_line(facts.points, words)))
    if facts.credit is not None:
        rows.append((N_("Store credit"), credit_line(facts.credit, words)))
    if rows:
        slip.dashes()
    lead = _AFTER_DASHES
    for label, figure in rows:
        short = words.say(label)
        slip.pair(words.both(label), figure, slip.styles.detail, lead, bold=slip.styles.strong, short=short)
        lead = _DETAIL


def _terms(slip: Slip, facts: ReceiptFacts) -> None:
    if facts.terms:
        slip.dashes()
        slip.lines(facts.terms, slip.styles.small, _AFTER_DASHES)


def _foot(slip: Slip, facts: ReceiptFacts, words: Words) -> None:
    slip.rule()
    lead = AFTER_RULE
    if facts.scannable:
        slip.code(facts.code or facts.number)
    for place, text in enumerate(facts.footer):
        style = slip.styles.detail if place == 0 else slip.styles.small
        for part in words.parts(text, style, slip.width):
            slip.centre(part, style, lead)
            lead = pitch(style) + (0.3 * mm if place == 0 else 0)
    small = slip.styles.small
    for part in fiscal_lines(facts, words, small, slip.width) if facts.fiscal_id else ():
        slip.centre(part, small, lead)
        lead = pitch(small)
