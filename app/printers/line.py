"""Bytes down a line to a receipt printer: over the network or into its device file, never waiting for ever."""

from __future__ import annotations

import errno
import os
import select
import socket
import time
from contextlib import closing
from pathlib import Path

from app.errors import PrintError
from app.i18n import N_, Message

#: How long a printer may take to be reached, and to take the next piece.
REACH_SECONDS, PIECE_SECONDS = 5.0, 10.0
_PIECE = 4096
_LAST_WORD_SECONDS = 1.0
USB_CLASS = Path("/sys/class/usbmisc")
_REASONS = {
    errno.ENOENT: N_("it is not there"),
    errno.ENODEV: N_("it is not there"),
    errno.ENXIO: N_("it is not there"),
    errno.EACCES: N_("this program may not write to it"),
    errno.EPERM: N_("this program may not write to it"),
    errno.EBUSY: N_("another program is using it"),
    errno.ECONNREFUSED: N_("it takes no connection"),
    errno.EHOSTUNREACH: N_("there is no way to it in the network"),
    errno.ENETUNREACH: N_("there is no way to it in the network"),
}
_LOOK = N_("Look whether it is on, has paper and is closed.")


def to_network(data: bytes, host: str, port: int, *, seconds: float = PIECE_SECONDS) -> None:
    """Send bytes to a printer in the network. Raises PrintError when it is not there, hangs up or stops taking them."""
    place = f"{host}:{port}"
    try:
        line = socket.create_connection((host, port), timeout=min(REACH_SECONDS, seconds))
    except OSError as error:
        raise PrintError(
            N_("The printer at {place} cannot be reached: {reason}.", place=place, reason=_reason(error)),
            N_("Look whether it is on and in the same network."),
        ) from error
    with closing(line):
        line.settimeout(seconds)
        try:
            for start in range(0, len(data), _PIECE):
                line.sendall(data[start : start + _PIECE])
            _hear_out(line)
        except TimeoutError as error:
            raise _stuck(place) from error
        except OSError as error:
            raise _hung_up(place) from error


def _hear_out(line: socket.socket) -> None:
    """A printer that hung up in the middle of the page is only noticed by listening once more."""
    line.shutdown(socket.SHUT_WR)
    line.settimeout(_LAST_WORD_SECONDS)
    try:
        while line.recv(_PIECE):
            pass
    except TimeoutError:
        return  # most printers keep the line open and say nothing


def to_file(data: bytes, path: str, *, seconds: float = PIECE_SECONDS) -> None:
    """Write bytes into a device file that is there. Raises PrintError when it is not, or stops taking them."""
    try:
        device = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_APPEND)
    except OSError as error:
        raise PrintError(
            N_("The printer at {place} cannot be reached: {reason}.", place=path, reason=_reason(error)),
            N_("Look whether it is on and connected, and whether you may write to it."),
        ) from error
    try:
        _write(device, data, path, seconds)
    except OSError as error:
        raise _hung_up(path) from error
    finally:
        os.close(device)


def _write(device: int, data: bytes, path: str, seconds: float) -> None:
    rest, last = memoryview(data), time.monotonic()
    while rest:
        if not select.select((), (device,), (), seconds)[1]:
            raise _stuck(path)
        try:
            taken = os.write(device, rest[:_PIECE])
        except BlockingIOError:
            taken = 0
        if taken:
            rest, last = rest[taken:], time.monotonic()
        elif time.monotonic() - last > seconds:
            raise _stuck(path)


def usb_file(vendor: str, product: str, places: Path = USB_CLASS) -> str:
    """The device file of the USB printer with these numbers. Raises PrintError when it is not connected."""
    for entry in sorted(places.glob("lp*")):
        device = (entry / "device").resolve().parent
        found = tuple(_word(device / name) for name in ("idVendor", "idProduct"))
        if found == (vendor.lower(), product.lower()):
            return f"/dev/usb/{entry.name}"
    raise PrintError(
        N_("The USB printer {vendor}:{product} is not connected.", vendor=vendor, product=product),
        N_("Look whether it is on and plugged in. On Windows and macOS choose it among the system’s printers."),
    )


def usb_printers(places: Path = USB_CLASS) -> tuple[tuple[str, str, str], ...]:
    """Vendor, product and name of each USB printer that is connected."""
    devices = [(entry / "device").resolve().parent for entry in sorted(places.glob("lp*"))]
    rows = [(_word(one / "idVendor"), _word(one / "idProduct"), _word(one / "product")) for one in devices]
    return tuple(row for row in rows if row[0] and row[1])


def _word(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""


def _stuck(place: str) -> PrintError:
    return PrintError(N_("The printer at {place} stopped in the middle of the page.", place=place), _LOOK)


def _hung_up(place: str) -> PrintError:
    return PrintError(N_("The printer at {place} hung up in the middle of the page.", place=place), _LOOK)


def _reason(error: OSError) -> Message | str:
    """Why, in our words where we have some, else in the system's."""
    if isinstance(error, socket.gaierror):
        return N_("no device in the network has this name")
    if isinstance(error, TimeoutError):
        return N_("it does not answer")
    known = _REASONS.get(error.errno or 0)
    return known or (os.strerror(error.errno) if error.errno and error.errno > 0 else str(error))
