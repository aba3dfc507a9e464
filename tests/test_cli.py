"""The command line as scripts and shopkeepers use it: answers, exit codes, and errors told in words."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app import __version__, cli

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "data" / "online_retail_sample.csv"
DONE, TOLD, USAGE = 0, 1, 2


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """Types commands about one shop; without a new process for each, which would take a second."""

    folder: Path

    def __call__(self, *arguments: str) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = cli.main(("--data", str(self.folder), *arguments))
            except SystemExit as end:
                code = int(end.code or 0)
        assert "Traceback" not in out.getvalue() + err.getvalue()
        return Answer(code, out.getvalue(), err.getvalue())

    def process(self, *arguments: str | bytes) -> subprocess.Popen[str]:
        """The same in a process of its own."""
        command = [sys.executable, "-m", "app", "--data", str(self.folder), *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        return subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def fresh(self, *arguments: str | bytes) -> Answer:
        process = self.process(*arguments)
        out, err = process.communicate(timeout=100)
        return Answer(process.returncode, out, err)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "REGULARS_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A demo shop, made once by a process of its own."""
    terminal = Terminal(tmp_path_factory.mktemp("cli") / "shop")
    made = terminal.fresh("demo", "--customers", "12", "--json")
    assert made.code == DONE, made.err
    assert made.json["customers"] == 12
    assert {"customers", "products", "sales", "complaints", "letters"} == made.json.keys()
    return terminal


@pytest.fixture
def empty(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "new" / "shop")


@pytest.fixture(scope="module")
def goods(demo: Terminal) -> list[str]:
    """Own codes of products that ask for nothing at the till."""
    return [code for code in known(demo) if "serial" not in refusal(demo, code)]


@pytest.fixture(scope="module")
def numbered(demo: Terminal) -> str:
    """The code of a product whose serial number is asked for."""
    return next(code for code in known(demo) if "serial" in refusal(demo, code))


def known(shop: Terminal) -> list[str]:
    hits = shop("find", "kettle", "--json").json + shop("find", "towel", "--json").json
    return [hit["number"] for hit in hits if hit["kind"] == "product"]


def refusal(shop: Terminal, code: str) -> str:
    return shop("sell", "--line", code, "--pay", "bitcoin").err


def sold(shop: Terminal, *arguments: str) -> Any:
    answer = shop("sell", *arguments, "--json")
    assert answer.code == DONE, answer.err
    return answer.json


# --- asking


def test_find_names_what_it_found_in_four_words(demo: Terminal) -> None:
    customer = next(hit for hit in demo("find", "a", "--json").json if hit["kind"] == "customer")
    assert customer.keys() == {"kind", "number", "title", "detail"}
    assert demo("find", customer["number"], "--limit", "1", "--json").json == [customer]
    assert demo("find", customer["number"], "--limit", "1").out.split("\t")[:2] == ["customer", customer["number"]]


def test_the_calendar_lists_days_and_names_people(demo: Terminal) -> None:
    span = ("calendar", "--from", "2026-12-24", "--to", "2027-12-23")
    listed = demo(*span, "--people", "--json").json
    eve = next(entry for entry in listed if entry["name"] == "New Year’s Eve")
    assert (eve["kind"], eve["first"], eve["occasion"]) == ("festival", "2026-12-31", "season")
    met = [one for entry in listed if entry["kind"] == "anniversaries" for one in entry["celebrants"]]
    assert met
    assert {"number", "name", "day", "years", "lunar"} == met[0].keys()
    assert "New Year’s Eve" in demo(*span).out
    assert demo("calendar", "--from", "2026-12-24", "--to", "2026-12-23").code == 1
    assert demo("calendar", "--from", "tomorrow").code == 2
    assert demo("settings", "set", "calendars", "SK FR").code == 1


def test_settings_are_read_and_changed(demo: Terminal) -> None:
    assert demo("settings", "set", "shop.phone", "+44 20 7946 0000").out == "shop.phone = +44 20 7946 0000\n"
    assert demo("settings", "get", "--json").json["shop.phone"] == "+44 20 7946 0000"


# --- selling


