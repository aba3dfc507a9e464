"""The printers of the shop: listed, kept, tried with a test page and put straight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import printer as rules
from app.domain.changes import Changes
from app.domain.printer import Connection, Device, Printer
from app.domain.settings import Settings
from app.errors import FormError, NotFoundError
from app.i18n import N_
from app.models import audit, print_job, print_rule, setting
from app.models import printer as model
from app.models.database import transaction
from app.printers import line, system
from app.printers.system import Queue
from app.services import settings as settings_service

__all__ = [
    "Queue",
    "Removed",
    "by_id",
    "by_name",
    "kept",
    "listed",
    "put_back",
    "remove",
    "save",
    "set_usual",
    "system_queues",
    "target",
    "usb_printers",
    "usual",
]
_CHANGED = Changes.of("printers", "settings", "prints")


@dataclass(frozen=True, slots=True)
class Removed:
    """A printer that is not in the list any more: the kinds of paper it was for, and how many papers waited for it."""

    printer: Printer
    usual: bool
    kinds: tuple[str, ...]
    cancelled: int
    changes: Changes = _CHANGED


def listed() -> tuple[Printer, ...]:
    """The shop's printers by name."""
    return model.every()


def by_id(printer_id: int) -> Printer:
    """One printer. Raises NotFoundError."""
    found = model.by_id(printer_id)
    if found is None:
        raise NotFoundError(N_("This printer is not in the list any more."))
    return found


def by_name(name: str) -> Printer:
    """The printer of that name in the shop's list, else the system's printer of that name. Raises NotFoundError."""
    found = model.by_name(name.strip())
    if found is None and any(queue.name == name.strip() for queue in system.queues()):
        found = _queue(name.strip())
    if found is None:
        names = ", ".join(printer.name for printer in model.every())
        hint = N_("The shop’s printers are: {names}.", names=names) if names else N_("The shop has no printer yet.")
        raise NotFoundError(N_("There is no printer “{name}”.", name=name), hint)
    return found


def usual(settings: Settings) -> Printer:
    """The shop's usual printer: the named one, else the computer's own choice."""
    name = settings.printer.strip()
    return (model.by_name(name) if name else None) or _queue(name)


def target(printer_id: int | None, settings: Settings) -> Printer:
    """The printer with that id, or the usual one."""
    found = model.by_id(printer_id) if printer_id is not None else None
    return found or usual(settings)


def kept(printer: Printer) -> int | None:
    """The id of a printer, inside the caller's transaction; one of the system joins the list so that jobs find it."""
    if printer.id is not None or not printer.name:
        return printer.id
    return model.insert(printer)


def _queue(name: str) -> Printer:
    return Printer(name=name, device=Device(connection=Connection.SYSTEM, queue=name))


def system_queues() -> tuple[Queue, ...]:
    """The printers the system offers; none where it has no printing."""
    return system.queues()


def usb_printers() -> tuple[tuple[str, str, str], ...]:
    """Vendor, product and name of the receipt printers that are plugged in."""
    return line.usb_printers()


def save(printer: Printer, *, seller: str, now: datetime) -> tuple[Printer, Changes]:
    """Keep a new or changed printer. Raises FormError per field."""
    device = printer.device
    tidy = replace(
        device,
        queue=device.queue.strip(),
        host=device.host.strip(),
        vendor=device.vendor.strip().lower(),
        product=device.product.strip().lower(),
        path=device.path.strip(),
    )
    printer = replace(printer, name=printer.name.strip(), device=tidy)
    rules.check(printer)
    with transaction():
        before = model.by_id(printer.id) if printer.id is not None else None
        same = model.by_name(printer.name)
        if same is not None and same.id != printer.id:
            raise FormError({"name": N_("There is a printer of this name already.")})
        if before is None:
            printer = replace(printer, id=model.insert(printer))
        else:
            model.update(printer)
            _rename(before.name, printer.name)
        after = {"device": rules.device_text(tidy), "adjust": rules.adjust_text(printer.adjust)}
        action = "change" if before else "add"
        audit.write(at=now, staff=seller, action=action, kind="printer", record=printer.name, after=after)
    return printer, _CHANGED


def _rename(old: str, new: str) -> None:
    """The setting that names the usual printer follows it."""
    if old != new and (setting.read("printer") or "").strip().casefold() == old.casefold():
        setting.write_all({"printer": new})


def set_usual(name: str, *, seller: str, now: datetime) -> Changes:
    """Make a printer of the list or of the system the shop's usual one; empty is the computer's own choice."""
    return settings_service.set_value("printer", name.strip(), seller=seller, now=now) | Changes.of("printers")


def remove(printer_id: int, *, seller: str, now: datetime) -> Removed:
    """Take a printer out of the list; what waits for it is given up. Raises NotFoundError."""
    gone = by_id(printer_id)
    is_usual = usual(settings_service.load()).id == printer_id
    with transaction():
        kinds = print_rule.of_printer(printer_id)
        cancelled = print_job.cancel_of_printer(printer_id)
        model.delete(printer_id)
        if is_usual:
            setting.write_all({"printer": ""})
        audit.write(at=now, staff=seller, action="delete", kind="printer", record=gone.name)
    return Removed(gone, is_usual, kinds, cancelled)


def put_back(gone: Removed, *, seller: str, now: datetime) -> Changes:
    """Take a printer into the list again, for the papers it was for. Raises FormError if its name is taken."""
    if model.by_name(gone.printer.name) is not None:
        raise FormError({"name": N_("There is a printer of this name already.")})
    known = gone.printer.id is not None and model.by_id(gone.printer.id) is None
    with transaction():
        printer_id = model.insert(gone.printer if known else replace(gone.printer, id=None))
        for kind in gone.kinds:
            print_rule.set_printer(kind, printer_id)
        if gone.usual and not (setting.read("printer") or "").strip():
            setting.write_all({"printer": gone.printer.name})
        audit.write(at=now, staff=seller, action="add", kind="printer", record=gone.printer.name)
    return _CHANGED
