"""The command line: every sub-command is a few lines around a service."""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

from app import __version__, cli_printing_options, paths
from app.cli_session import CliSession
from app.domain.occasion import Occasion
from app.errors import AppError
from app.i18n import LANGUAGES, N_

log = logging.getLogger(__name__)

DONE, TOLD, BUG, STOPPED = 0, 1, 70, 130
LIST_KINDS = ("customers", "products", "complaints")
IMPORT_KINDS = (*LIST_KINDS, "sales")
DUPLICATES = ("skip", "fill", "update", "new")
PAPERS = ("58mm", "80mm", "A4", "A5", "Letter")
ENVELOPES = ("DL", "C6", "C5", "C6-5", "B6", "ZL", "No10")
OCCASIONS = tuple(str(one) for one in Occasion)
MOST = 10_000_000
PRINT_KINDS = (
    "receipt",
    "gift-receipt",
    "certificate",
    "complaint-slip",
    "intake-slip",
    "order-slip",
    "day-report",
    "letter",
    "envelope",
    "consent-form",
    "privacy-notice",
    "call-list",
    "person-report",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 told error, 2 usage, 70 bug, 130 stopped by Ctrl+C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(words).parse_args(words)
    folder = Path(options.data) if options.data else paths.default_data_folder()
    if options.command is None:
        return int(window().run(folder, options.lang))
    session = CliSession(folder, options.lang, os.environ.get("REGULARS_PASSPHRASE"))
    try:
        return _run(session, options)
    except AppError as error:
        _tell(error, session)
        return TOLD
    except BrokenPipeError:
        _let_go_of_output()
        return DONE
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the one door for bugs on the command line
        _report(error, session)
        return BUG
    finally:
        session.close()


def _run(session: CliSession, options: argparse.Namespace) -> int:
    from app import cli_commands  # noqa: PLC0415 - the window's start does without them

    command: Callable[[CliSession, argparse.Namespace], object] = getattr(cli_commands, options.run)
    answer = command(session, options)
    if getattr(options, "json", False):
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    elif isinstance(answer, str) and answer:
        print(answer, flush=True)
    return TOLD if isinstance(answer, dict) and answer.get("ok") is False else DONE


def _let_go_of_output() -> None:
    """Whoever read our answer has gone; Python must not try to say so at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def window() -> ModuleType:
    """The code of the window, loaded."""
    gc.disable()  # nothing made on the way to the first picture is garbage; the window turns it on again
    from app.ui import start  # noqa: PLC0415 - the window's libraries are loaded only when a window opens

    return start


def _tell(error: AppError, session: CliSession) -> None:
    parts = (error.title, error.text, error.hint)
    print("\n".join(session.speech.render(part) for part in parts if part is not None), file=sys.stderr)


def _report(error: Exception, session: CliSession) -> None:
    """A bug: one line for the person, the rest in the log for whoever looks after the program."""
    if session.log_file is None:
        traceback.print_exception(error)
        return
    log.error("a bug was reported", exc_info=error)
    session.tell(N_("Something in the program broke. The report is in {file}.", file=str(session.log_file)))


def parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Every command and option of docs/command-line.md; given words, some only where a word asks for them."""
    top = argparse.ArgumentParser(prog="regulars", description="The customer book of a small shop.")
    top.add_argument("--version", action="version", version=f"regulars {__version__}")
    top.add_argument("--data", metavar="DIR", help="the shop's folder (else REGULARS_DATA, else the platform's own)")
    top.add_argument("--lang", choices=LANGUAGES, help="language of messages and of a new shop")
    top.set_defaults(run=None, json=False)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _add_asking(commands)
    _add_selling(commands)
    _add_files(commands)
    _add_texts(commands)
    _add_papers(commands, words)
    printers = _command(commands, "printers", "the shop's printers", "printers", as_json=True)
    cli_printing_options.add_printers(printers, _words, _positive)
    rules = _command(commands, "print-rules", "what becomes of each kind of paper", "print_rules", as_json=True)
    cli_printing_options.add_rules(rules, _words, _positive)
    queue = _command(commands, "print-queue", "papers that wait for a printer", "print_queue", as_json=True)
    cli_printing_options.add_queue(queue, _positive)
    return top


def _add_papers(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Sequence[str] | None) -> None:
    mail = _command(commands, "mail", "write a mailing into one PDF", "mail", as_json=True)
    leaflet = _command(commands, "leaflet", "a leaflet of products with their pictures", "leaflet", as_json=True)
    picture = _command(commands, "picture", "the picture of a product", "picture", as_json=True)
    many = _command(commands, "pictures", "pictures named by the codes of their products", "pictures", as_json=True)
    labels = _command(commands, "labels", "price tags, shelf, address and other labels", "labels", as_json=True)
    if words is not None and {"mail", "leaflet", "picture", "pictures", "labels"}.isdisjoint(words):
        return
    from app import cli_goods_options, cli_label_options, cli_mail_options  # noqa: PLC0415 - the window's start does without

    cli_mail_options.add(mail, _words, _positive)
    cli_goods_options.add_leaflet(leaflet, _words)
    cli_goods_options.add_picture(picture, _words)
    cli_goods_options.add_pictures(many)
    cli_label_options.add(labels, _words, _positive)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    run: str,
    *,
    as_json: bool = False,
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=text, description=text)
    added.set_defaults(run=run)
    if as_json:
        added.add_argument("--json", action="store_true", help="print one JSON document")
    return added