def test_a_sale_answers_with_its_money_as_decimal_text_and_its_warranties(demo: Terminal, numbered: str) -> None:
    answer = sold(
        demo, "--line", f"{numbered}@30", "--serial", "KT-2209-118734", "--pay", "card:10", "--pay", "cash:50"
    )
    assert (answer["total"], answer["currency"], answer["paid"], answer["change"]) == ("30.00", "GBP", "60.00", "30.00")
    warranty = answer["warranties"][0]
    assert warranty.keys() == {"number", "product", "serial", "ends"}
    assert warranty["serial"] == "KT-2209-118734"
    assert demo("find", "KT-2209-118734", "--json").json[0]["number"] == warranty["number"]


def test_quantity_and_price_stand_behind_the_code(demo: Terminal, goods: list[str]) -> None:
    assert sold(demo, "--line", f"{goods[0]}x3@2.50", "--pay", "card")["total"] == "7.50"


def test_the_same_draft_sent_by_two_processes_at_once_is_one_sale(demo: Terminal, goods: list[str]) -> None:
    order = ("sell", "--line", goods[0], "--pay", "card", "--draft", "one-order", "--json")
    both = [demo.process(*order) for _ in range(2)]
    answers = [json.loads(process.communicate(timeout=100)[0]) for process in both]
    assert answers[0] == answers[1]
    assert sold(demo, *order[1:-1]) == answers[0]
    assert demo("check", "--json").json == {"ok": True, "problems": []}


def test_a_buyer_and_a_user_are_named_by_their_numbers(demo: Terminal, goods: list[str]) -> None:
    answer = sold(demo, "--line", goods[0], "--pay", "card", "--buyer", "1", "--user", "2")
    hit = demo("find", answer["number"], "--json").json[0]
    assert hit["title"] == demo("find", "1", "--limit", "1", "--json").json[0]["title"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--line", "no-such-thing", "--pay", "cash"), "no-such-thing"),
        (("--line", "", "--pay", "cash"), "Give its bar code"),
        (("--line", "{code}x0", "--pay", "cash"), "more than zero"),
        (("--line", "{code}x99999999999999999999", "--pay", "cash"), "digits"),
        (("--line", "{code}@1e400", "--pay", "cash"), "1e400"),
        (("--line", "{code}", "--pay", "bitcoin"), "cash, card, transfer"),
        (("--line", "{code}", "--pay", "cash:NaN"), "NaN"),
        (("--line", "{code}", "--pay", "cash:-5"), "more than zero"),
        (("--line", "{code}", "--pay", "cash:0.01"), ""),
        (("--line", "{code}", "--pay", "cash", "--buyer", "'; DROP TABLE sale"), "DROP TABLE"),
        (("--line", "{code}", "--pay", "cash", "--serial", "X1"), "X1"),
    ],
)
def test_what_cannot_be_sold_is_told_and_nothing_is_sold(
    demo: Terminal, arguments: tuple[str, ...], said: str, goods: list[str]
) -> None:
    code = goods[0]
    last = demo("sell", "--line", code, "--pay", "card").out
    answer = demo("sell", *(part.format(code=code) for part in arguments))
    assert (answer.code, answer.out) == (TOLD, "")
    assert said in answer.err
    following = demo("sell", "--line", code, "--pay", "card").out
    assert int(following[-7:]) == int(last[-7:]) + 1


# --- paper


@pytest.mark.parametrize("paper", ["58mm", "80mm", "A4", "A5", "Letter"])
def test_a_receipt_is_printed_on_every_paper(demo: Terminal, paper: str, goods: list[str]) -> None:
    number = sold(demo, "--line", goods[0], "--pay", "card")["number"]
    answer = demo("print", "receipt", number, "--paper", paper, "--out", "receipt.pdf", "--json")
    assert answer.json == {"file": "receipt.pdf", "missing": []}
    assert number in PdfReader("receipt.pdf").pages[0].extract_text()


