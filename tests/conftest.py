"""What every test stands on: compiled catalogues, no screen, and never the user's own shop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import messages
import pytest
from hypothesis import settings

from tests import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings.register_profile("regulars", deadline=None)  # a busy machine is not a fault
    settings.load_profile("regulars")
    if not hasattr(config, "workerinput"):  # once, before the workers start
        messages.compile_all()


@pytest.fixture(autouse=True, scope="session")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A test that forgets to name a data folder gets an empty one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGULARS_DATA", str(tmp_path_factory.mktemp("shop")))
        yield


@pytest.fixture(scope="session")
def shop_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of a shop that is set up and empty; a copy of it opens in a tenth of the time."""
    return verbs.make_template(tmp_path_factory.mktemp("template") / "shop")


@pytest.fixture
def my_shop(shop_template: Path, tmp_path: Path) -> Iterator[verbs.Shop]:
    """A Slovak shop with nothing sold yet, and the verbs to work in it."""
    opened = verbs.open_copy(shop_template, tmp_path / "shop")
    yield opened
    opened.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden pages anew instead of comparing")
