"""A believable shop to try everything in: the same seed, the same shop."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from app.domain.batches import batches
from app.domain.cart import Party
from app.domain.changes import Changes
from app.domain.consent import COUNTER_QUESTION, Source, State
from app.domain.phones import normalise
from app.domain.progress import Progress
from app.domain.settings import Identity, Settings
from app.errors import InputError
from app.i18n import N_, language
from app.models import audit
from app.models import demo as stored_demo
from app.models.database import transaction
from app.models.demo import Newcomer
from app.services import countries, customers, demo_family, demo_goods, demo_wishes, pictures, products
from app.services import settings as settings_service
from app.services.demo_family import Kin
from app.services.demo_people import People
from app.services.demo_trade import DAYS, Goods, Trade, Visit

# More customers than this come by name and phone alone, for trying how the program bears a large file.
REGULARS = 250
_BATCH = 50
_BULK = 2000
_COUNTRIES = {"sk": "SK", "zh_CN": "CN", "en": "GB"}
_CHANGES = Changes.of("customers", "products", "sales", "units", "complaints", "letters", "settings")
_LOOSE, _TEA, _THINGS = 7, 5, 2
_TEA_BELOW = 24
_NEW_EVERY = 12


@dataclass(frozen=True, slots=True)
class Filled:
    """What the demo shop holds."""

    customers: int
    products: int
    sales: int
    complaints: int
    letters: int
    changes: Changes

    def as_json(self) -> dict[str, object]:
        """The public answer of `demo --json`; the keys stay."""
        return {
            "customers": self.customers,
            "products": self.products,
            "sales": self.sales,
            "complaints": self.complaints,
            "letters": self.letters,
        }


def fill(
    *, customers: int = REGULARS, seed: int = 7, now: datetime, language_code: str = "en"
) -> Generator[Progress, None, Filled]:
    """Fill an empty shop; each step is a batch that is saved. A shop not set up yet is set up in that language.

    Raises InputError for a shop that holds anything already; nothing was changed then.
    """
    if not stored_demo.is_empty():
        raise InputError(
            N_("This shop is in use already, so it stays as it is."), N_("Choose an empty folder for the demo shop.")
        )
    work = _Filling(Random(seed), now, language_code)  # noqa: S311 - chance that must repeat
    known = min(customers, REGULARS)
    yield Progress(0, customers)
    goods = work.goods()
    people = work.people(known)
    families = work.families(people)
    trade = Trade(work.random, goods, families, settings=work.settings, seller=work.seller)
    visits = trade.visits(people, now)
    steps = customers - known + len(visits)
    for done in _sold(trade, visits, people):
        yield Progress(done, steps)
    with transaction():
        complaints, letters = trade.complain(people, now), trade.write(people, now)
        demo_wishes.write(work.random, goods, people, seller=work.seller, now=now, settings=work.settings)
        stored_demo.mark()
    for done in work.crowd(customers - known):
        yield Progress(len(visits) + done, steps)
    return Filled(customers, len(goods), len(visits), complaints, letters, _CHANGES)


def _sold(trade: Trade, visits: Sequence[Visit], people: tuple[Party, ...]) -> Generator[int, None, None]:
    done = 0
    for batch in batches(visits, _BATCH):
        with transaction():
            for visit in batch:
                trade.sell(visit, people)
        done += len(batch)
        yield done


# Plainly samples: numbers of zeros, and phones from ranges that are kept free for films and examples.
_SAMPLE = {
    "GB": Identity(
        street="1 Sample Street",
        city="Sampleton",
        postcode="ZZ99 9ZZ",
        phone="01632 960000",
        email="shop@example.com",
        registration_id="00000000",
        vat_id="GB 000 0000 00",
    ),
    "SK": Identity(
        street="Ukážková 1",
        city="Ukážkovo",
        postcode="000 00",
        phone="+421 2 0000 0000",
        email="predajna@example.com",
        registration_id="00 000 000",
        tax_id="0000000000",
        vat_id="SK0000000000",
    ),
    "CN": Identity(
        street="示例路1号",
        city="示例市",
        postcode="000000",
        phone="000-0000 0000",
        email="shop@example.com",
        registration_id="000000000000000000",
    ),
}


class _Filling:
    """The shop being filled: its settings, its goods, its people."""

    def __init__(self, random: Random, now: datetime, language_code: str) -> None:
        self.random = random
        self._now = now
        self._opened = now - timedelta(days=DAYS + 1)
        self.settings = self._settings(language_code)
        self._country = settings_service.profile(self.settings)
        self.seller = self.settings.seller or language(self.settings.language).gettext("Demo")
        self._kin: tuple[Kin, ...] = ()
        self._pictures: dict[Path, str] = {}
        self._people = People(random, self.settings.language, self._country.phone_region)

    def _settings(self, language_code: str) -> Settings:
        current = settings_service.load()
        if current.country:
            return current
        country = countries.country(_COUNTRIES[language_code])
        speech = language(language_code)
        shop = replace(
            _SAMPLE[country.code],
            legal_name=speech.gettext("Tea and Kitchen (demo shop)"),
            trade_line=speech.gettext("Tea, pots and pans"),
        )
        new = replace(settings_service.set_up(country, language_code, country.currency, current), shop=shop)
        settings_service.save(new, seller=speech.gettext("Demo"), now=self._now)
        return settings_service.load()

    def goods(self) -> tuple[Goods, ...]:
        """Every article in the shop, with how often it sells: tea more often than pans."""
        found: list[Goods] = []
        with transaction():
            for place, article in enumerate(demo_goods.articles(self.settings, self._country)):
                late = place in demo_wishes.NEW_GOODS
                since = self._now - timedelta(days=demo_wishes.NEW_FOR) if late else self._opened
                draft = replace(
                    article.draft, picture=self._picture(article.picture), new_on=self._new_on(place, since)
                )
                saved = products.save(draft, seller=self.seller, now=since, settings=self.settings)
                weight = 0 if late else _LOOSE if "w" in article.ask else _TEA if place < _TEA_BELOW else _THINGS
                found.append(Goods(products.cart_line(saved.id, self.settings), weight))
        return tuple(found)

    def _picture(self, file: Path) -> str:
        """The digest of a drawing; most goods of a kind share theirs."""
        if file not in self._pictures:
            self._pictures[file] = pictures.take_file(file).digest
        return self._pictures[file]

    def _new_on(self, place: int, since: datetime) -> date | None:
        """What came a few days ago is new, and a few things of this season with it."""
        if place in demo_wishes.NEW_GOODS:
            return since.date()
        return (self._now - timedelta(days=place % 60 + 10)).date() if place % _NEW_EVERY == 0 else None

    def people(self, count: int) -> tuple[Party, ...]:
        """The regulars, each written down on a day of the first year, some asked whether they want letters."""
        speech = language(self.settings.language)
        question = speech.gettext("May we send you greetings by post?")
        found: list[Party] = []
        with transaction():
            self._kin = demo_family.plan(self.random, self._people, count)
            for kin in self._kin:
                draft = demo_family.at_home(kin, self._people.draft(kin.person, self._country.code))
                saved = customers.save(draft, seller=self.seller, now=self._opened, settings=self.settings)
                found.append(customers.party(saved.id))
                answer = self.random.choices((State.YES, State.NO, State.NOT_ASKED), (55, 10, 35))[0]
                if answer is not State.NOT_ASKED:
                    customers.answer_consent(
                        saved.id,
                        answer,
                        channel=COUNTER_QUESTION[0],
                        purpose=COUNTER_QUESTION[1],
                        source=Source.COUNTER,
                        wording=question,
                        seller=self.seller,
                        now=self._opened,
                    )
        return tuple(found)

    def families(self, people: tuple[Party, ...]) -> dict[int, tuple[Party, ...]]:
        """Relations and households of the people, as they were planned; whom each belongs to."""
        with transaction():
            return demo_family.relate(self._kin, people, seller=self.seller, now=self._opened, settings=self.settings)

    def crowd(self, count: int) -> Generator[int, None, None]:
        """Many more customers, by name and phone alone."""
        region, done = self._country.phone_region, 0
        while done < count:
            batch = [
                Newcomer(self._people.person().name, normalise(self._people.phone(), region))
                for _ in range(min(_BULK, count - done))
            ]
            with transaction():
                stored_demo.add(batch, self._now)
                number = str(len(batch))
                audit.write(
                    at=self._now,
                    staff=self.seller,
                    action="add",
                    kind="customer",
                    record="demo",
                    after={"count": number},
                )
            done += len(batch)
            yield done
