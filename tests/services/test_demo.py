"""The demo shop: believable, sound, the same every time, and never over somebody's own shop."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from app.domain import gs1, gtin
from app.domain.product import new_since
from app.errors import InputError
from app.models import database
from app.models.database import db
from app.services import box, check, demo, finding, products
from app.services import settings as settings_service
from app.services import shop as shops
from app.services.box import TakeLine
from app.services.demo import Filled

from .till import at

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

NOW = at("2026-11-18")
DUMPED = ("customer", "customer_phone", "product", "product_code", "sale", "sale_line", "payment", "unit", "complaint")


def fill(customers: int = 12, seed: int = 7, language_code: str = "sk") -> Filled:
    found: list[Filled] = []

    def work() -> Generator[object, None, None]:
        found.append(
            (yield from demo.fill(customers=customers, seed=seed, now=NOW, language_code=language_code)),
        )

    for _ in work():
        pass
    return found[0]


def dump() -> list[object]:
    return [db.execute_sql(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in DUMPED]  # noqa: S608 - constants


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("language_code", ["en", "sk", "zh_CN"])
def test_it_is_sound_and_has_what_a_shop_has(language_code: str) -> None:
    made = fill(language_code=language_code)
    assert check.run().problems == ()
    assert made.products == 119
    assert made.sales > 50
    assert made.complaints
    assert made.letters
    assert settings_service.load().language == language_code
    assert db.execute_sql("SELECT count(*) FROM unit").fetchone()[0] > 0
    assert db.execute_sql("SELECT count(*) FROM customer WHERE demo = 0").fetchone()[0] == 0
    assert db.execute_sql("SELECT count(*) FROM product WHERE demo = 0").fetchone()[0] == 0
    assert db.execute_sql("SELECT count(*) FROM product WHERE picture_id IS NULL").fetchone()[0] == 0
    assert db.execute_sql("SELECT count(*) FROM picture").fetchone()[0] == 20
    assert products.count_new(new_since(NOW.date())) > 5


@pytest.mark.usefixtures("shop")
def test_everybody_looks_for_these_and_finds_them() -> None:
    fill()
    for text in ("zw", "zhangwei", "张伟"):
        assert "张伟" in [hit.title for hit in finding.find(text)]
    kovacs = [hit.title for hit in finding.find("kovac")]
    assert any("Kováčová" in name for name in kovacs)
    assert any(name.endswith("Kováč") for name in kovacs)


def test_the_same_seed_gives_the_same_shop(tmp_path: Path) -> None:
    shops_seen = []
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        opened = shops.open_shop(tmp_path / name)
        fill(seed=seed)
        shops_seen.append(dump())
        opened.close()
    assert shops_seen[0] == shops_seen[1]
    assert shops_seen[0] != shops_seen[2]


@pytest.mark.usefixtures("shop")
def test_its_codes_can_be_scanned_and_belong_to_nobody() -> None:
    fill()
    codes = [row[0] for row in db.execute_sql("SELECT code FROM product_code WHERE kind = 'gtin'")]
    assert len(codes) == 109
    assert all(gtin.fits(code) and code.startswith("004") for code in codes)
    taken = box.take(gtin.shortest(codes[0]), settings_service.load())
    assert isinstance(taken, TakeLine)


@pytest.mark.usefixtures("shop")
def test_a_scale_label_sells_loose_tea_by_its_weight() -> None:
    fill()
    (code,) = db.execute_sql("SELECT code FROM product_code WHERE kind = 'in_store' ORDER BY code LIMIT 1").fetchone()
    label = code + gs1.price_check_digit("00250") + "00250"
    taken = box.take(label + gtin.check_digit(label), settings_service.load())
    assert isinstance(taken, TakeLine)
    assert str(taken.line.quantity.normalize()) == "0.25"


@pytest.mark.usefixtures("shop")
def test_a_shop_in_use_is_left_alone() -> None:
    fill()
    before = dump()
    with pytest.raises(InputError, match="in use already"):
        fill()
    assert dump() == before


def test_a_crowd_comes_by_name_and_phone(tmp_path: Path) -> None:
    opened = shops.open_shop(tmp_path / "crowd")
    work = demo._Filling(Random(7), NOW, "sk")  # noqa: S311, SLF001 - chance that repeats; a crowd without two years of sales
    assert list(work.crowd(4500)) == [2000, 4000, 4500]
    assert db.execute_sql("SELECT count(*) FROM customer").fetchone()[0] == 4500
    assert db.execute_sql("SELECT count(*) FROM customer_search").fetchone()[0] == 4500
    assert "张伟" in [hit.title for hit in finding.find("zhangwei")]
    phone = db.execute_sql("SELECT typed FROM customer_phone LIMIT 1").fetchone()[0]
    assert finding.find(phone[-4:].replace(" ", ""))
    assert check.run().problems == ()
    opened.close()
    database.disconnect()
