"""What a letter or card is written for: its name, whom it suits, and whether it may go without being asked for."""

from __future__ import annotations

from enum import StrEnum

from app.i18n import N_, Message


class Occasion(StrEnum):
    """What a letter is written for; each has a letter and a card in every language."""

    BIRTHDAY = "birthday"
    NAME_DAY = "name_day"
    ANNIVERSARY = "anniversary"
    SPRING_FESTIVAL = "spring_festival"
    LANTERN = "lantern"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    DOUBLE_NINTH = "double_ninth"
    EASTER = "easter"
    SEASON = "season"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    THANK_YOU = "thank_you"
    WIN_BACK = "win_back"
    NEW_GOODS = "new_goods"
    RECALL = "recall"
    INVITATION = "invitation"
    FREE = "free"


OCCASION_WORDS: dict[Occasion, Message] = {
    Occasion.BIRTHDAY: N_("Birthday"),
    Occasion.NAME_DAY: N_("Name day"),
    Occasion.ANNIVERSARY: N_("Anniversary of the first purchase"),
    Occasion.SPRING_FESTIVAL: N_("Spring Festival"),
    Occasion.LANTERN: N_("Lantern Festival"),
    Occasion.DRAGON_BOAT: N_("Dragon Boat Festival"),
    Occasion.MID_AUTUMN: N_("Mid-Autumn Festival"),
    Occasion.DOUBLE_NINTH: N_("Double Ninth Festival"),
    Occasion.EASTER: N_("Easter"),
    Occasion.SEASON: N_("Christmas and New Year"),
    Occasion.SPRING: N_("Spring"),
    Occasion.SUMMER: N_("Summer"),
    Occasion.AUTUMN: N_("Autumn"),
    Occasion.WINTER: N_("Winter"),
    Occasion.THANK_YOU: N_("Thank you"),
    Occasion.WIN_BACK: N_("We miss you"),
    Occasion.NEW_GOODS: N_("New goods"),
    Occasion.RECALL: N_("Product recall"),
    Occasion.INVITATION: N_("Invitation"),
    Occasion.FREE: N_("Letter of your own"),
}

# Days of the moon calendar; a Chinese letter for one of them is dated by it.
LUNAR_FESTIVALS = frozenset(
    (
        Occasion.SPRING_FESTIVAL,
        Occasion.LANTERN,
        Occasion.DRAGON_BOAT,
        Occasion.MID_AUTUMN,
        Occasion.DOUBLE_NINTH,
    )
)
_CHINESE = frozenset(("CN", "HK", "MO", "MY", "SG", "TW"))
_KEEP_NAME_DAYS = frozenset(("AT", "CZ", "SK"))
_SPEAKERS = {"zh_CN": "CN", "sk": "SK", "en": "GB"}
# What a letter of the occasion cannot say nothing about; who lacks it is left out.
_REQUIRED: dict[Occasion, tuple[str, ...]] = {
    Occasion.RECALL: ("product", "danger"),
    Occasion.INVITATION: ("event", "event_day"),
}


def fits(occasion: Occasion, country: str) -> bool:
    """Whether people of that country keep the occasion."""
    if occasion in LUNAR_FESTIVALS:
        return country in _CHINESE
    if occasion is Occasion.EASTER:
        return country not in _CHINESE
    if occasion is Occasion.NAME_DAY:
        return country in _KEEP_NAME_DAYS
    return True


def suits(occasion: Occasion, language: str) -> bool:
    """Whether people who are written to in that language keep the occasion."""
    return fits(occasion, _SPEAKERS[language])


def offered(country: str) -> tuple[Occasion, ...]:
    """Every occasion: first what people of the shop's country keep, then what others do."""
    return tuple(sorted(Occasion, key=lambda occasion: not fits(occasion, country)))


def is_warning(occasion: Occasion) -> bool:
    """Whether the letter protects people: it goes to all concerned, without consent, and greets nobody."""
    return occasion is Occasion.RECALL


def asked(occasion: Occasion) -> tuple[str, ...]:
    """Fields that whoever writes a single letter fills in: what it requires, and its message."""
    return ("message",) if occasion is Occasion.FREE else required(occasion)


def required(occasion: Occasion) -> tuple[str, ...]:
    """Fields without which the occasion's letter says nothing."""
    return _REQUIRED.get(occasion, ())
