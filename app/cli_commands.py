"""What each command does: a few lines around a service, and the JSON it answers with."""

from __future__ import annotations

import re
import uuid
from argparse import Namespace
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from app import cli_calendar, cli_files, cli_templates, cli_terms
from app.cli_session import CliSession
from app.domain import cart as carts
from app.domain import day_report_json, person_report_json
from app.domain.cart import Ask, Cart, CartLine, Party
from app.domain.money import parse, parse_decimal
from app.domain.payment import Method, Payment
from app.errors import InputError, NotFoundError, StorageError
from app.i18n import N_
from app.services import backups, box, countries, customers, day_reports, drafts, finding, privacy, sales
from app.services import check as check_service
from app.services import demo as demo_service
from app.services import settings as settings_service
from app.services.box import TakeLine
from app.services.sales import Completed

calendar = cli_calendar.calendar
templates, terms = cli_templates.templates, cli_terms.terms
import_file, undo_import, export_file = cli_files.import_file, cli_files.undo_import, cli_files.export_file

# CODE, an optional quantity after x, an optional price after @; the code itself may hold an x.
_LINE = re.compile(r"(?P<code>.+?)(?:x(?P<quantity>[0-9.,]+))?(?:@(?P<price>[0-9.,]+))?", re.DOTALL)
# What customers read as terms: looked through when it is set.
_PRINTED_TEXTS = ("shop.terms", "shop.footer")
_CODE_HINT = N_("Give its bar code or its own code.")


def find(session: CliSession, options: Namespace) -> object:
    """The one box."""
    session.open()
    hits = finding.find(options.text, limit=options.limit)
    if options.json:
        return [{"kind": hit.kind, "number": hit.number, "title": hit.title, "detail": hit.detail} for hit in hits]
    if not hits:
        return session.speech.gettext("Nothing found.")
    return "\n".join(f"{hit.kind}\t{hit.number}\t{hit.title}\t{hit.detail}" for hit in hits)


def check(session: CliSession, options: Namespace) -> object:
    """Check the shop's file."""
    session.open()
    report = check_service.run()
    problems = [session.speech.render(problem) for problem in report.problems]
    if options.json:
        return {"ok": report.ok, "problems": problems}
    if problems:
        raise StorageError(
            N_("The check found: {problems}", problems="\n".join(problems)),
            N_("Keep a copy of the file as it is, then restore the newest backup."),
        )
    return session.speech.gettext("The shop’s file is sound.")


def settings(session: CliSession, options: Namespace) -> object:
    """Read or change a setting."""
    session.open()
    if options.action == "set":
        if options.key is None or options.value is None:
            raise InputError(
                N_("Say which setting, and its value."), N_("Type: {words}", words="regulars settings set KEY VALUE")
            )
        _set(session, options.key, options.value)
    wanted = [options.key] if options.key else list(settings_service.keys())
    values = {key: settings_service.get(key) for key in wanted}
    return values if options.json else "\n".join(f"{key} = {value}" for key, value in values.items())


def _set(session: CliSession, key: str, value: str) -> None:
    before, code = session.settings, session.language_code
    settings_service.set_value(key, value, seller=session.seller, now=session.now())
    if key == "country" and value and not before.country:
        # The first country brings its currency, coins and papers, as the window's first questions do.
        country = countries.country(value)
        fresh = settings_service.set_up(country, code, country.currency, before)
        settings_service.save(fresh, seller=session.seller, now=session.now())
    if key in _PRINTED_TEXTS:
        cli_terms.remark(session, value)


def sell(session: CliSession, options: Namespace) -> object:
    """Complete a sale."""
    session.open()
    current = session.settings
    buyer = _customer(options.buyer) if options.buyer else None
    cart = replace(drafts.new_cart(current), draft_id=options.draft or str(uuid.uuid4()), buyer=buyer)
    cart = _filled(cart, session, options)
    done = sales.complete(
        cart,
        tuple(_payment(text, cart) for text in options.pay),
        seller=session.seller,
        now=session.now(),
        settings=current,
        fiscal_id=options.fiscal_id,
    )
    return _completed(done) if options.json else done.number


