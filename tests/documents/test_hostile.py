"""Text that looks like markup, code or a path is printed letter for letter, and makes nobody read a file.

A few of the lines are from the Big List of Naughty Strings (Max Woolf, MIT licence).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from app.documents import certificate, complaint, letter, receipt
from app.documents.paper import A4, SLIP_58, SLIP_80
from app.documents.shop import PersonFacts
from app.documents.writing import clean
from app.i18n import language
from tests.documents.reading import Print, solid
from tests.documents.samples import CERTIFICATE, CHINESE_LETTER, COMPLAINT, LETTER, LINES, SALE, SHOP

EN = language("en")
HOSTILE = (
    "<Tom> Ltd",
    "A <b>old",
    "R&D <3 & co",
    '<img src="/etc/passwd"/>',
    "<font color=\"[[[getattr(pow,'__globals__')]]]\">x</font>",
    "<para><onDraw name=x/></para>",
    "&#x110000; &nbsp; &lt;",
    "(unbalanced \\( \\) \\\\ %PDF-1.4 endstream endobj",
    "<</Type /Catalog>> 0 0 0 rg BT ET",
    "{customer.__class__} {{7*7}} %s %n ${HOME} $(reboot)",
    "'; DROP TABLE customer;--",
    "file:///etc/passwd C:\\Windows\\win.ini ../../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "undefined NULL NaN -1/2 0x10 1e308",
    "Ω≈ç√∫˜µ≤≥÷ åß∂ƒ©˙∆˚¬… œ∑´®†¥¨ˆøπ“‘",
    "田中さんにあげて下さい 和製漢語 社會科學院語學研究所",
    "사회과학원 어학연구소",
    "𠜎𠜱𠝹𠱓𠱸 𠮷 䶮 㛃",
    "ثم نفس سقطت",
    "גְּבָרִים ก็ अनुच्छेद",
    "(｡◕ ∀ ◕｡) ¯\\_(ツ)_/¯ (╯°□°）╯︵ ┻━┻",
    "👾 🙇 💁 🏽 👨\u200d👩\u200d👧 🇸🇰",
    "\u202etest\u202c \u2067right\u2069 \u200bzero\ufeff",
    "\x00\x07\x1b[31mred\x7f\x85",
    "\ud800 lone \udfff",
    "T\u0337h\u0338i\u0335s Pa\u0301vel Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v",
    "\ue000 \uf780 \U000f0000 \ufffe \ufdd0",
    "\t tab\nline\r\nline\u2028line",
    "W" * 60,
    "长" * 60,
)


@contextmanager
def opened_files() -> Iterator[list[str]]:
    """Names of the files opened meanwhile."""
    names: list[str] = []
    _WATCHERS.append(names)
    try:
        yield names
    finally:
        _WATCHERS.remove(names)


_WATCHERS: list[list[str]] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if _WATCHERS and event in {"open", "os.listdir", "socket.connect"}:
        _WATCHERS[-1].append(str(args[0]))


sys.addaudithook(_watch)


def papers(text: str) -> Iterator[tuple[str, bytes]]:
    """Every document with the text in the places people type into."""
    person = PersonFacts(name=text, number="1", address_lines=(text,), phone=text)
    shop = replace(SHOP, legal_name=text or "x", trade_line=text, address_lines=(text,), hours=text)
    line = replace(LINES[0], name=text, second_name=text, unit=text[:5], serial=text, user=text, notes=(text,))
    sale = replace(SALE, shop=shop, customer=person, lines=(line,), footer=(text,), number=text[:20])
    for paper in (SLIP_58, SLIP_80, A4):
        yield f"receipt {paper.name}", receipt.render(sale, paper, EN)
    paper_facts = replace(CERTIFICATE, shop=shop, product=text, buyer=person, rights=(text,), care=(text,))
    yield "certificate", certificate.render(paper_facts, A4, EN)
    told = replace(COMPLAINT, shop=shop, person=person, defect=text, wish=text, accessories=(text,))
    yield "complaint", complaint.render(told, A4, EN)
    yield "complaint slip", complaint.render(told, SLIP_80, EN)
    for base in (LETTER, CHINESE_LETTER):
        written = replace(base, shop=shop, recipient_lines=(text,), salutation=text, paragraphs=(text, text))
        yield f"letter {base.form}", letter.render(written, A4, EN)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_printed_letter_for_letter(text: str) -> None:
    expected = solid(re.sub("[\uf780-\uf786]", lambda found: "“”‘’…—·"[ord(found.group()) - 0xF780], clean(text)))
    for name, data in papers(text):
        assert expected in Print(data).solid, name


def test_text_never_makes_a_paper_read_a_file() -> None:
    list(papers("warm up: Š 您 𠮷 🎁"))
    with opened_files() as names:
        for text in HOSTILE:
            list(papers(text))
    assert names == []


@pytest.mark.parametrize("length", [60, 10_000])
def test_a_name_of_any_length_is_printed_whole(length: int) -> None:
    name = ("Kováčová-" * length)[:length]
    facts = replace(SALE, customer=PersonFacts(name=name), lines=(replace(LINES[0], name=name),))
    for paper in (SLIP_58, A4):
        read = Print(receipt.render(facts, paper, EN))
        assert read.solid.count("á") >= 2 * name.count("á")
        assert max(run.end for page in read.pages for run in page.runs) <= paper.width - paper.side + 0.01


def test_twelve_lines_of_address_fit() -> None:
    lines = tuple(f"Building {number}, Long Industrial Estate Road" for number in range(12))
    facts = replace(SALE, shop=replace(SHOP, address_lines=lines))
    for paper in (SLIP_58, A4):
        (page,) = Print(receipt.render(facts, paper, EN)).pages
        assert all(solid(line) in solid("".join(page.rows)) for line in lines)
        assert max(run.end for run in page.runs) <= paper.width - paper.side + 0.01
