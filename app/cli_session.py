"""What every command needs: the open shop, its settings, a language and the clock."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Generator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app import i18n, log
from app.domain.settings import Settings
from app.i18n import Language, Message, language
from app.services import settings as settings_service
from app.services import shop as shop_service
from app.services.shop import Shop

Result = TypeVar("Result")

# Where a terminal says its language, the strongest first.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class CliSession:
    """One run of one command; the shop is opened when it is first asked for."""

    def __init__(self, folder: Path, code: str | None, passphrase: str | None = None) -> None:
        self.folder = folder
        self.passphrase = passphrase
        self._code = code
        self._shop: Shop | None = None
        #: Where bugs are written down, once the shop is open.
        self.log_file: Path | None = None

    def open(self) -> Shop:
        """The shop, open. Raises StorageError."""
        if self._shop is None:
            self._shop = shop_service.open_shop(self.folder, self.passphrase)
            with suppress(OSError):  # a full disk must not keep anybody from reading
                self.log_file = log.start(self.folder)
        return self._shop

    @property
    def settings(self) -> Settings:
        """The shop's settings as they are now."""
        self.open()
        return settings_service.load()

    @property
    def language_code(self) -> str:
        """The language asked for, else that of the open shop once it is set up, else the terminal's."""
        if self._code:
            return self._code
        if self._shop is not None and (current := settings_service.load()).country:
            return current.language
        return i18n.nearest(next((os.environ[name] for name in _LOCALE_VARIABLES if os.environ.get(name)), None))

    @property
    def speech(self) -> Language:
        """The language of messages."""
        return language(self.language_code)

    @property
    def seller(self) -> str:
        """Who acts: the shop's seller, else the person logged in to the machine."""
        return self.settings.seller or _login()

    def now(self) -> datetime:
        """This moment, local."""
        return shop_service.local_now()

    def tell(self, message: Message) -> None:
        """A remark on standard error, so that standard output stays the answer."""
        print(self.speech.render(message), file=sys.stderr)  # noqa: T201 - this is the command line's face

    def progress(self, done: int, total: int) -> None:
        """How far a long command is; only where somebody watches."""
        if sys.stderr.isatty():
            print(f"\r{done} / {total}", end="" if done < total else "\n", file=sys.stderr, flush=True)  # noqa: T201 - as above

    def worked(self, steps: Generator[tuple[int, int], None, Result]) -> Result:
        """Run a long task to its end. Ctrl+C stops it between two batches; what is saved stays."""
        while True:
            try:
                self.progress(*next(steps))
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]  # the generator's result

    def close(self) -> None:
        """Close the shop and the log if they were opened."""
        if self._shop is not None:
            self._shop.close()
            log.stop()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "-"
