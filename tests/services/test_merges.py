"""Merging two records of one person, and parting them again: every fact back where it was, new facts kept."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import Channel, Purpose, State
from app.domain.customer import Address, EmailEntry, PhoneEntry
from app.domain.merge import Match, Side
from app.domain.warranty import months
from app.errors import InputError, NotFoundError
from app.models import audit, consent, merge
from app.models.database import db
from app.services import acts, complaints, customers, drafts, finding, merges
from app.services import bin as bins
from tests import verbs
from tests.services.till import steps_of
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.services.merges import Merged

# Every table column that names a customer is moved by a merge, follows the record, or is named here.
BESIDE = {
    ("customer_phone", "customer_id"),
    ("customer_email", "customer_id"),
    ("customer_address", "customer_id"),
    ("customer_tag", "customer_id"),
    ("household", "letter_to"),
    ("customer_external", "customer_id"),
    ("duplicate_pair", "one_id"),
    ("duplicate_pair", "other_id"),
    ("merge", "kept_id"),
    ("merge", "gone_id"),
}


class Pair:
    """Two records of one person in a shop, and what can be done with them."""

    def __init__(self, shop: verbs.Shop) -> None:
        self.shop = shop

    def add(self, name: str, **known: object) -> Party:
        self.shop.now += timedelta(minutes=1)
        return self.shop.add_customer(name, **known)

    def merge(self, kept: Party, gone: Party, **choices: Side) -> Merged:
        self.shop.now += timedelta(minutes=1)
        return merges.merge(kept.id or 0, gone.id or 0, choices, seller=SELLER, now=self.shop.now)

    def part(self, merged: Merged) -> tuple[str, ...]:
        self.shop.now += timedelta(minutes=1)
        return merges.undo(merged.merge, seller=SELLER, now=self.shop.now).kept

    def answer(self, who: Party, state: State) -> None:
        self.shop.now += timedelta(minutes=1)
        customers.answer_consent(who.id or 0, state, source="phone", wording="?", seller=SELLER, now=self.shop.now)

    def change(self, who: Party, **fields: object) -> None:
        draft = replace(customers.draft(who.id or 0), **fields)  # type: ignore[arg-type]  # fields by name
        customers.save(draft, seller=SELLER, now=self.shop.now, settings=self.shop.settings)

    def found(self, text: str) -> list[int]:
        return [hit.id for hit in finding.find(text) if hit.kind == "customer"]


@pytest.fixture
def pair(my_shop: verbs.Shop) -> Pair:
    return Pair(my_shop)


def state(who: Party) -> State:
    return consent.latest(who.id or 0, Channel.LETTER, Purpose.GREETING)


def test_one_record_of_two_is_found_by_everything_both_were_found_by(pair: Pair) -> None:
    kept = pair.add("Jana Kováčová", phones=(PhoneEntry("0905 218 447"),), card="C1", tags=("vip",))
    gone = pair.add(
        "Jana Nová",
        phones=(PhoneEntry("+421 905 218 447", "home"), PhoneEntry("0911 333 222")),
        emails=(EmailEntry("jana@nova.sk"),),
        addresses=(Address("Lipová 4", "Nitra"),),
        card="C2",
        note="Likes roses",
        tags=("garden",),
    )
    pair.shop.sell(goods("Pan"), buyer=gone)
    done = pair.merge(kept, gone)
    assert (done.name, done.gone_name) == ("Jana Nová", "Jana Nová")  # the name changed last
    now = customers.draft(kept.id or 0)
    assert [entry.typed for entry in now.phones] == ["0905 218 447", "0911 333 222"]
    assert (now.note, now.tags, now.card) == ("Likes roses", ("garden", "vip"), "C1")
    for text in ("kovacova", "nova", "447", "222", "jana@nova", "C1", "C2", kept.number, gone.number):
        assert kept.id in pair.found(text), text
        assert gone.id not in pair.found(text)
    assert customers.by_number(gone.number) == customers.party(kept.id or 0)
    assert rows("SELECT customer_name FROM sale") == [("Jana Nová",)]  # a paper is a fact of its day
    assert pair.shop.problems() == []
    pair.part(done)
    assert customers.draft(kept.id or 0).display_name == "Jana Kováčová"
    assert pair.found("kovacova") == [kept.id]
    assert pair.found("C2")[:1] == [gone.id]
    assert pair.found("nova") == [gone.id]


def test_a_preview_says_field_by_field_how_the_two_stand(pair: Pair) -> None:
    kept = pair.add("Jana Kováčová", occupation="baker", birth_day=5, birth_month=3)
    gone = pair.add("Jana Kováčová", hobbies="chess", birth_day=5, birth_month=3, birth_year=1980, occupation="cook")
    pair.shop.sell(goods("Pan"), buyer=gone)
    shown = merges.preview(kept.id or 0, gone.id or 0)
    told = {one.name: (one.match, one.choice) for one in shown.fields}
    assert told["family_name"] == (Match.SAME, Side.KEPT)
    assert told["hobbies"] == (Match.ONLY_GONE, Side.GONE)
    assert told["birthday"] == (Match.DIFFERENT, Side.GONE)  # it has the year
    assert told["occupation"] == (Match.DIFFERENT, Side.GONE)  # changed last
    assert shown.moves == {"sale": 1}
    assert merges.suggested(kept.id or 0, gone.id or 0) == (gone.id, kept.id)
    pair.merge(kept, gone, occupation=Side.KEPT, birthday=Side.KEPT)
    now = customers.draft(kept.id or 0)
    assert (now.occupation, now.birth_year, now.hobbies) == ("baker", None, "chess")


def test_a_no_is_never_made_a_yes(pair: Pair) -> None:
    one, other = pair.add("One"), pair.add("Other")
    pair.answer(one, State.NO)
    pair.answer(other, State.YES)
    done = pair.merge(one, other)
    assert state(one) is State.NO
    pair.answer(one, State.YES)  # asked again since
    pair.part(done)
    assert (state(one), state(other)) == (State.YES, State.YES)
    third, fourth = pair.add("Third"), pair.add("Fourth")
    pair.answer(third, State.YES)
    pair.answer(fourth, State.NO)
    assert pair.merge(third, fourth)
    assert state(third) is State.NO


def test_carts_follow_and_a_sale_rung_up_meanwhile_is_of_who_stayed(pair: Pair) -> None:
    kept, gone = pair.add("Kept"), pair.add("Gone")
    parked = pair.shop.cart(replace(goods("Pan"), user=gone), buyer=gone)
    at_the_counter = pair.shop.cart(goods("Pot"), buyer=gone)
    drafts.park(parked, seller=SELLER, now=pair.shop.now, settings=pair.shop.settings)
    done = pair.merge(kept, gone)
    (waiting,) = drafts.parked(pair.shop.settings)
    assert waiting.cart.buyer == customers.party(kept.id or 0)
    assert waiting.cart.lines[0].user == waiting.cart.buyer
    pair.shop.complete(at_the_counter)
    assert customers.file(kept.id or 0, today=pair.shop.now.date(), settings=pair.shop.settings).sales == 1
    pair.part(done)
    (waiting,) = drafts.parked(pair.shop.settings)
    assert (waiting.cart.buyer, waiting.cart.lines[0].user) == (gone, gone)
    assert pair.shop.problems() == []


def test_a_merge_is_refused_or_stays_in_words(pair: Pair) -> None:
    one, other, third = pair.add("One"), pair.add("Other"), pair.add("Third")
    with pytest.raises(InputError, match="already"):
        pair.merge(one, one)
    done = pair.merge(one, other)
    with pytest.raises(NotFoundError):
        pair.merge(third, other)
    deleted = bins.put_away(one.id or 0, seller=SELLER, now=pair.shop.now)
    with pytest.raises(InputError, match="bin"):
        pair.part(done)
    acts.undo(deleted.act, seller=SELLER, now=pair.shop.now)
    acts.undo(done.act, seller=SELLER, now=pair.shop.now)
    with pytest.raises(InputError, match="already"):
        pair.part(done)
    assert pair.found("other") == [other.id]
    assert audit.first_broken() is None


def test_relations_to_oneself_and_doubled_ones_come_back(pair: Pair) -> None:
    one, other, child = pair.add("One"), pair.add("Other"), pair.add("Child")
    put = "INSERT INTO relation (id, one_id, other_id, one_is, other_is, created_at) VALUES (?, ?, ?, ?, ?, 'now')"
    for identity, row in enumerate(((one, other, "a", "b"), (one, child, "p", "c"), (child, other, "c", "p")), 1):
        db.execute_sql(put, (identity, row[0].id, row[1].id, *row[2:]))
    before = everything()
    done = pair.merge(one, other)
    assert rows("SELECT one_id, other_id FROM relation") == [(one.id, child.id)]
    last = pair.merge(child, one)
    assert rows("SELECT * FROM relation") == []
    pair.part(done)
    assert rows("SELECT one_id, other_id FROM relation ORDER BY id") == [(child.id, other.id), (child.id, other.id)]
    pair.part(last)
    assert everything() == before


@pytest.mark.usefixtures("my_shop")
def test_everything_that_names_a_customer_moves() -> None:
    columns = {
        (table, found[3])
        for (table,) in rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for found in rows(f"PRAGMA foreign_key_list({table})")
        if found[2] == "customer"
    }
    assert columns == set(merge.PLACES) | BESIDE


def test_ten_thousand_sales_move_in_a_few_statements(pair: Pair) -> None:
    kept, gone = pair.add("Kept"), pair.add("Gone")
    pair.shop.sell(goods("Pan"), buyer=gone)
    names = [row[1] for row in rows("PRAGMA table_info(sale)") if row[1] not in ("id", "draft_id", "number")]
    columns = ", ".join(names)
    many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
    copied = f"INSERT INTO sale (draft_id, number, {columns}) SELECT 'd' || i, 'X' || i, {columns} FROM sale, n"  # noqa: S608 - the file's own columns
    db.execute_sql(many + copied)
    db.execute_sql("UPDATE sale SET external_number = NULL")
    assert steps_of(lambda: pair.merge(kept, gone)) < 30_000
    assert rows("SELECT count(*) FROM sale WHERE customer_id = ?", kept.id) == [(10_000,)]


def rows(sql: str, *values: object) -> list[tuple[Any, ...]]:
    return list(db.execute_sql(sql, values).fetchall())


FACTS = (
    "SELECT number, customer_id FROM sale ORDER BY id",
    "SELECT sale_id, user_id FROM sale_line ORDER BY id",
    "SELECT number, customer_id, user_id FROM unit ORDER BY id",
    "SELECT number, customer_id FROM complaint ORDER BY id",
    "SELECT id, what, customer_id FROM need ORDER BY id",
    "SELECT id, one_id, other_id, one_is, other_is FROM relation ORDER BY id",
    "SELECT customer_id, state, at FROM consent ORDER BY id",
    "SELECT source, external, customer_id FROM customer_external ORDER BY source, external",
    "SELECT id, letter_to FROM household ORDER BY id",
    "SELECT customer_id, typed FROM customer_phone ORDER BY customer_id, typed",
    "SELECT customer_id, tag FROM customer_tag ORDER BY customer_id, tag",
    "SELECT c.customer_id, a.street FROM customer_address c JOIN address a ON a.id = c.address_id ORDER BY 1, 2",
    "SELECT id, live, merged_into, card, display_name, note, last_sale_at, asked FROM customer ORDER BY id",
)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    return {sql: rows(sql) for sql in FACTS}


class Book(RuleBasedStateMachine):
    """Random facts, merges and undos in any order beside a plain model: which fact was given to whom."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shop = verbs.open_copy(self.template, self.folder / "shop")
        self.pair = Pair(self.shop)
        self.people: list[Party] = []
        #: The facts: what, and to whom it was given; a merge changes nothing here.
        self.given: dict[str, Party] = {}
        self.open: list[tuple[Merged, Party, Party]] = []
        self.count = 0

    @initialize()
    def four_people(self) -> None:
        self.people = [
            self.pair.add(f"{name} Name", phones=(PhoneEntry(f"0905 218 44{place}"),), card=f"C{place}")
            for place, name in enumerate(("Anna", "Berta", "Cyril", "Daniela"))
        ]
        self.before = everything()

    def live(self) -> list[Party]:
        gone = {one.id for _, _, one in self.open}
        return [one for one in self.people if one.id not in gone]

    def holder(self, who: Party) -> Party:
        for _, kept, gone in self.open:
            if gone.id == who.id:
                return self.holder(kept)
        return who

    @rule(
        place=st.integers(0, 3), kind=st.sampled_from(("sale", "complaint", "need", "relation", "mark", "tag", "phone"))
    )
    def add_fact(self, place: int, kind: str) -> None:
        who = self.live()[place % len(self.live())]
        self.count += 1
        fact = f"{kind}{self.count}"
        if kind == "sale":
            self.shop.sell(goods(fact, term=months(24)), buyer=customers.party(who.id or 0))
        elif kind == "complaint":
            complain(self.shop, fact, who)
        elif kind == "need":
            db.execute_sql(
                "INSERT INTO need (customer_id, what, created_at, staff) VALUES (?, ?, 'now', '')", (who.id, fact)
            )
        elif kind == "relation":
            # To the last one: often the very one whose place is taken.
            if self.people[-1].id == who.id or self.people[-1] not in self.live():
                return
            db.execute_sql(
                "INSERT INTO relation (one_id, other_id, one_is, other_is, created_at) VALUES (?, ?, ?, 'x', 'now')",
                (who.id, self.people[-1].id, fact),
            )
        elif kind == "mark":
            db.execute_sql("INSERT INTO customer_external VALUES ('file', ?, ?)", (fact, who.id))
        elif kind == "tag":
            known = customers.draft(who.id or 0)
            self.pair.change(who, tags=(*known.tags, fact))
        else:
            known = customers.draft(who.id or 0)
            self.pair.change(who, phones=(*known.phones, PhoneEntry(f"0907 {self.count:06d}")))
            fact = f"phone{self.count}"
        self.given[fact] = who

    @precondition(lambda self: len(self.live()) > 1)
    @rule(one=st.integers(0, 3), other=st.integers(0, 2))
    def merge_two(self, one: int, other: int) -> None:
        kept = self.live()[one % len(self.live())]
        rest = [who for who in self.live() if who.id != kept.id]
        gone = rest[other % len(rest)]
        self.open.append((self.pair.merge(kept, gone), kept, gone))

    @precondition(lambda self: self.open)
    @rule(place=st.integers(0, 2))
    def undo(self, place: int) -> None:
        done, _, _ = self.open.pop(place % len(self.open))
        self.pair.part(done)
        self.check()

    def check(self) -> None:
        """Every fact is with whoever stands for the one to whom it was given."""
        for fact, who in self.given.items():
            holder, last = self.holder(who), self.holder(self.people[-1])
            expected = None if fact.startswith("relation") and holder.id == last.id else holder.id
            assert owner(fact) == expected, fact
        for who in self.people:
            # Each is found by name, themselves or who took their place.
            assert self.holder(who).id in self.pair.found(customers.draft(who.id or 0).family_name)
        own = {who.id: f"0905 218 44{place}" for place, who in enumerate(self.people)}
        for who in self.live():
            phones = {entry.typed for entry in customers.draft(who.id or 0).phones}
            here = {one.id for one in self.people if self.holder(one).id == who.id}
            assert {phone for one, phone in own.items() if one in here} <= phones
            assert not {phone for one, phone in own.items() if one not in here} & phones

    def teardown(self) -> None:
        for done, _, _ in reversed(self.open):
            self.pair.part(done)
        self.open = []
        self.check()
        assert rows("SELECT count(*) FROM customer WHERE live = 0") == [(0,)]
        cards = [(card,) for card in ("C0", "C1", "C2", "C3")][: len(self.people)]
        assert rows("SELECT card FROM customer ORDER BY id") == cards
        if not self.given:
            assert everything() == self.before
        assert self.shop.problems() == []
        self.shop.close()
        shutil.rmtree(self.folder)


