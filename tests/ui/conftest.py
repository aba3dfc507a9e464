"""A quiet screen for every window test: light, 100 %, English, and a session without threads."""

from __future__ import annotations

import gc
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from app.i18n import language
from app.ui import theme
from app.ui.session import Session
from app.ui.worker import InlineWorker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    look = theme.make_look("light", 1.0, language("en"), qapp)
    # A style sheet that is set again is worked out again for every widget there is.
    if look != theme.current() or not qapp.styleSheet():
        theme.apply(qapp, look)
    # Windows of earlier tests that nobody holds any more must not go while another one is being painted.
    gc.disable()
    yield
    # Closed windows wait for a loop that tests do not run; kept, each would make the next style sheet dearer.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
    gc.collect(1)


@pytest.fixture
def session() -> Session:
    """A session with no shop behind it, for mechanisms that need none."""
    return Session(None, language("en"), InlineWorker(), now=lambda: datetime(2026, 11, 18, 14, 32))
