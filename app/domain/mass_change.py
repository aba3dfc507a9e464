"""One change for many customers at once."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.changes import Changes
from app.domain.consent import CHANNEL_WORDS, PURPOSE_WORDS, STATE_WORDS, Channel, Purpose, State
from app.domain.customer_card import CustomerQuery
from app.i18n import N_, OWN_NAMES, Message


@dataclass(frozen=True, slots=True)
class GiveTag:
    """Everybody carries this tag."""

    tag: str


@dataclass(frozen=True, slots=True)
class TakeTag:
    """Nobody carries this tag any more."""

    tag: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Letters and papers in this language; empty is the shop's own."""

    language: str


@dataclass(frozen=True, slots=True)
class WriteAnswer:
    """The same answer of everybody, with its evidence. Who said no is never made to have said yes."""

    channel: Channel
    purpose: Purpose
    state: State
    source: str
    wording: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Everybody goes to the bin."""


Deed = GiveTag | TakeTag | SetLanguage | WriteAnswer | Delete


@dataclass(frozen=True, slots=True)
class Target:
    """Who is meant: these customers, or with a query everybody it shows."""

    ids: tuple[int, ...] = ()
    query: CustomerQuery | None = None


@dataclass(frozen=True, slots=True)
class MassPreview:
    """How many are meant, and how many of them become different; the others have it so already, or said no."""

    total: int
    changing: int


@dataclass(frozen=True, slots=True)
class MassDone:
    """So many became different, by one act."""

    records: int
    act: int | None
    changes: Changes


def words(deed: Deed) -> Message:
    """What is done, for the list of the last acts."""
    if isinstance(deed, GiveTag):
        return N_("Tag “{tag}” given", tag=deed.tag)
    if isinstance(deed, TakeTag):
        return N_("Tag “{tag}” taken away", tag=deed.tag)
    if isinstance(deed, SetLanguage):
        named: object = OWN_NAMES.get(deed.language) or N_("As the shop")
        return N_("Language of letters and papers: {language}", language=named)
    if isinstance(deed, WriteAnswer):
        return N_(
            "{channel}, {purpose}: {answer}",
            channel=CHANNEL_WORDS[deed.channel],
            purpose=PURPOSE_WORDS[deed.purpose],
            answer=STATE_WORDS[deed.state],
        )
    return N_("Deleted several at once")
