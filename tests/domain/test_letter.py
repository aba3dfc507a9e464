"""Fields of letters: a fixed list, filled once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.letter import (
    FIELDS,
    OCCASION_WORDS,
    Occasion,
    Template,
    check,
    fields_in,
    fill,
    lacking,
    samples,
    write,
)
from app.errors import PrintError
from app.i18n import LANGUAGES

TEMPLATE = Template(
    occasion="birthday",
    language="en",
    title="Birthday",
    subject="For {first_name}",
    opening="{salutation},",
    body="Many happy returns.\n\nYou were here on {last_purchase}.\n \nSee you at {shop}.",
    closing="Yours,",
    signature="{signer}\n{shop}",
)


def test_a_letter_says_its_fields_in_order_and_once() -> None:
    assert fields_in("{salutation}, { shop } and {shop} and {nmae}") == ("salutation", "shop", "nmae")


def test_a_misspelt_field_is_named_with_those_there_are() -> None:
    problem = str(check("Dear {nmae}", ("full_name", "shop"))[0])
    assert problem == "{nmae} is not a field of letters. There are: {full_name}, {shop}."


@pytest.mark.parametrize(
    "hostile",
    [
        "{customer.__class__}",
        "{{7*7}}",
        "{{'a'*10**9}}",
        "{0}",
        "{shop!r}",
        "{shop:>999999999}",
        "{shop.__init__.__globals__}",
        "{% for x in y %}",
        "{салют}",
    ],
)
def test_what_is_no_field_of_the_list_stops_the_print(hostile: str) -> None:
    assert check(hostile)
    with pytest.raises(PrintError, match="is not a field of letters"):
        fill(hostile, samples("en"))


@pytest.mark.parametrize("plain", ["{", "}", "{}", "{ }", "}{", "50 % {", "%s %(shop)s $shop ${", "｛shop｝"])
def test_stray_braces_print_as_typed(plain: str) -> None:
    assert fill(plain, samples("en")) == plain


@given(st.text(max_size=60), st.text(max_size=60))
def test_values_are_never_read_as_templates(before: str, value: str) -> None:
    outside = before.replace("{", "").replace("}", "")
    hostile = value + "{shop}{{7*7}}\\1\\g<0>"
    assert fill(outside + "{full_name}", {"full_name": hostile, "shop": "S"}) == outside + hostile


@given(st.text(alphabet="{}abshop _.", max_size=40))
def test_any_text_is_filled_or_refused_by_name(text: str) -> None:
    problems = check(text)
    if not problems:
        assert fill(text, dict.fromkeys(FIELDS, "x")).count("{") <= text.count("{")
    else:
        with pytest.raises(PrintError):
            fill(text, samples("en"))


def test_a_paragraph_without_its_value_drops_out_whole() -> None:
    values = samples("en") | {"last_purchase": "", "signer": ""}
    letter = write(TEMPLATE, values)
    assert letter.paragraphs == ("Many happy returns.", "See you at The Corner Shop.")
    assert letter.signature_lines == ("The Corner Shop",)
    assert lacking(TEMPLATE.text, values) == ("last_purchase", "signer")


def test_a_letter_is_written_word_for_word() -> None:
    letter = write(TEMPLATE, samples("en"))
    assert (letter.subject, letter.salutation) == ("For Jana", "Dear Ms Kováčová,")
    assert letter.paragraphs[1] == "You were here on 18 November 2026."
    assert letter.signature_lines == ("The shopkeeper", "The Corner Shop")


def test_every_field_has_a_label_and_a_sample_in_every_language() -> None:
    for language in LANGUAGES:
        assert all(samples(language).values())
    assert all(str(field.label) for field in FIELDS.values())
    assert set(OCCASION_WORDS) == set(Occasion)