def _add_asking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    find = _command(commands, "find", "search customers, products and papers", "find", as_json=True)
    find.add_argument("text", type=_words)
    find.add_argument("--limit", type=_positive, default=50)
    calendar = _command(commands, "calendar", "festivals, days off and whom to congratulate", "calendar", as_json=True)
    calendar.add_argument("--from", dest="first", type=_day, metavar="DAY", help="such as 2026-12-24 (else today)")
    calendar.add_argument("--to", dest="last", type=_day, metavar="DAY", help="else eight weeks from the first day")
    calendar.add_argument("--people", action="store_true", help="name everybody who is congratulated")
    _command(commands, "check", "check the shop's file", "check", as_json=True)
    report = _command(commands, "day-report", "what a day came to", "day_report", as_json=True)
    report.add_argument("day", type=_words, nargs="?", default="", help="such as 2026-11-30 (else today)")
    person = _command(commands, "person", "everything about one person", "person", as_json=True)
    person.add_argument("number", type=_words, help="the customer's number")
    erase = _command(commands, "erase", "take one person out of the file for ever", "erase", as_json=True)
    erase.add_argument("number", type=_words, help="the customer's number")
    erase.add_argument("--yes", action="store_true", help="without it, only say what stays")
    settings = _command(commands, "settings", "read or change a setting", "settings", as_json=True)
    settings.add_argument("action", choices=("get", "set"))
    settings.add_argument("key", nargs="?", type=_words)
    settings.add_argument("value", nargs="?", type=_words)


