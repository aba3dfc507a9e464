"""Every variant of a counter's papers, in one language and in two, fits every size and says all it knows."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from app.documents import receipt
from app.documents.paper import PAPERS, Paper
from app.documents.receipt import ReceiptFacts
from app.documents.shop import PersonFacts
from app.documents.writing import clean, missing_in, one_line
from app.i18n import LANGUAGES, Language, language
from tests.documents.reading import Print, Run, solid
from tests.documents.receipt_samples import SAMPLES, SECONDS
from tests.documents.test_hostile import HOSTILE

SIZES = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
SPOKEN = pytest.mark.parametrize("code", LANGUAGES)
VARIANTS = pytest.mark.parametrize("variant", SAMPLES)
POINT = 25.4 / 72


def drawn(facts: ReceiptFacts, paper: Paper, code: str, *, second: bool = False) -> Print:
    return Print(receipt.render(facts, paper, language(code), language(SECONDS[code]) if second else None))


def check_room(made: Print, paper: Paper) -> None:
    """Nothing outside the margins, too small, printed over something else, and no blank end on a roll."""
    for page in made.pages:
        shown = [run for run in page.runs if run.text.strip()]
        assert [
            run.text for run in shown if run.x < paper.side - 0.01 or run.end > page.width - paper.side + 0.02
        ] == []
        assert [run.text for run in shown if run.size < (7.5 if paper.roll else 7.0)] == []
        assert [(one.text, two.text) for one, two in combinations(shown, 2) if over(one, two)] == []
    last = made.pages[-1]
    if paper.roll:
        assert last.height - max(run.y for run in last.runs) == pytest.approx(paper.bottom, abs=0.01)


def over(one: Run, other: Run) -> bool:
    beside = min(one.end, other.end) - max(one.x, other.x)
    tops = one.y - one.size * POINT * 0.7, other.y - other.size * POINT * 0.7
    return beside > 0.2 and min(one.y, other.y) - max(tops) > 0.3


@VARIANTS
@SIZES
@SPOKEN
@pytest.mark.parametrize("second", [False, True], ids=["alone", "beside"])
def test_a_variant_fits_and_says_its_goods_and_its_total(
    variant: str, paper: Paper, code: str, *, second: bool
) -> None:
    facts = SAMPLES[variant](language(code))
    made = drawn(facts, paper, code, second=second)
    check_room(made, paper)
    speech = language(code)
    told = [line.name for line in facts.lines] + [line.serial for line in facts.lines] + [facts.number, facts.terms]
    if facts.kind.priced:
        told += amounts(facts, speech)
    words = {word for text in told for word in clean(text).split() if word.isascii()}
    assert {word for word in words if solid(word) not in made.solid} == set()


def amounts(facts: ReceiptFacts, speech: Language) -> list[str]:
    """Every figure of money the facts hold."""
    paid = [payment.tendered or payment.amount for payment in facts.payments]
    rates = [money for row in facts.taxes for money in (row.tax, row.gross)]
    some = (facts.subtotal, facts.discount, facts.sale_discount, facts.rounding, facts.change)
    sums = [facts.total, *(line.amount for line in facts.lines), *paid, *rates, *filter(None, some)]
    return [speech.amount(money.minor, money.currency) for money in sums]


@SPOKEN
@pytest.mark.parametrize("size", ["58mm", "80mm"])
def test_amounts_of_a_slip_end_at_one_edge(code: str, size: str) -> None:
    paper = PAPERS[size]
    facts = SAMPLES["receipt/copy"](language(code))
    speech = language(code)
    (page,) = drawn(facts, paper, code).pages
    wanted = {one_line(speech.amount(line.amount.minor, line.amount.currency)) for line in facts.lines}
    ends = [run.end for run in page.runs if run.text in wanted and "Bold" in run.face]
    assert len(ends) >= len(facts.lines)
    assert max(ends) - min(ends) < 0.02
    assert max(ends) == pytest.approx(paper.width - paper.side, abs=0.02)


@VARIANTS
@SIZES
def test_the_same_facts_give_the_same_bytes_whatever_was_printed_between(variant: str, paper: Paper) -> None:
    facts = SAMPLES[variant](language("sk"))
    first = receipt.render(facts, paper, language("sk"), language("en"))
    receipt.render(SAMPLES["receipt"](language("zh_CN")), paper, language("zh_CN"))
    assert receipt.render(facts, paper, language("sk"), language("en")) == first


@pytest.mark.parametrize("size", ["58mm", "80mm", "A5"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_data_breaks_a_paper(size: str, text: str) -> None:
    paper = PAPERS[size]
    whole = SAMPLES["receipt/exchange"](language("en"))
    line = replace(
        whole.lines[0], name=text, second_name=text, serial=text, batch=text, user=text, unit=text, reason=text
    )
    person = PersonFacts(name=text, number=text)
    facts = replace(
        whole,
        lines=(line,),
        customer=person,
        clerk=text,
        till=text,
        reason=text,
        fiscal_id=text,
        terms=text,
        warranties=(),
    )
    made = drawn(facts, paper, "en", second=True)
    check_room(made, paper)
    assert solid(one_line(text)) in made.solid


def test_what_a_slip_cannot_show_as_itself_is_told_before() -> None:
    whole = SAMPLES["receipt"](language("en"))
    facts = replace(whole, lines=(replace(whole.lines[0], name="Cake 🎂 for שלום"),), terms="ثم")
    told = {found.char for found in missing_in(facts)}
    assert {"🎂", "ש", "ث"} <= told
