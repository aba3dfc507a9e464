"""Taking a person out of the file: the records stay with their numbers and amounts, nobody is named in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.privacy import PersonWords
from app.models import act, erase_imports, search, stored
from app.models.database import db

Blot = Callable[[str], str]
_IDS = "(SELECT value FROM json_each(?1))"
_SEVERAL = 2
_EMPTY_CUSTOMER = f"""
UPDATE customer SET kind = 'person', title_before = '', given_name = '', middle_name = '', family_name = '',
title_after = '', organisation = '', former_name = '', nickname = '', salutation = '', display_name = '', sort_key = '',
given_key = '', form = '', language = '', birth_year = NULL, birth_month = NULL, birth_day = NULL,
birth_calendar = 'solar', birth_leap = 0, occupation = '', hobbies = '', price_attitude = '', source = '', note = '',
counter_note = '', card = NULL, verified_on = NULL, import_id = NULL, household_id = NULL, asked = 0, live = 0,
deleted_at = NULL, erased_at = ?2, updated_at = ?2 WHERE id IN {_IDS}
"""  # noqa: S608 - constants


def _statements(text: str) -> tuple[str, ...]:
    """Statements of a list, one for each semicolon, about the ids that are bound first."""
    return tuple(" ".join(one.split()).replace("{ids}", _IDS) for one in text.split(";") if one.strip())


# Rows that are the person's alone and go.
_OWN = _statements("""
DELETE FROM customer_phone WHERE customer_id IN {ids};
DELETE FROM customer_email WHERE customer_id IN {ids};
DELETE FROM customer_tag WHERE customer_id IN {ids};
DELETE FROM consent WHERE customer_id IN {ids};
UPDATE mailing_person SET sort_key = '', edited = '', detail = '' WHERE customer_id IN {ids}
    OR lead_id IN (SELECT id FROM mailing_person WHERE customer_id IN {ids})
    OR id IN (SELECT lead_id FROM mailing_person WHERE customer_id IN {ids} AND lead_id IS NOT NULL);
DELETE FROM need WHERE customer_id IN {ids};
DELETE FROM customer_external WHERE customer_id IN {ids};
DELETE FROM relation WHERE one_id IN {ids} OR other_id IN {ids};
DELETE FROM duplicate_pair WHERE one_id IN {ids} OR other_id IN {ids};
DELETE FROM attachment_content WHERE id IN (SELECT id FROM attachment WHERE customer_id IN {ids});
DELETE FROM attachment WHERE customer_id IN {ids};
UPDATE household SET letter_to = NULL WHERE letter_to IN {ids};
DELETE FROM merge_moved WHERE merge_id IN (
    SELECT id FROM merge WHERE kept_id IN {ids} UNION SELECT id FROM merge WHERE gone_id IN {ids});
UPDATE merge SET kept_before = '', gone_before = '', kept_after = '' WHERE kept_id IN {ids} OR gone_id IN {ids};
""")
# Copies of the name in records that stay.
_COPIES = _statements("""
UPDATE sale_line SET user_name = '' WHERE user_id IN {ids};
UPDATE sale_line SET user_name = '' WHERE user_id IS NULL AND user_name <> ''
    AND sale_id IN (SELECT id FROM sale WHERE customer_id IN {ids});
UPDATE sale SET customer_name = '' WHERE customer_id IN {ids};
UPDATE unit SET user_name = '' WHERE user_id IN {ids};
UPDATE unit SET user_name = '' WHERE user_id IS NULL AND user_name <> '' AND customer_id IN {ids};
UPDATE unit SET customer_name = '' WHERE customer_id IN {ids};
UPDATE complaint SET customer_name = '', contact = '' WHERE customer_id IN {ids};
UPDATE letter SET customer_name = '', address = '', subject = '', subline = '', salutation = '', body = '', wish = ''
    WHERE customer_id IN {ids};
