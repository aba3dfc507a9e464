"""Labels as scripts print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.customer import Address
from tests import verbs
from tests.documents.reading import Print
from tests.test_cli import DONE, TOLD, Terminal

HOME = Address(street="Námestie SNP 12", city="Bratislava", postcode="81106")


@pytest.fixture
def terminal(shop_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A shop with goods and two customers, one of them without an address."""
    monkeypatch.chdir(tmp_path)
    shop = verbs.open_copy(shop_template, tmp_path / "shop")
    shop.add_product("Pan", "42", "4006381333931", sku="PAN24")
    shop.add_product("Pot", "12.50", sku="POT")
    shop.add_customer("Jana Kováčová", addresses=(HOME,))
    shop.add_customer("Peter Malý")
    shop.close()
    return Terminal(tmp_path / "shop")


def test_price_tags_begin_where_they_are_told_and_go_on_there(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "tags.pdf"
    answer = terminal(
        "labels", "price-tags", "PAN24x3", "pot", "--sheet", "L7160", "--start", "20", "--out", str(file), "--json"
    )
    assert answer.json == {
        "file": str(file),
        "sheet": "Avery L7160",
        "labels": 4,
        "sheets": 2,
        "next_start": 3,
        "missing": [],
        "told": [],
    }
    assert Print(file.read_bytes()).text.count("Pan") == 3
    again = terminal("labels", "price-tags", "4006381333931", "--outlines", "--json", "--out", str(file))
    assert (again.json["sheet"], again.json["next_start"]) == ("Avery L7160", 4)


def test_who_has_no_address_is_named(terminal: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "a.pdf")
    answer = terminal("labels", "address", "1", "2", "--per-household", "--out", file)
    assert answer.code == DONE, answer.err
    assert "Peter Malý has no postal address" in answer.err


def test_shelf_spine_text_and_test_sheets(terminal: Terminal, tmp_path: Path) -> None:
    for words in (
        ("shelf", "POT", "--sheet", "Avery L7163", "--doc-lang", "zh_CN"),
        ("spine", "Complaints | 2028", "Warranties"),
        ("spine", "PAN24"),
        ("text", "Fragile", "--copies", "5", "--down"),
        ("test", "--sheet", "HERMA 5051"),
    ):
        file = tmp_path / "l.pdf"
        answer = terminal("labels", *words, "--out", str(file))
        assert answer.code == DONE, answer.err
        assert Print(file.read_bytes()).pages


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("price-tags", "NONE"), "NONE"),
        (("address", "99"), "99"),
        (("price-tags", "POT", "--sheet", "Avery 1"), "There is no label sheet"),
        (("price-tags", "POT", "--sheet", "L7160", "--start", "22"), "from 1 to 21"),
        (("price-tags",), "nothing to print"),
        (("define", "Mine", "--width", "300", "--height", "20"), "right edge"),
        (("remove", "Mine"), "Mine"),
    ],
)
def test_what_cannot_be_is_told(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    answer = terminal("labels", *words)
    assert answer.code == TOLD
    assert said in answer.err
    assert not list(Path().glob("*.pdf"))


def test_sheets_are_listed_and_measured_ones_kept(terminal: Terminal) -> None:
    assert "Avery L7160\tA4\t3×7" in terminal("labels", "sheets", "7160").out
    measures = ("--columns", "3", "--rows", "8", "--width", "70", "--height", "36", "--top", "4.5")
    made = terminal("labels", "define", "My sheet", *measures, "--paper", "A4", "--json")
    assert (made.json["name"], made.json["pitch_x"], made.json["tables"]) == ("My sheet", 70.0, 0)
    assert terminal("labels", "sheets", "my").out.startswith("My sheet")
    assert terminal("labels", "price-tags", "POT", "--sheet", "my sheet").code == DONE
    assert terminal("labels", "remove", "My sheet").code == DONE
    assert all(one["paper"] == "A5" for one in terminal("labels", "sheets", "--paper", "A5", "--json").json)
