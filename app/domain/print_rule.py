"""What becomes of each kind of paper: ask, print, keep as PDF, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.settings import PrintMode
from app.i18n import N_, Message

MOST_COPIES = 99
#: Papers that come out by themselves when a sale is complete: the shop's rule "after a sale" is theirs.
AFTER_SALE = frozenset({"receipt", "gift-receipt", "certificate"})

#: How people call each kind, in the order in which the rules list them.
KIND_WORDS: dict[str, Message] = {
    "receipt": N_("Receipt"),
    "gift-receipt": N_("Gift receipt"),
    "certificate": N_("Warranty certificate"),
    "complaint-slip": N_("Complaint slip"),
    "intake-slip": N_("Intake slip"),
    "order-slip": N_("Order slip"),
    "pickup-slip": N_("Pick-up slip"),
    "day-report": N_("Day report"),
    "letter": N_("Letter"),
    "card": N_("Folded card"),
    "postcard": N_("Postcard"),
    "leaflet": N_("Leaflet"),
    "envelope": N_("Envelope"),
    "address-label": N_("Address labels"),
    "price-tag": N_("Price tags"),
    "shelf-label": N_("Shelf labels"),
    "spine-label": N_("Spine labels"),
    "consent-form": N_("Consent form"),
    "privacy-notice": N_("Privacy notice"),
    "call-list": N_("Call list"),
    "person-report": N_("Person report"),
}
TEST_PAGE = "test-page"
DRAWER = "drawer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRule:
    """The rule of one kind. Without a printer it is the shop's usual one; an empty `paper` is the kind's usual size.

    `own` tells a rule of the kind's own from the shop's general one.
    """

    kind: str
    mode: PrintMode = PrintMode.PDF
    printer_id: int | None = None
    paper: str = ""
    copies: int = 1
    own: bool = False


def kind_words(kind: str) -> Message:
    """How people call a kind of paper."""
    if kind == TEST_PAGE:
        return N_("Test page")
    if kind == DRAWER:
        return N_("Cash drawer")
    return KIND_WORDS.get(kind) or Message(kind)


def usual_mode(kind: str, after_sale: PrintMode) -> PrintMode:
    """What becomes of a kind without a rule of its own: as after a sale, but what was asked for is at least kept."""
    if kind in AFTER_SALE or after_sale is not PrintMode.NONE:
        return after_sale
    return PrintMode.PDF


def wanted_mode(rule: PrintRule, *, named_printer: bool) -> PrintMode:
    """What becomes of a paper somebody asks for with a key: it is printed, unless the shop keeps such papers as PDF."""
    if rule.mode is PrintMode.NONE:
        return PrintMode.PRINT if named_printer else PrintMode.PDF
    return PrintMode.PRINT if rule.mode is PrintMode.ASK else rule.mode
