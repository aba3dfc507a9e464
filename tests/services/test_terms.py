"""Unfair terms: phrases that shops print, to be flagged or left alone, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.letter import Occasion, TemplateForm
from app.domain.terms_text import folded
from app.errors import NotFoundError
from app.i18n import LANGUAGES
from app.services import countries, letter_templates, terms

CN, SK, GB = "CN", "SK", "GB"

FLAGGED = [
    # English
    (GB, "No returns", "no_return"),
    (GB, "NO REFUNDS!", "no_return"),
    (GB, "Sorry, no refunds or exchanges.", "no_return"),
    (GB, "All sales are final.", "no_return"),
    (GB, "Goods once sold cannot be returned.", "no_return"),
    (GB, "We do not give refunds.", "no_return"),
    (GB, "We don’t offer refunds or exchanges on anything.", "no_return"),
    (GB, "Non-refundable goods", "no_return"),
    (GB, "No refunds on sale items", "no_return_sale"),
    (GB, "Sale goods cannot be exchanged or returned", "no_return_sale"),
    (GB, "No guarantee on clearance stock.", "no_return_sale"),
    (GB, "Free gifts are not covered by any guarantee.", "gift_no_warranty"),
    (GB, "Faulty goods must be in their original packaging.", "packaging"),
    (GB, "Opened boxes cannot be returned.", "packaging"),
    (GB, "No refund without a receipt.", "receipt_only"),
    (GB, "No receipt, no refund", "receipt_only"),
    (GB, "Faults must be reported within 7 days.", "short_claim"),
    (GB, "Claims are accepted only within fourteen days.", "short_claim"),
    (GB, "Credit note only.", "credit_only"),
    (GB, "Refunds are given as store credit.", "credit_only"),
    (GB, "The final interpretation belongs to the shop.", "final_interpretation"),
    (GB, "We reserve the right of final interpretation of this offer.", "final_interpretation"),
    (GB, "The manager’s decision is final.", "final_interpretation"),
    (GB, "We accept no liability for goods left with us.", "no_liability"),
    (GB, "You use the goods at your own risk.", "no_liability"),
    (GB, "Sold as seen.", "as_is"),
    (GB, "By buying here you waive all rights against us.", "waives_rights"),
    (GB, "We may change these terms at any time without notice.", "change_terms"),
    (GB, "Shoplifters will be fined £100.", "private_fine"),
    (GB, "Any unused balance is forfeited.", "prepaid_forfeit"),
    (GB, "Disputes go exclusively to the courts at our place of business.", "our_court"),
    (GB, "Complaint handling fee: £5", "claim_fee"),
    ("US", "Warranty void if seal is broken", "seal_void"),
    ("AU", "Exchange or credit note only for return of sale items", "credit_only"),
    (GB, "Refunds will not be given under any circumstances.", "no_return"),
    (GB, "We regret that we are unable to offer refunds or exchanges.", "no_return"),
    (GB, "Items purchased in the sale are non-refundable.", "no_return_sale"),
    (GB, "The management reserves the right to interpret these rules.", "final_interpretation"),
    (GB, "Check your goods before leaving; no complaints accepted afterwards.", "no_return"),
    (GB, "Warranty claims must be made within 30 days of purchase.", "short_claim"),
    # Chinese
    (GB, "Faulty items will only be exchanged, not refunded.", "credit_only"),
    (GB, "Refunds not possible", "no_return"),
    (CN, "特惠商品不支持退换", "no_return_sale"),
    (CN, "押金不退", "prepaid_forfeit"),
    (CN, "顾客须自行承担一切后果", "no_liability"),
    (CN, "买定离手，概不退换", "no_return"),
    (CN, "充值卡一经售出，概不退款", "prepaid_forfeit"),
    (CN, "三天后不予退换", "no_return"),
    (CN, "最终解释权归本店所有", "final_interpretation"),
    (CN, "本店拥有本次活动的最终解释权。", "final_interpretation"),
    (CN, "活动解释权归商家。", "final_interpretation"),
    (CN, "商品售出，概不退换", "no_return"),
    (CN, "概不退換", "no_return"),
    (CN, "概 不 退 换", "no_return"),
    (CN, "一经售出，恕不退款。", "no_return"),
    (CN, "离柜概不负责", "no_liability"),
    (CN, "钱款当面点清，离柜概不负责！", "no_liability"),
    (CN, "打折商品不退不换", "no_return_sale"),
    (CN, "特价商品概不退换", "no_return_sale"),
    (CN, "清仓特價，恕不退換", "no_return_sale"),
    (CN, "赠品不三包", "gift_no_warranty"),
    (CN, "买一赠一，对赠品不实行三包", "gift_no_warranty"),
    (CN, "拆封不退", "packaging"),
    (CN, "无小票概不退换", "receipt_only"),
    (CN, "质量问题仅限三天内退换", "short_claim"),
    (CN, "质量问题超过3天概不受理。", "short_claim"),
    (CN, "只换不退", "credit_only"),
    (CN, "本商品不享受三包", "as_is"),
    (CN, "摔伤责任自负", "no_liability"),
    (CN, "签字即视为放弃索赔权利", "waives_rights"),
    (CN, "本店有权随时修改规则，恕不另行通知。", "change_terms"),
    (CN, "偷一罚十", "private_fine"),
    (CN, "会员卡余额概不退还", "prepaid_forfeit"),
    (CN, "储值卡过期作废", "prepaid_forfeit"),
    (CN, "撕毁封条不保修", "seal_void"),
    (CN, "退货须收取手续费", "claim_fee"),
    # Slovak
    (SK, "Vrátenie tovaru nie je možné.", "no_return"),
    (SK, "Reklamácie po opustení predajne neuznávame.", "no_return"),
    (SK, "Zľavnený tovar je vylúčený z reklamácie.", "no_return_sale"),
    (SK, "Tovar z výpredaja nie je možné vrátiť.", "no_return_sale"),
    (SK, "Reklamovať môžete do 3 dní.", "short_claim"),
    (SK, "Za stratené veci nezodpovedáme.", "no_liability"),
    (SK, "Spodnú bielizeň nevymieňame.", "no_return"),
    (SK, "Tovar zakúpený v zľave sa nedá vrátiť ani reklamovať.", "no_return_sale"),
    (SK, "Reklamovať možno iba do 7 dní od kúpy.", "short_claim"),
    (SK, "Peniaze sa nevracajú.", "credit_only"),
    (SK, "Za odložené veci neručíme.", "no_liability"),
    (SK, "Tovar bez možnosti vrátenia", "no_return"),
    (SK, "Zakúpený tovar nevymieňame ani nevraciame.", "no_return"),
    (SK, "Zakúpený tovar nie je možné vrátiť.", "no_return"),
    (SK, "Reklamácie neprijímame!", "no_return"),
    (SK, "Na neskoršie reklamácie sa neberie zreteľ.", "no_return"),
    (SK, "Peniaze nevraciame.", "credit_only"),
    (SK, "Možná len výmena tovaru.", "credit_only"),
    (SK, "Na zľavnený tovar sa nevzťahuje záruka.", "no_return_sale"),
    (SK, "na zlavneny tovar sa nevztahuje zaruka", "no_return_sale"),
    (SK, "Akciový tovar nevymieňame.", "no_return_sale"),
    (SK, "Tovar v akcii: reklamácia sa nevzťahuje na tovar v akcii.", "no_return_sale"),
    (SK, "Na darčeky k nákupu sa nevzťahuje záruka.", "gift_no_warranty"),
    (SK, "Reklamáciu uznáme len v pôvodnom obale.", "packaging"),
    (SK, "Bez pokladničného bloku reklamáciu neprijímame.", "receipt_only"),
    (SK, "Reklamácie len do 14 dní.", "short_claim"),
    (SK, "Reklamácie prijímame do 3 dní od kúpy.", "short_claim"),
    (SK, "Vady treba nahlásiť do 7 dní.", "short_claim"),
    (SK, "Záruka len 12 mesiacov.", "short_claim"),
    (SK, "Konečný výklad podmienok si vyhradzuje predajňa.", "final_interpretation"),
    (SK, "Nezodpovedáme za škody spôsobené výrobkom.", "no_liability"),
    (SK, "Vstup na vlastné riziko", "no_liability"),
    (SK, "Predaj bez záruky.", "as_is"),
    (SK, "Kupujúci sa vzdáva všetkých nárokov.", "waives_rights"),
    (SK, "Podmienky môžeme kedykoľvek zmeniť bez upozornenia.", "change_terms"),
    (SK, "Za krádež pokuta 100 €", "private_fine"),
    (SK, "Nevyčerpaný kredit prepadá.", "prepaid_forfeit"),
    (SK, "Spory rieši výlučne súd v sídle predávajúceho.", "our_court"),
    (SK, "Poplatok za reklamáciu 5 €", "claim_fee"),
]

LEFT_ALONE = [
    # English
    (GB, "Returns within 14 days with a receipt."),
    (GB, "14-day return if you change your mind."),
    (GB, "No refunds if you simply change your mind."),
    (GB, "No refunds unless the goods are faulty."),
    (GB, "We do not say “no returns”."),
    (GB, "You will never see a sign saying no refunds here."),
    (GB, "“No refunds” signs are unlawful."),
    (GB, "No return postage to pay."),
    (GB, "Complaints are answered within 15 days."),
    (GB, "This does not affect your statutory rights."),
    (GB, "We exchange unwanted gifts within 30 days."),
    (GB, "Prices may change without notice."),
    (GB, "Thieves will be prosecuted."),
    (GB, "We accept no responsibility for damage caused by misuse."),
    (GB, "Refunds are made by the way you paid, within 14 days."),
    (GB, "Bring the receipt if you have it."),
    (GB, "Two-year guarantee on everything we sell."),
    (GB, "We will return the full price to you."),
    (GB, "Thank you for your custom. We look forward to seeing you."),
    (GB, "No fee for a complaint, ever."),
    (GB, "Only vouchers bought here are accepted."),
    (GB, "There is no warranty W1-000123 here."),
    (GB, "Please keep your receipt: it helps us if something is wrong."),
    (GB, "We offer a full refund within 28 days, no questions asked."),
    # Chinese
    (CN, "七天无理由退货"),
    (CN, "14天内可退换。"),
    (CN, "质量问题七日内退货，十五日内换货。"),
    (CN, "非质量问题，概不退换。"),
    (CN, "本店不搞“概不退换”。"),
    (CN, "我们绝不说概不负责。"),
    (CN, "“离柜概不负责”属于霸王条款。"),
    (CN, "假一赔十"),
    (CN, "投诉三日内答复。"),
    (CN, "因使用不当造成的损坏，本店不承担责任。"),
    (CN, "优惠券过期作废。"),
    (CN, "小心地滑"),
    (CN, "质量问题包退包换，不收手续费。"),
    (CN, "本店感谢您的惠顾，欢迎再来。"),
    (CN, "商品质量问题依法退货、更换、修理；如需发票，请向店员索取。"),
    (CN, "人为损坏不保修。"),
    (CN, "凭小票可在15天内换货"),
    (CN, "请在购买后30天内使用本券"),
    (CN, "退款三天内到账"),
    # Slovak
    (SK, "Tovar môžete vrátiť do 14 dní."),
    (SK, "Reklamáciu vybavíme do 30 dní."),
    (SK, "Za vady zodpovedáme 24 mesiacov od prevzatia."),
    (SK, "Nehovoríme „tovar nevymieňame“."),
    (SK, "Vety ako „peniaze nevraciame“ sú neprijateľné; také podmienky neplatia."),
    (SK, "Peniaze vraciame do 14 dní."),
    (SK, "Ak sa Vám tovar nepáči, peniaze nevraciame, ale radi ho vymeníme."),
    (SK, "Záruka 24 mesiacov."),
    (SK, "Reklamácie prijímame do 24 mesiacov od kúpy."),
    (SK, "Za škodu spôsobenú nesprávnym používaním nezodpovedáme."),
    (SK, "Ceny sa môžu meniť bez upozornenia."),
    (SK, "Reklamácia je bez poplatku."),
    (SK, "Vaše zákonné práva tým nie sú dotknuté."),
    (SK, "Ďakujeme za nákup a tešíme sa na Vás."),
    (SK, "Krádež oznámime polícii."),
    (SK, "Na zľavnený tovar platí tá istá záruka."),
    (SK, "Zľava len do 24. decembra."),
    (SK, "Reklamáciu neuznávame, ak ste výrobok poškodili."),
    (SK, "Reklamovať môžete do 24 mesiacov."),
    (SK, "Zatiaľ žiadne reklamácie"),
    (SK, "Tovar vymeníme do 30 dní aj bez udania dôvodu."),
    (SK, "Záruka sa nevzťahuje na škodu z neodbornej opravy."),
]


@pytest.mark.parametrize(("country", "text", "kind"), FLAGGED, ids=[text for _, text, _ in FLAGGED])
def test_what_no_shop_should_print_is_flagged(country: str, text: str, kind: str) -> None:
    found = terms.check(text, country)
    assert [one.kind.key for one in found][:1] == [kind]
    assert all(text[one.start : one.end] == one.phrase for one in found)


@pytest.mark.parametrize(("country", "text"), LEFT_ALONE, ids=[text for _, text in LEFT_ALONE])
def test_lawful_words_are_left_alone(country: str, text: str) -> None:
    assert [(one.kind.key, one.phrase) for one in terms.check(text, country)] == []


def test_every_finding_has_its_reason_and_the_rule_of_the_country() -> None:
    found = terms.check("Ďakujeme. Reklamácie len do 14 dní. 最终解释权归本店所有。No refunds!", SK)
    assert [one.kind.key for one in found] == ["short_claim", "final_interpretation", "no_return"]
    assert [one.phrase for one in found] == ["Reklamácie len do 14 dní", "最终解释权归本店所有", "No refunds"]
    for one in found:
        for code in LANGUAGES:
            assert one.kind.reason.in_language(code)
            assert one.kind.instead.in_language(code)
            assert one.rule.text.in_language(code)
    assert "§ 619" in found[0].rule.source
    assert found[0].rule.verified
    assert not found[1].rule.verified


def test_a_period_is_flagged_only_where_the_law_gives_longer() -> None:
    assert not terms.check("质量问题限7天内退换", CN)
    assert terms.check("质量问题限6天内退换", CN)
    assert terms.check("Faults must be reported within 2 years.", GB)
    assert not terms.check("Faults must be reported within 2 years.", "AU")
    assert terms.check("Vady treba oznámiť do dvoch mesiacov.", SK)
    assert terms.check("Faults must be reported within 48 hours.", "XX")


def test_every_country_profile_has_its_rules_in_three_languages() -> None:
    for code in countries.codes():
        rules = terms.country_rules(code)
        assert rules
        for rule in rules:
            assert all(rule.text.in_language(one) for one in LANGUAGES)
            assert rule.source
    with pytest.raises(NotFoundError):
        terms.check("No refunds", "QQ")


def test_no_kind_is_named_that_does_not_exist() -> None:
    known = {kind for _, _, kind in FLAGGED}
    for code in countries.codes():
        assert {key for rule in terms.country_rules(code) for key in rule.kinds} <= known


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    read = folded(text)
    assert len(read.text) == len(read.places)
    assert list(read.places) == sorted(read.places)
    for one in terms.check(text, SK):
        assert text[one.start : one.end] == one.phrase


def test_a_long_text_is_checked_at_once() -> None:
    assert len(terms.check("Reklamácie len do 14 dní. " * 300 + "a " * 20000, SK)) == 300


def test_nothing_the_program_prints_itself_is_flagged() -> None:
    for code in countries.codes():
        country = countries.country(code)
        for language in LANGUAGES:
            own = [country.guarantee, country.non_fiscal, *(rule.words for rule in country.rights)]
            own += [rule.words for rule in country.complaint_rules]
            texts = [one.in_language(language) for one in own]
            for form in TemplateForm:
                texts += [letter_templates.program(one, language, form).text for one in Occasion]
            assert [one.phrase for text in texts for one in terms.check(text, code)] == []
