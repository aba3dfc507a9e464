"""Products of a file: known by their own code or bar code, else by their name; all others are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from app.domain import product as rules
from app.domain import product_json, search_keys
from app.domain.act import ActKind, ChangeKind, differing
from app.domain.importing import Fate, Look, Order, PreviewLine, Rule
from app.domain.names import PersonName, sort_key
from app.domain.product import ProductCode, ProductDraft
from app.domain.product_columns import ReadProduct
from app.domain.settings import Settings
from app.i18n import N_, Message
from app.models import act, import_act, import_goods, product, search
from app.models.import_goods import NewProduct
from app.services import import_lists, import_source
from app.services import settings as settings_service
from app.services.import_lists import Done, Plan, Steps
from app.services.import_source import Source

_TEXTS = ("name", "category", "supplier", "care", "prompt", "pitch")


def bring(order: Order, *, seller: str, now: datetime, settings: Settings, dry_run: bool = False) -> Steps:
    """Let the products of a file come in; see `import_lists.bring`."""
    return import_lists.bring(_plan(import_source.opened(order), seller, now, settings), dry_run=dry_run)


def look(source: Source, *, now: datetime, settings: Settings) -> Look:
    """The first products of a file as they will be. Writes nothing."""
    return import_lists.look(_plan(source, "", now, settings))


def _plan(source: Source, seller: str, now: datetime, settings: Settings) -> Plan[ReadProduct]:
    target = ProductTarget(source, seller, now, settings)
    return Plan(source, import_source.products(source, settings), target, seller, now)


@dataclass(frozen=True, slots=True)
class _Entry:
    record: ReadProduct
    codes: tuple[ProductCode, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Whoever shares one of these is the same product."""
        draft = self.record.draft
        own = (f"s:{import_goods.own_key(draft.sku)}",) if draft.sku else ()
        named = (f"n:{sort_key(PersonName(draft.name, ''))}",) if not draft.sku and not self.codes else ()
        return (*own, *(f"c:{code.code}" for code in self.codes), *named)


