"""The facts of a leaflet and of the goods on a card: names, prices and pictures as they are now."""

from __future__ import annotations

from datetime import date, datetime

from app.documents import leaflet
from app.documents.leaflet_facts import ItemFacts, LeafletFacts
from app.documents.paper import PAPERS
from app.documents.shop import Text
from app.documents.writing import missing_in
from app.domain import product as rules
from app.domain import unit_price
from app.domain.leaflet import PER_PAGE, LeafletPlan
from app.domain.occasion import OCCASION_WORDS, Occasion
from app.domain.product import ProductDraft
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_, Language, language
from app.models import product
from app.services import leaflets, pictures
from app.services import settings as settings_service
from app.services.paper_kinds import SHEETS
from app.services.papers.shop import shop_facts
from app.services.printing import Made

KIND = "leaflet"


def make(plan: LeafletPlan, settings: Settings, *, now: datetime) -> Made:
    """The leaflet as PDF. Raises InputError for a paper or a number of goods it cannot have."""
    size = plan.paper or settings.sheet_paper.value
    if size not in SHEETS:
        raise InputError(
            N_("This paper cannot be on {size}.", size=size), N_("Choose one of: {choices}.", choices=", ".join(SHEETS))
        )
    if plan.per_page not in PER_PAGE:
        choices = ", ".join(map(str, PER_PAGE))
        raise InputError(
            N_("A page cannot hold {n} products.", n=plan.per_page), N_("Choose one of: {choices}.", choices=choices)
        )
    speech = language(plan.language or settings.language)
    made = facts(plan, settings, speech, now.date())
    return Made(KIND, "", leaflet.render(made, PAPERS[size], speech), size, missing_in(made))


def facts(plan: LeafletPlan, settings: Settings, speech: Language, today: date) -> LeafletFacts:
    """What the leaflet says."""
    shown = items(leaflets.checked(plan.products), settings, today=today)
    return LeafletFacts(
        shop=shop_facts(settings, speech.code),
        items=shown,
        title=plan.title or _title(plan, speech, shown),
        subtitle=plan.subtitle,
        occasion=plan.occasion.value,
        notes=_notes(settings, speech, today),
        per_page=plan.per_page,
    )


def _title(plan: LeafletPlan, speech: Language, shown: tuple[ItemFacts, ...]) -> str:
    """Of a leaflet that was given none: its occasion, or whether its goods are new."""
    if plan.occasion is not Occasion.NEW_GOODS:
        return speech.render(OCCASION_WORDS[plan.occasion])
    fresh = bool(shown) and all(item.new for item in shown)
    return speech.gettext("New in our shop") if fresh else speech.gettext("From our shop")


def items(ids: tuple[int, ...], settings: Settings, *, today: date) -> tuple[ItemFacts, ...]:
    """Products as a leaflet or a card shows them; who is gone is left out."""
    since = rules.new_since(today)
    found = (product.draft_of(one) for one in ids)
    return tuple(_item(draft, settings, since) for draft in found if draft is not None)


def _item(draft: ProductDraft, settings: Settings, since: date) -> ItemFacts:
    about = pictures.find(draft.picture) if draft.picture else None
    return ItemFacts(
        name=draft.name,
        price=draft.price or None,
        currency=settings.currency,
        per=unit_price.sold_by(draft.unit) or "",
        line=draft.pitch,
        new=draft.new_on is not None and draft.new_on >= since,
        picture=pictures.content(draft.picture),
        ground=about.ground if about else "",
        category=draft.category,
    )


def _notes(settings: Settings, speech: Language, today: date) -> tuple[Text, ...]:
    """What the prices hold by the country's rules, and of which day they are."""
    tax = settings_service.profile(settings).tax_name.in_language(speech.code)
    held = (
        N_("Prices include {tax}.", tax=tax)
        if settings.prices_include_tax
        else N_("Prices are without {tax}, which is added at the till.", tax=tax)
    )
    return (held, N_("Prices as at {day}.", day=today))
