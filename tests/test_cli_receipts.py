"""Receipts, their copies and their settings on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.reading import Print
from tests.test_cli import DONE, TOLD, Terminal


@pytest.fixture
def shop(tmp_path: Path) -> Terminal:
    """A Slovak shop with what real customers bought and brought back."""
    terminal = Terminal(tmp_path / "shop")
    sample = Path(__file__).parent / "data" / "online_retail_sample.csv"
    assert terminal("--lang", "en", "settings", "set", "country", "SK").code == DONE
    assert terminal("import", "sales", str(sample)).code == DONE
    return terminal


def test_every_print_after_the_first_is_a_copy(shop: Terminal, tmp_path: Path) -> None:
    for word in ("", "COPY 1", "COPY 2"):
        file = tmp_path / f"{word or 'original'}.pdf"
        told = shop("print", "receipt", "R1-000001", "--doc-lang", "en", "--second-lang", "none", "--out", str(file))
        assert told.code == DONE
        text = Print(file.read_bytes()).text
        assert word in text
        assert "Return" in text
        assert ("COPY" in text) == bool(word)


@pytest.mark.parametrize("paper", ["58mm", "80mm", "A4"])
@pytest.mark.parametrize(("code", "word"), [("en", "Paid back"), ("sk", "Vrátené"), ("zh_CN", "已退款")])
def test_what_came_back_is_printed_as_it_was(shop: Terminal, tmp_path: Path, paper: str, code: str, word: str) -> None:
    file = tmp_path / "return.pdf"
    assert shop("print", "receipt", "R1-000002", "--paper", paper, "--doc-lang", code, "--out", str(file)).code == DONE
    text = Print(file.read_bytes()).text
    assert word in text
    assert "T1-000003" in text, "from which receipt it came"


def test_a_return_has_no_gift_receipt(shop: Terminal, tmp_path: Path) -> None:
    told = shop("print", "gift-receipt", "R1-000001", "--out", str(tmp_path / "gift.pdf"))
    assert told.code == TOLD
    assert "A gift receipt goes with a sale." in told.err
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_gift_s_number_finds_the_sale_and_says_nothing_of_money_by_itself(shop: Terminal) -> None:
    (hit,) = shop("find", "GT1-000001", "--json").json
    assert (hit["kind"], hit["number"]) == ("sale", "T1-000001")
    assert shop("find", "GR1-000001", "--json").json == []


def test_what_receipts_say_is_set_and_bad_values_change_nothing(shop: Terminal) -> None:
    for key, good, *bad in (
        ("second_language", "sk", "de", "EN"),
        ("exchange_days", "30", "-1", "2.5", "367", "soon"),
        ("cash_float", "150.50", "-1", "lots", "1000001"),
    ):
        assert shop("settings", "set", key, good).code == DONE
        assert [shop("settings", "set", key, value).code for value in bad] == [TOLD] * len(bad)
        assert shop("settings", "get", key, "--json").json == {key: good}


@pytest.mark.parametrize("key", ["shop.terms", "shop.footer"])
def test_an_unfair_term_is_told_and_kept(shop: Terminal, key: str) -> None:
    told = shop("settings", "set", key, "Reklamácie len do 14 dní")
    assert told.code == DONE
    assert "Reklamácie len do 14 dní" in told.err
    assert shop("settings", "get", key, "--json").json == {key: "Reklamácie len do 14 dní"}
    assert shop("settings", "set", key, "Goods are wrapped for nothing.").err == ""


def test_a_day_in_another_currency_is_not_added_to_the_shop_s_own(shop: Terminal) -> None:
    day = shop("day-report", "2010-12-01", "--json").json
    assert (day["currency"], day["takings"], day["sales"]["count"], day["payments"]) == ("EUR", "0.00", 0, [])
    empty = shop("day-report", "2009-01-01", "--json").json
    assert (empty["takings"], empty["sales"]["count"], empty["payments"]) == ("0.00", 0, [])
    assert shop("day-report", "2999-01-01", "--json").code == TOLD
