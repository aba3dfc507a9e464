"""Export: a list leaves the shop as a table, a workbook or contacts, under a name that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import exports
from app.services import settings as settings_service
from app.ui.widgets.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.customer_card import CustomerQuery
    from app.i18n import Language
    from app.services.exports import Exported, Steps
    from app.ui.session import Session

KEY = "Ctrl+Shift+E"
Way = tuple[str, str]


class Exporting:
    """The export of one page: `query` says what the list shows, for customers; of the other kinds everything leaves."""

    def __init__(
        self, over: QWidget, session: Session, kind: str, query: Callable[[], CustomerQuery] | None = None
    ) -> None:
        self._over, self._session, self._kind, self._query = over, session, kind, query

    def action(self) -> Action:
        """Ctrl+Shift+E."""
        _ = self._session.language.gettext
        return Action(
            f"{self._kind}.export", _("Export the list"), KEY, self.choose, short=_("Export"), icon="download"
        )

    def choose(self) -> None:
        """Ask for a name and a kind of file."""
        language = self._session.language
        ways = _ways(language, self._kind)
        kinds = ";;".join(f"{words} (*{ending})" for words, ending in ways)
        name, kind = QFileDialog.getSaveFileName(self._over, language.gettext("Export the list"), self._kind, kinds)
        if name:
            place = next((at for at, (words, _) in enumerate(ways) if kind.startswith(words)), 0)
            self.write(_with_ending(Path(name), ways[place][1]), addresses=place == len(ways) - 1 and len(ways) > 2)  # noqa: PLR2004 - customers alone have contacts and addresses

    def write(self, path: Path, *, addresses: bool = False) -> None:
        """Write the file beside the window; `addresses` is one row for each letter."""
        title = self._session.language.gettext("Writing “{name}”", name=path.name)
        self._session.run_job(self._steps(path, addresses=addresses), title, self._written)

    def _steps(self, path: Path, *, addresses: bool) -> Steps:
        settings, now = settings_service.load(), self._session.now()
        if self._kind == "products":
            return exports.products(path, seller=settings.seller, now=now)
        if self._kind == "complaints":
            return exports.complaints(path, seller=settings.seller, now=now)
        return exports.listed(
            path,
            self._query() if self._query else None,
            one_per_household=addresses,
            seller=settings.seller,
            now=now,
            settings=settings,
        )

    def _written(self, done: Exported) -> None:
        language = self._session.language
        rows = language.ngettext("{n} row", "{n} rows", done.rows)
        self._session.say(language.gettext("Saved: {file} ({rows})", file=done.path.name, rows=rows))


def _ways(language: Language, kind: str) -> tuple[Way, ...]:
    _ = language.gettext
    tables = ((_("Table"), ".csv"), (_("Excel workbook"), ".xlsx"))
    if kind != "customers":
        return tables
    return (*tables, (_("Contacts (vCard)"), ".vcf"), (_("Address list, one row for each letter"), ".csv"))


def _with_ending(path: Path, ending: str) -> Path:
    return path if path.suffix.lower() in exports.ENDINGS else path.with_name(path.name + ending)
