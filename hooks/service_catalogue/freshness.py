"""When the parts of an offer were last checked, and which are due again."""

from datetime import date, timedelta

from .model.offer import Offer
from .model.organisation import ContactPoint
from .model.settings import Settings
from .model.shared import PARTS
from .periods import days_in


def due(offer: Offer, settings: Settings, day: date) -> dict[str, date]:
    """The parts of an offer that were checked too long ago, with the day of their last check.

    A part is due after its own half-life or its kind's, whichever is shorter. What was never checked
    is not due: it is unchecked, and said to be so.
    """
    found = {}
    for part in PARTS:
        last = last_check(offer, part)
        own = getattr(settings.half_life, part.replace("-", "_"))
        lengths = [own, *(settings.check_every[kind] for kind in (offer.kind,) if kind in settings.check_every)]
        if last and day - last > timedelta(days=min(days_in(length) for length in lengths)):
            found[part] = last
    return found


def last_check(offer: Offer, part: str) -> date | None:
    """When a part of an offer was last checked; a check that names no parts is of all of them."""
    return max((check.date for check in offer.checked if not check.what or part in check.what), default=None)


def checked_on(offer: Offer, first_contact: ContactPoint | None) -> date | None:
    """The day since which what an offer is and whom to call can be relied on; None while either is unchecked.

    The contact is checked where the offer says so, or where its contact point does.
    """
    description = last_check(offer, "description")
    days = [last_check(offer, "contact"), *(check.date for check in (first_contact.checked if first_contact else ()))]
    contact = max((day for day in days if day), default=None)
    return min(description, contact) if description and contact else None
