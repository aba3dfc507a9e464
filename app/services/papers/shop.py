"""The shop and people as papers name them."""

from __future__ import annotations

from app.documents.shop import PersonFacts, Registration, ShopFacts
from app.domain import postal
from app.domain.cart import Party
from app.domain.customer import Address
from app.domain.settings import Settings
from app.services import settings as settings_service


def shop_facts(settings: Settings, code: str) -> ShopFacts:
    """Who issues the paper; the official numbers carry the country's labels in the paper's language."""
    shop = settings.shop
    values = {"registration": shop.registration_id, "tax": shop.tax_id, "vat": shop.vat_id}
    labels = settings_service.profile(settings).ids
    return ShopFacts(
        legal_name=shop.legal_name,
        trade_line=shop.trade_line,
        address_lines=postal.of_shop(settings),
        phone=shop.phone,
        email=shop.email,
        website=shop.website,
        registrations=tuple(
            Registration(label.label.in_language(code), values[label.key]) for label in labels if values[label.key]
        ),
        logo=settings_service.logo(),
        hours=shop.hours,
    )


def person_facts(
    party: Party | None, address: Address | None = None, phone: str = "", *, home: str = ""
) -> PersonFacts | None:
    """A customer on paper, None for a walk-in; `home` is the shop's country."""
    if party is None:
        return None
    lines = postal.place(address, home) if address else ()
    return PersonFacts(name=party.name, number=party.number, address_lines=lines, phone=phone)
