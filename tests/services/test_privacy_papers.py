from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.consent import QUESTIONS, Channel, Purpose, State
from app.domain.customer import Address, CustomerDraft, EmailEntry, PhoneEntry
from app.domain.need import NeedDraft
from app.domain.product import ProductDraft
from app.domain.wording import Wording
from app.errors import InputError, NotFoundError
from app.i18n import LANGUAGES, language
from app.services import consents, countries, customers, needs, printing, privacy_laws, products
from app.services import settings as settings_service
from tests import verbs
from tests.documents.reading import Print, solid

LAWS = [privacy_laws.law(code) for code in countries.codes()]


def spoken(text: Wording) -> bool:
    return all(dict(text.texts).get(code, "").strip() for code in LANGUAGES)


def test_every_country_has_privacy_texts_in_every_language_with_their_sources() -> None:
    for law in LAWS:
        assert spoken(law.authority)
        assert [text.key for text in law.notice] == ["what", "why", "must", "long", "who", "rights", "complain"]
        assert [text.key for text in law.form] == ["free", "back", "data"]
        for text in (*law.notice, *law.form):
            assert spoken(text.words)
            assert spoken(text.heading) or text.key == "free"
            assert text.source
            assert date(2026, 1, 1) <= text.checked
            written = " ".join(text.paragraphs("sk", "AUTHORITY", law.years))
            assert "{" not in written
            assert ("0 rokov" not in written.replace("10 rokov", "")) or law.years
    assert [law.country for law in LAWS] == list(countries.codes())
    assert privacy_laws.law("FR") == privacy_laws.law("XX")


def set_country(shop: verbs.Shop, code: str) -> None:
    new = replace(settings_service.set_up(countries.country(code), "en", "EUR"), shop=shop.settings.shop)
    settings_service.save(new, seller="Ruth", now=shop.now)


@pytest.mark.parametrize(
    ("country", "names"),
    [("SK", "dataprotection.gov.sk"), ("GB", "UK GDPR"), ("CN", "12315"), ("US", "your state"), ("IE", "Art. 15–22")],
)
def test_the_notice_is_one_page_in_the_words_of_the_country(my_shop: verbs.Shop, country: str, names: str) -> None:
    set_country(my_shop, country)
    law = privacy_laws.law(country)
    for paper in ("A4", "Letter"):
        for code in LANGUAGES:
            made = printing.make("", "privacy-notice", paper=paper, code=code)
            read = Print(made.pdf)
            assert len(read.pages) == 1
            assert made.missing == ()
            for text in law.notice:
                for paragraph in text.paragraphs(code, law.authority.in_language(code), law.years):
                    assert solid(paragraph) in read.solid
    assert solid(names) in Print(printing.make("", "privacy-notice", paper="A4", code="en").pdf).solid
    assert made.file_name == "privacy-notice-Letter.pdf"


def test_the_consent_form_asks_the_very_questions_that_are_kept(my_shop: verbs.Shop) -> None:
    draft = CustomerDraft(
        given_name="Jana",
        family_name="Kováčová-" * 6 + "Nová",
        phones=(PhoneEntry("0905218447"),),
        emails=(EmailEntry("jana@example.com"),),
        addresses=(Address("Stará 1", "Nitra", past=True), Address("Nová 2", "Trenčín", "", "911 01")),
        language="sk",
    )
    saved = customers.save(draft, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    question = consents.questions(language("sk"))
    customers.answer_consent(
        saved.id,
        State.YES,
        channel=Channel.EMAIL,
        purpose=Purpose.OFFER,
        source="counter",
        wording="?",
        seller="Ruth",
        now=my_shop.now,
    )
    for paper in ("A4", "Letter", "A5"):
        read = Print(printing.make(str(saved.number), "consent-form", paper=paper).pdf)
        assert all(solid(words) in read.solid for words in question.values())
        assert solid(saved.name) in read.solid
        assert "0905 218 447" in read.text
        assert "Stará" not in read.text
        assert read.text.count("×") == 1
        assert "18. 11. 2026" in read.text
        for page in read.pages:
            assert max(run.end for run in page.runs) <= page.width - 13.9
    empty = Print(printing.make("", "consent-form", code="en").pdf)
    assert len(empty.pages) == 1
    assert all(solid(str(words)) in empty.solid for words in QUESTIONS.values())
    assert "×" not in empty.text
    with pytest.raises(NotFoundError):
        printing.make("99", "consent-form")
    with pytest.raises(InputError):
        printing.make("", "consent-form", paper="80mm")


def test_the_call_list_names_who_waits_for_goods_that_came(my_shop: verbs.Shop) -> None:
    pan = ProductDraft(name="Cast iron pan 24 cm", price=Decimal(42), tax_code="standard", sku="PAN24")
    product = products.save(pan, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    for name, phone in (("Jana Kováčová", "0905218447"), ("张伟", "")):
        known = CustomerDraft(family_name=name, phones=(PhoneEntry(phone),) if phone else ())
        person = customers.save(known, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
        wish = NeedDraft(customer_id=person.id, what="pan", product_id=product.id, note=f"for {name}")
        needs.save(wish, seller="Ruth", now=my_shop.now)
    read = Print(printing.make("pan24", "call-list").pdf)
    for text in ("Cast iron pan 24 cm", "PAN24", "€42.00", "Jana Kováčová", "0905 218 447", "张伟", "for 张伟"):
        assert solid(text) in read.solid
    with pytest.raises(NotFoundError):
        printing.make("none", "call-list")


def test_everything_about_a_person_is_a_paper_in_their_language(my_shop: verbs.Shop) -> None:
    draft = CustomerDraft(
        family_name="张", given_name="伟", note="喜欢兔毫", language="zh_CN", phones=(PhoneEntry("138"),)
    )
    number = customers.save(draft, seller="Ruth", now=my_shop.now, settings=my_shop.settings).number
    made = printing.make(str(number), "person-report")
    assert (made.file_name, made.missing) == (f"person-report-{number}-A4.pdf", ())
    read = Print(made.pdf)
    for text in (my_shop.settings.shop.legal_name, "张伟", "喜欢兔毫", "138", "2026年"):
        assert solid(text) in read.solid
    with pytest.raises(NotFoundError):
        printing.make("99", "person-report")
