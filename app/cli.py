"""The command line: every sub-command is a few lines around a service."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from app import __version__, cli_commands, log, paths
from app.cli_session import CliSession
from app.errors import AppError
from app.i18n import LANGUAGES, language

DONE, TOLD, USAGE, BUG = 0, 1, 2, 70
IMPORT_KINDS = ("sales",)
PAPERS = ("58mm", "80mm", "A4", "A5", "Letter")
PRINT_KINDS = ("receipt", "certificate", "complaint-slip", "letter")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 told error, 2 usage, 70 bug."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    folder = Path(options.data) if options.data else paths.default_data_folder()
    if options.command is None:
        return _open_window(folder, options.lang)
    session = CliSession(folder, options.lang, os.environ.get("REGULARS_PASSPHRASE"))
    try:
        log.start(paths.private_folder(folder))
        return _run(options.run, session, options)
    except AppError as error:
        _tell(error, session.language_code)
        return TOLD
    except BrokenPipeError:
        return DONE
    except Exception:  # noqa: BLE001 - the one door for bugs on the command line
        traceback.print_exc()
        return BUG
    finally:
        session.close()


def _run(
    command: Callable[[CliSession, argparse.Namespace], object], session: CliSession, options: argparse.Namespace
) -> int:
    answer = command(session, options)
    if getattr(options, "json", False):
        print(json.dumps(answer, ensure_ascii=False))
    elif isinstance(answer, str) and answer:
        print(answer)
    return TOLD if isinstance(answer, dict) and answer.get("ok") is False else DONE


def _open_window(folder: Path, code: str | None) -> int:
    from app.ui import start  # noqa: PLC0415 - the window's libraries are loaded only when a window opens

    return start.run(folder, code)


def _tell(error: AppError, code: str) -> None:
    speech = language(code)
    lines = [speech.render(error.title), speech.render(error.text)]
    if error.hint is not None:
        lines.append(speech.render(error.hint))
    print("\n".join(lines), file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """Every command and option, the public contract of docs/command-line.md."""
    top = argparse.ArgumentParser(prog="regulars", description="The customer book of a small shop.")
    top.add_argument("--version", action="version", version=f"regulars {__version__}")
    top.add_argument("--data", metavar="DIR", help="the shop's folder (else REGULARS_DATA, else the platform's own)")
    top.add_argument("--lang", choices=LANGUAGES, help="language of messages and of a new shop")
    top.set_defaults(run=None, json=False)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _add_asking(commands)
    _add_selling(commands)
    _add_files(commands)
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    run: Callable[[CliSession, argparse.Namespace], object],
    *,
    as_json: bool = False,
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=text, description=text)
    added.set_defaults(run=run)
    if as_json:
        added.add_argument("--json", action="store_true", help="print one JSON document")
    return added


def _add_asking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    find = _command(commands, "find", "search customers, products and papers", cli_commands.find, as_json=True)
    find.add_argument("text")
    find.add_argument("--limit", type=_positive, default=50)
    _command(commands, "check", "check the shop's file", cli_commands.check, as_json=True)
    settings = _command(commands, "settings", "read or change a setting", cli_commands.settings, as_json=True)
    settings.add_argument("action", choices=("get", "set"))
    settings.add_argument("key", nargs="?")
    settings.add_argument("value", nargs="?")


def _add_selling(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sell = _command(commands, "sell", "complete a sale", cli_commands.sell, as_json=True)
    sell.add_argument("--line", action="append", required=True, metavar="CODE[xQTY][@PRICE]")
    sell.add_argument("--pay", action="append", required=True, metavar="METHOD[:AMOUNT]")
    sell.add_argument("--buyer", metavar="NUMBER", help="the customer's number")
    sell.add_argument("--user", metavar="NUMBER", help="for whom: a customer's number")
    sell.add_argument("--serial", action="append", default=[], help="for the lines that ask for one, in their order")
    sell.add_argument("--fiscal-id", default="", help="id of the fiscal receipt")
    sell.add_argument("--draft", help="unique id of this sale: sent twice, it is sold once")
    paper = _command(commands, "print", "write a paper as PDF", cli_commands.print_paper, as_json=True)
    paper.add_argument("kind", choices=PRINT_KINDS)
    paper.add_argument("number")
    paper.add_argument("--paper", choices=PAPERS)
    paper.add_argument("--doc-lang", choices=LANGUAGES, help="language of the paper (else the customer's)")
    paper.add_argument("--out", metavar="FILE")
    day = _command(
        commands, "day", "a day's main job in a demo shop, its papers as PDF", cli_commands.day, as_json=True
    )
    day.add_argument("--out", metavar="DIR", default="out")


def _add_files(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo", "fill an empty shop with a believable one", cli_commands.demo, as_json=True)
    demo.add_argument("--customers", type=_positive, default=250)
    demo.add_argument("--seed", type=int, default=7)
    take = _command(commands, "import", "import a file", cli_commands.import_file, as_json=True)
    take.add_argument("kind", choices=IMPORT_KINDS)
    take.add_argument("file")
    take.add_argument("--preset", default="online-retail")
    take.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    undo = _command(commands, "undo-import", "take an import back", cli_commands.undo_import, as_json=True)
    undo.add_argument("number", type=_positive)
    backup = _command(commands, "backup", "write a checked copy of the shop", cli_commands.backup, as_json=True)
    backup.add_argument("file", nargs="?")
    restore = _command(commands, "restore", "put a backup in the shop's place", cli_commands.restore, as_json=True)
    restore.add_argument("file")
    _command(commands, "migrate", "bring the shop's file to this version", cli_commands.migrate, as_json=True)


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not more than zero")
    return value


if __name__ == "__main__":
    sys.exit(main())
