"""The facts of a call list: who waits for a product that is here."""

from __future__ import annotations

from datetime import date

from app.documents.call_list import CallFacts, CallListFacts
from app.domain import money, phones
from app.domain.consent import Channel, Purpose, State, state_of
from app.domain.need import Wanted
from app.domain.product import ProductFile
from app.domain.settings import Settings
from app.models import consent
from app.services import needs
from app.services import settings as settings_service
from app.services.papers.shop import shop_facts


def facts(product: ProductFile, settings: Settings, code: str, today: date) -> CallListFacts:
    """Everybody who is still to be told that it is here, the surest first."""
    waiting = needs.arrived(product.row.id, settings)
    return CallListFacts(
        shop=shop_facts(settings, code),
        product=product.row.name,
        code=product.row.code or product.row.sku,
        price=money.rounded(product.row.price, settings.currency) if product.row.price else None,
        made=today,
        calls=tuple(_call(one, settings) for one in waiting),
    )


def _call(one: Wanted, settings: Settings) -> CallFacts:
    draft = one.need.draft
    region = settings_service.profile(settings).phone_region
    return CallFacts(
        name=one.name,
        number=str(one.number),
        phone=phones.display(one.phone, region) if one.phone else "",
        wants=draft.what,
        features=draft.features,
        limit=draft.price_limit,
        since=one.need.since,
        wanted_by=draft.wanted_by,
        told=one.need.told_at.date() if one.need.told_at else None,
        note=draft.note,
        consent=_calls(draft.customer_id),
        language=one.language if one.language != settings.language else "",
    )


def _calls(customer_id: int) -> State:
    """What the customer said to calls about news."""
    return state_of(consent.of_customer(customer_id), Channel.PHONE, Purpose.OFFER)
