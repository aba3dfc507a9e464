"""Goods on the command line: a leaflet of them, and their pictures."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.leaflet import LeafletPlan
from app.domain.occasion import Occasion
from app.errors import FileError, InputError, NotFoundError
from app.i18n import N_
from app.services import leaflets, pictures, printing, product_pictures, products
from app.services.papers import leaflet as leaflet_papers

if TYPE_CHECKING:
    from app.cli_session import CliSession


def leaflet(session: CliSession, options: Namespace) -> object:
    """A leaflet of the products with these codes, or of what is new since a day."""
    session.open()
    if bool(options.code) == (options.new_since is not None):
        raise InputError(N_("Name products by their codes, or say since when they are new."))
    chosen = leaflets.by_codes(options.code) if options.code else leaflets.new_since(_day(options.new_since))
    plan = LeafletPlan(
        products=chosen,
        title=options.title,
        subtitle=options.subtitle,
        occasion=Occasion(options.occasion),
        per_page=options.per_page,
        paper=options.paper or "",
        language=options.doc_lang or "",
    )
    made = leaflet_papers.make(plan, session.settings, now=session.now())
    target = Path(options.out or made.file_name)
    printing.write(made, target)
    for warning in made.warnings:
        session.tell(warning)
    bare = leaflets.without_picture(chosen)
    answer = {"file": str(target), "products": len(chosen), "without_picture": bare}
    return answer if options.json else str(target)


def picture(session: CliSession, options: Namespace) -> object:
    """Set, take away or write out the picture of a product; without a file say what it is."""
    session.open()
    identity = products.by_code(options.code)
    if identity is None:
        raise NotFoundError(N_("There is no product with the code {code}.", code=options.code))
    if options.file or options.remove:
        digest = "" if options.remove else pictures.take_file(Path(options.file)).digest
        draft = replace(products.draft(identity), picture=digest)
        products.save(draft, seller=session.seller, now=session.now(), settings=session.settings)
    digest = products.draft(identity).picture
    if options.out:
        _write_out(digest, Path(options.out))
    found = pictures.find(digest) if digest else None
    if options.json:
        return {
            "digest": digest or None,
            "type": found.media_type if found else None,
            "width": found.width if found else None,
            "height": found.height if found else None,
        }
    return f"{found.media_type}\t{found.width}\t{found.height}" if found else session.speech.gettext("No picture.")


def pictures_of(session: CliSession, options: Namespace) -> object:
    """Give products the pictures whose files are named by their codes."""
    session.open()
    paths = tuple(map(Path, options.file))
    done = session.worked(product_pictures.bring(paths, seller=session.seller, now=session.now()))
    refused = [{"file": one.file, "reason": session.speech.render(one.reason)} for one in done.refused]
    if options.json:
        return {"set": done.count, "same": done.same, "refused": refused}
    for one in refused:
        session.tell(N_("{file}: {reason}", file=one["file"], reason=one["reason"]))
    return session.speech.ngettext("{n} product has a new picture.", "{n} products have a new picture.", done.count)


def _write_out(digest: str, target: Path) -> None:
    content = pictures.content(digest)
    if content is None:
        raise NotFoundError(N_("This product has no picture."))
    try:
        target.write_bytes(content)
    except OSError as error:
        raise FileError(
            N_("“{name}” cannot be written: {reason}", name=target.name, reason=str(error.strerror)),
            N_("Choose another folder."),
        ) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(N_("“{text}” is not a day.", text=text), N_("Write it as 2026-11-30.")) from error
