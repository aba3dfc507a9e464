"""Export, import into an empty shop, export: the files are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import Channel, Purpose, State
from app.domain.content import ContentUnit
from app.domain.importing import ImportKind, Order, Rule
from app.domain.product import ProductDraft
from app.domain.warranty import TermUnit
from app.services import (
    attachments,
    complaints,
    customers,
    exports,
    freshness,
    households,
    import_complaints,
    import_customers,
    import_products,
    products,
)
from tests import verbs
from tests.exchange.test_round_trip import people
from tests.services.test_exports import done

# Every form of record, and a few of the hostile texts: tests/exchange/test_round_trip.py tries them all.
PEOPLE = people()[:20]


@pytest.fixture
def full_shop(my_shop: verbs.Shop, tmp_path: Path) -> verbs.Shop:
    """A shop that knows everybody who is hard to write down, some of them with answers, a home and a picture."""
    ids = []
    for contact in PEOPLE:
        # A double of somebody, written down with full knowledge.
        draft = replace(contact.draft, id=None)
        ids.append(customers.save(draft, seller="Ruth", now=my_shop.now, settings=my_shop.settings).id)
    households.join(ids[0], ids[7], seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    home = households.of_customer(ids[0])
    assert home is not None
    households.change(home.id, "Kováčovci; ml.", ids[7], seller="Ruth", now=my_shop.now)
    freshness.set_verified(ids[2], my_shop.now.date() - timedelta(days=9), seller="Ruth", now=my_shop.now)
    for channel, state in ((Channel.LETTER, State.YES), (Channel.PHONE, State.NO)):
        customers.answer_consent(
            ids[3],
            state,
            channel=channel,
            purpose=Purpose.OFFER,
            source="form",
            wording="Smieme; naozaj?",
            seller="Ruth",
            now=my_shop.now,
        )
    Image.new("RGB", (40, 30), "teal").save(tmp_path / "me.png")
    kept = attachments.add(ids[1], tmp_path / "me.png", seller="Ruth", now=my_shop.now)
    attachments.set_portrait(kept.id, seller="Ruth", now=my_shop.now)
    return my_shop


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_customers(full_shop: verbs.Shop, shop_template: Path, tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"first{ending}", tmp_path / f"second{ending}"
    done(exports.customers(first, seller="Ruth", now=full_shop.now, settings=full_shop.settings))
    full_shop.close()
    empty = verbs.open_copy(shop_template, tmp_path / "again")
    order = Order(path=first, kind=ImportKind.CUSTOMERS, rule=Rule.NEW)
    brought = done(import_customers.bring(order, seller="Ruth", now=empty.now, settings=empty.settings))
    done(exports.customers(second, seller="Ruth", now=empty.now, settings=empty.settings))
    empty.close()
    assert brought.counts.created == len(PEOPLE), brought
    assert second.read_bytes() == first.read_bytes()


def test_products_and_complaints(my_shop: verbs.Shop, shop_template: Path, tmp_path: Path) -> None:
    for place, name in enumerate(("+Tea; green", "锅", "=1+1 'x'")):
        term = TermUnit.LIFETIME if place else None
        draft = ProductDraft(
            name=name,
            sku=f"-{place}",
            price=Decimal("0.125") * place,
            tax_code="standard",
            codes=("4006381333931",) if place == 0 else (),
            care="a\n\n=b",
            term_unit=term,
            active=place != 1,
            ask_serial=place == 2,
            supplier="@home",
            content=Decimal("0.75") if place else None,
            content_unit=ContentUnit.LITRE if place else None,
            pitch="=Fits; any “hand”" if place else "",
            new_on=date(2026, 11, 1) if place == 1 else None,
        )
        products.save(draft, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    for place, subject in enumerate(("=Broken", "慢", "-1; \\n")):
        told = ComplaintDraft(draft_id=str(place), subject=subject, description="a\n+b", customer_name="Jana")
        number = complaints.register(told, seller="Ruth", now=my_shop.now, settings=my_shop.settings).number
        complaints.note(number, "called; twice\nno answer", seller="Ruth", now=my_shop.now + timedelta(hours=place))
    files = [tmp_path / f"{name}.csv" for name in ("p1", "c1", "p2", "c2")]
    done(exports.products(files[0], seller="Ruth", now=my_shop.now))
    done(exports.complaints(files[1], seller="Ruth", now=my_shop.now))
    my_shop.close()
    empty = verbs.open_copy(shop_template, tmp_path / "again")
    later = empty.now + timedelta(days=1)
    for kind, service, file in (
        (ImportKind.PRODUCTS, import_products, files[0]),
        (ImportKind.COMPLAINTS, import_complaints, files[1]),
    ):
        done(service.bring(Order(path=file, kind=kind), seller="Peter", now=later, settings=empty.settings))
    done(exports.products(files[2], seller="Peter", now=later))
    done(exports.complaints(files[3], seller="Peter", now=later))
    empty.close()
    assert files[2].read_text("utf-8-sig") == files[0].read_text("utf-8-sig")
    assert files[3].read_text("utf-8-sig") == files[1].read_text("utf-8-sig")
