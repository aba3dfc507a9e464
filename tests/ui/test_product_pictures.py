"""Pictures of products in the window: taken in, shown, and on a leaflet of the marked goods."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from app.services import pictures, products
from app.ui.products import picture_drop
from app.ui.products.leaflet_sheet import LeafletSheet
from tests.documents.reading import Print
from tests.exchange.test_pictures import encoded
from tests.ui.owner import Owner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

SEASON = "\0new"


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    kept = pictures.take("pan.png", encoded())
    today = my_shop.now.date()
    my_shop.add_product("Cast iron pan", "61.20", picture=kept.digest, pitch="For every hob", new_on=today)
    my_shop.add_product("Tea towel", "4.20", new_on=today - timedelta(days=30))
    my_shop.add_product("Old kettle", "19", new_on=date(2025, 1, 1))
    return Owner(qtbot, my_shop, "products")


def leaflet(owner: Owner) -> LeafletSheet:
    owner.presses("F9")
    sheet = owner.window.sheets()[-1]
    assert isinstance(sheet, LeafletSheet)
    return sheet


def field(owner: Owner) -> Any:
    return owner.sheet.form.fields["picture"].control


def test_a_picture_is_dropped_on_the_form_and_saved_with_it(owner: Owner, tmp_path: Path) -> None:
    owner.page.table.select(1)
    owner.presses("F4")
    assert field(owner).shown.empty
    (tmp_path / "kettle.jpg").write_bytes(encoded("JPEG"))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "kettle.jpg"))])
    assert field(owner).take_from(dropped)
    assert not field(owner).shown.empty
    owner.saves()
    assert products.draft(3).picture
    owner.undoes()
    assert products.draft(3).picture == ""


def test_a_picture_is_pasted_and_taken_away(owner: Owner) -> None:
    owner.presses("F4")
    before = field(owner).value()
    pasted = QMimeData()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x2060A0)
    pasted.setImageData(image)
    assert field(owner).take_from(pasted)
    assert field(owner).value() not in ("", before)
    field(owner).remove()
    owner.saves()
    assert products.draft(1).picture == ""


def test_what_is_no_picture_is_told_beside_the_field_and_changes_nothing(owner: Owner, tmp_path: Path) -> None:
    owner.presses("F4")
    before = field(owner).value()
    (tmp_path / "drawing.svg").write_text("<svg/>", "utf-8")
    field(owner).take_file(tmp_path / "drawing.svg")
    assert "SVG" in field(owner).trouble.text()
    assert field(owner).value() == before
    assert owner.told == []


def test_a_new_product_is_new_from_today_on(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(name="Moka pot", price="29,90")
    owner.saves()
    assert products.draft(4).new_on == owner.shop.now.date()


def test_what_is_new_has_its_pill_and_becomes_a_leaflet(owner: Owner) -> None:
    owner.page.pills.chosen.emit(SEASON)
    assert [row.name for row in owner.page.table.rows()] == ["Cast iron pan", "Tea towel"]
    sheet = leaflet(owner)
    assert sheet.plan().products == (1, 2)
    printed = Print(sheet.paper.pdf)
    assert "For every hob" in printed.text
    assert "New in our shop" in printed.text
    assert owner.sees("1 product has no picture")
    title = sheet.form.fields["title"]
    title.input.set_value("For winter")
    title.input.edited.emit()
    sheet.paper.settle()
    assert "For winter" in Print(sheet.paper.pdf).text
    made: list[Any] = []
    owner.session.papers = type("Desk", (), {"look_at": made.append})  # type: ignore[assignment]  # only what is asked
    sheet.go_on()
    assert made[0].kind == "leaflet"
    assert owner.page.step_back()


def test_the_marked_goods_are_the_ones_on_it(owner: Owner) -> None:
    owner.page.table.mark_all()
    sheet = leaflet(owner)
    assert sheet.plan().products == (1, 3, 2)
    sheet.dismiss()
    owner.page.table.select(1)
    assert leaflet(owner).plan().products == (3,)


def test_pictures_dropped_on_the_list_go_to_the_products_they_are_named_after(owner: Owner, tmp_path: Path) -> None:
    sku = products.draft(2).sku
    for name in (f"{sku}.png", "nobody.png"):
        (tmp_path / name).write_bytes(encoded())
    picture_drop.bring(owner.session, (tmp_path / f"{sku}.png", tmp_path / "nobody.png"))
    assert products.draft(2).picture
    assert owner.said[-1].startswith("1 product has a new picture. 1 file was not taken. nobody.png:")
    owner.undoes()
    assert products.draft(2).picture == ""
