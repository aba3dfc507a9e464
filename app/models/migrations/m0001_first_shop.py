"""The first shape of a shop: the file, customers, products, sales, warranties, complaints and letters.

Moments are UTC text (`2026-11-22T09:43:12.345Z`), days are the shop's local days (`2026-11-22`). Money is whole
minor units, prices are millionths of the main unit, quantities are thousandths. Numbers are unique for ever.
"""

from __future__ import annotations

from app.models import search
from app.models.database import db

# ruff: noqa: E501 - a column list reads better on its line
_TABLES = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('owner', 'clerk')),
    pin_hash TEXT, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)));

CREATE TABLE series (
    till INTEGER NOT NULL, kind TEXT NOT NULL, next INTEGER NOT NULL CHECK (next > 0),
    PRIMARY KEY (till, kind)) WITHOUT ROWID;

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, preset TEXT NOT NULL, file_name TEXT NOT NULL, digest TEXT NOT NULL,
    started_at TEXT NOT NULL, finished_at TEXT, undone_at TEXT,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled', 'undoing', 'undone')),
    position INTEGER NOT NULL DEFAULT 0, result TEXT NOT NULL DEFAULT '{}');

CREATE TABLE import_skip (
    id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES import_run ON DELETE CASCADE,
    row INTEGER NOT NULL, reason TEXT NOT NULL, amount_micro INTEGER NOT NULL DEFAULT 0);
CREATE INDEX import_skip_run ON import_skip (run_id, row);

CREATE TABLE customer (
    id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'organisation')),
    title_before TEXT NOT NULL DEFAULT '', given_name TEXT NOT NULL DEFAULT '', middle_name TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL DEFAULT '', title_after TEXT NOT NULL DEFAULT '', organisation TEXT NOT NULL DEFAULT '',
    display_name TEXT NOT NULL, sort_key TEXT NOT NULL,
    form TEXT NOT NULL DEFAULT '' CHECK (form IN ('', 'ms', 'mr')), language TEXT NOT NULL DEFAULT '',
    birth_year INTEGER, birth_month INTEGER, birth_day INTEGER,
    birth_calendar TEXT NOT NULL DEFAULT 'solar' CHECK (birth_calendar IN ('solar', 'lunar')),
    birth_leap INTEGER NOT NULL DEFAULT 0 CHECK (birth_leap IN (0, 1)),
    occupation TEXT NOT NULL DEFAULT '', hobbies TEXT NOT NULL DEFAULT '', price_attitude TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', counter_note TEXT NOT NULL DEFAULT '',
    card TEXT UNIQUE, verified_on TEXT, last_sale_at TEXT NOT NULL DEFAULT '',
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)), import_id INTEGER REFERENCES import_run,
    merged_into INTEGER REFERENCES customer, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    CHECK ((birth_month IS NULL) = (birth_day IS NULL)),
    CHECK (birth_month IS NULL OR birth_month BETWEEN 1 AND 12),
    CHECK (birth_day IS NULL OR birth_day BETWEEN 1 AND 31));
CREATE INDEX customer_by_name ON customer (sort_key, id);
CREATE INDEX customer_by_visit ON customer (last_sale_at, id);
CREATE INDEX customer_by_birthday ON customer (birth_month, birth_day, birth_calendar, last_sale_at, id) WHERE birth_month IS NOT NULL;
CREATE INDEX customer_by_import ON customer (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX customer_by_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE customer_phone (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0, typed TEXT NOT NULL, e164 TEXT, label TEXT NOT NULL DEFAULT '');
CREATE INDEX customer_phone_customer ON customer_phone (customer_id, position);
CREATE INDEX customer_phone_e164 ON customer_phone (e164) WHERE e164 IS NOT NULL;

CREATE TABLE customer_email (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0, address TEXT NOT NULL, label TEXT NOT NULL DEFAULT '');
CREATE INDEX customer_email_customer ON customer_email (customer_id, position);

CREATE TABLE address (
    id INTEGER PRIMARY KEY, street TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '');
CREATE TABLE customer_address (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    address_id INTEGER NOT NULL REFERENCES address, position INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '', past INTEGER NOT NULL DEFAULT 0 CHECK (past IN (0, 1)));
CREATE INDEX customer_address_customer ON customer_address (customer_id, position);
CREATE INDEX customer_address_address ON customer_address (address_id);

CREATE TABLE customer_tag (
    customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE, tag TEXT NOT NULL,
    PRIMARY KEY (customer_id, tag)) WITHOUT ROWID;
CREATE INDEX customer_tag_tag ON customer_tag (tag, customer_id);

CREATE TABLE consent (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    channel TEXT NOT NULL, purpose TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('yes', 'no', 'not_asked')),
    at TEXT NOT NULL, source TEXT NOT NULL, wording TEXT NOT NULL, staff TEXT NOT NULL);
CREATE INDEX consent_customer ON consent (customer_id, channel, purpose, id);

