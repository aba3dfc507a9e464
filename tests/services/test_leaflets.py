"""A leaflet from the shop's own goods: chosen by code or because they are new, as they are now."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app import cli
from app.domain.leaflet import LeafletPlan
from app.domain.occasion import Occasion
from app.domain.product import Unit
from app.errors import InputError, NotFoundError
from app.services import leaflets, pictures
from app.services.papers import leaflet
from tests.documents.reading import Print
from tests.exchange.test_pictures import encoded, noisy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.verbs import Shop

EAN = "5901234123457"


@pytest.fixture
def goods(my_shop: Shop) -> tuple[int, ...]:
    kettle = pictures.take("kettle.png", encoded())
    return (
        my_shop.add_product(
            "Kettle", "34.90", code=EAN, picture=kettle.digest, pitch="Whistles", new_on=date(2026, 11, 2)
        ),
        my_shop.add_product("Assam", "42", sku="TEA", unit=Unit.KILOGRAM, category="Tea", new_on=date(2026, 10, 1)),
        my_shop.add_product("Old pan", "9", sku="PAN", new_on=date(2026, 10, 20), active=False),
    )


def test_goods_are_chosen_by_any_of_their_codes_or_because_they_are_new(goods: tuple[int, ...]) -> None:
    kettle, tea, _pan = goods
    assert leaflets.by_codes([" tea", EAN, "TEA"]) == (tea, kettle)
    assert leaflets.new_since(date(2026, 9, 1)) == (kettle, tea)  # the newest first; what is not sold stays out
    with pytest.raises(NotFoundError, match="no product with the code NONE"):
        leaflets.by_codes(["NONE"])
    with pytest.raises(InputError, match="Nothing is marked as new"):
        leaflets.new_since(date(2026, 12, 1))
    with pytest.raises(InputError, match="at least one"):
        leaflets.by_codes([])
    assert leaflets.without_picture(goods) == 2


def test_it_shows_what_is_in_the_shop_now(my_shop: Shop, goods: tuple[int, ...]) -> None:
    plan = LeafletPlan(products=goods, title="For autumn", occasion=Occasion.AUTUMN, per_page=4)
    made = leaflet.make(plan, my_shop.settings, now=my_shop.now)
    printed = Print(made.pdf)
    for text in (
        "For autumn",
        "Kettle",
        "Whistles",
        "€34.90",
        "€42.00/kg",
        "New in",
        "Prices include VAT.",
        "Dom a záhrada",
    ):
        assert text in printed.text, text
    assert made.file_name == "leaflet-A4.pdf"
    kettle, tea, _pan = leaflet.items(goods, my_shop.settings, today=my_shop.now.date())
    assert (kettle.price, kettle.ground, kettle.new) == (Decimal("34.9"), "#FF0000", True)
    assert (str(tea.per), tea.picture, tea.category) == ("kg", None, "Tea")


def test_in_another_language_it_speaks_that(my_shop: Shop, goods: tuple[int, ...]) -> None:
    plan = LeafletPlan(products=goods[:2], language="sk", paper="A5")
    printed = Print(leaflet.make(plan, my_shop.settings, now=my_shop.now).pdf)
    assert "Novinka" in printed.text
    assert "34,90 €" in printed.text
    assert printed.pages[0].width == pytest.approx(148, abs=0.1)


def test_a_paper_or_number_it_cannot_have_is_said(my_shop: Shop, goods: tuple[int, ...]) -> None:
    for plan in (LeafletPlan(products=goods, paper="58mm"), LeafletPlan(products=goods, per_page=5)):
        with pytest.raises(InputError):
            leaflet.make(plan, my_shop.settings, now=my_shop.now)


def run(shop: Shop, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    shop.close()
    code = cli.main(["--data", str(shop.folder), *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_on_the_command_line(
    my_shop: Shop, goods: tuple[int, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert goods
    (tmp_path / "photo.jpg").write_bytes(noisy(kind="JPEG"))
    code, out, _err = run(my_shop, capsys, "picture", "TEA", str(tmp_path / "photo.jpg"), "--json")
    assert (code, json.loads(out)["width"]) == (0, 300)
    code, out, _err = run(my_shop, capsys, "picture", "TEA", "--out", str(tmp_path / "out.jpg"))
    assert out == "image/jpeg\t300\t200\n"
    assert (tmp_path / "out.jpg").read_bytes().startswith(b"\xff\xd8")
    target = tmp_path / "leaflet.pdf"
    words = ("leaflet", "--new-since", "2026-09-01", "--per-page", "4", "--out", str(target), "--json")
    code, out, _err = run(my_shop, capsys, *words)
    assert json.loads(out) == {"file": str(target), "products": 2, "without_picture": 0}
    assert "Kettle" in Print(target.read_bytes()).text
    for wrong in (("leaflet",), ("leaflet", "TEA", "--new-since", "2026-09-01"), ("leaflet", "--new-since", "soon")):
        code, _out, err = run(my_shop, capsys, *wrong)
        assert (code, bool(err)) == (1, True)
    (tmp_path / "TEA.png").write_bytes(encoded())
    _code, out, _err = run(my_shop, capsys, "pictures", str(tmp_path / "TEA.png"), "--json")
    assert json.loads(out) == {"set": 1, "same": 0, "refused": []}
    code, out, err = run(my_shop, capsys, "pictures", str(tmp_path / "TEA.png"), str(tmp_path / "none.png"))
    assert (code, out, "none.png" in err) == (0, "0 products have a new picture.\n", True)
    assert run(my_shop, capsys, "picture", "TEA", "--remove")[1] == "No picture.\n"
    assert run(my_shop, capsys, "picture", "TEA", "--out", str(tmp_path / "none"))[0] == 1
