"""Lists leave the shop from the window: what the list shows, in the kind of file that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.customer import Address, PhoneEntry
from app.ui.exporting import KEY
from tests.ui.owner import Owner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


def choosing(patch: pytest.MonkeyPatch, name: Path, place: int) -> None:
    """The person types a name and picks a kind of file in the system's own dialog."""

    def answer(_over: object, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        return str(name), kinds.split(";;")[place]

    patch.setattr(QFileDialog, "getSaveFileName", answer)


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    home = (Address("Lipová 3", "Nitra", postcode="949 01"),)
    my_shop.add_customer("Jana Kováčová", phones=(PhoneEntry("0905 218 447"),), addresses=home)
    my_shop.add_customer("张伟", phones=(PhoneEntry("13805712206"),), tags=("tea",))
    my_shop.add_product("Kettle", "12.50")
    return Owner(qtbot, my_shop, "customers")


@pytest.mark.parametrize(
    ("place", "kind"),
    [(0, (".csv", b"0905 218 447")), (1, (".xlsx", b"PK")), (2, (".vcf", b"FN:")), (3, (".csv", b"949 01"))],
)
def test_the_list_is_written_as_the_kind_that_was_chosen(
    owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int, kind: tuple[str, bytes]
) -> None:
    ending, holds = kind
    choosing(monkeypatch, tmp_path / "people", place)
    owner.presses(KEY)
    written = tmp_path / f"people{ending}"
    assert holds in written.read_bytes()
    assert owner.said[-1].startswith(f"Saved: people{ending}")


def test_only_what_the_list_shows_leaves(owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, tmp_path / "tea.csv", 0)
    owner.types(owner.page.list.box, "tea")
    owner.presses(KEY)
    assert "Jana" not in (tmp_path / "tea.csv").read_text("utf-8-sig")
    assert owner.said[-1] == "Saved: tea.csv (1 row)"


def test_products_leave_from_their_page(owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, tmp_path / "goods.csv", 0)
    owner.window.show_page("products")
    owner.presses(KEY)
    assert "Kettle" in (tmp_path / "goods.csv").read_text("utf-8-sig")
