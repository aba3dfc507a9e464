"""What two customers are to each other, named from both sides; and which of them pays, uses and gets the letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain import typed
from app.domain.customer import FormOfAddress
from app.errors import FormError
from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.domain.names import PersonName
    from app.domain.phones import Phone

LONGEST_WORD = 60
LONGEST_NOTE = 200


class Role(StrEnum):
    """What somebody is to somebody else. The shop may write a word of its own instead of one of these."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    GUARDIAN = "guardian"
    WARD = "ward"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    ORGANISATION = "organisation"
    CONTACT = "contact"
    REFERRER = "referrer"
    REFERRED = "referred"


class Side(StrEnum):
    """Which of the two a choice falls on; nobody is the normal case."""

    NOBODY = ""
    ONE = "one"
    OTHER = "other"
    BOTH = "both"


# Who is one of these has a relative who is the other; the rest are the same from both sides.
_PAIRS = (
    (Role.PARENT, Role.CHILD),
    (Role.GRANDPARENT, Role.GRANDCHILD),
    (Role.GUARDIAN, Role.WARD),
    (Role.EMPLOYER, Role.EMPLOYEE),
    (Role.ORGANISATION, Role.CONTACT),
    (Role.REFERRER, Role.REFERRED),
)
_OPPOSITES = dict(_PAIRS) | {second: first for first, second in _PAIRS}
FAMILY = frozenset(tuple(Role)[:9])
_TURNED = {Side.ONE: Side.OTHER, Side.OTHER: Side.ONE}


def opposite(role: str) -> str:
    """What the other one is, from a word of the list; empty for a word of the shop's own."""
    return _OPPOSITES.get(Role(role), Role(role)).value if role in tuple(Role) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """One relation as a form holds it. `one_is` is what ONE is to OTHER: a Role, or a word of the shop's own.

    `letters` NOBODY means that each gets letters of their own; BOTH, that one letter names both.
    """

    id: int | None = None
    one_id: int = 0
    other_id: int = 0
    one_is: str = ""
    other_is: str = ""
    payer: Side = Side.NOBODY
    uses: Side = Side.NOBODY
    letters: Side = Side.NOBODY
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Somebody related, as one customer's file shows them. `relation` is seen from that file: its owner is OTHER.

    `uses` counts the sold pieces under a number that they use; `one_home` says that they share the household.
    """

    relation: RelationDraft
    id: int
    number: int
    name: str
    person: PersonName
    form: FormOfAddress
    organisation: bool
    phone: Phone | None
    uses: int = 0
    one_home: bool = False

    @property
    def role(self) -> str:
        """What they are to the file's owner."""
        return self.relation.one_is

    @property
    def pays(self) -> bool:
        return self.relation.payer is Side.ONE

    @property
    def uses_it(self) -> bool:
        return self.relation.uses is Side.ONE


def turned(draft: RelationDraft) -> RelationDraft:
    """The same relation with the two in each other's place."""
    return replace(
        draft,
        one_id=draft.other_id,
        other_id=draft.one_id,
        one_is=draft.other_is,
        other_is=draft.one_is,
        payer=_TURNED.get(draft.payer, draft.payer),
        uses=_TURNED.get(draft.uses, draft.uses),
        letters=_TURNED.get(draft.letters, draft.letters),
    )


def seen_from(draft: RelationDraft, owner: int) -> RelationDraft:
    """The relation as it stands in a file: the file's owner is OTHER, the relative ONE."""
    return draft if draft.other_id == owner else turned(draft)


def tidied(draft: RelationDraft) -> RelationDraft:
    """The same relation with bare words; what is left out of a listed pair is filled in."""
    one, other = typed.one_line(draft.one_is), typed.one_line(draft.other_is)
    return replace(
        draft, one_is=one or opposite(other), other_is=other or opposite(one), note=typed.one_line(draft.note)
    )


def check(draft: RelationDraft) -> None:
    """Raise FormError for a tidied relation that cannot be kept."""
    found: dict[str, Message] = {}
    for name in ("one_is", "other_is"):
        word = getattr(draft, name)
        if not word:
            found[name] = N_("Say what they are to each other.")
        elif len(word) > LONGEST_WORD:
            found[name] = N_("This is too long: there is room for {n} characters.", n=LONGEST_WORD)
    if len(draft.note) > LONGEST_NOTE:
        found["note"] = N_("This is too long: there is room for {n} characters.", n=LONGEST_NOTE)
    if draft.one_id == draft.other_id:
        found["other_id"] = N_("Nobody is a relative of their own.")
    if found:
        raise FormError(found)