CREATE TABLE supplier (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''));

CREATE TABLE product (
    id INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE CHECK (sku <> ''), name TEXT NOT NULL CHECK (name <> ''),
    sort_key TEXT NOT NULL, unit TEXT NOT NULL DEFAULT 'pc', price_micro INTEGER NOT NULL CHECK (price_micro >= 0),
    tax_code TEXT NOT NULL, category TEXT NOT NULL DEFAULT '', supplier_id INTEGER REFERENCES supplier,
    term_count INTEGER, term_unit TEXT, ask_serial INTEGER NOT NULL DEFAULT 0 CHECK (ask_serial IN (0, 1)),
    ask_batch INTEGER NOT NULL DEFAULT 0 CHECK (ask_batch IN (0, 1)), care TEXT NOT NULL DEFAULT '',
    prompt TEXT NOT NULL DEFAULT '', active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)), import_id INTEGER REFERENCES import_run,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    CHECK ((term_unit IS NULL) OR term_unit = 'lifetime' OR term_count > 0));
CREATE INDEX product_by_name ON product (sort_key, id);
CREATE INDEX product_by_sku ON product (sku COLLATE NOCASE, id);
CREATE INDEX product_by_category ON product (category, sort_key, id);
CREATE INDEX product_by_import ON product (import_id) WHERE import_id IS NOT NULL;
CREATE TABLE product_code (
    code TEXT PRIMARY KEY CHECK (code <> ''), product_id INTEGER NOT NULL REFERENCES product ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('gtin', 'in_store', 'other'))) WITHOUT ROWID;
CREATE INDEX product_code_product ON product_code (product_id);

CREATE TABLE draft (
    id TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('open', 'parked')), till INTEGER NOT NULL,
    label TEXT NOT NULL DEFAULT '', cart TEXT NOT NULL, staff TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX draft_state ON draft (till, state, at);

CREATE TABLE sale (
    id INTEGER PRIMARY KEY, draft_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('sale', 'return')), till INTEGER NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL,
    staff TEXT NOT NULL, customer_id INTEGER REFERENCES customer, customer_name TEXT NOT NULL DEFAULT '',
    customer_number TEXT NOT NULL DEFAULT '', language TEXT NOT NULL, currency TEXT NOT NULL,
    prices_include_tax INTEGER NOT NULL CHECK (prices_include_tax IN (0, 1)), rounding_rule TEXT NOT NULL,
    subtotal INTEGER NOT NULL, discount INTEGER NOT NULL, discount_percent TEXT, net INTEGER NOT NULL,
    tax INTEGER NOT NULL, due INTEGER NOT NULL, rounding INTEGER NOT NULL, total INTEGER NOT NULL,
    change INTEGER NOT NULL DEFAULT 0, fiscal_id TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '', return_of INTEGER REFERENCES sale, external_number TEXT,
    import_id INTEGER REFERENCES import_run,
    printed INTEGER NOT NULL DEFAULT 0,
    CHECK (net + tax = due), CHECK (due + rounding = total),
    CHECK (kind = 'return' OR total >= 0));
