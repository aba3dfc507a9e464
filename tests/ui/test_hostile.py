"""Names that look like markup, code or a path: shown letter for letter on every page, and nobody opens a file for them.

A few of the lines are from the Big List of Naughty Strings (Max Woolf, MIT licence).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

from app.domain.changes import Changes
from app.domain.complaint_file import ComplaintDraft
from app.domain.customer import Address
from app.domain.letter import Occasion
from app.domain.typed import one_line
from app.domain.warranty import months
from app.services import complaints, letters
from app.ui import start
from app.ui.complaints.target import NewComplaint
from app.ui.counter.target import NewSale
from app.ui.mailings.target import NewLetter
from tests.ui.desk import Desk
from tests.verbs import SELLER, asking_serial, goods

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.cart import Party
    from tests.verbs import Shop

HOSTILE = (
    "<Tom> Ltd",
    "A <b>old</b>",
    "R&D &amp; <3 & co",
    '<img src="{picture}">',
    '<font color="[[[pow.__globals__]]]">x</font>',
    "{{customer.__class__}} {{{{7*7}}}} %s %n ${{HOME}} $(reboot)",
    "'; DROP TABLE customer;--",
    "=cmd|' /C calc'!A0",
    "undefined NULL NaN 1e308",
    "Ω≈ç√∫˜µ≤≥÷",
    "𠜎𠜱𠝹𠱓𠱸𠮷䶮㛃",
    "ثم نفس سقطت",
    "¯\\_(ツ)_/¯ (╯°□°）╯︵ ┻━┻",
    "👾 🙇 💁 👨\u200d👩\u200d👧 🇸🇰",
    "\u202etest\u202c \u2067right\u2069",
    "T\u0337h\u0338i\u0335s Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v",
    "\x00\x07\x1b[31mred\x7f",
    "W" * 60,
    "长" * 60,
)
# The first of them are like markup or code; the rest is like no other script.
LIKE_MARKUP = 8
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that a name asks for; its last reading lies long back."""
    file = tmp_path / "bait.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    os.utime(file, (1, 2))
    return file


@pytest.fixture
def texts(picture: Path) -> tuple[str, ...]:
    """All of them, with the bait in its place."""
    return tuple(text.format(picture=picture) for text in HOSTILE)


def shown(part: QWidget) -> str:
    """Everything the part says, to eyes and to screen readers."""
    QApplication.processEvents()
    said: list[Any] = []
    for one in (part, *part.findChildren(QWidget)):
        said += [one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLineEdit):
            said.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView):
            said += cells(one)
        elif callable(words := getattr(one, "text", None)):
            said.append(words())
    return "\n".join(str(part) for part in said)


def cells(view: QAbstractItemView) -> list[Any]:
    model = view.model()
    top = QModelIndex()
    columns = model.columnCount(top) if isinstance(view, QTableView) else 1
    places = [(row, column) for row in range(model.rowCount(top)) for column in range(columns)]
    return [model.index(row, column, top).data(role) for row, column in places for role in ROLES]


@dataclass(frozen=True)
class Called:
    """A text, and the records of the shop that bear it."""

    said: str
    buyer: Party
    product: int
    sale: str
    complaint: str
    letter: str
    unit: str


def called(shop: Shop, text: str, place: int) -> Called:
    """A customer, a product, a sale with a warranty, a complaint and a letter, all called that."""
    product = shop.add_product(text, "10", code=gtin(place), term=months(24), category=text)
    address = Address(street=text, city=text)
    buyer = shop.add_customer(text, note=text, counter_note=text, addresses=(address,))
    sold = shop.sell(asking_serial(text, serial=text), shop.line(product), goods(text), buyer=buyer)
    draft = ComplaintDraft(
        draft_id=str(place), subject=text, description=text, customer_id=buyer.id, customer_name=text, language="en"
    )
    registered = complaints.register(draft, seller=SELLER, now=shop.now, settings=shop.settings)
    begun = letters.compose(buyer.id or 0, Occasion.THANK_YOU, seller=SELLER, now=shop.now, settings=shop.settings)
    unit = sold.warranties[0].number
    letter = letters.write(begun.draft, seller=SELLER, now=shop.now, settings=shop.settings)
    return Called(one_line(text), buyer, product, sold.number, registered.number, letter.number, unit)


def gtin(place: int) -> str:
    """A code of its own for each product."""
    body = f"40063813{place:04d}"
    return body + str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body)) % 10)


def test_every_page_says_it_letter_for_letter(
    qtbot: QtBot, my_shop: Shop, texts: tuple[str, ...], picture: Path
) -> None:
    things = [called(my_shop, text, place) for place, text in enumerate(texts)]
    desk = Desk(qtbot, my_shop)
    for page in ("customers", "products", "sales", "warranties", "complaints", "mailings"):
        desk.opens(page)
        said = shown(desk.page)
        assert [thing.said for thing in things if thing.said not in said] == [], page
        desk.window.grab()
    for thing in things[:LIKE_MARKUP]:
        for page, target in (
            ("counter", NewSale(thing.buyer.id or 0)),
            ("customers", thing.buyer.id),
            ("products", thing.product),
            ("sales", thing.sale),
            ("warranties", thing.unit),
            ("complaints", thing.complaint),
            ("complaints", NewComplaint(sale_number=thing.sale)),
            ("mailings", thing.letter),
            ("mailings", NewLetter(thing.buyer.id or 0)),
        ):
            desk.opens(page, target)
            assert thing.said in shown(desk.page), (page, target)
            desk.page.grab()
    assert picture.stat().st_atime == 1, "a name made the window read a file"


def test_the_shops_own_name_is_said_letter_for_letter(
    qtbot: QtBot, my_shop: Shop, texts: tuple[str, ...], picture: Path
) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("settings")
    for text in texts[:LIKE_MARKUP]:
        my_shop.set("shop.legal_name", text)
        desk.session.set_facts(start.facts(desk.session, my_shop.settings, desk.session.language))
        desk.session.changed.emit(Changes.of("settings"))
        assert one_line(text) in shown(desk.window.sidebar)
        assert one_line(text) in shown(desk.page)
        desk.window.grab()
    assert picture.stat().st_atime == 1, "a name made the window read a file"


def test_the_counter_and_its_sheets_say_it_letter_for_letter(
    qtbot: QtBot, my_shop: Shop, texts: tuple[str, ...], picture: Path
) -> None:
    desk = Desk(qtbot, my_shop)
    desk.opens("counter")
    page: Any = desk.page
    for place, text in enumerate(texts[:LIKE_MARKUP]):
        product = my_shop.add_product(text, code=gtin(place), ask_serial=True)
        page.till.set_buyer(my_shop.add_customer(text))
        page.till.add(replace(my_shop.line(product), serial=text))
        for key in ("F2", "F7", "Shift+F2", "F12"):
            desk.presses(key)
            assert one_line(text) in shown(desk.sheet), key
            desk.window.grab()
            desk.sheet.dismiss()
        page.box.setText(text[:20])
        page.box.settle()
        page.popup.grab()
        desk.presses("F8")
        desk.presses("F9")
        assert one_line(text) in shown(desk.sheet)
        desk.sheet.dismiss()
    assert picture.stat().st_atime == 1, "a name made the window read a file"
