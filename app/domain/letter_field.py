"""The fields letters may hold: a fixed list, each with its name on the screen and a sample in every language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.wording import Wording
from app.i18n import N_, Message


class FieldSource(StrEnum):
    """Who knows what stands in a field: the customer's file, the shop, the calendar, or whoever plans the mailing."""

    PERSON = "person"
    SHOP = "shop"
    DAY = "day"
    MAILING = "mailing"


FIELD_SOURCE_WORDS: dict[FieldSource, Message] = {
    FieldSource.PERSON: N_("From the customer’s file"),
    FieldSource.SHOP: N_("From the shop"),
    FieldSource.DAY: N_("From the calendar"),
    FieldSource.MAILING: N_("Asked when a mailing is planned"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field letters may hold: what it is called in the editor and what a preview shows."""

    name: str
    label: Message
    sample: Wording
    source: FieldSource


def _of(source: FieldSource, *rows: tuple[str, Message, str, str, str]) -> tuple[Field, ...]:
    """Fields of one source: name, label, and a sample in English, Chinese and Slovak."""
    return tuple(
        Field(name, label, Wording.of({"en": en, "zh_CN": zh, "sk": sk}), source) for name, label, en, zh, sk in rows
    )


_PERSON = _of(
    FieldSource.PERSON,
    ("salutation", N_("Salutation"), "Dear Ms Kováčová", "尊敬的张女士", "Vážená pani Kováčová"),
    ("warm_salutation", N_("Salutation, warm"), "Dear Jana", "张静女士", "Milá pani Kováčová"),
    ("full_name", N_("Full name"), "Jana Kováčová", "张静", "Jana Kováčová"),
    ("first_name", N_("First name"), "Jana", "静", "Jana"),
    ("last_name", N_("Family name"), "Kováčová", "张", "Kováčová"),
    ("birthday", N_("Birthday"), "6 November", "11月6日", "6. novembra"),
    ("name_day", N_("Name day"), "21 August", "8月21日", "21. augusta"),
    ("first_purchase", N_("Day of the first purchase"), "3 March 2021", "2021年3月3日", "3. marca 2021"),
    ("years_together", N_("Years since the first purchase"), "5 years", "五年", "5 rokov"),
    ("last_purchase", N_("Day of the last purchase"), "18 November 2026", "2026年11月18日", "18. novembra 2026"),
    ("last_product", N_("Last purchase"), "Electric kettle", "电热水壶", "Rýchlovarná kanvica"),
    ("bought_on", N_("Day the recalled product was bought"), "2 October 2026", "2026年10月2日", "2. októbra 2026"),
)
_SHOP = _of(
    FieldSource.SHOP,
    ("shop", N_("Shop"), "The Corner Shop", "街角小店", "Predajňa na rohu"),
    (
        "shop_phone",
        N_("Shop’s phone"),
        "01632\u00a0960\u00a0014",
        "0571\u00a05550\u00a00140",
        "+421\u00a02\u00a0555\u00a001\u00a040",
    ),
    ("shop_email", N_("Shop’s e-mail"), "shop@example.com", "dian@example.com", "predajna@example.com"),
    ("shop_address", N_("Shop’s address"), "1 High Street", "中山路 1 号", "Hlavná 1"),
    ("shop_hours", N_("Opening hours"), "Mon to Sat 9–6", "每日 9:00–18:00", "Po – So 9.00 – 18.00"),
    ("signer", N_("Who signs"), "The shopkeeper", "店主", "Vedúca predajne"),
)
_DAY = _of(
    FieldSource.DAY,
    ("today", N_("Today"), "22 November 2026", "2026年11月22日", "22. novembra 2026"),
    ("festival_day", N_("Day of the festival"), "6 February 2027", "2027年2月6日", "6. februára 2027"),
    ("new_year", N_("Year that begins"), "2027", "2027", "2027"),
    ("lunar_year", N_("Year that begins by the moon"), "Year of the Goat", "丁未羊年", "Rok Kozy"),
)
_MAILING = _of(
    FieldSource.MAILING,
    ("product", N_("Product"), "Electric kettle EK-200", "EK-200 型电热水壶", "Rýchlovarná kanvica EK-200"),
    ("product_line", N_("Kind of goods"), "kitchenware", "厨房用品", "kuchynské potreby"),
    (
        "new_goods",
        N_("New goods"),
        "enamel teapot, beeswax candles, cast-iron pan",
        "搪瓷茶壶、蜂蜡蜡烛、铸铁锅",
        "smaltovaný čajník, sviečky z včelieho vosku, liatinová panvica",
    ),
    ("batch", N_("Batch"), "2604-B", "2604-B", "2604-B"),
    (
        "danger",
        N_("Danger"),
        "the base may overheat and catch fire.",
        "底座可能过热起火。",
        "podstavec sa môže prehriať a vznietiť.",
    ),
    ("event", N_("Event"), "an evening of baking", "烘焙之夜", "Večer pečenia"),
    (
        "event_day",
        N_("Day of the event"),
        "Friday, 4 December, 6 pm",
        "12月4日（周五）18:00",
        "v piatok 4. decembra o 18.00",
    ),
    ("event_place", N_("Place of the event"), "in the shop", "本店", "v našej predajni"),
    ("deadline", N_("By when"), "30 November", "11月30日", "30. novembra"),
    (
        "message",
        N_("Text of your own"),
        "From Monday we are open until eight in the evening.",
        "自下周一起，本店营业至晚上八点。",
        "Od pondelka máme otvorené do ôsmej večer.",
    ),
)
FIELDS: dict[str, Field] = {field.name: field for field in (*_PERSON, *_SHOP, *_DAY, *_MAILING)}


def samples(language: str) -> dict[str, str]:
    """A value for every field, for the preview of a template."""
    return {name: field.sample.in_language(language) for name, field in FIELDS.items()}