CREATE INDEX sale_by_time ON sale (at, id);
CREATE INDEX sale_by_return ON sale (at, id) WHERE kind = 'return';
CREATE INDEX sale_by_customer ON sale (customer_id, at, id) WHERE customer_id IS NOT NULL;
CREATE INDEX sale_by_day ON sale (day, kind);
CREATE INDEX sale_by_original ON sale (return_of) WHERE return_of IS NOT NULL;
CREATE UNIQUE INDEX sale_by_external ON sale (external_number) WHERE external_number IS NOT NULL;
CREATE INDEX sale_by_import ON sale (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE sale_line (
    id INTEGER PRIMARY KEY, sale_id INTEGER NOT NULL REFERENCES sale ON DELETE CASCADE, position INTEGER NOT NULL,
    product_id INTEGER REFERENCES product, code TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
    quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL, price_micro INTEGER NOT NULL CHECK (price_micro >= 0),
    list_price_micro INTEGER, price_reason TEXT NOT NULL DEFAULT '', gross INTEGER NOT NULL,
    discount INTEGER NOT NULL, discount_percent TEXT, shared_discount INTEGER NOT NULL DEFAULT 0, amount INTEGER NOT NULL,
    tax_code TEXT NOT NULL, tax_percent TEXT NOT NULL, tax INTEGER NOT NULL, serial TEXT NOT NULL DEFAULT '',
    batch TEXT NOT NULL DEFAULT '', expiry TEXT, user_id INTEGER REFERENCES customer, user_name TEXT NOT NULL DEFAULT '',
    return_of INTEGER REFERENCES sale_line,
    UNIQUE (sale_id, position), CHECK (gross - discount - shared_discount = amount), CHECK (quantity_milli <> 0));
CREATE INDEX sale_line_product ON sale_line (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX sale_line_user ON sale_line (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX sale_line_serial ON sale_line (serial) WHERE serial <> '';
CREATE INDEX sale_line_original ON sale_line (return_of) WHERE return_of IS NOT NULL;

CREATE TABLE sale_tax (
    sale_id INTEGER NOT NULL REFERENCES sale ON DELETE CASCADE, code TEXT NOT NULL, percent TEXT NOT NULL,
    net INTEGER NOT NULL, tax INTEGER NOT NULL, gross INTEGER NOT NULL, PRIMARY KEY (sale_id, code, percent)) WITHOUT ROWID;

CREATE TABLE payment (
    sale_id INTEGER NOT NULL REFERENCES sale ON DELETE CASCADE, position INTEGER NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('cash', 'card', 'transfer', 'other')), amount INTEGER NOT NULL,
    given INTEGER NOT NULL, PRIMARY KEY (sale_id, position)) WITHOUT ROWID;

CREATE TABLE unit (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, sale_id INTEGER NOT NULL REFERENCES sale,
    line_id INTEGER NOT NULL REFERENCES sale_line, product_id INTEGER REFERENCES product, product_name TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT '', batch TEXT NOT NULL DEFAULT '',
    quantity_milli INTEGER NOT NULL, customer_id INTEGER REFERENCES customer, customer_name TEXT NOT NULL DEFAULT '',
    user_id INTEGER REFERENCES customer, user_name TEXT NOT NULL DEFAULT '', term_count INTEGER, term_unit TEXT NOT NULL,
    care TEXT NOT NULL DEFAULT '', starts TEXT NOT NULL, ends TEXT,
    last_day TEXT GENERATED ALWAYS AS (coalesce(ends, '9999-12-31')) VIRTUAL,
    state TEXT NOT NULL DEFAULT 'sold' CHECK (state IN ('sold', 'returned')));
CREATE INDEX unit_by_end ON unit (last_day, id);
CREATE INDEX unit_by_sale ON unit (sale_id);
CREATE INDEX unit_by_line ON unit (line_id);
CREATE INDEX unit_by_serial ON unit (serial COLLATE NOCASE, id) WHERE serial <> '';
CREATE INDEX unit_by_customer ON unit (customer_id, ends) WHERE customer_id IS NOT NULL;
CREATE INDEX unit_by_user ON unit (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX unit_by_product ON unit (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY, draft_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
    received_at TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, customer_id INTEGER REFERENCES customer,
    customer_name TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '', sale_id INTEGER REFERENCES sale,
    line_id INTEGER REFERENCES sale_line, unit_id INTEGER REFERENCES unit, subject TEXT NOT NULL CHECK (subject <> ''),
    about TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', wish TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '', severity TEXT NOT NULL DEFAULT '', condition TEXT NOT NULL DEFAULT '',
    accessories TEXT NOT NULL DEFAULT '', assigned TEXT NOT NULL DEFAULT '', deadline_days INTEGER NOT NULL,
    deadline TEXT NOT NULL, closed_on TEXT, outcome TEXT NOT NULL DEFAULT '', language TEXT NOT NULL, staff TEXT NOT NULL);
CREATE INDEX complaint_by_state ON complaint (state, deadline, id);
CREATE INDEX complaint_by_time ON complaint (received_at, id);
CREATE INDEX complaint_by_answer ON complaint (closed_on, id) WHERE closed_on IS NOT NULL;
CREATE INDEX complaint_by_customer ON complaint (customer_id, received_at) WHERE customer_id IS NOT NULL;
CREATE INDEX complaint_by_unit ON complaint (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX complaint_by_sale ON complaint (sale_id) WHERE sale_id IS NOT NULL;
CREATE INDEX complaint_by_line ON complaint (line_id) WHERE line_id IS NOT NULL;
CREATE TABLE complaint_event (
    id INTEGER PRIMARY KEY, complaint_id INTEGER NOT NULL REFERENCES complaint ON DELETE CASCADE, at TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', staff TEXT NOT NULL);
CREATE INDEX complaint_event_complaint ON complaint_event (complaint_id, id);

CREATE TABLE letter (
    id INTEGER PRIMARY KEY, draft_id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
    customer_id INTEGER NOT NULL REFERENCES customer, customer_name TEXT NOT NULL, occasion TEXT NOT NULL,
    language TEXT NOT NULL, address TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '', salutation TEXT NOT NULL,
    body TEXT NOT NULL, closing TEXT NOT NULL, wish TEXT NOT NULL DEFAULT '', signature TEXT NOT NULL,
    small_print TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, day TEXT NOT NULL, staff TEXT NOT NULL,
    printed INTEGER NOT NULL DEFAULT 0);
CREATE INDEX letter_by_time ON letter (at, id);
CREATE INDEX letter_by_customer ON letter (customer_id, at);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, staff TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL,
    record TEXT NOT NULL, before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL);
CREATE INDEX audit_record ON audit (kind, record, id);
"""


def up() -> None:
    """Create everything."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement.strip().rstrip(";"))
    search.create()
