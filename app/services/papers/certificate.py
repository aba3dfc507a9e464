"""The facts of a warranty certificate."""

from __future__ import annotations

from app.documents.certificate import CertificateFacts
from app.domain.cart import Party
from app.domain.customer import Address
from app.domain.money import Money
from app.domain.sale import Sale, SaleLine
from app.domain.settings import Settings
from app.domain.unit import UnitFile
from app.i18n import N_, language
from app.services import settings as settings_service
from app.services.papers.shop import person_facts, shop_facts


def facts(
    unit: UnitFile, sale: Sale, settings: Settings, code: str, *, term: str, address: Address | None
) -> CertificateFacts:
    """What the certificate of one sold piece says; `term` is its length in the paper's language."""
    country = settings_service.profile(settings)
    line = next(line for line in sale.lines if line.id == unit.line_id)
    row = unit.row
    care = tuple(filter(None, unit.care.split("\n")))
    buyer = Party(row.customer, unit.customer_id) if row.customer else None
    return CertificateFacts(
        shop=shop_facts(settings, code),
        number=row.number,
        receipt_number=sale.number,
        sold=sale.at.date(),
        issued=sale.at.date(),
        product=row.product,
        serial=row.serial,
        batch=row.batch,
        product_code=unit.code,
        buyer=person_facts(buyer, address, home=settings.country),
        user=row.user if row.user != row.customer else "",
        ends=row.ends,
        term=N_("{term} from delivery", term=term) if row.ends else "",
        price=_price(line, sale),
        price_note=f"{country.tax_name.in_language(code)} {language(code).percent(line.tax_percent)}",
        tax_included=sale.prices_include_tax,
        answer_days=country.complaint_days,
        rights=tuple(rule.words.in_language(code) for rule in country.rights),
        care=care,
        place=settings.shop.city,
        signer=sale.seller,
    )


def _price(line: SaleLine, sale: Sale) -> Money:
    pieces = int(line.quantity) if line.unit == "pc" and line.quantity >= 1 else 1
    return Money(round(line.amount.minor / pieces), sale.currency)
