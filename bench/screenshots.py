"""Every page of the window as a picture: three languages, light and dark, the smallest window and a large one."""

from __future__ import annotations

import argparse
import html
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from app.domain.cart import Ask, CartLine
from app.domain.customer_card import CustomerQuery
from app.domain.letter import Occasion, TemplateForm
from app.domain.mailing import OPEN_STATES, Form, MailingState
from app.domain.payment import Method
from app.domain.product import ProductQuery
from app.i18n import LANGUAGES, language
from app.services import customers, demo, products
from app.services import settings as settings_service
from app.services import shop as shops
from app.ui import start
from app.ui.counter.page import CounterPage
from app.ui.mailings.page import MailingsPage
from app.ui.mailings.print_sheet import PrintWish
from app.ui.mailings.target import NewLetter, NewMailing
from app.ui.pages import PAGES
from app.ui.session import Session
from app.ui.templates.page import TemplatesPage
from app.ui.welcome.window import WelcomeWindow
from app.ui.worker import InlineWorker
from bench import print_scenes

if TYPE_CHECKING:
    from app.services.shop import Shop
    from app.ui.mailings.maker import Maker
    from app.ui.shell.main_window import MainWindow
    from app.ui.theme import Theme

THEMES: tuple[Theme, ...] = ("light", "dark")
SIZES = ((1024, 700), (1920, 1080))
_PEOPLE, _LINES = 120, 5


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows: a page, and what has been done on it."""

    name: str
    page: str
    prepare: Callable[[MainWindow], object] = lambda _window: None


def counter(window: MainWindow) -> CounterPage:
    """The counter, shown."""
    window.show_page("counter")
    page = window.page()
    assert isinstance(page, CounterPage)
    return page


@cache
def regulars(_shop: Path) -> tuple[int, ...]:
    """Customers of the shop, those with most to say about first."""
    now, settings = shops.local_now(), settings_service.load()
    rows = customers.page(CustomerQuery(), now=now).rows
    cards = {row.id: customers.card(row.id, today=now.date(), settings=settings) for row in rows}
    return tuple(sorted(cards, key=lambda one: (len(cards[one].due), cards[one].year_spent), reverse=True))


def sale(window: MainWindow) -> CounterPage:
    """A customer with something to say about, and a cart of all sorts."""
    page = counter(window)
    page.till.start_new()
    page.till.set_buyer(customers.party(regulars(window.session.shop.folder)[0]))
    *first, last = lines(window.session.shop.folder)
    for line in first:
        page.till.add(line)
    page.till.select(1)
    page.till.set_user(customers.party(regulars(window.session.shop.folder)[1]))
    page.till.set_line_discount("10%")
    page.till.add(last)
    return page


@cache
def lines(_shop: Path) -> tuple[CartLine, ...]:
    """A cart of all sorts: with a warranty, with a serial number, by weight, several, and plain ones."""
    return tuple(_lines())


def _lines() -> Iterator[CartLine]:
    settings = settings_service.load()
    found = [products.cart_line(row.id, settings) for row in products.page(ProductQuery(), None, 200).rows]
    serial = next(line for line in found if Ask.SERIAL in line.asks)
    promised = [line for line in found if line.term is not None and not line.asks]
    plain = [line for line in found if line.term is None and not line.asks]
    loose = [line for line in plain if line.unit != "pc"]
    yield promised[0]
    yield replace(serial, serial="KT-2209-118734")
    yield from (replace(line, quantity=line.quantity * 346) for line in loose[:1] if line.unit == "g")
    yield replace(plain[0], quantity=plain[0].quantity * 3)
    yield from plain[1 : 1 + _LINES - 3]


def found(window: MainWindow) -> None:
    """The box while something is typed."""
    page = sale(window)
    name = customers.page(CustomerQuery(), now=window.session.now()).rows[0].name
    page.box.setText(name[:1] if window.session.language.code == "zh_CN" else name[:3].lower())
    page.box.settle()


def walk_in(window: MainWindow) -> None:
    """Nobody known, two lines."""
    page = counter(window)
    page.till.start_new()
    for line in lines(window.session.shop.folder)[:2]:
        page.till.add(line)


def palette(window: MainWindow) -> None:
    """Ctrl+K."""
    sale(window)
    window.open_palette()


def keys(window: MainWindow) -> None:
    """F1."""
    sale(window)
    window.open_keys()


def mailing(window: MainWindow, step: str) -> Maker:
    """A mailing that may still change, in one of its steps."""
    page = mailings_page(window)
    found = next((row.id for row in page.mailings.table.rows() if row.state in OPEN_STATES), None)
    if found is not None:
        page.show_mailing(found)
    else:
        page.open(NewMailing(Occasion.SEASON))
    page.maker.show_step(step)
    page.maker.how.preview.settle()
    return page.maker


def card(window: MainWindow) -> None:
    """A mailing on folded cards, one of them seen inside."""
    maker = mailing(window, "how")
    maker.how.tiles.chosen.emit(Form.CARD_A5)
    maker.show_step("look")
    maker.look.pages.turn()


def mailings_page(window: MainWindow) -> MailingsPage:
    """The page of mailings, shown."""
    window.show_page("mailings")
    page = window.page()
    assert isinstance(page, MailingsPage)
    return page


def left_out(window: MainWindow) -> None:
    """Who does not get it, and why."""
    maker = mailing(window, "look")
    reason = next(iter(maker.mailing.tally.left_out if maker.mailing else ()), None)
    if reason is not None:
        maker.look.reason_wanted.emit(reason)


def edited(window: MainWindow) -> None:
    """One letter in other words."""
    maker = mailing(window, "look")
    maker.look.edit_wanted.emit(maker.look.people.current())


def written(window: MainWindow) -> None:
    """A mailing that is printed."""
    page = mailings_page(window)
    found = next((row.id for row in page.mailings.table.rows() if row.state is MailingState.WRITTEN), None)
    if found is not None:
        page.show_mailing(found)
        return
    maker = mailing(window, "look")
    if maker.mailing is not None:
        maker.output.start(maker.mailing, PrintWish(maker.mailing.plan.form))


def single_letters(window: MainWindow) -> None:
    """The letters, one by one."""
    mailings_page(window).show_list("letters")


def texts(window: MainWindow, form: TemplateForm = TemplateForm.LETTER) -> TemplatesPage:
    """The page of texts with a season's letter or card."""
    window.show_page("templates", (Occasion.SEASON, window.session.language.code, form))
    page = window.page()
    assert isinstance(page, TemplatesPage)
    return page


