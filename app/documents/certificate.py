"""Warranty certificates: one page that says until when, what for, and how to take care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_, Language

if TYPE_CHECKING:
    from datetime import date

    from app.documents.paper import Paper
    from app.documents.shop import PersonFacts, ShopFacts, Text
    from app.domain.money import Money

CERTIFICATE = N_("Warranty certificate")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """What is promised, to whom and until when; `ends` None is for life.

    `term` says how the end was counted (24 months from delivery), `price_note` tax and discount.
    `answer_days` is the number of days within which a claim is settled, where the country has one.
    """

    shop: ShopFacts
    number: str
    receipt_number: str
    sold: date
    issued: date
    product: str
    ends: date | None
    title: Text = CERTIFICATE
    second_name: str = ""
    serial: str = ""
    batch: str = ""
    product_code: str = ""
    buyer: PersonFacts | None = None
    user: str = ""
    term: Text = ""
    price: Money | None = None
    price_note: Text = ""
    tax_included: bool = True
    answer_days: int | None = None
    rights: tuple[Text, ...] = ()
    care: tuple[Text, ...] = ()
    place: str = ""
    signer: str = ""
    copy: int = 0


def render(facts: CertificateFacts, paper: Paper, language: Language) -> bytes:
    """The certificate as PDF on a sheet (A4, A5, Letter)."""
    raise NotImplementedError