def test_every_kind_of_paper_is_printed_in_every_language(demo: Terminal, numbered: str) -> None:
    answer = sold(demo, "--line", numbered, "--serial", "KT-2209-118735", "--pay", "card")
    numbers = {
        "receipt": answer["number"],
        "gift-receipt": answer["number"],
        "certificate": answer["warranties"][0]["number"],
        "complaint-slip": "C1-000001",
        "intake-slip": "C1-000001",
        "order-slip": "N-1",
        "day-report": "",
        "letter": "L1-000001",
        "envelope": "1",
        "consent-form": "1",
        "privacy-notice": "",
        "call-list": numbered,
        "person-report": "1",
    }
    assert tuple(numbers) == cli.PRINT_KINDS
    for kind, number in numbers.items():
        texts = set()
        for code in ("en", "sk", "zh_CN"):
            paper = "DL" if kind == "envelope" else "A4"
            assert demo("print", kind, number, "--paper", paper, "--doc-lang", code, "--out", "one.pdf").code == DONE
            texts.add(PdfReader("one.pdf").pages[0].extract_text())
        assert len(texts) == (1 if kind == "envelope" else 3), kind  # an address speaks the language of the post


def test_what_a_day_came_to_is_told_in_figures(demo: Terminal, goods: list[str]) -> None:
    before = demo("day-report", "--json").json
    total = Decimal(sold(demo, "--line", goods[0], "--pay", "cash")["total"])
    after = demo("day-report", "--json").json
    assert after["sales"]["count"] == before["sales"]["count"] + 1
    assert Decimal(after["takings"]) == Decimal(before["takings"]) + total
    assert Decimal(after["drawer"]["expected"]) == Decimal(before["drawer"]["expected"]) + total
    assert after["numbers"][0]["missing"] == 0
    assert len(after["audit"]["hash"]) == 64
    assert demo("day-report", "2020-01-01", "--json").json["takings"] == "0.00"
    assert demo("day-report", "2020-01-01").code == DONE
    assert demo("day-report", "2999-01-01").code == TOLD
    assert demo("day-report", "soon").code == TOLD


def test_a_paper_is_never_written_over_what_is_no_paper(demo: Terminal, goods: list[str], tmp_path: Path) -> None:
    number = sold(demo, "--line", goods[0], "--pay", "cash")["number"]
    notes = tmp_path / "notes.txt"
    notes.write_text("to keep", encoding="utf-8")
    answer = demo("print", "receipt", number, "--out", str(notes))
    assert answer.code == TOLD
    assert "no PDF" in answer.err
    assert notes.read_text(encoding="utf-8") == "to keep"


def test_a_paper_that_cannot_be_made_is_told(demo: Terminal) -> None:
    assert demo("print", "receipt", "T9-999999").code == TOLD
    assert demo("print", "certificate", "Z1-000001", "--paper", "58mm").code == TOLD
    assert demo("print", "receipt", "T1-000001", "--out", "/proc/nowhere/x.pdf").code == TOLD


# --- files


def test_sales_are_imported_once_and_taken_back(empty: Terminal) -> None:
    looked = empty("import", "sales", str(SAMPLE), "--dry-run", "--json").json
    assert empty("find", "85123A", "--json").json == []
    first = empty("import", "sales", str(SAMPLE), "--preset", "online-retail", "--json").json
    assert {"import", "rows", "created", "skipped", "total_imported", "total_skipped", "seconds"} <= first.keys()
    assert first["created"].keys() == {"customers", "products", "sales", "returns", "lines"}
    assert (looked["import"], looked["created"]["sales"]) == (0, first["created"]["sales"])
    assert set(empty("import", "sales", str(SAMPLE), "--json").json["created"].values()) == {0}
    assert empty("check").code == DONE
    assert empty("undo-import", str(first["import"]), "--json").json["removed"]["sales"] > 0
    assert empty("check", "--json").json["ok"] is True


def test_lists_come_in_and_leave_as_they_were(demo: Terminal, empty: Terminal, tmp_path: Path) -> None:
    for kind in ("customers", "products"):
        taken, again = tmp_path / f"{kind}.csv", tmp_path / f"again-{kind}.csv"
        rows = demo("export", kind, str(taken), "--json").json["rows"]
        looked = empty("import", kind, str(taken), "--dry-run", "--json").json
        assert (looked["number"], looked["created"]) == (0, rows)
        made = empty("import", kind, str(taken), "--json").json
        assert {"number", "rows", "created", "updated", "skipped", "problems", "lost"} <= made.keys()
        assert (made["created"], made["problems"]) == (rows, [])
        assert empty("import", kind, str(taken), "--duplicates", "update", "--json").json["created"] == 0
        empty("export", kind, str(again))
        assert again.read_bytes() == taken.read_bytes()
    assert empty("undo-import", "1", "--json").json["removed"]["customers"] > 0
    assert empty("check").code == DONE


