"""What every command needs: the open shop, its settings, a language and the clock."""

from __future__ import annotations

import getpass
import sys
from datetime import datetime
from functools import cached_property
from pathlib import Path

from app.domain.settings import Settings
from app.i18n import Language, Message, language
from app.services import settings as settings_service
from app.services import shop as shop_service
from app.services.shop import Shop


class CliSession:
    """One run of one command; the shop is opened when it is first asked for."""

    def __init__(self, folder: Path, code: str | None, passphrase: str | None = None) -> None:
        self.folder = folder
        self.passphrase = passphrase
        self._code = code

    @cached_property
    def shop(self) -> Shop:
        """The shop, open."""
        return shop_service.open_shop(self.folder, self.passphrase)

    @property
    def settings(self) -> Settings:
        """The shop's settings as they are now."""
        assert self.shop  # noqa: S101 - opens the file the settings lie in
        return settings_service.load()

    @property
    def language_code(self) -> str:
        """The language asked for, else the shop's once it is open, else English."""
        if self._code:
            return self._code
        return settings_service.load().language if "shop" in self.__dict__ else "en"

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

    def close(self) -> None:
        """Close the shop if it was opened."""
        if "shop" in self.__dict__:
            self.shop.close()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "-"
