from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.highlight import Span, marks, pinyin_marks
from app.domain.names import parse, pinyin
from app.domain.search_keys import query


def marked(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("whit", "Eleanor [Whit]field"),
        ("kovac", "Jana [Kováč]ová"),
        ("jan kov", "[Jan]a [Kov]áčová"),
        ("JK", "[J]ana [K]ováčová"),
        ("kj", "[J]ana [K]ováčová"),
        ("obri", "Pat [O’Bri]en"),
        ("strasse", "[Straße] 5"),
        ("伟", "张[伟]"),
        ("2206", "138 0571 [2206]"),
        ("1380", "[138 0]571 2206"),
        ("0905 218", "[0905 218] 447"),
        ("0905 218", "+421 [905 218] 447"),
        ("+421 905", "0[905] 218 447"),
        ("1042", "No. [1042], Falmouth, 07700 900 214"),
        ("900214", "No. 1042, Falmouth, 07700 [900 214]"),
        ("24 whit", "Enamel pan [24] cm, [whit]e"),
        ("xyz", "Jana Kováčová"),
        ("", "Jana Kováčová"),
    ],
)
def test_what_was_asked_for_is_marked(typed: str, shown: str) -> None:
    plain = shown.replace("[", "").replace("]", "")

    assert marked(plain, marks(plain, query(typed))) == shown


@pytest.mark.parametrize(
    ("typed", "name", "shown"),
    [
        ("zw", "张伟民", "[Z]hāng [W]ěimín"),
        ("zhangw", "张伟民", "[Zhāng] [W]ěimín"),
        ("wei zhang", "张伟", "[Zhāng] [Wěi]"),
        ("weimin", "张伟民", "Zhāng [Wěimín]"),
        ("ceng", "曾伟", "[Zēng] Wěi"),
        ("xian", "王西安", "Wáng [Xī]’[ān]"),
        ("lyul", "吕律", "[Lǚ] [L]ǜ"),
        ("x", "张伟", "Zhāng Wěi"),
        ("jk", "Jana Kováčová", ""),
    ],
)
def test_pinyin_is_marked_by_syllables_or_initials(typed: str, name: str, shown: str) -> None:
    person = parse(name)

    assert marked(pinyin(person), pinyin_marks(person, query(typed))) == shown


@given(st.text(), st.text())
def test_marks_lie_within_the_text_and_apart(text: str, typed: str) -> None:
    spans = marks(text, query(typed))

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < next_.start for one, next_ in pairwise(spans))
