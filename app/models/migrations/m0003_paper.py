"""Paper: pictures, what leaflets and shelf labels say of goods, printers and their queue, templates, mailings, the calendar."""

from __future__ import annotations

from app.models.database import db

# ruff: noqa: E501 - a column list reads better on its line
# Pictures are bounded and encoded anew before they come here; the same picture is kept once.
_PICTURES = """
CREATE TABLE picture (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
    width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0), ground TEXT NOT NULL DEFAULT '', content BLOB NOT NULL);
ALTER TABLE product ADD COLUMN picture_id INTEGER REFERENCES picture;
ALTER TABLE product ADD COLUMN pitch TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN new_on TEXT;
ALTER TABLE product ADD COLUMN content_milli INTEGER CHECK (content_milli > 0);
ALTER TABLE product ADD COLUMN content_unit TEXT NOT NULL DEFAULT '' CHECK (content_unit IN ('', 'g', 'kg', 'ml', 'l', 'm', 'pc'));
CREATE INDEX product_by_new ON product (new_on, id) WHERE new_on IS NOT NULL;
CREATE INDEX product_by_picture ON product (picture_id) WHERE picture_id IS NOT NULL;
"""

# `adjust` and `device` are JSON of domain/printer.py; a job keeps the bytes until they are on paper. A job without a
# printer is for the shop's usual one; one that is not due waits for a person. The printer that was a word in the
# settings is the first of the list.
_PRINTING = """
CREATE TABLE printer (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''), device TEXT NOT NULL,
    adjust TEXT NOT NULL DEFAULT '{}');
INSERT INTO printer (name, device) SELECT trim(value), json_object('queue', trim(value)) FROM setting
    WHERE key = 'printer' AND trim(value) <> '';
CREATE TABLE print_rule (
    kind TEXT PRIMARY KEY, mode TEXT NOT NULL CHECK (mode IN ('print', 'ask', 'pdf', 'none')),
    printer_id INTEGER REFERENCES printer ON DELETE SET NULL, paper TEXT NOT NULL DEFAULT '',
    copies INTEGER NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 99)) WITHOUT ROWID;
CREATE INDEX print_rule_printer ON print_rule (printer_id) WHERE printer_id IS NOT NULL;
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', paper TEXT NOT NULL,
    printer_id INTEGER REFERENCES printer ON DELETE SET NULL, copies INTEGER NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 99),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
    tries INTEGER NOT NULL DEFAULT 0, problem TEXT NOT NULL DEFAULT '', content BLOB,
    created_at TEXT NOT NULL, tried_at TEXT, due_at TEXT, staff TEXT NOT NULL DEFAULT '');
CREATE INDEX print_job_open ON print_job (id) WHERE state IN ('waiting', 'sending', 'failed');
CREATE INDEX print_job_due ON print_job (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX print_job_state ON print_job (state, id);
CREATE INDEX print_job_time ON print_job (created_at, id);
CREATE INDEX print_job_printer ON print_job (printer_id) WHERE printer_id IS NOT NULL;
"""

# The shop's own words for an occasion: each version is kept, the highest is in use; `program` brings the program's back.
_TEMPLATES = """
CREATE TABLE template (
    id INTEGER PRIMARY KEY, occasion TEXT NOT NULL, language TEXT NOT NULL, form TEXT NOT NULL CHECK (form IN ('letter', 'card')),
    version INTEGER NOT NULL CHECK (version > 0), program INTEGER NOT NULL DEFAULT 0 CHECK (program IN (0, 1)),
    subject TEXT NOT NULL DEFAULT '', subline TEXT NOT NULL DEFAULT '', opening TEXT NOT NULL, body TEXT NOT NULL,
    closing TEXT NOT NULL DEFAULT '', wish TEXT NOT NULL DEFAULT '', signature TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, staff TEXT NOT NULL, UNIQUE (occasion, language, form, version));
"""

