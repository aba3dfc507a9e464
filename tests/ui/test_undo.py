"""The page of the last acts and the bin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import acts, customers
from app.services import bin as bins
from app.ui.widgets.empty import Empty
from tests.ui.test_merge import Owner
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    return Owner(qtbot, my_shop)


def test_an_act_shows_what_would_change_and_is_taken_back(owner: Owner, my_shop: Shop) -> None:
    owner.session.go("undo")
    assert isinstance(owner.page.stack.currentWidget(), Empty)
    jana = my_shop.add_customer("Jana Kováčová", occupation="baker", birth_day=5, birth_month=3).id or 0
    draft = replace(customers.draft(jana), occupation="cook", birth_day=6)
    customers.save(draft, seller=SELLER, now=my_shop.now, settings=my_shop.settings)
    owner.page.refresh()
    rows = owner.page.table.rows()
    assert [str(row.words) for row in rows] == ["Changed: Jana Kováčová", "Added: Jana Kováčová"]
    for words in ("Occupation", "cook", "baker", "Birthday", "6 Mar", "5 Mar"):
        assert words in owner.page.panel.words, words
    owner.presses("F9")
    assert customers.draft(jana).occupation == "baker"
    assert "Taken back" in owner.page.panel.words
    assert not owner.page.panel.button.isVisible()


def test_the_bin_gives_back_or_is_emptied_after_one_question(owner: Owner, my_shop: Shop) -> None:
    for name in ("Jana Nová", "Peter Malý"):
        identity = my_shop.add_customer(name).id or 0
        bins.put_away(identity, seller=SELLER, now=my_shop.now)
    owner.session.go("undo", "bin")
    assert [row.name for row in owner.page.bin.table.rows()] == ["Peter Malý", "Jana Nová"]
    owner.presses("F9")
    assert bins.count() == 1
    owner.session.undo_last()
    assert bins.count() == 2
    owner.presses("Ctrl+Shift+Del")
    QTest.keyClick(owner.sheet, Qt.Key.Key_Escape)
    assert bins.count() == 2
    owner.presses("Ctrl+Shift+Del")
    owner.sheet.accept()
    assert (bins.count(), customers.none_yet()) == (0, True)
    assert acts.last() == ()