""")
# Letters of a mailing that name the person beside another one.
_NAMED_TOO = "id IN (SELECT letter_id FROM mailing_person WHERE customer_id IN {ids} AND letter_id IS NOT NULL)"
# Texts that stay but may name the person: table, columns, which rows.
_OF_SALES = "sale_id IN (SELECT id FROM sale WHERE customer_id IN {ids})"
_TEXTS = (
    ("sale", ("note", "reason"), "customer_id IN {ids}"),
    ("sale_line", ("name", "price_reason"), f"product_id IS NULL AND {_OF_SALES}"),
    ("sale_line", ("price_reason",), f"product_id IS NOT NULL AND {_OF_SALES}"),
    ("unit", ("product_name",), "product_id IS NULL AND customer_id IN {ids}"),
    (
        "complaint",
        ("subject", "about", "description", "wish", "condition", "accessories"),
        "customer_id IN {ids}",
    ),
    (
        "letter",
        ("customer_name", "address", "subject", "subline", "salutation", "body", "wish"),
        f"customer_id NOT IN {{ids}} AND {_NAMED_TOO}",
    ),
    ("complaint_event", ("text",), "complaint_id IN (SELECT id FROM complaint WHERE customer_id IN {ids})"),
)
_RECORDS = """
WITH RECURSIVE record(id) AS (SELECT ?1 UNION SELECT c.id FROM customer c JOIN record r ON c.merged_into = r.id)
SELECT id FROM record ORDER BY id
"""
_PAPERS = _statements("""
SELECT number, 'sale' FROM sale WHERE customer_id IN {ids};
SELECT s.number, 'sale' FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE l.user_id IN {ids};
SELECT number, 'unit' FROM unit WHERE customer_id IN {ids};
SELECT number, 'unit' FROM unit WHERE user_id IN {ids};
SELECT number, 'complaint' FROM complaint WHERE customer_id IN {ids};
SELECT number, 'letter' FROM letter WHERE customer_id IN {ids};
SELECT l.number, 'letter' FROM mailing_person p JOIN letter l ON l.id = p.letter_id WHERE p.customer_id IN {ids};
""")
_SNAPSHOTS = _statements("""
SELECT before, after FROM audit WHERE kind = 'customer'
    AND record IN (SELECT CAST(number AS TEXT) FROM customer WHERE id IN {ids});
SELECT before, after FROM act_change WHERE kind = 'customer' AND record_id IN {ids};
SELECT gone_before, '' FROM merge WHERE gone_id IN {ids} AND undone_at IS NULL;
SELECT kept_before, kept_after FROM merge WHERE kept_id IN {ids} AND undone_at IS NULL;
""")
_OWN_ENTRIES = "SELECT id, before, after FROM audit WHERE kind = ? AND record = ? AND before || after <> ''"
# Needs are named by the customer's number and their own, relations by the numbers of both.
_BESIDE_ENTRIES = (
    "SELECT id FROM audit WHERE before || after <> '' AND (kind = 'need' AND record GLOB ?1 || '-*' "
    "OR kind = 'relation' AND (record GLOB ?1 || '-*' OR record GLOB '*-' || ?1))"
)
# Entries of these kinds name nobody; there is one for every sale.
_OTHER_ENTRIES = (
    "SELECT id FROM audit WHERE kind IN "
    "('customer', 'household', 'relation', 'need', 'complaint', 'letter', 'act', 'import') AND before || after <> '' "
    "AND EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(before, w.value) OR instr(after, w.value))"
)
_ACTS_NAMING = "SELECT id, words FROM act WHERE EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(act.words, w.value))"
_NAMESAKES = "SELECT count(*) FROM customer WHERE sort_key = ? AND live = 1 AND display_name = ?"


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a person stands in other records: their customer numbers, and number and kind of each document."""

    numbers: tuple[int, ...]
    documents: tuple[tuple[str, str], ...]


def records(customer_id: int) -> tuple[int, ...]:
    """The record and those that were merged into it."""
    return tuple(int(row[0]) for row in db.execute_sql(_RECORDS, (customer_id,)).fetchall())


def trace(ids: tuple[int, ...]) -> Trace:
    """The numbers that lead to a person."""
    wanted = (json.dumps(ids),)
    numbers = db.execute_sql(f"SELECT number FROM customer WHERE id IN {_IDS}", wanted).fetchall()  # noqa: S608 - constants
    found = {tuple(row) for sql in _PAPERS for row in db.execute_sql(sql, wanted).fetchall()}
    return Trace(tuple(int(row[0]) for row in numbers), tuple(sorted(found)))


def snapshots(ids: tuple[int, ...]) -> tuple[object, ...]:
    """What undo and the record of who did what hold of a person: earlier names and phones are theirs too."""
    wanted = (json.dumps(ids),)
    texts = (text for sql in _SNAPSHOTS for row in db.execute_sql(sql, wanted).fetchall() for text in row)
    return tuple(json.loads(text) for text in texts if text)


def entries(trace: Trace, names: Iterable[tuple[str, str]], knows: Callable[[str], bool]) -> tuple[int, ...]:
    """The audit entries that hold something of the person: their own, and those of others that say their full name.

    `names` are full names with the keys they are sorted by. Asked once the person is out of the other records; a name
    that somebody else in the file has stays.
    """
    found = {row[0] for number in trace.numbers for row in db.execute_sql(_OWN_ENTRIES, ("customer", str(number)))}
    for own in map(str, trace.numbers):
        found.update(row[0] for row in db.execute_sql(_BESIDE_ENTRIES, (own,)))
    for number, kind in trace.documents:
        rows = db.execute_sql(_OWN_ENTRIES, (kind, number)).fetchall()
        found.update(row[0] for row in rows if knows(row[1] + " " + row[2]))
    alone = [name for name, key in names if not db.execute_sql(_NAMESAKES, (key, name)).fetchone()[0]]
    if alone:
        found.update(row[0] for row in db.execute_sql(_OTHER_ENTRIES, (json.dumps(alone),)))
    return tuple(sorted(int(identity) for identity in found))


