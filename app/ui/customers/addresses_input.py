"""The addresses of a customer in the form: one block each, the earlier ones below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import postal_rules
from app.domain.customer import Address
from app.ui.widgets.button import Button
from app.ui.widgets.card import Line
from app.ui.widgets.check import Check
from app.ui.widgets.inputs import ChoiceInput, LineInput, TextInput
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.i18n import Language

_TEXTS = ("street", "postcode", "city", "region", "label")


class AddressesInput(QWidget):
    """Its value is a tuple of addresses, the present ones first. `home` is the shop's country."""

    edited = Signal()

    def __init__(self, language: Language, home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._home = language, home
        self._blocks: list[_Block] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        _ = language.gettext
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._column.addLayout(self._list)
        row = QHBoxLayout()
        self.another = Button(_("Another address"), "quiet", "plus", small=True, run=self.add_another)
        self.moved = Button(_("They have moved"), "quiet", "map-pin", small=True, run=self.have_moved)
        row.addWidget(self.another)
        row.addWidget(self.moved)
        row.addStretch(1)
        self._column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_value(())

    def value(self) -> object:
        found = [address for block in self._blocks if (address := block.address())]
        return tuple(sorted(found, key=lambda address: address.past))

    def set_value(self, value: object) -> None:
        while self._blocks:
            self._drop(self._blocks[-1])
        addresses: tuple[Address, ...] = value if isinstance(value, tuple) else ()
        for address in addresses or (Address(),):
            self._add(address)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._blocks[0].focus(reason)

    def blocks(self) -> tuple[_Block, ...]:
        """One for each address."""
        return tuple(self._blocks)

    # --- deeds

    def add_another(self) -> None:
        """An empty block below the others."""
        self._add(Address()).focus(Qt.FocusReason.OtherFocusReason)

    def have_moved(self) -> None:
        """The present addresses become earlier ones, and an empty one stands first."""
        old = tuple(replace(address, past=True) for block in self._blocks if (address := block.address()))
        self.set_value((Address(), *old))
        self.setFocus()
        self.edited.emit()

    def _add(self, address: Address) -> _Block:
        block = _Block(self._language, address, self._home, first=not self._blocks)
        block.edited.connect(self._changed)
        block.removed.connect(partial(self._take_out, block))
        self._blocks.append(block)
        self._list.addWidget(block)
        self._put_in_tab_order(block)
        self._show_ways()
        return block

    def _put_in_tab_order(self, block: _Block) -> None:
        """A block is reached where it stands, not behind everything that was there before it."""
        before = self.another.previousInFocusChain()
        while before not in (None, self.window()) and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain()
        if before is None or before is self.window():
            order: tuple[QWidget, ...] = (*block.controls(), self.another, self.moved)
        else:
            order = (before, *block.controls())
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _take_out(self, block: _Block) -> None:
        self._drop(block)
        if not self._blocks:
            self._add(Address())
        self._show_ways()
        self.edited.emit()

    def _drop(self, block: _Block) -> None:
        self._blocks.remove(block)
        self._list.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _changed(self) -> None:
        self._show_ways()
        self.edited.emit()

    def _show_ways(self) -> None:
        present = [address for block in self._blocks if (address := block.address()) and not address.past]
        self.another.setVisible(bool(present))
        self.moved.setVisible(bool(present))


class _Block(QWidget):
    """One address: street, post code and town, region and country, whose it is, and whether it is an earlier one."""

    edited = Signal()
    removed = Signal()

    def __init__(self, language: Language, address: Address, home: str, *, first: bool) -> None:
        super().__init__()
        self._base, self._home = address, home
        _ = language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if not first:
            column.addWidget(Line())
        rows = address.street.count("\n") + 1
        self.street: LineInput | TextInput = TextInput(lines=rows) if rows > 1 else LineInput()
        self.postcode, self.city, self.region = LineInput(), LineInput(), LineInput()
        self.country = ChoiceInput(_countries(language, address.country, home))
        self.label = LineInput(_("Home, work, summer …"))
        self.past = Check(_("An earlier address"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self._place(grid, 0, 0, _("Street and number"), self.street, span=2)
        town, code = (_("Town"), self.city), (_("Postcode"), self.postcode)
        for place, (words, control) in enumerate((code, town)):
            self._place(grid, 1, place, words, control)
        self._place(grid, 2, 0, _("Region"), self.region)
        self._place(grid, 2, 1, _("Country"), self.country)
        self._place(grid, 3, 0, _("Note to the address"), self.label)
        self.said = Label("", "detail", wrap="wrap", tone="warn")
        grid.addWidget(self.said, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self._language = language
        self.postcode.editingFinished.connect(self._check_code)
        self.country.edited.connect(self._check_code)
        column.addLayout(self._foot(_("Take out"), first=first))
        self._fill(address)

    def _place(self, grid: QGridLayout, row: int, at: int, words: str, control: QWidget, *, span: int = 1) -> None:
        holder = QVBoxLayout()
        holder.setSpacing(4)
        holder.addWidget(Label(words, "body"))
        holder.addWidget(control)
        control.setAccessibleName(words)
        control.edited.connect(self.edited)  # type: ignore[attr-defined] # every input says so
        grid.addLayout(holder, row, at, 1, span)

    def controls(self) -> tuple[QWidget, ...]:
        """What can be reached by Tab, in the order of reading."""
        lines = (self.street, self.postcode, self.city, self.region)
        return (*lines, self.country, self.label, self.past, self.out)

    def _foot(self, words: str, *, first: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.past)
        self.past.edited.connect(self.edited)
        row.addStretch(1)
        self.out = Button(words, "quiet", "x", small=True, run=self.removed.emit)
        row.addWidget(self.out)
        if first and not self._base:
            self.out.hide()
            self.past.hide()
        return row

    def _fill(self, address: Address) -> None:
        for name in (*_TEXTS, "past"):
            getattr(self, name).set_value(getattr(address, name))
        self.country.set_value(address.country)
        self._check_code()

    def _check_code(self) -> None:
        """Say at once that no post has such a code; it is kept all the same."""
        problem = postal_rules.postcode_problem(self.address(), self._home)
        self.said.setText(self._language.render(problem) if problem is not None else "")
        self.said.setVisible(problem is not None)

    def focus(self, reason: Qt.FocusReason) -> None:
        """The keyboard goes to the street."""
        self.street.setFocus(reason)

    def address(self) -> Address:
        """What stands in the block; a changed address is not the one from which a letter came back."""
        texts = {name: str(getattr(self, name).value()) for name in _TEXTS}
        made = Address(**texts, country=str(self.country.value() or ""), past=bool(self.past.value()))  # type: ignore[arg-type]  # these fields are text
        place = ("street", "city", "postcode", "region", "country")
        moved = any(getattr(made, name) != getattr(self._base, name) for name in place)
        return made if moved else replace(made, returned=self._base.returned)


def _countries(language: Language, own: str, home: str) -> tuple[tuple[str, str], ...]:
    """The shop's own country first, then all by name; a country in other words stays as it was written."""
    known = language.countries()
    here = (("", known.get(home, language.gettext("This country"))),)
    written = ((own, own),) if own and own not in known else ()
    return (*here, *written, *((code, name) for code, name in known.items() if code != home or own == home))
