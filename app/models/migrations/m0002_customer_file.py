"""The customer file: relations, households, needs, saved filters, duplicates, merges, undo, the bin, attachments.

A customer is shown, found and counted only while `live` is 1: a merged, binned or erased record keeps its number and
its history, and nothing else of it is seen.
"""

from __future__ import annotations

import hashlib
import json

from app.domain.folding import words
from app.domain.names import PersonName
from app.models import search, search_renewal
from app.models.database import db

# ruff: noqa: E501 - a column list reads better on its line
_SHAPE = """
ALTER TABLE customer ADD COLUMN live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1));
ALTER TABLE customer ADD COLUMN deleted_at TEXT;
ALTER TABLE customer ADD COLUMN erased_at TEXT;
ALTER TABLE customer ADD COLUMN given_key TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1));
ALTER TABLE customer ADD COLUMN household_id INTEGER REFERENCES household;
ALTER TABLE customer ADD COLUMN former_name TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN nickname TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN salutation TEXT NOT NULL DEFAULT '';
ALTER TABLE customer_address ADD COLUMN returned_on TEXT;
ALTER TABLE audit ADD COLUMN digest TEXT NOT NULL DEFAULT '';

UPDATE customer SET live = 0 WHERE merged_into IS NOT NULL;
UPDATE customer SET asked = 1 WHERE id IN (SELECT customer_id FROM consent WHERE state <> 'not_asked');

DROP INDEX customer_by_name;
CREATE INDEX customer_by_name ON customer (sort_key, id) WHERE live = 1;
DROP INDEX customer_by_visit;
CREATE INDEX customer_by_visit ON customer (last_sale_at, id) WHERE live = 1;
DROP INDEX customer_by_birthday;
CREATE INDEX customer_by_birthday ON customer (birth_month, birth_day, birth_calendar, last_sale_at, id) WHERE birth_month IS NOT NULL AND live = 1;
CREATE INDEX customer_by_birth ON customer (birth_year, birth_month, birth_day, id) WHERE birth_year IS NOT NULL AND live = 1;
CREATE INDEX customer_by_given ON customer (given_key, last_sale_at, id) WHERE given_key <> '' AND live = 1;
CREATE INDEX customer_by_verified ON customer (verified_on, id) WHERE live = 1;
CREATE INDEX customer_not_asked ON customer (last_sale_at, id) WHERE asked = 0 AND live = 1;
CREATE INDEX customer_in_bin ON customer (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX customer_by_language ON customer (language, id) WHERE live = 1;
CREATE INDEX customer_by_source ON customer (source, id) WHERE source <> '' AND live = 1;
CREATE INDEX customer_organisation ON customer (id) WHERE kind = 'organisation' AND live = 1;
CREATE INDEX consent_by_answer ON consent (channel, purpose, state, customer_id);
CREATE INDEX address_postcode ON address (replace(postcode, ' ', ''), id) WHERE postcode <> '';
CREATE INDEX customer_by_household ON customer (household_id) WHERE household_id IS NOT NULL;
CREATE INDEX customer_address_returned ON customer_address (customer_id) WHERE returned_on IS NOT NULL;
CREATE INDEX address_city ON address (city, id) WHERE city <> '';
CREATE INDEX customer_email_lower ON customer_email (lower(address));
CREATE INDEX customer_phone_impossible ON customer_phone (customer_id) WHERE e164 IS NULL;

CREATE TABLE household (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', letter_to INTEGER REFERENCES customer);
CREATE INDEX household_letter_to ON household (letter_to) WHERE letter_to IS NOT NULL;

CREATE TABLE relation (
    id INTEGER PRIMARY KEY, one_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE, one_is TEXT NOT NULL, other_is TEXT NOT NULL,
    payer TEXT NOT NULL DEFAULT '' CHECK (payer IN ('', 'one', 'other')),
    uses TEXT NOT NULL DEFAULT '' CHECK (uses IN ('', 'one', 'other')),
    letters TEXT NOT NULL DEFAULT '' CHECK (letters IN ('', 'one', 'other', 'both')),
    note TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, CHECK (one_id <> other_id));
CREATE INDEX relation_one ON relation (one_id, id);
CREATE INDEX relation_other ON relation (other_id, id);

CREATE TABLE need (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what <> ''), features TEXT NOT NULL DEFAULT '', price_limit INTEGER,
    currency TEXT NOT NULL DEFAULT '', wanted_by TEXT, product_id INTEGER REFERENCES product,
    category TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'told', 'met', 'dropped')),
    created_at TEXT NOT NULL, staff TEXT NOT NULL, told_at TEXT, note TEXT NOT NULL DEFAULT '');
CREATE INDEX need_customer ON need (customer_id, id);
CREATE INDEX need_product ON need (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX need_open ON need (created_at, id) WHERE state IN ('open', 'told');

CREATE TABLE segment (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''), definition TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0);

CREATE TABLE duplicate_pair (
    one_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE, score INTEGER NOT NULL,
    reasons TEXT NOT NULL DEFAULT '[]', state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'different')),
    staff TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, PRIMARY KEY (one_id, other_id), CHECK (one_id < other_id)) WITHOUT ROWID;
CREATE INDEX duplicate_pair_other ON duplicate_pair (other_id);
CREATE INDEX duplicate_pair_best ON duplicate_pair (state, score, one_id, other_id);

CREATE TABLE act (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, staff TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL,
    records INTEGER NOT NULL DEFAULT 1, undone_at TEXT, import_id INTEGER REFERENCES import_run);
CREATE INDEX act_import ON act (import_id) WHERE import_id IS NOT NULL;
CREATE TABLE act_change (
    id INTEGER PRIMARY KEY, act_id INTEGER NOT NULL REFERENCES act ON DELETE CASCADE, kind TEXT NOT NULL,
    record_id INTEGER NOT NULL, before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '');
CREATE INDEX act_change_act ON act_change (act_id, id);
CREATE INDEX act_change_record ON act_change (kind, record_id, act_id);

CREATE TABLE merge (
    id INTEGER PRIMARY KEY, act_id INTEGER REFERENCES act ON DELETE SET NULL,
    kept_id INTEGER NOT NULL REFERENCES customer, gone_id INTEGER NOT NULL REFERENCES customer, at TEXT NOT NULL,
    staff TEXT NOT NULL, kept_before TEXT NOT NULL, gone_before TEXT NOT NULL, kept_after TEXT NOT NULL,
    undone_at TEXT);
CREATE INDEX merge_kept ON merge (kept_id, id);
CREATE INDEX merge_gone ON merge (gone_id, id);
CREATE INDEX merge_act ON merge (act_id) WHERE act_id IS NOT NULL;
CREATE TABLE merge_moved (
    merge_id INTEGER NOT NULL REFERENCES merge ON DELETE CASCADE, place TEXT NOT NULL, row_id INTEGER NOT NULL,
    from_id INTEGER NOT NULL, detail TEXT NOT NULL DEFAULT '', PRIMARY KEY (merge_id, place, row_id)) WITHOUT ROWID;
CREATE INDEX merge_moved_row ON merge_moved (place, row_id);
CREATE TRIGGER merge_forgets_sale AFTER DELETE ON sale BEGIN DELETE FROM merge_moved WHERE place IN ('sale.customer_id') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_sale_line AFTER DELETE ON sale_line BEGIN DELETE FROM merge_moved WHERE place IN ('sale_line.user_id') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_unit AFTER DELETE ON unit BEGIN DELETE FROM merge_moved WHERE place IN ('unit.customer_id', 'unit.user_id') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_complaint AFTER DELETE ON complaint BEGIN DELETE FROM merge_moved WHERE place IN ('complaint.customer_id') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_letter AFTER DELETE ON letter BEGIN DELETE FROM merge_moved WHERE place IN ('letter.customer_id') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_need AFTER DELETE ON need BEGIN DELETE FROM merge_moved WHERE place IN ('need.customer_id') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_consent AFTER DELETE ON consent BEGIN DELETE FROM merge_moved WHERE place IN ('consent.customer_id', 'consent.added') AND row_id = old.id; END;
CREATE TRIGGER merge_forgets_relation AFTER DELETE ON relation BEGIN DELETE FROM merge_moved WHERE place IN ('relation.one_id', 'relation.other_id') AND row_id = old.id; END;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE, name TEXT NOT NULL,
    media_type TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL,
    portrait INTEGER NOT NULL DEFAULT 0 CHECK (portrait IN (0, 1)), added_at TEXT NOT NULL, staff TEXT NOT NULL);
CREATE INDEX attachment_customer ON attachment (customer_id, id);
CREATE TRIGGER merge_forgets_attachment AFTER DELETE ON attachment BEGIN DELETE FROM merge_moved WHERE place IN ('attachment.customer_id', 'attachment.portrait') AND row_id = old.id; END;
CREATE TABLE attachment_content (
    id INTEGER PRIMARY KEY REFERENCES attachment ON DELETE CASCADE, content BLOB NOT NULL);

CREATE TABLE customer_external (
    source TEXT NOT NULL, external TEXT NOT NULL, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    PRIMARY KEY (source, external)) WITHOUT ROWID;
CREATE INDEX customer_external_customer ON customer_external (customer_id);

CREATE TABLE import_mapping (
    kind TEXT NOT NULL, header TEXT NOT NULL, mapping TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (kind, header)) WITHOUT ROWID;

ALTER TABLE complaint ADD COLUMN import_id INTEGER REFERENCES import_run;
ALTER TABLE complaint ADD COLUMN external_number TEXT NOT NULL DEFAULT '';
CREATE INDEX complaint_by_import ON complaint (import_id) WHERE import_id IS NOT NULL;
CREATE TABLE import_waiting (
    id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES import_run ON DELETE CASCADE, row INTEGER NOT NULL,
    content TEXT NOT NULL, offers TEXT NOT NULL, picture BLOB);
CREATE INDEX import_waiting_run ON import_waiting (run_id, row);
CREATE TABLE import_note (
    id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES import_run ON DELETE CASCADE, row INTEGER NOT NULL,
    left_out INTEGER NOT NULL CHECK (left_out IN (0, 1)), words TEXT NOT NULL);
CREATE INDEX import_note_run ON import_note (run_id, left_out, row);
CREATE TABLE import_mark (
    run_id INTEGER NOT NULL REFERENCES import_run ON DELETE CASCADE, kind TEXT NOT NULL, mark TEXT NOT NULL,
    record_id INTEGER NOT NULL, PRIMARY KEY (run_id, kind, mark)) WITHOUT ROWID;
CREATE INDEX import_mark_external ON import_mark (record_id) WHERE kind GLOB 'external *';
"""
_ENTRIES = "SELECT id, hash, at, staff, action, kind, record, before, after FROM audit ORDER BY id"


