"""The sheet in which a printer is added or changed; it asks only what its connection needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from app.domain.printer import DOTS_58, DOTS_80, RAW_PORT, Adjust, Connection, Device, Printer
from app.errors import FormError
from app.i18n import N_
from app.services import printers
from app.services import settings as settings_service
from app.ui.form_sheet import FormSection, FormSheet, SectionedForm
from app.ui.printing.words import CONNECTION_WORDS, dots
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.folder_input import FolderInput
from app.ui.widgets.typed_choice import TypedChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.i18n import Language
    from app.ui.session import Session

_ALWAYS = frozenset({"name", "connection"})
_DOTS = frozenset({"dots", "cut", "drawer"})
_ASKED = {
    Connection.SYSTEM: frozenset({"queue", "as_picture"}),
    Connection.NETWORK: frozenset({"host", "port"}) | _DOTS,
    Connection.USB: frozenset({"usb"}) | _DOTS,
    Connection.FILE: frozenset({"path"}) | _DOTS,
    Connection.FOLDER: frozenset({"folder"}),
}


@dataclass(frozen=True, slots=True)
class PrinterFields:
    """A printer as its form asks for it. `usb` is vendor:product."""

    name: str
    connection: Connection
    queue: str
    as_picture: bool
    host: str
    port: str
    usb: str
    path: str
    folder: str
    dots: int
    cut: bool
    drawer: bool
    x: Decimal | None
    y: Decimal | None
    scale: Decimal | None


class PrinterSheet(FormSheet[PrinterFields]):
    """`saved` carries the printer and what that changed."""

    def __init__(self, over: QWidget, session: Session, printer: Printer | None = None) -> None:
        _ = session.language.gettext
        title = _("Change {name}", name=printer.name) if printer else _("New printer")
        kept = printer or Printer(name="")
        form = SectionedForm(_sections(session.language, kept), fields_of(kept))
        save = partial(_save, session, kept)
        super().__init__(over, session, title, form, save, words=_("Save printer"))
        self._device = form.forms[0]
        self._connection = self._device.fields["connection"].input
        self._connection.edited.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        """Only what this way of reaching a printer needs."""
        connection = Connection(str(self._connection.value()))
        self._device.show_only(_ALWAYS | _ASKED[connection])
        self.fit()


def fields_of(printer: Printer) -> PrinterFields:
    """What the form shows of a printer."""
    device, adjust = printer.device, printer.adjust
    folder = device.connection is Connection.FOLDER
    return PrinterFields(
        name=printer.name,
        connection=device.connection,
        queue=device.queue,
        as_picture=device.as_picture,
        host=device.host,
        port=str(device.port),
        usb=f"{device.vendor}:{device.product}" if device.vendor or device.product else "",
        path="" if folder else device.path,
        folder=device.path if folder else "",
        dots=device.dots,
        cut=device.cut,
        drawer=device.drawer,
        x=adjust.x,
        y=adjust.y,
        scale=adjust.scale,
    )


def printer_of(fields: PrinterFields, kept: Printer) -> Printer:
    """The printer the form describes."""
    vendor, _colon, product = fields.usb.partition(":")
    device = Device(
        connection=fields.connection,
        queue=fields.queue,
        as_picture=fields.as_picture,
        host=fields.host,
        port=_port(fields.port),
        vendor=vendor,
        product=product,
        path=fields.folder if fields.connection is Connection.FOLDER else fields.path,
        dots=fields.dots,
        cut=fields.cut,
        drawer=fields.drawer,
    )
    plain = Adjust()
    x, y, scale = (
        getattr(plain, name) if getattr(fields, name) is None else getattr(fields, name) for name in ("x", "y", "scale")
    )
    return replace(kept, name=fields.name, device=device, adjust=Adjust(x, y, scale))


def _port(text: str) -> int:
    """A number that is not grouped; what is none is no port either."""
    return RAW_PORT if not text else int(text) if text.isdecimal() else 0


def _save(session: Session, kept: Printer, fields: PrinterFields) -> tuple[Printer, Changes]:
    """Save, with the problems beside the form's own fields."""
    try:
        seller = settings_service.load().seller
        return printers.save(printer_of(fields, kept), seller=seller, now=session.now())
    except FormError as error:
        problems = dict(error.problems)
        if problems.keys() & {"vendor", "product"}:
            problems["usb"] = N_("Twice four letters or figures, such as 04b8:0e15.")
        if "path" in problems and fields.connection is Connection.FOLDER:
            problems["folder"] = problems.pop("path")
        raise FormError(problems) from error


def _sections(language: Language, printer: Printer) -> tuple[FormSection, ...]:
    _ = language.gettext
    ways = tuple((one, language.render(words)) for one, words in CONNECTION_WORDS.items())
    straight = (
        FieldSpec("x", _("Move right, in mm"), "decimal", hint=_("A minus moves it left")),
        FieldSpec("y", _("Move down, in mm"), "decimal", hint=_("A minus moves it up")),
        FieldSpec("scale", _("Size in percent"), "decimal", hint=_("100 prints as it is")),
    )
    return (
        FormSection(
            "",
            (
                FieldSpec("name", _("Name"), required=True, hint=_("As the shop calls it, such as “Till”")),
                FieldSpec("connection", _("What it is"), "choice", choices=ways),
                *_places(language),
                *_head(language, printer),
            ),
        ),
        FormSection(_("If the print lies beside its place"), straight),
    )


def _places(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    queues = tuple((one.name, one.name) for one in printers.system_queues())
    plugged = tuple((f"{vendor}:{product}", f"{vendor}:{product} {name}") for vendor, product, name in _usb())
    usual = _("the computer’s own choice")
    return (
        FieldSpec(
            "queue",
            _("Printer of this computer"),
            hint=_("Choose with the arrow keys, or type its name") if queues else _("The computer knows no printer"),
            make=partial(TypedChoice, queues, usual),
        ),
        FieldSpec(
            "as_picture",
            _("Send pages as pictures"),
            "check",
            hint=_("For receipt printers whose driver prints wrong letters"),
        ),
        FieldSpec("host", _("Address in the network"), hint=_("Such as 192.168.1.50; it stands on its own test page")),
        FieldSpec("port", _("Port"), hint=_("Nearly always 9100")),
        FieldSpec(
            "usb",
            _("Numbers on USB"),
            hint=_("Choose with the arrow keys") if plugged else _("Such as 04b8:0e15; none is plugged in now"),
            make=partial(TypedChoice, plugged),
        ),
        FieldSpec("path", _("Device file"), hint=_("Such as /dev/usb/lp0")),
        FieldSpec("folder", _("Folder"), hint=_("Each paper becomes a PDF there"), wide=True, make=FolderInput),
    )


def _usb() -> tuple[tuple[str, str, str], ...]:
    return printers.usb_printers()


def _head(language: Language, printer: Printer) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    widths = sorted({DOTS_58, DOTS_80, printer.device.dots})
    return (
        FieldSpec("dots", _("Paper roll"), "choice", choices=tuple((one, dots(language, one)) for one in widths)),
        FieldSpec("cut", _("Cuts the paper"), "check"),
        FieldSpec("drawer", _("Opens the cash drawer when paid in cash"), "check"),
    )