def test_columns_are_named_and_what_is_wrong_is_told(empty: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("kto;kde\nJán Novák;0905 111 222\n;\n", encoding="utf-8")
    assert "No column" in empty("import", "products", str(path)).err
    assert "no field “shoes”" in empty("import", "customers", str(path), "--map", "kto=shoes").err
    assert "no column “who”" in empty("import", "customers", str(path), "--map", "who=note").err
    mapped = ("import", "customers", str(path), "--map", "kto=full_name", "--map", "kde=phone", "--json")
    assert empty(*mapped).json["created"] == 1
    assert empty("find", "novak", "--json").json[0]["title"] == "Ján Novák"
    assert empty("import", "complaints", str(path), "--duplicates", "fill").code == TOLD


def test_a_backup_brings_back_what_was_there(empty: Terminal, tmp_path: Path) -> None:
    empty("settings", "set", "shop.legal_name", "Before")
    copy = empty("backup", str(tmp_path / "copies" / "one.db"), "--json").json
    assert Path(copy["file"]).stat().st_size == copy["bytes"]
    empty("settings", "set", "shop.legal_name", "After")
    kept = empty("restore", copy["file"], "--json").json["kept"]
    assert Path(kept).exists()
    assert empty("settings", "get", "shop.legal_name").out == "shop.legal_name = Before\n"


def test_a_damaged_backup_and_a_wrong_file_are_refused(empty: Terminal, tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(os.urandom(5000))
    for file in ("noise.db", "nowhere.db", str(SAMPLE)):
        assert empty("restore", file).code == TOLD
    assert empty("import", "sales", "noise.db").code == TOLD
    assert empty("import", "sales", "nowhere.csv").code == TOLD


def test_a_passphrase_is_read_from_the_environment(empty: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_PASSPHRASE", "open sesame")
    assert empty("find", "x").code == DONE
    monkeypatch.setenv("REGULARS_PASSPHRASE", "close sesame")
    assert "passphrase" in empty("find", "x").err
    monkeypatch.delenv("REGULARS_PASSPHRASE")
    assert empty("find", "x").code == TOLD


# --- an empty folder, a bad one, bad words


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("find x", DONE),
        ("find x --json", DONE),
        ("check", DONE),
        ("migrate --json", DONE),
        ("settings get", DONE),
        ("backup", DONE),
        ("sell --line 1 --pay cash", TOLD),
        ("print receipt T1-000001", TOLD),
        ("undo-import 1", TOLD),
    ],
)
def test_every_command_works_in_a_folder_that_is_not_there_yet(empty: Terminal, command: str, code: int) -> None:
    assert empty(*command.split()).code == code


def test_the_first_country_brings_its_currency(empty: Terminal) -> None:
    empty("settings", "set", "country", "CN")
    known = empty("settings", "get", "--json").json
    assert (known["country"], known["currency"], known["language"]) == ("CN", "CNY", "en")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert Terminal(tmp_path / "file")("find", "x").code == TOLD


@pytest.mark.parametrize(
    "command",
    [
        "bogus",
        "sell",
        "find",
        "undo-import 0",
        "undo-import x",
        "find x --limit -1",
        "print receipt x --paper A0",
        "--lang de find x",
    ],
)
def test_wrong_usage_is_answered_with_the_usage(empty: Terminal, command: str) -> None:
    answer = empty(*command.split())
    assert answer.code == USAGE
    assert "usage: regulars" in answer.err


def test_errors_are_told_in_the_language_asked_for(demo: Terminal) -> None:
    told = {code: demo("--lang", code, "settings", "set", "till", "0").err for code in ("en", "sk", "zh_CN")}
    assert len(set(told.values())) == 3
    assert all("0" in text for text in told.values())


def test_bytes_that_are_no_text_are_wrong_usage(empty: Terminal) -> None:
    assert empty.fresh("find", b"\xff\xfe").code == USAGE


@pytest.mark.parametrize("text", ['" OR 1=1 --', "*", "a" * 5000, "%s%n{x}", "\u202ex", "𠮷䶮㛃", "-"])
def test_nothing_typed_in_the_box_breaks_it(demo: Terminal, text: str) -> None:
    assert demo("find", "--", text).code == DONE


def test_it_says_its_version_and_is_quiet_when_nobody_listens(demo: Terminal) -> None:
    answer = demo("--version")
    assert (answer.code, answer.out.strip()) == (DONE, f"regulars {__version__}")
    process = demo.process("find", "a", "--limit", "1000")
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert (process.stderr.read(), process.wait(100)) == ("", DONE)
    process.stderr.close()


def test_the_words_of_letters_are_listed_changed_and_taken_back(empty: Terminal) -> None:
    empty("settings", "set", "country", "SK")
    rows = empty("templates", "list", "--json").json
    assert len(rows) == 20 * 3 * 2
    assert rows[0].keys() == {"occasion", "language", "form", "title", "version", "changed_at", "staff"}
    where = ("easter", "--doc-lang", "sk", "--form", "card")
    before = empty("templates", "show", *where, "--json").json
    assert empty("templates", "set", *where, "--body", "pekné sviatky, {first_nmae}").code == TOLD
    assert empty("templates", "set", *where).code == TOLD
    kept = empty("templates", "set", *where, "--body", "pekné sviatky.", "--json").json
    assert (kept["body"], kept["version"], kept["changed"]) == ("pekné sviatky.", 1, True)
    assert empty("templates", "set", *where, "--body", "pekné sviatky.").out == "The text says this already.\n"
    assert "pekné sviatky." in empty("templates", "show", *where).out
    back = empty("templates", "restore", *where, "--json").json
    assert (back["body"], back["version"]) == (before["body"], 0)
    assert [one["version"] for one in empty("templates", "versions", *where, "--json").json] == [2, 1, 0]
    assert empty("templates", "show", *where, "--version", "7").code == TOLD
    assert empty("templates", "show", "carnival").code == USAGE
    assert empty("templates", "show").code == TOLD


def test_a_text_is_taken_from_a_file_as_it_was_shown(empty: Terminal, tmp_path: Path) -> None:
    empty("settings", "set", "country", "GB")
    file = tmp_path / "text.json"
    shown = empty("templates", "show", "birthday", "--json").json
    file.write_text(json.dumps({**shown, "body": "Happy day, {first_name}."}), "utf-8")
    assert empty("templates", "set", "birthday", "--file", str(file), "--json").json["version"] == 1
    for broken in ("[]", '{"body": 3}', "{", '"x"'):
        file.write_text(broken, "utf-8")
        answer = empty("templates", "set", "birthday", "--file", str(file))
        assert answer.code == TOLD
        assert "does not hold the parts of a text" in answer.err
    assert empty("templates", "set", "birthday", "--file", str(tmp_path / "none.json")).code == TOLD


def test_a_text_is_looked_through_for_unfair_terms(empty: Terminal, tmp_path: Path) -> None:
    empty("settings", "set", "country", "SK")
    found = empty("terms", "check", "Ďakujeme.\nReklamácie len do 14 dní.", "--json").json
    assert [(one["phrase"], one["kind"], one["line"], one["verified"]) for one in found] == [
        ("Reklamácie len do 14 dní", "short_claim", 2, True)
    ]
    file = tmp_path / "footer.txt"
    file.write_text("商品售出，概不退换", "utf-8")
    answer = empty("--lang", "en", "terms", "check", str(file), "--country", "CN")
    assert answer.code == DONE
    assert "概不退换" in answer.out
    assert "消费者权益保护法第二十六条" in answer.out
    assert empty("terms", "check", "14 dní na vrátenie", "--json").json == []
    assert empty("terms", "check", "x", "--country", "QQ").code == TOLD
    slip = empty("terms", "check", "foter.txt")
    assert slip.code == TOLD
    assert "foter.txt" in slip.err
