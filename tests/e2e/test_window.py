"""The real program in a real window: a scanner's keys, the money, and the receipt read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.domain.warranty import months
from app.services import drafts
from app.services import shop as shops
from tests import verbs
from tests.e2e.screen import Program, missing_tools, screen, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "open sesame"  # noqa: S105 - of a shop made here
KETTLE, TOWEL = "8590001187340", "4006381333931"

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())} (make test does it)"
    ),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as number:
        yield number


@pytest.fixture
def program(display: str, tmp_path: Path) -> Iterator[Program]:
    """Nothing is open yet, and there is no shop."""
    made = Program(display, tmp_path / "shop")
    yield made
    made.clean_up()


@pytest.fixture
def shop(program: Program, shop_template: Path) -> Program:
    """A shop with two products, closed."""
    opened = verbs.open_copy(shop_template, program.folder)
    opened.add_product("Kettle", "49.00", code=KETTLE, term=months(24))
    opened.add_product("Tea towel", "4.20", code=TOWEL)
    opened.close()
    return program


def words(paper: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(paper).pages)


def papers(shop: Program, kind: str) -> list[Path]:
    return sorted(shop.folder.glob(f"papers/{kind}-*.pdf"))


def kept_lines(shop: Program) -> list[str]:
    """What lies in the open cart, as the file has it."""
    opened = verbs.Shop(shops.open_shop(shop.folder))
    try:
        left = drafts.left_open(opened.settings)
        return [f"{line.quantity:f} {line.name}" for line in left.lines] if left else []
    finally:
        opened.close()


def test_a_scan_the_money_and_the_receipt_lies_in_the_folder(shop: Program) -> None:
    process = shop.start()
    shop.window(process)
    shop.scans(KETTLE)
    until(lambda: kept_lines(shop) == ["1 Kettle"], "kettle in the cart")
    shop.types("3*")
    shop.scans(TOWEL)
    until(lambda: kept_lines(shop) == ["1 Kettle", "3 Tea towel"], "towels in the cart")
    shop.presses("F12")
    shop.types("100")
    shop.presses("Return")

    receipt = until(lambda: papers(shop, "receipt"), "receipt")[0]
    certificate = until(lambda: papers(shop, "certificate"), "certificate")[0]
    said = words(receipt)
    assert "T1-000001" in said
    assert all(part in said for part in ("Kettle", "Tea towel", "61.60", "100.00", "38.40"))
    assert "Kettle" in words(certificate)
    assert [hit["kind"] for hit in shop.asks("find", "T1-000001")] == ["sale"]
    assert shop.asks("check") == {"ok": True, "problems": []}
    assert shop.asked_to_end(process) == ""
    assert kept_lines(shop) == []


def test_a_sale_in_progress_survives_the_end_of_the_program(shop: Program) -> None:
    process = shop.start()
    shop.window(process)
    shop.scans(TOWEL)
    until(lambda: kept_lines(shop) == ["1 Tea towel"], "towel in the cart")
    assert shop.asked_to_end(process) == ""
    assert kept_lines(shop) == ["1 Tea towel"]

    again = shop.start()
    shop.window(again)
    shop.scans(TOWEL)
    until(lambda: kept_lines(shop) == ["2 Tea towel"], "second towel in the same cart")
    again.kill()
    again.communicate()
    assert kept_lines(shop) == ["2 Tea towel"]


def test_a_second_start_leaves_the_work_to_the_first(shop: Program) -> None:
    first = shop.start()
    shop.window(first)
    second = shop.start()
    assert second.communicate(timeout=60) == ("", "")
    assert second.returncode == 0
    first.kill()
    first.communicate()
    after_a_crash = shop.start()
    shop.window(after_a_crash)
    assert shop.asked_to_end(after_a_crash) == ""


def test_a_new_shop_asks_its_questions_and_opens_the_counter(program: Program) -> None:
    process = program.start()
    program.window(process)
    program.types("Tea & Co")
    program.presses("Return")
    program.window(process, least=1100)
    known = program.asks("settings", "get")
    assert (known["shop.legal_name"], known["currency"]) == ("Tea & Co", "EUR")
    assert known["country"]
    assert program.asked_to_end(process) == ""


def test_a_locked_shop_asks_for_its_passphrase(program: Program) -> None:
    program.passphrase = SECRET
    program.asks("settings", "set", "country", "SK")
    program.passphrase = ""
    assert "passphrase" in program.asks("find", "x")
    process = program.start()
    program.window(process)
    program.types("close sesame")
    program.presses("Return", "ctrl+a")
    program.types(SECRET)
    program.presses("Return")
    program.window(process, least=1100)
    assert program.asked_to_end(process) == ""
