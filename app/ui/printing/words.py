"""How the pages of printing say what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.printer import DOTS_58, DOTS_80, Connection
from app.domain.settings import PrintMode
from app.i18n import N_

if TYPE_CHECKING:
    from app.domain.printer import Adjust, Device, Printer
    from app.domain.settings import Settings
    from app.i18n import Language, Message

CONNECTION_WORDS: dict[Connection, Message] = {
    Connection.SYSTEM: N_("a printer of this computer"),
    Connection.NETWORK: N_("receipt printer in the network"),
    Connection.USB: N_("receipt printer on USB"),
    Connection.FILE: N_("receipt printer at a device file"),
    Connection.FOLDER: N_("folder of PDFs"),
}
MODE_WORDS: dict[PrintMode, Message] = {
    PrintMode.ASK: N_("ask"),
    PrintMode.PRINT: N_("print it"),
    PrintMode.PDF: N_("keep it as PDF"),
    PrintMode.NONE: N_("no paper"),
}
#: Rolls by the dots of the heads that print on them.
ROLLS = {DOTS_58: 58, DOTS_80: 80}


def where(language: Language, device: Device) -> str:
    """Where a printer's bytes go, as its row says it."""
    place = device.where or language.gettext("the computer’s own choice")
    return f"{language.render(CONNECTION_WORDS[device.connection])} · {place}"


def dots(language: Language, count: int) -> str:
    """The width of a head."""
    if count in ROLLS:
        return language.gettext("{width} mm roll, {n} dots", width=ROLLS[count], n=count)
    return language.ngettext("{n} dot", "{n} dots", count)


def straight(language: Language, adjust: Adjust) -> str:
    """How the paper is put straight; nothing when it is not."""
    moved = adjust.x or adjust.y
    where_to = language.gettext("{x} mm right, {y} mm down", x=language.number(adjust.x), y=language.number(adjust.y))
    parts = (where_to if moved else "", language.percent(adjust.scale) if adjust.scale != 100 else "")  # noqa: PLR2004 - as it is
    return language.join(part for part in parts if part)


def usual_name(language: Language, printer: Printer) -> str:
    """The shop's usual printer by name."""
    return printer.name or language.gettext("the computer’s own choice")


def roll_or_sheet(device: Device, settings: Settings) -> str:
    """The paper a printer most likely holds."""
    return f"{ROLLS.get(device.dots, 80)}mm" if device.connection.takes_dots else settings.sheet_paper.value
