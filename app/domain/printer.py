"""A printer as the shop knows it: where its bytes go, and how its paper is put straight."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from app.domain.settings import Paper
from app.errors import FormError
from app.i18n import N_, Message

# Dots of a receipt printer's head at 203 dpi, by the width of its roll: it prints on 48 of 58 mm, on 72 of 80.
DOTS_58, DOTS_80 = 384, 576
ROLL_DPI = 203
MOST_OFFSET = Decimal(20)
LEAST_SCALE, MOST_SCALE = Decimal(90), Decimal(110)
LEAST_DOTS, MOST_DOTS = 128, 1280
RAW_PORT = 9100
MOST_PORT = 65535
_ID_DIGITS = 4
# The test page's marks stand so far from the edges, its measure is so long, in millimetres.
TEST_MARK, TEST_LENGTH = Decimal(20), Decimal(100)
TENTH = Decimal("0.1")


class Connection(StrEnum):
    """How a printer is reached. NETWORK, USB and FILE are receipt printers that take ESC/POS; FOLDER keeps PDFs."""

    SYSTEM = "system"
    NETWORK = "network"
    USB = "usb"
    FILE = "file"
    FOLDER = "folder"

    @property
    def takes_dots(self) -> bool:
        """Whether it prints pages as rows of dots."""
        return self in {Connection.NETWORK, Connection.USB, Connection.FILE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """Where the bytes go. Only the fields of its connection count.

    `queue` is the system's name, empty for the computer's own choice; `as_picture` sends it pages as dots. `vendor` and
    `product` are four hexadecimal digits. `path` is a device file or a folder.
    """

    connection: Connection = Connection.SYSTEM
    queue: str = ""
    as_picture: bool = False
    host: str = ""
    port: int = RAW_PORT
    vendor: str = ""
    product: str = ""
    path: str = ""
    dots: int = DOTS_80
    cut: bool = True
    drawer: bool = False

    @property
    def where(self) -> str:
        """The place as one word, as it is typed on a command line."""
        match self.connection:
            case Connection.SYSTEM:
                return self.queue
            case Connection.NETWORK:
                return f"{self.host}:{self.port}"
            case Connection.USB:
                return f"{self.vendor}:{self.product}"
            case Connection.FILE | Connection.FOLDER:
                return self.path

    @property
    def roll(self) -> Paper | None:
        """The roll that a receipt printer's head is made for; None for other printers."""
        if not self.connection.takes_dots:
            return None
        return Paper.MM58 if self.dots < (DOTS_58 + DOTS_80) // 2 else Paper.MM80


@dataclass(frozen=True, slots=True)
class Adjust:
    """What puts the paper straight: moved right and down in millimetres, larger or smaller in percent."""

    x: Decimal = Decimal(0)
    y: Decimal = Decimal(0)
    scale: Decimal = Decimal(100)

    @property
    def nothing(self) -> bool:
        """Whether pages go out as they are."""
        return not self.x and not self.y and self.scale == Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """One printer of the shop. `id` is None for one that is not kept in the list."""

    id: int | None = None
    name: str
    device: Device = Device()
    adjust: Adjust = Adjust()

    @property
    def opens_drawer(self) -> bool:
        """Whether a cash drawer hangs on it."""
        return self.device.connection.takes_dots and self.device.drawer


def check(printer: Printer) -> None:
    """Raise FormError for a printer that could not print."""
    found = (_name(printer), _place(printer.device), _straight(printer.adjust))
    problems = {name: words for part in found for name, words in part.items()}
    if problems:
        raise FormError(problems)


def _name(printer: Printer) -> dict[str, Message]:
    return {} if printer.name.strip() else {"name": N_("Give the printer a name.")}


def _place(device: Device) -> dict[str, Message]:
    problems = _PLACES.get(device.connection, _anywhere)(device)
    if device.connection.takes_dots and not LEAST_DOTS <= device.dots <= MOST_DOTS:
        problems["dots"] = N_("From {low} to {high} dots.", low=LEAST_DOTS, high=MOST_DOTS)
    return problems


def _anywhere(_device: Device) -> dict[str, Message]:
    return {}


def _in_network(device: Device) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if not device.host or any(letter.isspace() or letter in "/\\" for letter in device.host):
        problems["host"] = N_("Give its address in the network, such as 192.168.1.50.")
    if not 1 <= device.port <= MOST_PORT:
        problems["port"] = N_("A port is from 1 to {most}.", most=MOST_PORT)
    return problems


def _on_usb(device: Device) -> dict[str, Message]:
    wrong = N_("Four letters or figures, such as 04b8.")
    return {name: wrong for name in ("vendor", "product") if not _is_id(getattr(device, name))}


def _in_file(device: Device) -> dict[str, Message]:
    return {} if device.path else {"path": N_("Give its device file, such as /dev/usb/lp0.")}


def _in_folder(device: Device) -> dict[str, Message]:
    return {} if device.path else {"path": N_("Choose a folder.")}


_PLACES = {
    Connection.NETWORK: _in_network,
    Connection.USB: _on_usb,
    Connection.FILE: _in_file,
    Connection.FOLDER: _in_folder,
}


def _is_id(text: str) -> bool:
    return len(text) == _ID_DIGITS and all(letter in "0123456789abcdef" for letter in text.lower())


def _straight(adjust: Adjust) -> dict[str, Message]:
    far = N_("At most {most} mm either way.", most=MOST_OFFSET)
    problems = {name: far for name in ("x", "y") if not -MOST_OFFSET <= getattr(adjust, name) <= MOST_OFFSET}
    if not LEAST_SCALE <= adjust.scale <= MOST_SCALE:
        problems["scale"] = N_("From {low} to {high} percent.", low=LEAST_SCALE, high=MOST_SCALE)
    return problems


def measured(adjust: Adjust, left: Decimal, top: Decimal, length: Decimal) -> Adjust:
    """What puts a test page straight whose marks at 20 mm were found elsewhere and whose 100 mm have another length.

    The test page was printed with `adjust` already in force.
    """
    asked = adjust.scale / 100
    stretch = length / TEST_LENGTH / asked  # what the printer itself does to every length
    scale = (100 / stretch).quantize(TENTH)
    x = adjust.x + TEST_MARK * asked - left / stretch
    y = adjust.y + TEST_MARK * asked - top / stretch
    return Adjust(x.quantize(TENTH), y.quantize(TENTH), scale)


def device_text(device: Device) -> str:
    """A device as it is kept in the file: only what differs from a plain one."""
    plain = asdict(Device())
    return json.dumps({name: value for name, value in asdict(device).items() if value != plain[name]})


def read_device(text: str) -> Device:
    """A device that was kept; what cannot be read is as in a plain one."""
    kept = _object(text)
    values: dict[str, Any] = {}
    for field in fields(Device):
        value = kept.get(field.name)
        default = field.default
        if field.name == "connection":
            values[field.name] = Connection(value) if value in tuple(Connection) else Connection.SYSTEM
        elif type(value) is type(default):
            values[field.name] = value
    return Device(**values)


def adjust_text(adjust: Adjust) -> str:
    """How a printer is put straight, as it is kept in the file."""
    return json.dumps({field.name: str(getattr(adjust, field.name)) for field in fields(Adjust)})


def read_adjust(text: str) -> Adjust:
    """How a printer is put straight; out of bounds or unreadable means not at all."""
    kept = _object(text)
    try:
        adjust = Adjust(*(Decimal(kept.get(field.name, field.default)) for field in fields(Adjust)))
        return Adjust() if _straight(adjust) else adjust
    except (InvalidOperation, TypeError, ValueError):
        return Adjust()


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