def word(role: str, language: str, form: FormOfAddress = FormOfAddress.UNKNOWN) -> str:
    """How a language calls somebody who is that: `manželka`, 丈夫; a word of the shop's own stays as it is."""
    if role not in tuple(Role):
        return role
    words = _WORDS[language][Role(role)]
    return words[_PLACES[form]] if len(words) > 1 else words[0]


_PLACES = {FormOfAddress.UNKNOWN: 0, FormOfAddress.MS: 1, FormOfAddress.MR: 2}
# Not translations of each other: which words differ between a woman and a man is each language's own matter.
# Unknown, woman, man; or one word for all.
_WORDS: dict[str, dict[Role, tuple[str, ...]]] = {
    "en": {
        Role.SPOUSE: ("spouse", "wife", "husband"),
        Role.PARTNER: ("partner",),
        Role.PARENT: ("parent", "mother", "father"),
        Role.CHILD: ("child", "daughter", "son"),
        Role.SIBLING: ("sibling", "sister", "brother"),
        Role.GRANDPARENT: ("grandparent", "grandmother", "grandfather"),
        Role.GRANDCHILD: ("grandchild", "granddaughter", "grandson"),
        Role.GUARDIAN: ("guardian",),
        Role.WARD: ("in their care",),
        Role.FRIEND: ("friend",),
        Role.NEIGHBOUR: ("neighbour",),
        Role.EMPLOYER: ("employer",),
        Role.EMPLOYEE: ("employee",),
        Role.ORGANISATION: ("organisation",),
        Role.CONTACT: ("contact person",),
        Role.REFERRER: ("recommended us",),
        Role.REFERRED: ("came by recommendation",),
    },
    "sk": {
        Role.SPOUSE: ("manžel/ka", "manželka", "manžel"),
        Role.PARTNER: ("partner/ka", "partnerka", "partner"),
        Role.PARENT: ("rodič", "matka", "otec"),
        Role.CHILD: ("dieťa", "dcéra", "syn"),
        Role.SIBLING: ("súrodenec", "sestra", "brat"),
        Role.GRANDPARENT: ("starý rodič", "stará mama", "starý otec"),
        Role.GRANDCHILD: ("vnúča", "vnučka", "vnuk"),
        Role.GUARDIAN: ("opatrovník/opatrovníčka", "opatrovníčka", "opatrovník"),
        Role.WARD: ("v opatere",),
        Role.FRIEND: ("priateľ/ka", "priateľka", "priateľ"),
        Role.NEIGHBOUR: ("sused/a", "suseda", "sused"),
        Role.EMPLOYER: ("zamestnávateľ", "zamestnávateľka", "zamestnávateľ"),
        Role.EMPLOYEE: ("zamestnanec/zamestnankyňa", "zamestnankyňa", "zamestnanec"),
        Role.ORGANISATION: ("organizácia",),
        Role.CONTACT: ("kontaktná osoba",),
        Role.REFERRER: ("odporúča nás",),
        Role.REFERRED: ("prišlo na odporúčanie", "prišla na odporúčanie", "prišiel na odporúčanie"),
    },
    "zh_CN": {
        Role.SPOUSE: ("配偶", "妻子", "丈夫"),
        Role.PARTNER: ("伴侣",),
        Role.PARENT: ("父母", "母亲", "父亲"),
        Role.CHILD: ("子女", "女儿", "儿子"),
        Role.SIBLING: ("兄弟姐妹", "姐妹", "兄弟"),
        Role.GRANDPARENT: ("祖辈", "祖母", "祖父"),
        Role.GRANDCHILD: ("孙辈", "孙女", "孙子"),
        Role.GUARDIAN: ("监护人",),
        Role.WARD: ("被监护人",),
        Role.FRIEND: ("朋友",),
        Role.NEIGHBOUR: ("邻居",),
        Role.EMPLOYER: ("雇主",),
        Role.EMPLOYEE: ("员工",),
        Role.ORGANISATION: ("单位",),
        Role.CONTACT: ("联系人",),
        Role.REFERRER: ("介绍人",),
        Role.REFERRED: ("经介绍而来",),
    },
}