def remarked_text(window: MainWindow) -> None:
    """A text with a misspelt field and a term that no shop should print."""
    page = texts(window)
    term = {"en": "No refunds on sale items.", "sk": "Reklamácie len do 14 dní.", "zh_CN": "最终解释权归本店所有。"}
    body = page.editor.parts["body"].text
    body.set_value(f"{{frist_name}}, {term[window.session.language.code]}\n\n{body.value()}")
    page.look_through()


def text_versions(window: MainWindow) -> None:
    """A version of the shop's own beside the program's text."""
    page = texts(window)
    body = page.editor.parts["body"].text
    body.set_value(f"{body.value()}\n\n{{shop_hours}}")
    body.edited.emit()
    page.save()
    page.show_versions()


#: Pages whose pictures are prepared by a scene of their own.
DRESSED = frozenset({"counter", "printing", "print-queue"})
SCENES = (
    *(Scene(spec.id, spec.id) for spec in PAGES if spec.id not in DRESSED),
    Scene("counter", "counter", sale),
    Scene("counter-walk-in", "counter", walk_in),
    Scene("counter-found", "counter", found),
    Scene("counter-cash", "counter", lambda window: sale(window).pay(Method.CASH)),
    Scene("counter-split", "counter", lambda window: sale(window).pay(None)),
    Scene("mailing-who", "mailings", lambda window: mailing(window, "who")),
    Scene("mailing-how", "mailings", lambda window: mailing(window, "how")),
    Scene("mailing-look", "mailings", lambda window: mailing(window, "look")),
    Scene("mailing-card", "mailings", card),
    Scene("mailing-left-out", "mailings", left_out),
    Scene("mailing-edit", "mailings", edited),
    Scene("mailing-print", "mailings", lambda window: mailing(window, "look").print_all()),
    Scene("mailing-written", "mailings", written),
    Scene("mailing-returned", "mailings", lambda window: mailings_page(window).take_returned()),
    Scene("mailing-letters", "mailings", single_letters),
    Scene(
        "mailing-letter",
        "mailings",
        lambda window: mailings_page(window).open(NewLetter(regulars(window.session.shop.folder)[3])),
    ),
    Scene("text-card", "templates", lambda window: texts(window, TemplateForm.CARD)),
    Scene("text-remarks", "templates", remarked_text),
    Scene("text-fields", "templates", lambda window: texts(window).pick_field()),
    Scene("text-versions", "templates", text_versions),
    Scene("printing", "printing", print_scenes.printing),
    Scene("printing-rules", "printing", lambda window: print_scenes.printing(window, "rules")),
    Scene("printing-form", "printing", print_scenes.form),
    Scene("printing-test", "printing", print_scenes.test_page),
    Scene("printing-rule", "printing", print_scenes.rule),
    Scene("print-queue", "print-queue", print_scenes.queue),
    Scene("print-queue-printed", "print-queue", lambda window: print_scenes.queue(window, "sent")),
    Scene("counter-not-printed", "print-queue", counter),
    Scene("palette", "counter", palette),
    Scene("keys", "counter", keys),
)
EMPTY = tuple(Scene(f"empty-{spec.id}", spec.id) for spec in PAGES if spec.id != "settings")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which pictures are wanted."""

    out: Path
    codes: tuple[str, ...]
    themes: tuple[Theme, ...]
    sizes: tuple[tuple[int, int], ...]
    scale: float
    page: str

    def wants(self, scene: Scene) -> bool:
        return not self.page or self.page in {scene.name, scene.page}


@contextmanager
def shop_in(code: str, *, filled: bool) -> Iterator[Shop]:
    """A shop of that language in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="regulars-pictures-") as folder:
        shop = shops.open_shop(Path(folder))
        try:
            if filled:
                for _step in demo.fill(customers=_PEOPLE, now=shops.local_now(), language_code=code):
                    pass
            elif settings_service.load().country == "":
                settings_service.first_answers(
                    name="Regulars",
                    country={"en": "GB", "sk": "SK", "zh_CN": "CN"}[code],
                    currency={"en": "GBP", "sk": "EUR", "zh_CN": "CNY"}[code],
                    seller="",
                    language=code,
                    now=shops.local_now(),
                )
            yield shop
        finally:
            shop.close()


