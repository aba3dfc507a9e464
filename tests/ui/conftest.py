"""A quiet screen for every window test: light, 100 %, English, and a session without threads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from app.i18n import language
from app.ui import theme
from app.ui.session import Session
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, theme.make_look("light", 1.0, language("en"), qapp))


@pytest.fixture
def session() -> Session:
    """A session with no shop behind it, for mechanisms that need none."""
    return Session(None, language("en"), InlineWorker(), now=lambda: datetime(2026, 11, 18, 14, 32))