def _filled(cart: Cart, session: CliSession, options: Namespace) -> Cart:
    user = _customer(options.user) if options.user else None
    serials, batches = list(options.serial), list(options.batch)
    for text in options.line:
        line = replace(_line(text, session), user=user)
        if Ask.SERIAL in line.missing and serials:
            line = replace(line, serial=serials.pop(0).strip())
        if Ask.BATCH in line.missing and batches:
            line = replace(line, batch=batches.pop(0).strip())
        if line.missing:
            words = N_("“{name}” still needs its serial or batch number.", name=line.name)
            raise InputError(words, N_("Give it with --serial or --batch."))
        cart = carts.add(cart, line)
    if serials or batches:
        left = ", ".join((*serials, *batches))
        raise InputError(N_("No line asks for the number {number}.", number=left), N_("Nothing was sold."))
    return cart


def _line(text: str, session: CliSession) -> CartLine:
    code, quantity, price = _parts(text)
    try:
        taken = box.take(code, session.settings, quantity)
    except NotFoundError as error:
        # The box's own hint names keys that only the window has.
        raise NotFoundError(error.text, _CODE_HINT) from error
    if not isinstance(taken, TakeLine):
        raise NotFoundError(N_("“{code}” is not one product.", code=code), _CODE_HINT)
    if price is None:
        return taken.line
    reason = session.speech.gettext("price given with the order")
    return replace(taken.line, price=price, list_price=taken.line.price, price_reason=reason)


def _parts(text: str) -> tuple[str, Decimal | None, Decimal | None]:
    """Code, quantity and price. A code that is a product's own is never taken apart."""
    whole = _LINE.fullmatch(text)
    if whole is None or _is_code(text):
        return text, None, None
    code = text if whole["price"] is None else text[: whole.start("price") - 1]
    price = parse_decimal(whole["price"]) if whole["price"] else None
    if whole["quantity"] is None or _is_code(code):
        return code, None, price
    return whole["code"], parse_decimal(whole["quantity"]), price


def _is_code(text: str) -> bool:
    return any(hit.kind == "product" and hit.number == text for hit in finding.find(text, limit=1))


def _customer(number: str) -> Party:
    found = customers.by_number(number)
    if found is None:
        raise NotFoundError(N_("There is no customer with the number {number}.", number=number))
    return found


def _payment(text: str, cart: Cart) -> Payment:
    method, _, amount = text.partition(":")
    if method not in tuple(Method):
        raise InputError(
            N_("“{method}” is not a way of paying.", method=method),
            N_("Choose one of: {choices}.", choices=", ".join(Method)),
        )
    return Payment(Method(method), parse(amount, cart.currency) if amount else None)


def _completed(done: Completed) -> dict[str, object]:
    return {
        "number": done.number,
        "total": str(done.total),
        "currency": done.total.currency,
        "paid": str(done.paid),
        "change": str(done.change),
        "warranties": [
            {
                "number": start.number,
                "product": start.product,
                "serial": start.serial,
                "ends": start.ends.isoformat() if start.ends else None,
            }
            for start in done.warranties
        ],
    }


def person(session: CliSession, options: Namespace) -> object:
    """Everything about one person."""
    session.open()
    report = privacy.person_report(_customer(options.number).id or 0, now=session.now())
    if options.json:
        return person_report_json.to_json(report)
    return "\t".join((str(report.contact.number), report.name, report.since.isoformat()))


def erase(session: CliSession, options: Namespace) -> object:
    """Erase one person, when that is said twice."""
    shop = session.open()
    customer_id = _customer(options.number).id or 0
    stands = privacy.standing(shop, customer_id, today=session.now().date())
    if not options.yes:
        raise InputError(
            N_(
                "{name} would be erased for ever; {sales} sales, {warranties} warranties, {complaints} complaints "
                "and {letters} letters stay without the name.",
                name=stands.name,
                sales=stands.sales,
                warranties=stands.warranties,
                complaints=stands.complaints,
                letters=stands.letters,
            ),
            N_("Nothing was changed. Say it with --yes."),
        )
    done = session.worked(privacy.erase(shop, customer_id, seller=session.seller, now=session.now()))
    if done.backups.count:
        session.tell(N_("{n} backups in the shop’s folder still hold the person.", n=done.backups.count))
    if options.json:
        return {"numbers": list(done.numbers), "papers": done.papers, "backups": done.backups.count}
    return session.speech.gettext("Customer {number} is erased.", number=stands.number)