def pictures(wish: Wish) -> Iterator[Path]:
    """Make the pictures that are wanted, one after the other."""
    for code in wish.codes:
        for filled, scenes in ((True, SCENES), (False, EMPTY)):
            wanted = [scene for scene in scenes if wish.wants(scene)]
            if not wanted:
                continue
            with shop_in(code, filled=filled) as shop:
                for name, size in itertools.product(wish.themes, wish.sizes):
                    yield from _window_pictures(wish, session_on(shop, code, name, wish.scale), name, size, wanted)
        if not wish.page or wish.page == "welcome":
            yield from _welcome(wish, code)


def _window_pictures(
    wish: Wish, session: Session, name: Theme, size: tuple[int, int], scenes: list[Scene]
) -> Iterator[Path]:
    code = session.language.code
    window = start.main_window(session)
    window.resize(*size)
    window.show()
    for scene in scenes:
        window.activateWindow()
        window.show_page(scene.page)
        scene.prepare(window)
        yield grab(window, _file(wish, code, name, size, scene.name))
        for sheet in window.sheets():
            sheet.dismiss()
    close(window)


def session_on(shop: Shop, code: str, name: Theme, scale: float) -> Session:
    """A session without threads, in that look."""
    for key, value in (("theme", name), ("text_scale", f"{scale:.2f}")):
        settings_service.set_value(key, value, seller="", now=shops.local_now())
    return start.make_session(start.application(), shop, language(code), InlineWorker())


def close(window: QWidget) -> None:
    """Close a window and be rid of it: every one that is left measures itself again with the next look."""
    window.close()
    window.deleteLater()
    start.application().sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _welcome(wish: Wish, code: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="regulars-pictures-") as folder:
        shop = shops.open_shop(Path(folder))
        try:
            for name in wish.themes:
                window = WelcomeWindow(session_on(shop, code, name, wish.scale))
                window.show()
                yield grab(window, _file(wish, code, name, wish.sizes[0], "welcome"))
                close(window)
        finally:
            shop.close()


def _file(wish: Wish, code: str, name: Theme, size: tuple[int, int], scene: str) -> Path:
    text = "" if wish.scale == 1 else f"-text{round(wish.scale * 100)}"
    return wish.out / code / f"{scene}-{name}-{size[0]}x{size[1]}{text}.png"


def grab(window: QWidget, target: Path) -> Path:
    """The window as it looks once everything has found its place."""
    app = start.application()
    for _ in range(3):
        app.processEvents()
    target.parent.mkdir(parents=True, exist_ok=True)
    popups = [one for one in app.topLevelWidgets() if one.isVisible() and one.window() is one and one is not window]
    picture = window.grab()
    for popup in popups:
        if popup.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup or popup.parent() is not None:
            popup.render(picture, window.mapFromGlobal(popup.pos()))
    assert picture.save(str(target))
    return target


def write_index(out: Path, files: list[Path]) -> Path:
    """One page with every picture, grouped by scene, so that languages and themes lie side by side."""
    rows = []
    for file in sorted(files, key=lambda one: (one.name, one.parent.name)):
        link = html.escape(file.relative_to(out).as_posix())
        rows.append(
            f'<figure><a href="{link}"><img src="{link}" loading="lazy"></a><figcaption>{link}</figcaption></figure>'
        )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:12px}figure{margin:0}img{width:440px}"
    page = out / "index.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>Regulars</title><style>{style}</style>{''.join(rows)}", "utf-8"
    )
    return page


def wish_from(arguments: list[str] | None = None) -> Wish:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/screenshots"))
    parser.add_argument("--page", default="", help="only this page or scene")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--size", metavar="WxH", help="only this size, such as 1440x900")
    parser.add_argument("--text", type=float, default=1.0, help="text scale from 1 to 2")
    asked = parser.parse_args(arguments)
    width, _, height = (asked.size or "").partition("x")
    return Wish(
        out=asked.out,
        codes=(asked.lang,) if asked.lang else LANGUAGES,
        themes=(asked.theme,) if asked.theme else THEMES,
        sizes=((int(width), int(height)),) if asked.size else SIZES,
        scale=asked.text,
        page=asked.page,
    )


def main() -> None:
    wish = wish_from()
    files = list(pictures(wish))
    print(f"{len(files)} pictures, all on one page: {write_index(wish.out, files)}")


if __name__ == "__main__":
    main()
