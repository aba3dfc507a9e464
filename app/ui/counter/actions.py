"""The counter's keys, in the order of the strip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.payment import Method
from app.ui.widgets.actions import Action

if TYPE_CHECKING:
    from app.ui.counter.page import CounterPage


def counter_actions(page: CounterPage) -> tuple[Action, ...]:
    """Everything that can be done here, each with its key."""
    _ = page.language.gettext
    till = page.till
    why = _("Scan or type the first item.")

    def has_line() -> bool:
        return till.line is not None

    def has_lines() -> bool:
        return bool(till.cart.lines)

    def has_buyer() -> bool:
        return till.cart.buyer is not None

    line = partial(Action, enabled=has_line, why_not=why)
    sale = partial(Action, enabled=has_lines, why_not=why)
    hidden = partial(Action, in_strip=False)
    return (
        line("quantity", _("Change the quantity"), "F2", page.change_quantity, short=_("Quantity")),
        Action("customer", _("Find or add a customer"), "F3", page.find_customer, short=_("Customer")),
        sale("discount", _("Give a discount"), "F4", page.discount, short=_("Discount")),
        line("for-whom", _("Say for whom it is"), "F5", page.for_whom, short=_("For whom")),
        Action("free-line", _("Sell something not in the list"), "F6", page.free_line, short=_("Free line")),
        line("price", _("Change the price"), "F7", page.change_price, short=_("Price")),
        sale("park", _("Park the sale"), "F8", page.park, short=_("Park")),
        Action("recall", _("Take up a parked sale"), "F9", page.recall, short=_("Recall")),
        line("number", _("Type the serial or batch number"), "Shift+F2", page.ask_number, in_strip=False),
        line("remove", _("Remove the line"), "Del", till.remove_line, short=_("Remove line")),
        hidden("open-file", _("Open the customer’s file"), "Shift+F3", page.open_file, enabled=has_buyer),
        hidden("consent-yes", _("The customer agrees to letters"), "Alt+Y", partial(page.questions.answer, True)),
        hidden("consent-no", _("The customer does not want letters"), "Alt+N", partial(page.questions.answer, False)),
        hidden(
            "verify", _("The customer’s details are still right"), "Alt+V", page.questions.verify, enabled=has_buyer
        ),
        hidden("undo", _("Take back the last change"), "Ctrl+Z", till.undo, enabled=lambda: till.can_undo),
        hidden("print-again", _("Print the last receipt again"), "Ctrl+P", page.print_again),
        hidden("gift", _("Print a gift receipt of the last sale"), "Ctrl+G", page.print_gift),
        hidden("cash", _("Pay in cash"), "F12", partial(page.pay, Method.CASH), enabled=has_lines, why_not=why),
        hidden("card", _("Pay by card"), "F11", partial(page.pay, Method.CARD), enabled=has_lines, why_not=why),
        hidden("split", _("Pay another way or split"), "Shift+F12", partial(page.pay, None), enabled=has_lines),
    )