def day_report(session: CliSession, options: Namespace) -> object:
    """What a day came to."""
    session.open()
    now, speech = session.now(), session.speech
    report = day_reports.of_day(day_reports.read_day(options.day, now), now=now, settings=session.settings)
    if options.json:
        return day_report_json.as_json(report)
    rows = (
        (N_("Sales"), report.sales.amount),
        (N_("Returns"), report.returns.amount),
        (N_("Takings"), report.takings),
        (N_("Expected in the drawer"), report.cash_expected),
    )
    return "\n".join(f"{speech.render(label)}\t{speech.money(sum_.minor, sum_.currency)}" for label, sum_ in rows)


def print_paper(session: CliSession, options: Namespace) -> object:
    """Write a paper as PDF, or bring it to a printer."""
    from app import cli_printing  # noqa: PLC0415 - fonts and reportlab load only for paper

    return cli_printing.paper(session, options)


def printers(session: CliSession, options: Namespace) -> object:
    """The shop's printers."""
    from app import cli_printers  # noqa: PLC0415 - as above

    return cli_printers.run(session, options)


def print_rules(session: CliSession, options: Namespace) -> object:
    """What becomes of each kind of paper."""
    from app import cli_printing  # noqa: PLC0415 - as above

    return cli_printing.rules(session, options)


def print_queue(session: CliSession, options: Namespace) -> object:
    """Papers that wait for a printer."""
    from app import cli_printing  # noqa: PLC0415 - as above

    return cli_printing.queue(session, options)


def mail(session: CliSession, options: Namespace) -> object:
    """A mailing, from its audience to one PDF; those there are; pieces again; mail that came back."""
    from app import cli_mail  # noqa: PLC0415 - fonts and reportlab load only for paper

    return cli_mail.mail(session, options)


def leaflet(session: CliSession, options: Namespace) -> object:
    """A leaflet of products."""
    from app import cli_goods  # noqa: PLC0415 - fonts and reportlab load only for paper

    return cli_goods.leaflet(session, options)


def picture(session: CliSession, options: Namespace) -> object:
    """The picture of a product."""
    from app import cli_goods  # noqa: PLC0415 - as above

    return cli_goods.picture(session, options)


def pictures(session: CliSession, options: Namespace) -> object:
    """Pictures of many products."""
    from app import cli_goods  # noqa: PLC0415 - as above

    return cli_goods.pictures_of(session, options)


def labels(session: CliSession, options: Namespace) -> object:
    """Labels of goods, people and texts, and their sheets."""
    from app import cli_labels  # noqa: PLC0415 - fonts and reportlab load only for paper

    return cli_labels.run(session, options)


def day(session: CliSession, options: Namespace) -> object:
    """A day's main job in a demo shop of its own, its papers and a picture of the window."""
    from app.ui import day as day_job  # noqa: PLC0415 - needs the window's libraries

    files = day_job.run(Path(options.out), session.language_code)
    names = [str(file) for file in files]
    return {"files": names} if options.json else "\n".join(names)


def demo(session: CliSession, options: Namespace) -> object:
    """Fill an empty shop."""
    session.open()
    steps = demo_service.fill(
        customers=options.customers, seed=options.seed, now=session.now(), language_code=session.language_code
    )
    filled = session.worked(steps)
    if options.json:
        return filled.as_json()
    return session.speech.gettext(
        "The demo shop holds {customers} customers, {products} products and {sales} sales.",
        customers=filled.customers,
        products=filled.products,
        sales=filled.sales,
    )


def backup(session: CliSession, options: Namespace) -> object:
    """Write a checked copy."""
    target = Path(options.file) if options.file else None
    copy = backups.write(session.open(), target, now=session.now())
    return {"file": str(copy.path), "bytes": copy.size, "rows": copy.rows} if options.json else str(copy.path)


def restore(session: CliSession, options: Namespace) -> object:
    """Put a backup in the shop's place; the shop as it was is kept beside it."""
    kept = backups.restore(session.folder, Path(options.file), session.passphrase, now=session.now())
    return {"file": options.file, "kept": str(kept) if kept else None} if options.json else str(kept or "")


def migrate(session: CliSession, options: Namespace) -> object:
    """Bring the file to the newest shape; opening does it."""
    steps = list(session.open().migrated)
    return {"steps": steps} if options.json else " ".join(map(str, steps))
