"""The shop's printers on the command line: listed, kept, put straight, tried."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from app.cli_printing import answer, sent_to
from app.cli_session import CliSession
from app.domain.money import parse_decimal
from app.domain.printer import RAW_PORT, Adjust, Connection, Device, Printer
from app.errors import InputError
from app.i18n import N_
from app.services import printers, printing

_OFFSETS = 2
_CHOICES = ", ".join(Connection)


def run(session: CliSession, options: Namespace) -> object:
    """The shop's printers: listed, kept, tried."""
    session.open()
    if options.action == "list":
        return answer([_printer_json(one) for one in printers.listed()], options, ("name", "connection", "where"))
    if options.action == "found":
        return _found(options)
    if not options.name:
        raise InputError(N_("Give the printer a name."))
    if options.action == "add":
        if options.connection is None:
            raise InputError(N_("Say how the printer is reached."), N_("Choose one of: {choices}.", choices=_CHOICES))
        return _saved(session, options, Printer(name=options.name))
    if options.action == "test-page":
        return _try(session, options)
    printer = printers.by_name(options.name)
    if options.action == "change":
        return _saved(session, options, replace(printer, name=options.rename or printer.name))
    if printer.id is None:
        raise InputError(N_("“{name}” is a printer of the system; the shop keeps nothing of it.", name=printer.name))
    printers.remove(printer.id, seller=session.seller, now=session.now())
    return {"removed": printer.name} if options.json else printer.name


def _found(options: Namespace) -> object:
    """What this computer offers: the system's printers, and receipt printers that are plugged in."""
    rows: list[dict[str, object]] = [
        {"connection": "system", "where": one.name, "name": one.name, "usual": one.usual, "stopped": one.stopped}
        for one in printers.system_queues()
    ]
    for vendor, product, name in printers.usb_printers():
        where = f"{vendor}:{product}"
        rows.append({"connection": "usb", "where": where, "name": name, "usual": False, "stopped": ""})
    return answer(rows, options, ("connection", "where", "name", "stopped"))


def _saved(session: CliSession, options: Namespace, printer: Printer) -> object:
    printer = replace(printer, device=_device(options, printer.device), adjust=_adjust(options, printer.adjust))
    saved, _changes = printers.save(printer, seller=session.seller, now=session.now())
    return _printer_json(saved) if options.json else saved.name


def _device(options: Namespace, before: Device) -> Device:
    asked = {name: getattr(options, name) for name in ("dots", "cut", "drawer", "as_picture")}
    device = replace(before, **{name: value for name, value in asked.items() if value is not None})
    if options.connection is None:
        return device
    place, device = options.place or "", replace(device, connection=Connection(options.connection))
    match device.connection:
        case Connection.SYSTEM:
            return replace(device, queue=place)
        case Connection.NETWORK:
            host, port = _host_and_port(place)
            return replace(device, host=host, port=port)
        case Connection.USB:
            vendor, _, product = place.partition(":")
            return replace(device, vendor=vendor, product=product)
        case Connection.FILE | Connection.FOLDER:
            return replace(device, path=str(Path(place).expanduser().absolute()) if place else "")


def _host_and_port(place: str) -> tuple[str, int]:
    """`printer.local`, `192.168.1.50:9100`, `[fe80::1]:9100`."""
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]") or (":" in host and not place.startswith("[")):
        return place.strip("[]"), RAW_PORT
    if not (port.isascii() and port.isdecimal()):
        raise InputError(N_("“{text}” is not a whole number.", text=port))
    return host.strip("[]"), int(port)


def _adjust(options: Namespace, before: Adjust) -> Adjust:
    adjust = before
    if options.offset is not None:
        parts = options.offset.split(",")
        if len(parts) != _OFFSETS:
            raise InputError(N_("An offset is two numbers, such as -1.5,2."))
        adjust = replace(adjust, x=parse_decimal(parts[0]), y=parse_decimal(parts[1]))
    return adjust if options.scale is None else replace(adjust, scale=parse_decimal(options.scale.removesuffix("%")))


def _try(session: CliSession, options: Namespace) -> object:
    printer = printers.by_name(options.name)
    size = options.paper or printer.device.roll or session.settings.sheet_paper.value
    made = printing.test_page(printer, size, session.speech)
    sent = sent_to(session, made, printer, 1)
    return sent if options.json else sent["printer"]


def _printer_json(printer: Printer) -> dict[str, object]:
    device, adjust = printer.device, printer.adjust
    return {
        "name": printer.name,
        "connection": device.connection.value,
        "where": device.where,
        "offset": [str(adjust.x), str(adjust.y)],
        "scale": str(adjust.scale),
        "dots": device.dots if device.connection.takes_dots else None,
        "cut": device.cut if device.connection.takes_dots else None,
        "drawer": printer.opens_drawer,
        "as_picture": device.as_picture if device.connection is Connection.SYSTEM else None,
    }