def clear(ids: tuple[int, ...], now: datetime, words: PersonWords, blot: Blot) -> None:
    """Take the person out of every record but the audit, inside the caller's transaction."""
    wanted = (json.dumps(ids),)
    erase_imports.clear(ids, words.whole, blot)
    _clear_acts(ids, words.whole | words.names, blot)
    _clear_index(ids, wanted)
    for table, columns, where in _TEXTS:
        _blot(table, columns, where.replace("{ids}", _IDS), wanted, blot)
    homes = _ids(f"SELECT household_id FROM customer WHERE id IN {_IDS} AND household_id IS NOT NULL", wanted)  # noqa: S608 - constants
    _clear_addresses(wanted)
    for sql in (*_OWN, *_COPIES):
        db.execute_sql(sql, wanted)
    db.execute_sql(_EMPTY_CUSTOMER, (*wanted, stored.moment(now)))
    for home in homes:
        _close(home)
    _clear_drafts(set(ids), blot)


def _clear_index(ids: tuple[int, ...], wanted: tuple[str]) -> None:
    for customer_id in ids:
        search.remove(search.Kind.CUSTOMER, customer_id)
        search.remove(search.Kind.BUYER, customer_id)
    for need in _ids(f"SELECT id FROM need WHERE customer_id IN {_IDS}", wanted):  # noqa: S608 - constants
        search.remove(search.Kind.NEED, need)


def _close(home: int) -> None:
    """One alone is no household."""
    left = "SELECT count(*) FROM customer WHERE household_id = ?"
    if db.execute_sql(left, (home,)).fetchone()[0] < _SEVERAL:
        db.execute_sql("UPDATE customer SET household_id = NULL WHERE household_id = ?", (home,))
        db.execute_sql("DELETE FROM household WHERE id = ?", (home,))


def _clear_addresses(wanted: tuple[str]) -> None:
    homes = _ids(f"SELECT address_id FROM customer_address WHERE customer_id IN {_IDS}", wanted)  # noqa: S608 - constants
    db.execute_sql(f"DELETE FROM customer_address WHERE customer_id IN {_IDS}", wanted)  # noqa: S608 - constants
    unshared = "DELETE FROM address WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM customer_address WHERE address_id = ?1)"
    for home in homes:
        db.execute_sql(unshared, (home,))


def _clear_acts(ids: tuple[int, ...], named: Iterable[str], blot: Blot) -> None:
    """Acts about the person go; an act on many keeps what it did to the others."""
    merges = f"SELECT act_id FROM merge WHERE act_id IS NOT NULL AND (kept_id IN {_IDS} OR gone_id IN {_IDS})"  # noqa: S608 - constants
    for done in _ids(merges, (json.dumps(ids),)):
        db.execute_sql("DELETE FROM act WHERE id = ?", (done,))
    for customer_id in ids:
        act.forget_customer(customer_id)
    for done, words in db.execute_sql(_ACTS_NAMING, (json.dumps(list(named)),)).fetchall():
        db.execute_sql("UPDATE act SET words = ? WHERE id = ?", (erase_imports.blotted_json(words, blot), done))


def _blot(table: str, columns: tuple[str, ...], where: str, wanted: tuple[str], blot: Blot) -> None:
    names, settings = ", ".join(columns), ", ".join(f"{name} = ?" for name in columns)
    rows = db.execute_sql(f"SELECT id, {names} FROM {table} WHERE {where}", wanted).fetchall()  # noqa: S608 - constants
    for identity, *texts in rows:
        clean = [blot(text) for text in texts]
        if clean != texts:
            db.execute_sql(f"UPDATE {table} SET {settings} WHERE id = ?", (*clean, identity))  # noqa: S608 - constants


def _clear_drafts(ids: set[int], blot: Blot) -> None:
    """Carts that are not paid go on without the person."""
    for identity, label, text in db.execute_sql("SELECT id, label, cart FROM draft").fetchall():
        cart = json.loads(text)
        clean = cart | {
            "buyer": _other(cart["buyer"], ids),
            "lines": [line | {"user": _other(line["user"], ids)} for line in cart["lines"]],
        }
        if clean != cart:
            clean["note"] = blot(cart["note"])
            row = (blot(label), json.dumps(clean, ensure_ascii=False), identity)
            db.execute_sql("UPDATE draft SET label = ?, cart = ? WHERE id = ?", row)


def _other(party: list[Any] | None, ids: set[int]) -> list[Any] | None:
    return None if party is not None and party[1] in ids else party


def _ids(sql: str, wanted: Iterable[object]) -> tuple[int, ...]:
    return tuple(int(row[0]) for row in db.execute_sql(sql, tuple(wanted)).fetchall())
