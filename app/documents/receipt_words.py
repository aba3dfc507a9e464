"""The sentences of a receipt that every paper shares."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.documents.receipt_facts import ReceiptKind
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.receipt_facts import CreditFacts, PointsFacts, ReceiptFacts, ReceiptLine, WarrantyRow
    from app.documents.shop import PersonFacts, Text
    from app.documents.style import Style
    from app.documents.words import Words
    from app.domain.money import Money


def about_sale(facts: ReceiptFacts, words: Words) -> list[tuple[Text, str]]:
    """When, where, for whom and, for goods brought back, against which receipt and why."""
    till = N_("Till {till}, {clerk}", till=facts.till, clerk=facts.clerk)
    where = words.say(till if facts.till and facts.clerk else N_("Till {till}", till=facts.till) if facts.till else "")
    at = facts.issued
    moment = words.language.moment(at) if isinstance(at, datetime) else words.language.day(at)
    rows: list[tuple[Text, str]] = [(moment, where or one_line(facts.clerk))]
    if facts.customer is not None:
        name, number = facts.customer.name, facts.customer.number
        who = words.say(N_("{name}, no. {number}", name=name, number=number) if number else name)
        rows.append((N_("Customer"), who))
        if facts.customer.phone:
            rows.append((N_("Phone"), one_line(facts.customer.phone)))
    if facts.original_number:
        label = N_("Returned from") if facts.kind is ReceiptKind.RETURN else N_("Exchanged from")
        rows.append((label, one_line(facts.original_number)))
    if facts.reason:
        rows.append((N_("Reason"), one_line(facts.reason)))
    return rows


def customer_number(person: PersonFacts, words: Words) -> str:
    """The number of the customer’s file, said to be one."""
    return words.say(N_("No. {number}", number=person.number)) if person.number else ""


def about_line(line: ReceiptLine, words: Words) -> tuple[str, ...]:
    """What one must know about a line: where it came back from and why, serial, batch, for whom, notes."""
    returned, why = line.original_number, line.reason
    both = N_("Returned from {number}: {reason}", number=returned, reason=why)
    facts = (
        (both if why else N_("Returned from {number}", number=returned)) if returned else why,
        N_("Serial number {serial}", serial=line.serial) if line.serial else "",
        N_("Batch {batch}", batch=line.batch) if line.batch else "",
        N_("For {name}", name=line.user) if line.user else "",
        *line.notes,
    )
    return tuple(words.say(fact) for fact in facts if fact)


def discount(line: ReceiptLine, words: Words) -> str:
    """A line's discount: `−10 %`, or the amount taken off."""
    if line.discount_percent:
        return "\u2212" + words.language.percent(abs(line.discount_percent))
    return words.amount(line.discount if line.discount.minor < 0 else -line.discount) if line.discount else ""


def before_total(facts: ReceiptFacts, words: Words) -> list[tuple[tuple[str, ...], Money]]:
    """What leads from the lines to the total. Each label comes long (both languages) and short."""
    rows: list[tuple[Text, str, Money | None]] = [(N_("Subtotal"), "", facts.subtotal)]
    percent = facts.sale_discount_percent
    share = words.language.percent(abs(percent)) if percent else ""
    if facts.discount and facts.sale_discount:
        rows.append((N_("Discount on items"), "", facts.discount))
        rows.append((N_("Discount on total"), share, facts.sale_discount))
    else:
        rows.append((N_("Discount"), share if facts.sale_discount else "", facts.discount or facts.sale_discount))
    rows.append((facts.tax_name, "", facts.tax_on_top))
    rows.append((N_("Rounding"), "", facts.rounding))
    return [
        (tuple(" ".join(filter(None, (said, more))) for said in (words.both(label), words.say(label))), money)
        for label, more, money in rows
        if money
    ]


def warranty(row: WarrantyRow, words: Words) -> tuple[str, str]:
    """The piece, or how many alike, and the day its warranty ends."""
    ends = words.language.day(row.ends) if row.ends else words.say(N_("for life"))
    pieces = f"{words.language.number(row.pieces)} × " if row.pieces > 1 else ""
    return pieces + one_line(row.product), ends


def points_line(points: PointsFacts, words: Words) -> str:
    """What was earned, and what the customer has now: `+110, now 522`."""
    number = words.language.number
    earned = ("+" if points.earned >= 0 else "") + number(points.earned)
    return words.say(N_("{earned}, now {balance}", earned=earned, balance=number(points.balance)))


def credit_line(credit: CreditFacts, words: Words) -> str:
    """Store credit in the same way: `−20.00, now 35.00`."""
    given = ("+" if credit.given.minor >= 0 else "") + words.amount(credit.given)
    return words.say(N_("{earned}, now {balance}", earned=given, balance=words.amount(credit.balance)))


def copy_line(facts: ReceiptFacts, words: Words) -> str:
    """That this is not the first print, and which one it is."""
    return words.both(N_("COPY {n}", n=facts.copy))


def fiscal_line(facts: ReceiptFacts, words: Words) -> str:
    """The number of the receipt the law asks for."""
    return words.say(N_("{label}: {text}", label=words.say(facts.fiscal_label), text=facts.fiscal_id))


def fiscal_lines(facts: ReceiptFacts, words: Words, style: Style, room: float) -> tuple[str, ...]:
    """The same on one line, or the number on a line of its own."""
    whole, number = fiscal_line(facts, words), one_line(facts.fiscal_id)
    if style.width(whole) <= room or not whole.endswith(number):
        return (whole,)
    return tuple(filter(None, (whole.removesuffix(number).strip(), number)))
