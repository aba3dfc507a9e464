"""A mailing's plan as it is kept, and read again."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.domain import segment
from app.domain.mailing import Aim, Form, MailingPlan, Order
from app.domain.mailing_audience import Audience, AudienceKind
from app.domain.occasion import Occasion


def to_json(plan: MailingPlan) -> str:
    """The plan as text."""
    values = {
        "name": plan.name,
        "occasion": plan.occasion,
        "form": plan.form,
        "paper": plan.paper,
        "sheet": plan.sheet,
        "first_label": plan.first_label,
        "audience": _audience(plan.audience),
        "aim": plan.aim,
        "every_days": plan.every_days,
        "per_household": plan.per_household,
        "language": plan.language,
        "order": plan.order,
        "picture": plan.picture,
        "products": plan.products,
        "words": plan.words,
        "delivery": plan.delivery.isoformat() if plan.delivery else None,
    }
    return json.dumps(values, ensure_ascii=False)


def _audience(audience: Audience) -> dict[str, object]:
    return {
        "kind": audience.kind,
        "segment": audience.segment,
        "conditions": segment.to_json(audience.conditions),
        "tags": audience.tags,
        "product": audience.product,
        "customers": audience.customers,
        "first": audience.first.isoformat() if audience.first else None,
        "last": audience.last.isoformat() if audience.last else None,
    }


def from_json(text: str) -> MailingPlan:
    """The plan as it was kept."""
    values = json.loads(text)
    return MailingPlan(
        name=values["name"],
        occasion=Occasion(values["occasion"]),
        form=Form(values["form"]),
        paper=values["paper"],
        sheet=values["sheet"],
        first_label=values["first_label"],
        audience=_read_audience(values["audience"]),
        aim=Aim(values["aim"]),
        every_days=values["every_days"],
        per_household=values["per_household"],
        language=values["language"],
        order=Order(values["order"]),
        picture=values["picture"],
        products=tuple(values["products"]),
        words=tuple((code, name, text) for code, name, text in values["words"]),
        delivery=_day(values["delivery"]),
    )


def _read_audience(values: dict[str, Any]) -> Audience:
    return Audience(
        kind=AudienceKind(values["kind"]),
        segment=values["segment"],
        conditions=segment.from_json(values["conditions"]),
        tags=tuple(values["tags"]),
        product=values["product"],
        customers=tuple(values["customers"]),
        first=_day(values["first"]),
        last=_day(values["last"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
