"""Edition → the data that pages for referrers read once, when they open: for matching, and for the shortlist's sheets.

What somebody answers or keeps never leaves the browser: it is looked up here, in what everybody gets.
"""

from collections.abc import Iterator
from typing import Any

from .edition import Edition
from .matching import Candidate, Condition, candidates
from .outputs import Output, data_file
from .pages import here_for, message, piece
from .qr import code
from .views import ContactView, OfferView, View, is_translated

FOLDER = "assets/referring/"


def address_of(name: str, version: str) -> str:
    """Where the data of a page begin; `name` is ``matching`` or ``list``."""
    return f"{FOLDER}{name}-{version}.json"


def matching(edition: Edition, version: str) -> Iterator[Output]:
    """Everything that matching needs: the questions, the offers with their conditions, whom to ask what.

    All of it is fetched before anybody answers, so it is kept small: what many offers have in common stands once,
    what an offer lacks is left out.
    """
    key, t, to = edition.keys["matching"], edition.t, edition.settings.errors_to
    packer = _Packer(edition)
    offers = [packer.packed(each) for each in candidates(edition)]
    data = {
        "criteria": [_criterion(each) for each in edition.criteria],
        "offers": offers,
        "contacts": [piece(edition, "whom_to_ask", key, point=point) for point in packer.contacts],
        "texts": list(packer.texts),
        "href": f"{here_for(edition, key).to(edition.offers_key)}{{id}}/",
        "send": to and message(to, t("matching.send_subject", name="{name}", id="{id}"), [t("matching.send_body")]),
    }
    yield _file("matching", version, data)


def _criterion(view: View) -> dict[str, Any]:
    record = view.record
    return {
        "id": record.id,
        "kind": record.kind,
        "name": (view.name or view.question).plain,
        "question": view.question.plain,
        "unstated": record.unstated,
        "ask_outside": record.ask_outside,
        "possible": record.possible,
        "choices": {choice.id: choice.name.plain for choice in view.choices},
    }