def up() -> None:
    """Add what is new, and fill what is kept beside a customer."""
    for statement in _SHAPE.split(";\n"):
        if statement.strip():
            db.execute_sql(statement.strip().rstrip(";"))
    search.create_needs()
    search_renewal.renew()
    _fill_given_keys()
    _link_audit_by_digest()


def _fill_given_keys() -> None:
    given = db.execute_sql("SELECT DISTINCT given_name FROM customer WHERE given_name <> ''").fetchall()
    for (name,) in given:
        own = words(name)
        if own and not PersonName("", name).han:
            db.execute_sql("UPDATE customer SET given_key = ? WHERE given_name = ?", (own[0], name))


def _link_audit_by_digest() -> None:
    """Link the entries by the digest of what they hold, if the chain is whole; a broken one must stay broken."""
    previous = before_this = ""
    linked: list[tuple[str, str, int]] = []
    for identity, own, *head, before, after in db.execute_sql(_ENTRIES).fetchall():
        if _sha(previous, *head, before, after) != own:
            break
        previous = own
        digest = _sha(before, after)
        before_this = _sha(before_this, *head, digest)
        linked.append((digest, before_this, identity))
    for row in linked:
        db.execute_sql("UPDATE audit SET digest = ?, hash = ? WHERE id = ?", row)


def _sha(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()
