"""The products: the list, the card beside it, and the form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain import product as rules
from app.domain.leaflet import MOST_PRODUCTS
from app.domain.need import NEED_WORDS, NeedState, Wanted
from app.domain.page import Sort
from app.domain.product import ProductDraft, ProductQuery, ProductRow
from app.errors import AppError, NotFoundError
from app.services import needs, products
from app.services import settings as settings_service
from app.ui.beside import Beside
from app.ui.exporting import Exporting
from app.ui.labels import action as label_action
from app.ui.products import picture_drop, writing
from app.ui.products.form import open_form
from app.ui.products.leaflet_sheet import LeafletSheet
from app.ui.products.list_columns import columns
from app.ui.products.nothing import nothing
from app.ui.products.panel import ProductSide
from app.ui.widgets.actions import Action
from app.ui.widgets.avatar import Mark
from app.ui.widgets.page import Page
from app.ui.widgets.picker import Picker
from app.ui.widgets.pill import Pills
from app.ui.widgets.results import Result, Section
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.domain.page import Cursor
    from app.domain.page import Page as Rows
    from app.services.products import Saved
    from app.ui.products.fields import ProductFields
    from app.ui.session import Session

_ALL = ""
# The pill of what is new: no category begins so.
_NEW = "\0new"
_MOST_PILLS = 6
_FOUND = 50
_NARROW, _MOST_NAMED = 720, 3


class ProductsPage(Page):
    """List with its card, or the empty page; Esc clears the box."""

    icon = "package"
    depends_on = frozenset({"products", "sales", "settings", "imports", "needs"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.language.gettext("Products"))
        #: What was typed into the form and not saved, by the product's id (None: a new one).
        self._kept: dict[int | None, ProductFields] = {}
        self._nothing: QWidget | None = None
        self.query = ProductQuery()
        self._total = ""
        self._width = 1440
        self.setAcceptDrops(True)
        self._make_actions()
        self._build()

    def _make_actions(self) -> None:
        _ = self.language.gettext
        self._new = Action("product.new", _("New product"), "F3", self.add, icon="plus")
        self._edit = Action("product.edit", _("Edit"), "F4", self.edit, self._something, icon="pencil")
        self._category = Action("product.category", _("Only one category"), "F6", self.pick_category,
                                short=_("Category"), icon="list-filter")  # fmt: skip
        self._calls = Action("product.calls", _("Call list"), "F7", self.print_calls, self._awaited, icon="phone")
        self._leaflet = Action("product.leaflet", _("Leaflet"), "F9", self.make_leaflet, self._something, icon="image")
        self.print_labels = label_action.of_products(self, self.session, self._meant, self._something)
        self._export = Exporting(self, self.session, "products").action()
        self._letters = writing.actions(self.session, self._product, self._awaited)
        self._find = Action("product.find", _("Find a product"), "Ctrl+F", self.focus_start, short=_("Find"))

    def _build(self) -> None:
        _ = self.language.gettext
        self.new_button = self._new.button("primary")
        self.head.addWidget(self.new_button)
        self.box = SearchBox(
            _("Name, code, number, category or supplier"),
            name=_("Find a product"),
            low=True,
            typing_hints=(("Esc", _("clear")),),
        )
        self.box.typed.connect(self._typed)
        self.box.taken.connect(self._taken)
        self.box.moved.connect(lambda _key: self.table.setFocus())
        self.pills = Pills(((_ALL, _("All")),))
        self._pill_names: tuple[str, ...] = ()
        self.table: Table[ProductRow] = Table(
            columns(self.language), self._fetch, name=_("Products"), sort=Sort("name")
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.edit())
        self.table.allow_many()
        self.table.marked.connect(self._show_foot)
        self.table.view.horizontalHeader().sectionClicked.connect(lambda _place: self._show_foot())
        self.side = ProductSide(self.session, (self._edit.button(),), move=self._move_need, calls=self._calls)
        self._arrange()

    def _arrange(self) -> None:
        self.list = QWidget()
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.box)
        self._column.addWidget(self.pills)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.beside = Beside(left, self.side)
        self._column.addWidget(self.beside, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.body.addWidget(self.stack, 1)

    # --- what is shown

    def refresh(self) -> None:
        if not products.count():
            if self._nothing is None:
                self._nothing = nothing(self.session, self._new)
                self.stack.addWidget(self._nothing)
            self._show(self._nothing)
            return
        self._show(self.list)
        self._show_pills(products.largest_categories(_MOST_PILLS))
        total = products.count()
        self._total = self.language.ngettext("{n} product in all", "{n} products in all", total)
        if total >= products.MOST_COUNTED:
            most = self.language.number(products.MOST_COUNTED)
            self._total = self.language.gettext("more than {n} products in all", n=most)
        self._restart()

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self.new_button.setVisible(view is self.list)
        self.actions_changed.emit()

    def _show_pills(self, categories: tuple[tuple[str, int], ...]) -> None:
        fresh = products.count_new(rules.new_since(self.session.now().date()))
        categories = ((_NEW, fresh), *categories) if fresh else categories
        names = tuple(name for name, _ in categories)
        if names != self._pill_names:
            self._pill_names = names
            pills = Pills(((_ALL, self.language.gettext("All")), *((name, self._pill_words(name)) for name in names)))
            pills.chosen.connect(self._filter)
            self._column.replaceWidget(self.pills, pills)
            self.pills.hide()
            self.pills.deleteLater()
            self.pills = pills
            self.pills.setVisible(self._width >= _NARROW)
            self._choose_pill()
        for name, count in categories:
            written = self.language.number(count)
            self.pills.set_count(name, f"{written}+" if count >= products.MOST_IN_CATEGORY else written)

    def _pill_words(self, name: str) -> str:
        return self.language.gettext("New this season") if name == _NEW else name

    def _choose_pill(self) -> None:
        category = _NEW if self.query.new_since is not None else self.query.category
        self.pills.choose(category if category in self._pill_names else _ALL)

    def _restart(self) -> None:
        ordered = bool(self.query.text) or self.query.new_since is not None
        by_number = not ordered and self.query.category is None
        self.table.set_columns(columns(self.language, by_name=not ordered, by_number=by_number))
        self.table.restart(self.query.text)
        self._show_foot()
        self._choose(self.table.current())

    def _fetch(self, cursor: Cursor | None, sort: Sort | None) -> Rows[ProductRow]:
        order = sort or Sort("name")
        if self.query.category is not None:
            order = Sort("name", descending=order.descending)
        return products.page(replace(self.query, sort=order), cursor, _FOUND)

    def _show_foot(self) -> None:
        language, many = self.language, len(self.table.rows())
        _ = language.gettext
        order = self.table.model.order
        said = _("In the order of numbers") if order and order.key == "sku" else _("In the order of names")
        if self.query.text and many >= _FOUND:
            said = language.ngettext("The best {n} product", "The best {n} products", many)
        elif self.query.text:
            said = language.ngettext("{n} product found", "{n} products found", many)
        elif self.query.category is not None:
            said = _("Only {category}, in the order of names", category=self.query.category)
        elif self.query.new_since is not None:
            said = _("New since {day}, the newest first", day=language.day(self.query.new_since))
        marked = len(self.table.marked_rows())
        if marked > 1:
            said = language.ngettext("{n} product is marked", "{n} products are marked", marked)
        self.table.set_foot(said, self._total)

    def _typed(self, text: str) -> None:
        if text != self.query.text:
            self.query = ProductQuery(text)
            self._choose_pill()
            self._restart()

    def _taken(self, text: str) -> None:
        self._typed(text)
        self.table.setFocus()

    def _filter(self, category: str) -> None:
        self.box.clear()
        if category == _NEW:
            self.query = ProductQuery(new_since=rules.new_since(self.session.now().date()))
        else:
            self.query = ProductQuery(category=category or None)
        self._choose_pill()
        self._restart()

    def pick_category(self) -> None:
        """F6: one of all categories."""
        _ = self.language.gettext
        picker = Picker(
            self, _("Only one category"), partial(self._categories, products.categories()), placeholder=_("Category")
        )
        picker.picked.connect(lambda category: self._filter(str(category)))
        picker.open()

    def _categories(self, known: tuple[tuple[str, int], ...], text: str) -> tuple[Section, ...]:
        wanted = text.casefold()
        rows = tuple(
            Result(name, right=self.language.number(count), mark=Mark(icon="package", tone="neutral"), target=name)
            for name, count in known
            if wanted in name.casefold()
        )
        everything = Result(self.language.gettext("All"), mark=Mark(icon="x", tone="neutral"), target=_ALL)
        fresh = Result(self._pill_words(_NEW), mark=Mark(icon="sparkles", tone="neutral"), target=_NEW)
        return (Section(self.language.gettext("Categories"), rows), Section("", (everything, fresh)))

    # --- the current product

    def _choose(self, row: ProductRow | None) -> None:
        self.side.show_file(products.file(row.id) if row is not None and self.beside.shown else None)
        self.actions_changed.emit()

    def _something(self) -> bool:
        return self.stack.currentWidget() is self.list and self.table.current() is not None

    def open(self, target: object) -> None:
        """An id shows that product in the list."""
        try:
            sku = products.draft(int(str(target))).sku
        except NotFoundError as error:
            self.session.tell(error)
            return
        self.box.setText(sku)
        self.box.settle()
        self.table.select_row(lambda row: row.id == target)

    def add(self) -> None:
        """F3: a new product, beginning with what was typed into the box."""
        settings = settings_service.load()
        self._open_form(products.blank(settings, self.session.now().date()))

    def edit(self) -> None:
        """F4 and Enter: change this product."""
        row = self.table.current()
        if row is not None:
            self._open_form(products.draft(row.id))

    def _open_form(self, draft: ProductDraft) -> None:
        sheet = open_form(self, self.session, draft, self._kept.get(draft.id))
        sheet.saved.connect(partial(self._saved, draft))
        sheet.left.connect(partial(self._keep, draft.id))

    def _keep(self, identity: int | None, fields: ProductFields | None) -> None:
        if fields is not None:
            self._kept[identity] = fields

    def _saved(self, before: ProductDraft, saved: Saved) -> None:
        self._kept.pop(before.id, None)
        if before.id is None:
            self.open(saved.id)
        else:
            self.table.select_row(lambda row: row.id == saved.id)
        _ = self.language.gettext
        said = _("Added: {name}", name=saved.name) if before.id is None else _("Changed: {name}", name=saved.name)
        waiting = needs.arrived(saved.id, settings_service.load()) if before.id is None else ()
        if waiting:
            names = self.language.join(one.name for one in waiting[:_MOST_NAMED])
            many = self.language.ngettext("{n} customer looks for it", "{n} customers look for it", len(waiting))
            said = _("{done}. {many}: {names}", done=said, many=many, names=names)
        self.session.say(said, partial(self._take_back, before, saved))

    def _take_back(self, before: ProductDraft, saved: Saved) -> None:
        """Undo: the product as before, or not there at all."""
        settings, now = settings_service.load(), self.session.now()
        if before.id is None:
            self._filter(_ALL)
            self.session.write(partial(products.remove, saved.id, seller=settings.seller, now=now))
        else:
            self.session.write(partial(products.save, before, seller=settings.seller, now=now, settings=settings))

    def _awaited(self) -> bool:
        return self._something() and any(one.need.state is NeedState.OPEN for one in self.side.wanted)

    def _product(self) -> int | None:
        row = self.table.current() if self._something() else None
        return row.id if row is not None else None

    def print_calls(self) -> None:
        """F7: whom to call because this product is here."""
        row = self.table.current()
        if row is not None:
            self.session.papers.show("call-list", row.sku)

    def make_leaflet(self) -> None:
        """F9: a leaflet of the marked products; among what is new, of all that is."""
        try:
            LeafletSheet(self, self.session, self._meant()).open()
        except AppError as error:
            self.session.tell(error)

    def _meant(self) -> tuple[int, ...]:
        marked = tuple(row.id for row in self.table.marked_rows())
        if self.table.all_marked or (self.query.new_since is not None and len(marked) <= 1):
            page = products.page(self.query, None, MOST_PRODUCTS)
            return tuple(row.id for row in page.rows if row.active)
        row = self.table.current()
        return marked or ((row.id,) if row is not None else ())

    def _move_need(self, wanted: Wanted, state: NeedState) -> None:
        """Somebody was told, or has it; the toast takes it back."""
        seller, now, before = settings_service.load().seller, self.session.now(), wanted.need
        said = self.language.render(NEED_WORDS[state])
        words = self.language.gettext("{name}: {state}", name=wanted.name, state=said)
        back = partial(needs.move, before.id, before.state, seller=seller, now=now)
        self.session.write(
            partial(needs.move, before.id, state, seller=seller, now=now),
            lambda _changes: self.session.say(words, partial(self.session.write, back)),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pictures whose files are named by the codes of their products."""
        urls = event.mimeData().urls()
        picture_drop.bring(self.session, tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))
        event.acceptProposedAction()

    # --- the window's frame

    def page_actions(self) -> tuple[Action, ...]:
        if self.stack.currentWidget() is self.list:
            shown = (
                self._new,
                self._edit,
                self._category,
                self._calls,
                self._leaflet,
                self._find,
                self._export,
                self.print_labels,
            )
            return (*shown, *self._letters)
        return (self._new,)

    def focus_start(self) -> None:
        if self.stack.currentWidget() is self.list:
            self.box.setFocus()
            self.box.selectAll()

    def step_back(self) -> bool:
        if not self.box.text() and self.query.category is None and self.query.new_since is None:
            return False
        self._filter(_ALL)
        self.focus_start()
        return True

    def set_width(self, width: int) -> None:
        self._width = width
        shown = self.beside.shown
        self.beside.set_width(width)
        # Rows matter more than pills where few lines fit; F6 has the same filter.
        self.pills.setVisible(width >= _NARROW)
        if self.beside.shown is not shown:
            self._choose(self.table.current())
