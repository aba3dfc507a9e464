"""Pictures of products: kept once, shown by the product, back with undo, forgotten when nobody needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.product import ProductQuery, new_since
from app.errors import FileError
from app.models import act
from app.models.database import db
from app.services import acts, exports, pictures, product_pictures, products
from app.services import settings as settings_service
from tests import verbs
from tests.exchange.test_pictures import encoded, noisy

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.product_pictures import Brought


def change(shop: verbs.Shop, product_id: int, **more: object) -> None:
    draft = replace(products.draft(product_id), **more)  # type: ignore[arg-type]  # fields by name
    products.save(draft, seller=verbs.SELLER, now=shop.now, settings=shop.settings)


def test_a_picture_is_kept_once_and_stands_on_its_products(my_shop: verbs.Shop, tmp_path: Path) -> None:
    (tmp_path / "kettle.png").write_bytes(encoded())
    kept = pictures.take_file(tmp_path / "kettle.png")
    assert pictures.take("again.png", encoded()) == kept
    assert db.execute_sql("SELECT count(*) FROM picture").fetchone() == (1,)
    kettle = my_shop.add_product("Kettle", "34.90")
    change(my_shop, kettle, picture=kept.digest, pitch="Boils in two minutes", new_on=date(2026, 11, 1))
    stands = products.draft(kettle)
    assert (stands.picture, stands.pitch, stands.new_on) == (kept.digest, "Boils in two minutes", date(2026, 11, 1))
    assert pictures.content(kept.digest) is not None
    assert my_shop.problems() == []


def test_undo_brings_the_picture_back_and_only_then_it_may_be_forgotten(my_shop: verbs.Shop) -> None:
    kettle = my_shop.add_product("Kettle", "34.90")
    kept = pictures.take("kettle.png", encoded())
    change(my_shop, kettle, picture=kept.digest)
    change(my_shop, kettle, picture="")
    assert pictures.forget_unused() == 0  # an act still knows it
    newest = acts.last()[0]
    acts.undo(newest.id, seller=verbs.SELLER, now=my_shop.now)
    assert products.draft(kettle).picture == kept.digest
    change(my_shop, kettle, picture="")
    db.execute_sql("DELETE FROM act")
    assert act.last(5) == ()
    assert pictures.forget_unused() == 1
    change(my_shop, kettle, picture=kept.digest)  # gone: the product simply has none
    assert products.draft(kettle).picture == ""


def test_a_file_that_cannot_be_read_is_said(my_shop: verbs.Shop, tmp_path: Path) -> None:
    assert my_shop.settings
    with pytest.raises(FileError, match="cannot be read"):
        pictures.take_file(tmp_path / "none.png")
    large = tmp_path / "film.png"
    with large.open("wb") as out:
        out.truncate(41 * 1024**2)
    with pytest.raises(FileError, match="larger than 40 MB"):
        pictures.take_file(large)


def test_what_is_new_comes_the_newest_first(my_shop: verbs.Shop) -> None:
    today = my_shop.now.date()
    ids = [my_shop.add_product(name, "5") for name in ("Old", "Fresh", "Fresher", "Never")]
    for one, day in zip(ids, (date(2026, 3, 1), date(2026, 10, 1), date(2026, 11, 5)), strict=False):
        change(my_shop, one, new_on=day)
    since = new_since(today)
    page = products.page(ProductQuery(new_since=since), None, 1)
    assert [row.name for row in page.rows] == ["Fresher"]
    page = products.page(ProductQuery(new_since=since), page.next, 1)
    assert ([row.name for row in page.rows], page.next) == (["Fresh"], None)
    assert products.count_new(since) == 2


def test_the_logo_is_made_small_and_an_old_one_still_stands(my_shop: verbs.Shop) -> None:
    settings_service.save_logo(noisy((3000, 600)), name="logo.png", seller=verbs.SELLER, now=my_shop.now)
    kept = settings_service.logo()
    assert kept is not None
    assert len(kept) < 400_000
    with pytest.raises(FileError, match=r"drawing\.svg"):
        settings_service.save_logo(b"<svg/>", name="drawing.svg", seller=verbs.SELLER, now=my_shop.now)
    assert settings_service.logo() == kept
    settings_service.save_logo(None, seller=verbs.SELLER, now=my_shop.now)
    assert settings_service.logo() is None


def test_line_and_day_leave_in_a_table_and_come_back(my_shop: verbs.Shop, tmp_path: Path) -> None:
    kettle = my_shop.add_product("Kettle", "34.90")
    change(my_shop, kettle, pitch="Boils fast; whistles", new_on=date(2026, 11, 1))
    path = tmp_path / "products.csv"
    for _step in exports.products(path, seller=verbs.SELLER, now=my_shop.now):
        pass
    assert "Boils fast; whistles" in path.read_text("utf-8")
    assert "2026-11-01" in path.read_text("utf-8")


def test_files_named_by_codes_find_their_products_and_undo_takes_all_back(my_shop: verbs.Shop, tmp_path: Path) -> None:
    kettle = my_shop.add_product("Kettle", "34.90", code="5901234123457", sku="KET")
    pan = my_shop.add_product("Pan", "20", sku="PAN")
    folder = tmp_path / "photos"
    folder.mkdir()
    named = {
        "5901234123457.png": encoded(),
        "5901234123457_2.png": encoded(size=(50, 50)),
        "pan.JPG": noisy(kind="JPEG"),
        "nobody.png": encoded(),
        "broken_1.png": b"\x89PNG\r\n\x1a\n",
        "notes.txt": b"not looked at",
    }
    for name, content in named.items():
        (folder / name).write_bytes(content)
    (folder / "PAN_3.gif").write_bytes(b"GIF89a")
    done = _brought(my_shop, folder)
    assert (done.count, done.same, [one.file for one in done.refused]) == (
        2,
        0,
        ["5901234123457_2.png", "broken_1.png", "nobody.png"],
    )
    assert products.draft(kettle).picture
    assert products.draft(pan).picture
    assert (_brought(my_shop, folder).count, _brought(my_shop, folder).same) == (0, 2)
    assert done.act is not None
    acts.undo(done.act, seller=verbs.SELLER, now=my_shop.now)
    assert (products.draft(kettle).picture, products.draft(pan).picture) == ("", "")
    single = _brought(my_shop, folder / "PAN_3.gif")
    assert "GIF" in str(single.refused[0].reason)
    assert my_shop.problems() == []


def _brought(shop: verbs.Shop, path: Path) -> Brought:
    steps = product_pictures.bring((path,), seller=verbs.SELLER, now=shop.now)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Brought = end.value
            return found