class _Packer:
    """Offers as data, and what they have in common: whom to ask, and the texts that they name by number."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.contacts: list[ContactView] = []
        self.asked: dict[str, int] = {}
        self.texts: dict[str, int] = {}
        self.pointers: dict[str, str] = {}

    def packed(self, candidate: Candidate) -> dict[str, Any]:
        offer = candidate.offer
        return _filled(
            id=offer.id,
            name=offer.name.plain,
            side=next((each.name.plain for each in offer.sides if each.id == candidate.side), None),
            known=candidate.known,
            confirmed=candidate.confirmed,
            seen=offer.record.last_seen.when.order if offer.record.last_seen else "",
            wishes=_wishes(offer),
            rules=[self._condition(each) for each in candidate.conditions],
            missing=[self._number(text) for text in (*map(str, offer.unknown), *(question.plain for question in offer.open_questions))],
            ask=self._contact(whom_to_ask(offer)),
        )

    def _contact(self, point: ContactView) -> int:
        if point.id not in self.asked:
            self.asked[point.id] = len(self.contacts)
            self.contacts.append(point)
        return self.asked[point.id]

    def _condition(self, condition: Condition) -> dict[str, Any]:
        rule = condition.rule
        because = View(rule, self.edition).because
        return _filled(
            criterion=rule.criterion,
            otherwise=rule.otherwise,
            ask=rule.ask,
            because=because and self._number(because.plain),
            period=condition.period and self._number(str(condition.period)),
            instead={answer: self._pointer(id) for answer, id in condition.instead.items()},
            **{"is": rule.is_, "min": rule.min, "max": rule.max},
        )

    def _number(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def _pointer(self, id: str) -> int:
        if id not in self.pointers:
            self.pointers[id] = instead(self.edition, id, self.edition.keys["matching"])
        return self._number(self.pointers[id])


def _filled(**values: Any) -> dict[str, Any]:
    """What says something: numbers, also nought, and what is not empty."""
    return {name: value for name, value in values.items() if value or type(value) is int}


def whom_to_ask(offer: OfferView) -> ContactView:
    """Whom a referrer asks about an offer: its own contact, that of the service it belongs to, or the site's number.

    Of its own one that can be called goes first: in the edition for referrers that is a number only they have.
    """
    edition = offer.edition
    own = [point for point in (*offer.referral_contact, *offer.contact) if point.has_something and not point.is_call]
    service = edition.referrers_contact
    if service and service.id not in (point.id for point in own) and _is_of(offer, service):
        own.append(service)
    return next((point for point in own if point.can_be_called), own[0] if own else edition.call)


def _is_of(offer: OfferView, point: ContactView) -> bool:
    """Whether the organisation behind an offer, or one that it is part of, has the contact point."""
    organisations, id = offer.edition.organisations, offer.record.provider
    while id:
        record = organisations[id].record
        if any(each.id == point.id for each in record.contact_points):
            return True
        id = record.part_of
    return False


def _wishes(offer: OfferView) -> dict[str, list[str]]:
    """What an offer is about, by each wish whose answers are the terms of a vocabulary that offers choose from."""
    record = offer.record
    of = {"themes": record.themes, "kinds": (record.kind,), "phases": (record.phase,), "access": record.access}
    wishes = [each for each in offer.edition.criteria if each.kind == "wish"]
    return {each.id: [id for id in of.get(each.record.choices_from, ()) if id] for each in wishes}


def instead(edition: Edition, id: str, key: str) -> str:
    """Where somebody can go instead, as HTML: a link to an offer, or a contact point."""
    if id in edition.catalogue.offers:
        offer = edition.offer(id)
        return here_for(edition, key).link(offer.key, offer.name)
    return piece(edition, "instead", key, point=edition.contact(id))


def sheets(editions: dict[str, Edition], default: str, site_url: str, version: str) -> Iterator[Output]:
    """The sheets of all offers: first where each stands, then the sheets in pieces, so that a large catalogue's stay small."""
    edition = editions[default]
    key = edition.keys["list"]
    ids = sorted(edition.catalogue.offers)
    pieces = {f"sheets-{at // SHEETS_CUT}": ids[at : at + SHEETS_CUT] for at in range(0, len(ids), SHEETS_CUT)}
    former = {old: id for id, offer in edition.catalogue.offers.items() for old in offer.former_ids}
    names = [address_of(name, version).removeprefix(FOLDER) for name in pieces]
    yield _file("list", version, {"firsts": ids[::SHEETS_CUT], "pieces": names, "former": former})
    for name, some in pieces.items():
        yield _file(name, version, {id: _sheet(edition.fresh(id), editions, key, site_url) for id in some})


SHEETS_CUT = 16


def _sheet(offer: OfferView, editions: dict[str, Edition], key: str, site_url: str) -> dict[str, Any]:
    """What the shortlist shows and prints of an offer, and the client's side in every language it was translated into."""
    edition = offer.edition
    here = here_for(edition, key)
    translated = {
        language: other.fresh(offer.id)
        for language, other in editions.items()
        if language != edition.language and is_translated(offer.record, language)
    }
    successor = offer.record.successor
    return {
        "name": offer.name.plain,
        "href": here.href(offer.key),
        "summary": offer.summary.plain if offer.summary else "",
        "status": offer.record.status or "",
        "successor": successor if offer.record.status == "ended" else None,
        "sheet": piece(
            edition, "sheet", key, offer=offer, address=site_url + offer.key, code=code(site_url + offer.key), ask=whom_to_ask(offer)
        ),
        "sides": {
            language: piece(other.edition, "client_side", key, offer=other, dutch=offer) for language, other in translated.items()
        },
    }


def _file(name: str, version: str, data: Any) -> Output:
    return data_file(address_of(name, version), data)