class ProductTarget:
    """Writes batches of products, or only says what would become of them."""

    def __init__(self, source: Source, seller: str, now: datetime, settings: Settings) -> None:
        self._source, self._seller, self._now = source, seller, now
        self._country = settings_service.profile(settings)
        self._imagined = count(-1, -1)
        self._fresh: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._run = 0

    def take(self, batch: Sequence[ReadProduct], run: int) -> Done:
        """Deal with a batch, inside the caller's transaction."""
        done, self._run = Done(), run
        entries = [_Entry(record, self._codes(record.draft)) for record in batch if record.problem is None]
        known = import_goods.known({key for one in entries for key in one.keys})
        new: list[NewProduct] = []
        waiting = iter(entries)
        for record in batch:
            if record.problem is not None:
                done.note(record, Fate.PROBLEM, record.problem)
                line = PreviewLine(row=record.row, content=record.draft, fate=Fate.PROBLEM, words=record.problem)
                done.lines.append(line)
            else:
                self._settle(next(waiting), known, new, done)
        if run:
            import_goods.add(new, run, import_lists.started(run, self._now))
            self._fresh.clear()
        return done

    def _codes(self, draft: ProductDraft) -> tuple[ProductCode, ...]:
        return tuple(dict.fromkeys(rules.read_code(code, self._country.in_store) for code in draft.codes))

    def _settle(self, one: _Entry, known: dict[str, int], new: list[NewProduct], done: Done) -> None:
        found = next((known[key] for key in one.keys if key in known), None)
        before = next((self._fresh[key] for key in one.keys if key in self._fresh), None)
        draft, fate, words = one.record.draft, Fate.ALREADY, tuple[Message, ...]()
        match = self._names.get(before or 0, "")
        if found is None and before is None:
            fate = Fate.NEW
            self._add(one, new)
        elif found is not None:
            held = product.draft_of(found)
            match = held.name if held else ""
            changed = self._changed(held, draft) if held else None
            if changed is not None:
                fate = Fate.UPDATED
                words = self._change(found, held or draft, changed, known)
                draft = changed
        done.note(one.record, fate, *words)
        said = (*one.record.warnings, *words)
        line = PreviewLine(row=one.record.row, content=draft, fate=fate, match=match, words=said[0] if said else None)
        done.lines.append(line)

    def _add(self, one: _Entry, new: list[NewProduct]) -> None:
        identity = next(self._imagined)
        for key in one.keys:
            self._fresh.setdefault(key, identity)
        self._names[identity] = one.record.draft.name
        if self._run:
            new.append(NewProduct(one.record.draft, one.codes))

    def _changed(self, held: ProductDraft, more: ProductDraft) -> ProductDraft | None:
        """The known product with what the row says by the rule; None if nothing changes."""
        rule = self._source.rule
        if rule is Rule.SKIP:
            return None
        over = rule is Rule.UPDATE
        texts = {name: getattr(more, name) for name in _TEXTS if getattr(more, name)}
        if not over:
            texts = {name: text for name, text in texts.items() if not getattr(held, name)}
        draft = replace(held, **texts, codes=tuple(dict.fromkeys((*held.codes, *more.codes))))
        mapped = set(self._source.mapping)
        if "price" in mapped and more.price and (over or not held.price):
            draft = replace(draft, price=more.price)
        if more.term_unit is not None and (over or held.term_unit is None):
            draft = replace(draft, term_count=more.term_count, term_unit=more.term_unit)
        if more.content is not None and (over or held.content is None):
            draft = replace(draft, content=more.content, content_unit=more.content_unit)
        if more.new_on is not None and (over or held.new_on is None):
            draft = replace(draft, new_on=more.new_on)
        if over:
            draft = self._taken_over(draft, more, mapped)
        return draft if draft != held else None

    def _taken_over(self, draft: ProductDraft, more: ProductDraft, mapped: set[str]) -> ProductDraft:
        """What only a column can say."""
        sold = mapped & {"active", "inactive"}
        return replace(
            draft,
            tax_code=more.tax_code if "tax" in mapped else draft.tax_code,
            unit=more.unit if mapped & {"unit", "weight"} else draft.unit,
            ask_serial=more.ask_serial if "serial" in mapped else draft.ask_serial,
            ask_batch=more.ask_batch if "batch" in mapped else draft.ask_batch,
            active=more.active if sold else draft.active,
        )

    def _change(
        self, identity: int, held: ProductDraft, draft: ProductDraft, known: dict[str, int]
    ) -> tuple[Message, ...]:
        """Write a changed product; a code that names another one stays with it."""
        codes = self._codes(draft)
        others = import_goods.known({f"c:{code.code}" for code in codes}) | known
        own = tuple(code for code in codes if others.get(f"c:{code.code}", identity) == identity)
        words = tuple(
            N_("The bar code {code} belongs to another product: it is left out.", code=code.shown)
            for code in codes
            if code not in own
        )
        if self._run:
            kept = replace(draft, codes=tuple(code.shown for code in own))
            self._write(identity, held, kept, own)
        return words

    def _write(self, identity: int, held: ProductDraft, draft: ProductDraft, codes: tuple[ProductCode, ...]) -> None:
        at = import_lists.started(self._run, self._now)
        product.update(identity, draft, codes, at)
        keys = search_keys.product_keys(
            draft.name, codes=draft.codes, sku=draft.sku, category=draft.category, supplier=draft.supplier
        )
        search.put(search.Kind.PRODUCT, identity, keys)
        if import_goods.made_by(self._run, identity):
            return
        number = import_act.of_run(self._run)
        if number is None:
            words = N_("Import {number}: {file}", number=self._run, file=self._source.order.path.name)
            number = act.start(ActKind.IMPORT, words, records=0, staff=self._seller, at=at, import_id=self._run)
        stands = product.draft_of(identity) or draft
        texts = differing(product_json.values(held), product_json.values(stands))
        act.add_changes(number, ((ChangeKind.PRODUCT, identity, *texts),))
        import_act.count(number, 1)
