"""The facts of an envelope: the shop, and the address as its post reads it."""

from __future__ import annotations

from app.documents.envelope_facts import EnvelopeFacts
from app.domain import envelope, postal
from app.domain.settings import Settings


def facts(recipient_lines: tuple[str, ...], settings: Settings, *, window: bool = False) -> EnvelopeFacts:
    """An envelope to that address."""
    shop = settings.shop
    place = postal.of_shop(settings)
    chinese = envelope.is_chinese(settings.country)
    if chinese:
        # On the Chinese face the code stands apart, and the place comes before the name.
        place = tuple(filter(None, (f"{shop.city}{shop.street}", shop.legal_name)))
    return EnvelopeFacts(
        sender_lines=place if chinese else (shop.legal_name, *place),
        recipient_lines=recipient_lines,
        sender_postcode=shop.postcode if chinese else "",
        chinese=chinese,
        window=window,
    )
