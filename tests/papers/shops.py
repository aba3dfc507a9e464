"""The three shops, really set up and really sold in, and under which number each kind of paper finds something."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain import customer as people
from app.domain.cart import CartLine, Party
from app.domain.complaint import Wish
from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import Channel, Purpose, Reply, State
from app.domain.customer import FormOfAddress
from app.domain.discount import Discount
from app.domain.letter import Occasion
from app.domain.need import NeedDraft
from app.domain.product import ProductDraft, Unit
from app.domain.warranty import TermUnit
from app.i18n import language
from app.services import complaints, consents, countries, customers, drafts, letters, needs, products, sales
from app.services import settings as settings_service
from app.services import shop as shops
from tests import verbs

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.sales import Completed
    from tests.papers.story import Goods, Story

NOW = datetime.fromisoformat("2026-11-18T14:51:00+01:00")


def open_shop(story: Story, folder: Path) -> verbs.Shop:
    """The shop on the morning of its day, empty."""
    opened = shops.open_shop(folder)
    new = settings_service.set_up(countries.country(story.country), story.language, story.currency)
    settings_service.save(replace(new, shop=story.shop, seller=story.clerk), seller=story.clerk, now=NOW)
    return verbs.Shop(opened, now=NOW)


def live(story: Story, shop: verbs.Shop) -> dict[str, str]:
    """A day in the shop; the answer is a number for each kind of paper."""
    buyer = _add(story, shop, story.buyer)
    user = _add(story, shop, story.user)
    _say_yes(story, buyer)
    lines = [_line(shop, goods, user) for goods in story.goods]
    sold = _sell(story, shop, lines, buyer)
    unit = sold.warranties[-1].number
    complaint = _complain(story, shop, sold.number, buyer)
    composed = letters.compose(_id(buyer), Occasion.BIRTHDAY, seller=story.clerk, now=shop.now, settings=shop.settings)
    letter = letters.write(composed.draft, seller=story.clerk, now=shop.now, settings=shop.settings)
    sku = _want(story, shop, buyer)
    _seal(shop)
    return {
        "receipt": sold.number,
        "gift-receipt": sold.number,
        "certificate": unit,
        "complaint-slip": complaint,
        "intake-slip": complaint,
        "day-report": NOW.date().isoformat(),
        "order-slip": _park(story, shop, lines, buyer),
        "letter": letter.number,
        "consent-form": buyer.number,
        "privacy-notice": "",
        "call-list": sku,
        "envelope": buyer.number,
        "person-report": buyer.number,
    }


def _id(party: Party) -> int:
    assert party.id is not None
    return party.id


def _add(story: Story, shop: verbs.Shop, name: str) -> Party:
    draft = people.named(
        name, phones=(story.phone,), addresses=(story.address,), language=story.language, form=FormOfAddress(story.form)
    )
    saved = customers.save(draft, seller=story.clerk, now=shop.now, settings=shop.settings)
    return customers.party(saved.id)


def _say_yes(story: Story, buyer: Party) -> None:
    consents.answer(
        _id(buyer),
        (Reply(Channel.LETTER, Purpose.GREETING, State.YES),),
        source="counter",
        speech=language(story.language),
        seller=story.clerk,
        now=NOW,
    )


def _line(shop: verbs.Shop, goods: Goods, user: Party) -> CartLine:
    draft = ProductDraft(
        name=goods.name,
        price=Decimal(goods.price),
        codes=(goods.code,) if goods.code else (),
        tax_code=goods.tax,
        unit=Unit(goods.unit),
        term_count=goods.months or None,
        term_unit=TermUnit.MONTH if goods.months else None,
        ask_serial=bool(goods.serial),
        care=goods.care,
    )
    saved = products.save(draft, seller=verbs.SELLER, now=shop.now, settings=shop.settings)
    line = replace(products.cart_line(saved.id, shop.settings), quantity=Decimal(goods.quantity), serial=goods.serial)
    discount = Discount(Decimal(goods.discount)) if goods.discount else line.discount
    return replace(line, discount=discount, user=user if goods.serial else None)


def _sell(story: Story, shop: verbs.Shop, lines: list[CartLine], buyer: Party) -> Completed:
    cart = replace(shop.cart(*lines, buyer=buyer), discount=Discount(Decimal(5)))
    paid = (verbs.payment("card:20", story.currency), verbs.payment("cash:999", story.currency))
    settings = shop.settings
    return sales.complete(cart, paid, seller=story.clerk, now=NOW, settings=settings, fiscal_id="O-7DBCDA8A56EE426D")


def _seal(shop: verbs.Shop) -> None:
    """The chain's last link is the same whatever the acts before it wrote down: it stands on the day report."""
    last = "WHERE id = (SELECT max(id) FROM audit)"
    shop.tamper(f"UPDATE audit SET id = 4711, hash = ? {last}", "0123456789abcdef" * 4)  # noqa: S608 - fixed words


def _park(story: Story, shop: verbs.Shop, lines: list[CartLine], buyer: Party) -> str:
    cart = replace(shop.cart(*lines[:2], buyer=buyer), draft_id=f"0f8b6c1e-{story.language}")
    drafts.park(cart, seller=story.clerk, now=NOW, settings=shop.settings)
    return cart.draft_id


def _complain(story: Story, shop: verbs.Shop, sale: str, buyer: Party) -> str:
    draft = ComplaintDraft(
        draft_id=f"complaint {story.language}",
        subject=story.defect,
        description=story.description,
        customer_id=buyer.id,
        customer_name=buyer.name,
        about=complaints.purchases_of_sale(sale)[1].about,
        wish=Wish.REPAIR,
        condition=story.condition,
        accessories=story.accessories,
        language=story.language,
    )
    at = shop.now + timedelta(days=2)
    return complaints.register(draft, seller=story.clerk, now=at, settings=shop.settings).number


def _want(story: Story, shop: verbs.Shop, buyer: Party) -> str:
    wish = NeedDraft(customer_id=_id(buyer), what=story.need, features=story.features)
    needs.save(wish, seller=story.clerk, now=shop.now)
    draft = ProductDraft(name=story.need, sku="9001", price=Decimal(89), tax_code="standard")
    products.save(draft, seller=story.clerk, now=shop.now, settings=shop.settings)
    return "9001"