# A mailing's audience is frozen in mailing_person when it is gathered; each letter keeps its text as printed. `plan` is
# JSON of domain/mailing_json.py, `run` tells one gathering from the next, `edited` is what was changed for one person
# alone, `lead_id` the row whose letter names them too.
_MAILINGS = """
CREATE TABLE mailing (
    id INTEGER PRIMARY KEY, draft_id TEXT NOT NULL UNIQUE, number TEXT UNIQUE, name TEXT NOT NULL, occasion TEXT NOT NULL,
    form TEXT NOT NULL, state TEXT NOT NULL
        CHECK (state IN ('draft', 'gathered', 'writing', 'written', 'sent', 'cancelled')),
    plan TEXT NOT NULL, run INTEGER NOT NULL DEFAULT 0, letters INTEGER NOT NULL DEFAULT 0, people INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0, written INTEGER NOT NULL DEFAULT 0, out INTEGER NOT NULL DEFAULT 0,
    tally TEXT NOT NULL DEFAULT '{}', created_at TEXT NOT NULL, gathered_at TEXT, written_at TEXT, sent_on TEXT,
    staff TEXT NOT NULL);
CREATE INDEX mailing_by_time ON mailing (created_at, id);
CREATE TABLE mailing_person (
    id INTEGER PRIMARY KEY, mailing_id INTEGER NOT NULL REFERENCES mailing ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE, lead_id INTEGER REFERENCES mailing_person ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'in', 'shared', 'skipped', 'left_out', 'written')),
    reason TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL DEFAULT '', place INTEGER NOT NULL DEFAULT 0, piece INTEGER,
    edited TEXT NOT NULL DEFAULT '', letter_id INTEGER REFERENCES letter ON DELETE SET NULL);
CREATE INDEX mailing_person_state ON mailing_person (mailing_id, state, reason, place, id);
CREATE INDEX mailing_person_sorted ON mailing_person (mailing_id, sort_key, id) WHERE sort_key <> '';
CREATE INDEX mailing_person_place ON mailing_person (mailing_id, place, id);
CREATE INDEX mailing_person_lead ON mailing_person (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX mailing_person_customer ON mailing_person (customer_id, mailing_id);
CREATE UNIQUE INDEX mailing_person_piece ON mailing_person (mailing_id, piece) WHERE piece IS NOT NULL;
CREATE INDEX mailing_person_letter ON mailing_person (letter_id) WHERE letter_id IS NOT NULL;
CREATE TRIGGER merge_forgets_mailing_person AFTER DELETE ON mailing_person BEGIN DELETE FROM merge_moved WHERE place IN ('mailing_person.customer_id') AND row_id = old.id; END;
ALTER TABLE letter ADD COLUMN mailing_id INTEGER REFERENCES mailing;
ALTER TABLE letter ADD COLUMN returned_on TEXT;
ALTER TABLE letter ADD COLUMN form TEXT NOT NULL DEFAULT 'letter';
ALTER TABLE letter ADD COLUMN subline TEXT NOT NULL DEFAULT '';
CREATE INDEX letter_by_mailing ON letter (mailing_id, id) WHERE mailing_id IS NOT NULL;
"""

# Whom the calendar finds: birthdays in leap months apart, name days by the language that keeps them, and the day of the
# first purchase, which triggers keep beside every way a sale comes, moves in a merge, or goes with its import.
_FIRST_SALE = (
    "coalesce((SELECT day FROM sale WHERE customer_id = customer.id AND kind = 'sale' ORDER BY at, id LIMIT 1), '')"
)
_CALENDAR = f"""
UPDATE customer SET birth_leap = 0 WHERE birth_leap = 1 AND birth_calendar = 'solar';
DROP INDEX customer_by_birthday;
CREATE INDEX customer_by_birthday ON customer (birth_month, birth_day, birth_calendar, birth_leap, last_sale_at, id) WHERE birth_month IS NOT NULL AND live = 1;
DROP INDEX customer_by_given;
CREATE INDEX customer_by_given ON customer (given_key, language, last_sale_at, id) WHERE given_key <> '' AND live = 1;
ALTER TABLE customer ADD COLUMN first_sale_on TEXT NOT NULL DEFAULT '';
UPDATE customer SET first_sale_on = {_FIRST_SALE} WHERE last_sale_at > '';
CREATE INDEX customer_by_first_sale ON customer (substr(first_sale_on, 6), id, first_sale_on) WHERE first_sale_on <> '' AND live = 1;
CREATE TRIGGER first_sale_comes AFTER INSERT ON sale WHEN new.customer_id IS NOT NULL AND new.kind = 'sale' BEGIN UPDATE customer SET first_sale_on = new.day WHERE id = new.customer_id AND (first_sale_on = '' OR first_sale_on > new.day); END;
CREATE TRIGGER first_sale_moves AFTER UPDATE OF customer_id ON sale WHEN new.kind = 'sale' BEGIN UPDATE customer SET first_sale_on = new.day WHERE id = new.customer_id AND (first_sale_on = '' OR first_sale_on > new.day); UPDATE customer SET first_sale_on = {_FIRST_SALE} WHERE id = old.customer_id AND first_sale_on = old.day; END;
CREATE TRIGGER first_sale_goes AFTER DELETE ON sale WHEN old.kind = 'sale' AND old.customer_id IS NOT NULL BEGIN UPDATE customer SET first_sale_on = {_FIRST_SALE} WHERE id = old.customer_id AND first_sale_on = old.day; END;
"""  # noqa: S608 - constants


def up() -> None:
    """Add everything."""
    for shape in (_PICTURES, _PRINTING, _TEMPLATES, _MAILINGS, _CALENDAR):
        for statement in shape.split(";\n"):
            if statement.strip():
                db.execute_sql(statement.strip().rstrip(";"))
