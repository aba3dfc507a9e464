"""What was handed in, put aside or looked for, on a slip that says it is no sale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.complaint_file import ComplaintDraft
from app.domain.discount import Discount
from app.domain.money import Money
from app.domain.need import NeedDraft
from app.errors import InputError, NotFoundError
from app.services import complaints, drafts, needs, printing
from tests import verbs
from tests.documents.reading import Print, solid

PAPERS = pytest.mark.parametrize("paper", ["58mm", "80mm", "A4", "A5", "Letter"])


def read(number: str, kind: str, paper: str = "80mm") -> Print:
    return Print(printing.make(number, kind, paper=paper, code="en", second="none").pdf)


def complain(shop: verbs.Shop, **known: str) -> str:
    draft = ComplaintDraft(draft_id="d", subject="It leaks", customer_name="Jana", **known)  # type: ignore[arg-type]  # texts by name
    return complaints.register(draft, seller=verbs.SELLER, now=shop.now, settings=shop.settings).number


@PAPERS
def test_an_intake_slip_says_what_was_handed_in_and_until_when_it_is_ready(my_shop: verbs.Shop, paper: str) -> None:
    number = complain(my_shop, condition="Scratch on the lid", accessories="base、box")
    told = read(number, "intake-slip", paper).solid
    wanted = ("Intake slip", number, "Jana", "It leaks", "Scratch on the lid", "base, box", "18 Dec 2026")
    assert [text for text in wanted if solid(text) not in told] == []
    assert solid("Ready no later than") in told
    assert solid("SOI") not in told, "the rules of complaints are on the complaint slip"


def test_without_goods_there_is_no_intake_slip(my_shop: verbs.Shop) -> None:
    number = complain(my_shop)
    with pytest.raises(InputError, match="Nothing was handed in"):
        printing.make(number, "intake-slip")


@PAPERS
def test_goods_put_aside_are_no_sale(my_shop: verbs.Shop, paper: str) -> None:
    jana = my_shop.add_customer("Jana Kováčová", language="en")
    cart = my_shop.cart(verbs.goods("Pan", "50", discount=Discount(percent=Decimal(10))), buyer=jana)
    cart = replace(cart, discount=Discount(percent=Decimal(5)))
    drafts.park(cart, seller=verbs.SELLER, now=my_shop.now, settings=my_shop.settings)
    number = f"P-{cart.draft_id[:8].upper()}"
    made = read(number, "order-slip", paper)
    no_sale = "This is not a sale and not a receipt. Nothing has been paid."
    wanted = ("Order slip", number, "Jana Kováčová", "Pan", "45.00", "Discount on items", "42.75", no_sale)
    assert [text for text in wanted if solid(text) not in made.solid] == []
    assert "VAT" not in made.text
    assert printing.make(cart.draft_id, "order-slip").pdf.startswith(b"%PDF")


@pytest.mark.usefixtures("my_shop")
def test_what_is_not_parked_any_more_has_no_slip() -> None:
    for number in ("P-12345678", "", "P-"):
        with pytest.raises(NotFoundError, match="not parked"):
            printing.make(number, "order-slip")


@PAPERS
def test_a_wish_says_what_up_to_which_price_and_until_when(my_shop: verbs.Shop, paper: str) -> None:
    jana = my_shop.add_customer("Jana Kováčová", language="en")
    assert jana.id is not None
    wish = NeedDraft(
        customer_id=jana.id,
        what="Cast iron casserole",
        features="24 cm, red",
        price_limit=Money(12000, "EUR"),
        wanted_by=date(2026, 12, 20),
        note="only between us",
    )
    saved = needs.save(wish, seller=verbs.SELLER, now=my_shop.now)
    made = read(f"n-{saved.id}", "order-slip", paper)
    wanted = ("Wish slip", f"N-{saved.id:06d}", "Cast iron casserole", "24 cm, red", "At most €120.00", "20 Dec 2026")
    assert [text for text in wanted if solid(text) not in made.solid] == []
    assert "between us" not in made.text
    assert "Total" not in made.text


def test_an_unknown_wish_is_told(my_shop: verbs.Shop) -> None:
    with pytest.raises(NotFoundError):
        printing.make("N-999", "order-slip")
    assert my_shop.problems() == []
