"""When something was last checked, and whether that is due again."""

from collections.abc import Iterable
from datetime import date, timedelta

from .model.offer import Offer
from .model.organisation import ContactPoint
from .model.settings import Settings
from .model.shared import PARTS, Check
from .periods import days_in


def latest(checks: Iterable[Check]) -> date | None:
    """The day of the latest check; None when there was none."""
    return max((check.date for check in checks), default=None)


def last_checks(offer: Offer, contact: ContactPoint | None = None) -> dict[str, date]:
    """When each part of an offer was last checked, where it was; a check that names no parts is of all of them.

    The contact is checked where the offer says so, or where its contact point (`contact`) does.
    """
    found: dict[str, date] = {}
    for check in offer.checked:
        for part in check.what or PARTS:
            found[part] = max(found.get(part, check.date), check.date)
    for check in contact.checked if contact else ():
        found["contact"] = max(found.get("contact", check.date), check.date)
    return found


def is_due(last: date | None, half_lives: Iterable[str], day: date) -> bool:
    """Whether the shortest of the half-lives has passed since the last check.

    What was never checked is not due: it is unchecked, and said to be so.
    """
    return last is not None and day - last > timedelta(days=min(map(days_in, half_lives)))


def due(offer: Offer, settings: Settings, day: date, contact: ContactPoint | None = None) -> dict[str, date]:
    """The parts of an offer that were checked too long ago, with the day of their last check.

    A part is due after its own half-life or its kind's, whichever is shorter.
    """
    by_kind = [settings.check_every[offer.kind]] if offer.kind in settings.check_every else []
    lasts = last_checks(offer, contact)
    return {part: lasts[part] for part in PARTS if part in lasts and is_due(lasts[part], [settings.half_life.of(part), *by_kind], day)}


def checked_on(offer: Offer, contact: ContactPoint | None) -> date | None:
    """The day since which what an offer is and whom to call can be relied on; None while either is unchecked."""
    lasts = last_checks(offer, contact)
    description, calling = lasts.get("description"), lasts.get("contact")
    return min(description, calling) if description and calling else None
