"""The sentences of a receipt that every paper shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.receipt_facts import ReceiptKind
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.receipt_facts import PointsFacts, ReceiptFacts, ReceiptLine
    from app.documents.words import Words


def about_sale(facts: ReceiptFacts, words: Words) -> list[tuple[str, str]]:
    """When, where, for whom and, for goods brought back, against which receipt and why."""
    till = N_("Till {till}, {clerk}", till=facts.till, clerk=facts.clerk)
    where = words.say(till if facts.till and facts.clerk else N_("Till {till}", till=facts.till) if facts.till else "")
    rows = [(words.language.moment(facts.issued), where or one_line(facts.clerk))]
    if facts.customer is not None:
        who = words.language.join((one_line(facts.customer.name), one_line(facts.customer.number)))
        rows.append((words.both(N_("Customer")), who))
    if facts.original_number:
        label = N_("Returned from") if facts.kind is ReceiptKind.RETURN else N_("Exchanged from")
        rows.append((words.both(label), one_line(facts.original_number)))
    if facts.reason:
        rows.append((words.both(N_("Reason")), one_line(facts.reason)))
    return rows


def about_line(line: ReceiptLine, words: Words) -> tuple[str, ...]:
    """What one must know about a line: serial, batch, for whom, notes."""
    facts = (
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


def points_line(points: PointsFacts, words: Words) -> str:
    """What was earned, and what the customer has now: `+110, now 522`."""
    number = words.language.number
    earned = ("+" if points.earned >= 0 else "") + number(points.earned)
    return words.say(N_("{earned}, now {balance}", earned=earned, balance=number(points.balance)))


def copy_line(facts: ReceiptFacts, words: Words) -> str:
    """That this is not the first print, and which one it is."""
    return words.say(N_("COPY {n}", n=facts.copy))


def fiscal_line(facts: ReceiptFacts, words: Words) -> str:
    """The number of the receipt the law asks for."""
    return words.say(N_("Fiscal receipt {id}", id=facts.fiscal_id))