def _add_selling(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sell = _command(commands, "sell", "complete a sale", "sell", as_json=True)
    sell.add_argument("--line", action="append", required=True, type=_words, metavar="CODE[xQTY][@PRICE]")
    sell.add_argument("--pay", action="append", required=True, type=_words, metavar="METHOD[:AMOUNT]")
    sell.add_argument("--buyer", type=_words, metavar="NUMBER", help="the customer's number")
    sell.add_argument("--user", type=_words, metavar="NUMBER", help="for whom: a customer's number")
    for name in ("serial", "batch"):
        words = "for the lines that ask for one, in their order"
        sell.add_argument(f"--{name}", action="append", type=_words, default=[], help=words)
    sell.add_argument("--fiscal-id", type=_words, default="", help="id of the fiscal receipt")
    sell.add_argument("--draft", type=_words, help="unique id of this sale: sent twice, it is sold once")
    paper = _command(commands, "print", "write a paper as PDF, or print it", "print_paper", as_json=True)
    paper.add_argument("kind", choices=PRINT_KINDS)
    paper.add_argument("number", type=_words, nargs="?", default="", help="of the record, customer or product")
    paper.add_argument("--paper", choices=(*PAPERS, *ENVELOPES))
    paper.add_argument("--doc-lang", choices=LANGUAGES, help="language of the paper (else the customer's)")
    beside = "a second language beside it on slips (else as country and shop want it)"
    paper.add_argument("--second-lang", choices=(*LANGUAGES, "none"), help=beside)
    paper.add_argument("--out", metavar="FILE")
    cli_printing_options.add_print(paper, _words, _positive)
    day = _command(commands, "day", "a day's main job in a demo shop, its papers as PDF", "day", as_json=True)
    day.add_argument("--out", metavar="DIR", default="out")


def _add_texts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    texts = _command(commands, "templates", "the words of letters and cards", "templates", as_json=True)
    texts.add_argument("action", choices=("list", "show", "set", "versions", "restore"))
    texts.add_argument("occasion", nargs="?", choices=OCCASIONS)
    texts.add_argument("--doc-lang", choices=LANGUAGES, help="language of the text (else the shop's)")
    texts.add_argument("--form", choices=("letter", "card"), default="letter")
    texts.add_argument("--version", type=_number, metavar="N", help="an earlier version; 0 is the program's own text")
    texts.add_argument("--file", metavar="FILE", help="for set: the parts as JSON; - reads them from standard input")
    terms = _command(commands, "terms", "look a text through for unfair terms", "terms", as_json=True)
    terms.add_argument("action", choices=("check",))
    terms.add_argument("text", type=_words, metavar="TEXT|FILE", help="- reads standard input")
    terms.add_argument("--country", metavar="CC", help="whose rules count (else the shop's country)")
    for part in ("subject", "subline", "opening", "body", "closing", "wish", "signature"):
        texts.add_argument(f"--{part}", type=_words, metavar="TEXT", help="for set: a part of the text")


def _add_files(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo", "fill an empty shop with a believable one", "demo", as_json=True)
    demo.add_argument("--customers", type=_positive, default=250)
    demo.add_argument("--seed", type=int, default=7)
    take = _command(commands, "import", "import a file", "import_file", as_json=True)
    take.add_argument("kind", choices=IMPORT_KINDS)
    take.add_argument("file")
    take.add_argument("--preset", type=_words, help="the program the file comes from (else known by its columns)")
    take.add_argument("--map", action="append", type=_words, default=[], metavar="COLUMN=FIELD")
    for name in ("encoding", "delimiter", "sheet"):
        take.add_argument(f"--{name}", type=_words, default="", help="else guessed")
    words = "what becomes of rows that are in the shop (customers: fill, products: skip)"
    take.add_argument("--duplicates", choices=DUPLICATES, help=words)
    take.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    give = _command(commands, "export", "write a list to .csv, .xlsx or .vcf", "export_file", as_json=True)
    give.add_argument("kind", choices=LIST_KINDS)
    give.add_argument("file")
    undo = _command(commands, "undo-import", "take an import back", "undo_import", as_json=True)
    undo.add_argument("number", type=_positive)
    backup = _command(commands, "backup", "write a checked copy of the shop", "backup", as_json=True)
    backup.add_argument("file", nargs="?")
    restore = _command(commands, "restore", "put a backup in the shop's place", "restore", as_json=True)
    restore.add_argument("file")
    _command(commands, "migrate", "bring the shop's file to this version", "migrate", as_json=True)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 to {MOST}")
    return int(text)


def _number(text: str) -> int:
    return 0 if text == "0" else _positive(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2026-12-24") from error


def _words(text: str) -> str:
    """Bytes that are no text in any language reach us as half characters, which no file of ours can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError("not written in UTF-8") from error
    return text


if __name__ == "__main__":
    sys.exit(main())