def owner(fact: str) -> int | None:
    """Whose a fact is in the file."""
    asked = {
        "sale": "SELECT s.customer_id FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE l.name = ?",
        "complaint": "SELECT customer_id FROM complaint WHERE subject = ?",
        "need": "SELECT customer_id FROM need WHERE what = ?",
        "relation": "SELECT one_id FROM relation WHERE one_is = ?",
        "mark": "SELECT customer_id FROM customer_external WHERE external = ?",
        "tag": "SELECT t.customer_id FROM customer_tag t JOIN customer c ON c.id = t.customer_id "
        "WHERE t.tag = ? AND c.live = 1",
        "phone": "SELECT p.customer_id FROM customer_phone p JOIN customer c ON c.id = p.customer_id "
        "WHERE p.typed = ? AND c.live = 1",
    }
    kind = fact.rstrip("0123456789")
    value = f"0907 {int(fact.removeprefix('phone')):06d}" if kind == "phone" else fact
    found = rows(asked[kind], value)
    return int(found[0][0]) if len(found) == 1 else None


def complain(shop: verbs.Shop, subject: str, who: Party) -> None:
    draft = ComplaintDraft(draft_id=subject, subject=subject, customer_id=who.id, customer_name=who.name)
    complaints.register(draft, seller=SELLER, now=shop.now, settings=shop.settings)


def test_every_fact_is_back_where_it_was_and_new_ones_stay(shop_template: Path) -> None:
    Book.template = shop_template
    few = settings(max_examples=6, stateful_step_count=12, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Book, settings=few)
