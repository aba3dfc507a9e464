"""A day's main job without a screen: a demo shop, one sale, its papers, and a picture of the window."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain import cart as carts
from app.domain.cart import Cart, Party
from app.domain.complaint import Wish
from app.domain.complaint_file import ComplaintDraft
from app.domain.customer_card import CustomerQuery
from app.domain.letter import Occasion
from app.domain.payment import Method, Payment
from app.domain.product import ProductQuery
from app.domain.settings import Settings
from app.i18n import Language, language
from app.services import complaints, customers, demo, drafts, letters, printing, products, sales
from app.services import settings as settings_service
from app.services import shop as shops
from app.services.shop import Shop
from app.ui import start
from app.ui.counter.page import CounterPage
from app.ui.worker import InlineWorker

_CUSTOMERS = 60
_LINES = 4
_WIDTH, _HEIGHT = 1440, 900


def run(out: Path, code: str) -> tuple[Path, ...]:
    """Do the job in a shop that is thrown away, and return the files that stay in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="regulars-day-") as folder:
        shop = shops.open_shop(Path(folder))
        try:
            _finish(demo.fill(customers=_CUSTOMERS, now=shops.local_now(), language_code=code))
            return (*_papers(out, settings_service.load()), _picture(out / "window.png", shop, language(code)))
        finally:
            shop.close()


def _finish(steps: Generator[Any, None, Any]) -> None:
    for _step in steps:
        pass


def _papers(out: Path, settings: Settings) -> tuple[Path, ...]:
    now = shops.local_now()
    buyer = _buyer()
    cart = replace(_cart(settings), buyer=buyer)
    sold = sales.complete(cart, (Payment(Method.CASH),), seller=settings.seller, now=now, settings=settings)
    complaint = complaints.register(
        _complaint(sold.number, buyer, settings), seller=settings.seller, now=now, settings=settings
    )
    composed = letters.compose(_id(buyer), Occasion.THANK_YOU, seller=settings.seller, now=now, settings=settings)
    letter = letters.write(composed.draft, seller=settings.seller, now=now, settings=settings)
    wanted = (
        ("receipt", sold.number, "80mm", "receipt-80mm.pdf"),
        ("receipt", sold.number, "A4", "receipt-A4.pdf"),
        ("certificate", sold.warranties[0].number, "A4", "certificate.pdf"),
        ("complaint-slip", complaint.number, "A4", "complaint-slip.pdf"),
        ("letter", letter.number, "A4", "letter.pdf"),
    )
    return tuple(_paper(out / name, number, kind, paper) for kind, number, paper, name in wanted)


def _paper(target: Path, number: str, kind: str, paper: str) -> Path:
    printing.write(printing.make(number, kind, paper=paper), target)
    return target


def _buyer() -> Party:
    """A customer of the demo shop with a postal address who may be written to."""
    for row in customers.page(CustomerQuery(), now=shops.local_now()).rows:
        if customers.draft(row.id).addresses:
            return customers.party(row.id)
    raise LookupError("the demo shop has nobody with an address")


def _id(party: Party) -> int:
    if party.id is None:
        raise LookupError("the buyer is not in the file")
    return party.id


def _cart(settings: Settings) -> Cart:
    """A few products that need no number, one of them with a warranty."""
    cart = drafts.new_cart(settings)
    rows = products.page(ProductQuery(), None, 200).rows
    plain = [line for row in rows if not (line := products.cart_line(row.id, settings)).asks and line.unit == "pc"]
    promised = [line for line in plain if line.term is not None]
    others = [line for line in plain if line.term is None]
    for line in (*promised[:1], *others[: _LINES - 1]):
        cart = carts.add(cart, line)
    return cart


def _complaint(number: str, buyer: Party, settings: Settings) -> ComplaintDraft:
    about = complaints.purchases_of_sale(number)[0].about
    return ComplaintDraft(
        draft_id=str(uuid.uuid4()),
        subject=language(buyer.language or settings.language).gettext("It leaks at the handle"),
        customer_id=buyer.id,
        customer_name=buyer.name,
        about=about,
        wish=Wish.REPAIR,
        language=buyer.language,
    )


def _picture(target: Path, shop: Shop, speech: Language) -> Path:
    """The counter with a sale in progress."""
    app = start.application()
    session = start.make_session(app, shop, speech, InlineWorker())
    window = start.main_window(session)
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    page = window.page()
    if isinstance(page, CounterPage):
        settings = settings_service.load()
        page.till.set_buyer(_buyer())
        for line in _cart(settings).lines:
            page.till.add(line)
    app.processEvents()
    window.grab().save(str(target))
    window.close()
    return target
