"""The customers of one batch on their way into the file: new ones together, changed ones each as part of one act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from app.domain import customer_json, phones
from app.domain.act import ActKind, ChangeKind, differing
from app.domain.attachment import PICTURE_TYPE
from app.domain.consent import Answer, State
from app.domain.consent import Source as Told
from app.domain.customer import CustomerDraft
from app.domain.importing import RowNote
from app.domain.phones import Phone
from app.domain.settings import Settings
from app.errors import FileError
from app.exchange import picture
from app.i18n import N_, language
from app.models import (
    act,
    attachment,
    bulk,
    consent,
    customer,
    household,
    import_act,
    import_people_read,
    import_people_write,
    import_waiting,
)
from app.models.import_people_write import Newcomer
from app.models.import_waiting import Offered, Waiting
from app.services import customer_keys, import_lists
from app.services import settings as settings_service
from app.services.import_people import Entry, Offer, Somebody
from app.services.import_source import Source

_LARGEST_NUMBER = 10**9


class Writer:
    """Takes the decided rows of a batch; `finish` writes those that are new. Inside one transaction."""

    def __init__(self, source: Source, run: int, seller: str, now: datetime, settings: Settings) -> None:
        self._source, self._run, self._seller = source, run, seller
        self._speech = language(settings.language)
        self._at = import_lists.started(run, now)
        self._region = settings_service.profile(settings).phone_region
        self._id = bulk.next_id("customer")
        self._number = import_people_write.next_number()
        self._new: dict[int, Newcomer] = {}
        self._pictures: list[tuple[int, int, bytes]] = []
        self._waiting: list[Waiting] = []
        self._changes: list[tuple[str, int, str, str]] = []
        self._homes: list[tuple[int, Entry]] = []
        self._changed = 0
        self._notes: list[RowNote] = []

    def add(self, one: Entry, draft: CustomerDraft) -> int:
        """A new customer; the id is theirs from now on."""
        identity, record = self._id, one.record
        self._id += 1
        self._new[identity] = Newcomer(
            identity, self._next_number(record.number), draft, one.phones, self._answers(one), record.external
        )
        self._new[identity].verified = record.verified_on
        if record.household is not None:
            self._homes.append((identity, one))
        self._picture(identity, one)
        return identity

    def _next_number(self, wanted: int | None) -> int:
        """The number the file says, if it has not been given out; else the next."""
        number = wanted if wanted is not None and self._number <= wanted < _LARGEST_NUMBER else self._number
        self._number = number + 1
        return number

    def _answers(self, one: Entry) -> tuple[Answer, ...]:
        """What the file says of consent, and that only the file says so."""
        if one.record.answers:
            return one.record.answers
        words = self._speech.gettext("As the file “{name}” says", name=self._source.order.path.name)
        return tuple(
            Answer(channel, purpose, state, self._at, Told.IMPORT, words, self._seller)
            for channel, purpose, state in one.record.consents
            if state is not State.NOT_ASKED
        )

    def _picture(self, identity: int, one: Entry) -> None:
        if one.record.picture:
            self._pictures.append((identity, one.record.row, one.record.picture))

    def change(self, who: Somebody, draft: CustomerDraft, one: Entry) -> None:
        """Somebody known gets what the row says."""
        if who.id in self._new:
            self._new[who.id].draft = draft
            self._new[who.id].phones = self._understood(draft)
            return
        if draft != who.draft:
            customer.update(who.id, draft, self._understood(draft), self._at)
            customer_keys.put(who.id)
            if not import_people_read.made_by(self._run, who.id):
                texts = differing(customer_json.values(who.draft), customer_json.values(draft))
                self._changes.append((ChangeKind.CUSTOMER, who.id, *texts))
        self._changed += 1
        self._say(who, one)
        self._picture(who.id, one)
        self.remember(who.id, one)

    def _understood(self, draft: CustomerDraft) -> tuple[Phone, ...]:
        return tuple(phones.normalise(phone.typed, self._region) for phone in draft.phones)

    def _say(self, who: Somebody, one: Entry) -> None:
        """Answers to questions nobody has asked here; what the shop was told itself stands."""
        for answer in self._answers(one):
            question = (answer.channel, answer.purpose)
            if who.consents.get(question, State.NOT_ASKED) is State.NOT_ASKED:
                who.consents[question] = answer.state
                identity = consent.add(who.id, answer)
                self._changes.append((ChangeKind.CONSENT, who.id, "", json.dumps(identity)))

    def remember(self, customer_id: int, one: Entry) -> None:
        """Who the record of the other program is."""
        external = one.record.external
        if customer_id in self._new:
            mine = self._new[customer_id]
            mine.external = mine.external or external
        elif external and not import_people_read.has_external(self._source.name, external):
            import_people_write.add_external(self._source.name, external, customer_id)
            import_act.mark(self._run, f"external {self._source.name}", external, customer_id)

    def wait(self, one: Entry, offers: Sequence[Offer]) -> None:
        """The row waits for somebody to say who it is."""
        offered = tuple(
            Offered(offer.who.id, offer.likeness.score, offer.likeness.verdict, offer.likeness.reasons)
            for offer in offers
        )
        record = one.record
        self._waiting.append(
            Waiting(
                row=record.row,
                draft=one.draft,
                external=record.external,
                consents=record.consents,
                offers=offered,
                picture=record.picture,
            )
        )

    def finish(self) -> list[RowNote]:
        """Write what is new. Returns what is to be said of rows beside."""
        for identity, one in self._homes:
            self._new[identity].household = self._household(one)
        newcomers = tuple(self._new.values())
        import_people_write.add(newcomers, source=self._source.name, run=self._run, now=self._at)
        for identity, one in self._homes:
            self._settle_household(identity, one)
        for identity, row, held in self._pictures:
            self._attach(identity, row, held)
        import_waiting.add(self._run, self._waiting)
        self._act()
        return self._notes

    def _household(self, one: Entry) -> int | None:
        """The household that the file's number of it means in this run."""
        mark = one.record.household
        if mark is None:
            return None
        known = import_act.marked(self._run, "household", str(mark.number))
        if known is None:
            known = household.insert(mark.name, None)
            import_act.mark(self._run, "household", str(mark.number), known)
        return known

    def _settle_household(self, identity: int, one: Entry) -> None:
        mark, home = one.record.household, self._new[identity].household
        if mark is not None and home is not None and mark.letters:
            household.update(home, mark.name, identity)

    def _attach(self, identity: int, row: int, held: bytes) -> None:
        """A picture is written anew; one that is none is left out."""
        name = self._speech.gettext("picture")
        try:
            made = picture.reencoded(held, name)
        except FileError as error:
            self._notes.append(RowNote(row, error.text))
            return
        first = not any(file.picture for file in attachment.of_customer(identity))
        kept = attachment.add(identity, f"{name}.jpg", PICTURE_TYPE, made, staff=self._seller, at=self._at)
        if first:
            attachment.set_portrait(identity, kept)
        if identity not in self._new:
            import_act.mark(self._run, "attachment", str(kept), identity)

    def _act(self) -> None:
        """All that the import changes is one act, listed with the others."""
        if not self._changed:
            return
        number = import_act.of_run(self._run)
        if number is None:
            words = N_("Import {number}: {file}", number=self._run, file=self._source.order.path.name)
            number = act.start(ActKind.IMPORT, words, records=0, staff=self._seller, at=self._at, import_id=self._run)
        act.add_changes(number, self._changes)
        import_act.count(number, self._changed)
