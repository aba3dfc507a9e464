"""A text as somebody would get it, and what there is to say about it before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.letter import Occasion, Template, TemplateForm
from app.domain.template_remark import Remark, RemarkKind
from app.i18n import LANGUAGES, language
from app.services import letter_templates, template_preview, template_remarks
from tests.documents.reading import Print
from tests.verbs import SELLER

if TYPE_CHECKING:
    from tests.verbs import Shop

BIRTHDAY = letter_templates.program(Occasion.BIRTHDAY, "en")


def remarks(shop: Shop, template: Template, who: int | None = None) -> tuple[Remark, ...]:
    return template_remarks.remarks(template, who, language("en"), now=shop.now)


def kinds(found: tuple[Remark, ...]) -> list[tuple[RemarkKind, str]]:
    return [(one.kind, one.part) for one in found]


def test_every_text_of_the_program_is_shown_with_the_samples_and_without_a_remark(my_shop: Shop) -> None:
    for occasion in Occasion:
        for code in LANGUAGES:
            for form in TemplateForm:
                template = letter_templates.program(occasion, code, form)
                assert remarks(my_shop, template) == ()
                draft = template_preview.draft(template, None, now=my_shop.now)
                assert "{" not in f"{draft.subject}{draft.salutation}{draft.body}{draft.closing}{draft.signature}"


def test_a_text_is_shown_to_a_real_customer_as_the_paper_it_becomes(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana Kováčová", given_name="Jana", family_name="Kováčová").id
    template = replace(BIRTHDAY, body="Dear {first_name}.\n\nBorn on {birthday}.\n\nFrom {shop} about {product}.")
    draft = template_preview.draft(template, who, now=my_shop.now)
    assert draft.customer_name == "Jana Kováčová"
    assert draft.body == "Dear Jana.\n\nFrom Dom a záhrada, s. r. o. about Electric kettle EK-200."
    assert SELLER in draft.signature
    assert "Dear Jana." in Print(template_preview.pdf(template, who, now=my_shop.now)).text


def test_a_misspelt_field_is_named_with_the_one_that_was_meant(my_shop: Shop) -> None:
    found = remarks(my_shop, replace(BIRTHDAY, body="Dear {frist_name}, {Full name}, {xyzzy}."))
    assert kinds(found) == [(RemarkKind.FIELD, "body")] * 3
    assert [one.text for one in found] == [
        "Did you mean {first_name}, First name?",
        "Did you mean {full_name}, Full name?",
        "F4 lists the fields there are.",
    ]
    assert all(one.stops for one in found)
    shown = template_preview.draft(replace(BIRTHDAY, body="Dear {frist_name}"), None, now=my_shop.now)
    assert shown.body == "Dear {frist_name}"


def test_what_else_there_is_to_say_about_a_text(my_shop: Shop) -> None:
    found = remarks(my_shop, replace(BIRTHDAY, body="\U0001f381 No refunds on sale items.", signature=""))
    assert kinds(found) == [
        (RemarkKind.EMPTY, "signature"),
        (RemarkKind.LETTERS, "body"),
        (RemarkKind.TERM, "body"),
    ]
    assert [one.stops for one in found] == [True, False, False]
    assert "No refunds on sale items" in found[2].title
    assert "§ 53" in found[2].text


def test_who_would_be_left_out_is_told_while_they_are_looked_at(my_shop: Shop) -> None:
    who = my_shop.add_customer("Jana Kováčová", given_name="Jana", family_name="Kováčová").id
    template = replace(BIRTHDAY, subject="Since {first_purchase}")
    assert remarks(my_shop, template) == ()
    assert kinds(remarks(my_shop, template, who)) == [(RemarkKind.LACKING, "")]
