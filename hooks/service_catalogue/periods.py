"""Periods and how long ago they are, counted from the day of the edition."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from markupsafe import Markup

from .model.shared import Period

_DAYS = {"day": 1, "week": 7, "month": 30.44}


@cache
def days_in(duration: str) -> float:
    """The length of a duration of the settings (``6 months``) in days."""
    number, unit = duration.split()
    return int(number) * _DAYS[unit.rstrip("s")]


def first_day(period: Period) -> date | None:
    """The first day that a period can mean: its start, else its end; None when it has neither."""
    moment = period.from_ or period.to
    return _day(moment, month=1, day=1) if moment else None


def last_day(period: Period) -> date | None:
    """The last day that a period can mean: its end, else its start; None when it has neither."""
    moment = period.to or period.from_
    return _day(moment, month=12, day=31) if moment else None


def _day(moment: str, month: int, day: int) -> date:
    """A date, or the given day of a year."""
    return date(int(moment), month, day) if re.fullmatch(r"\d{4}", moment) else date.fromisoformat(moment)


def older_than(period: Period, duration: str, day: date) -> bool:
    """Whether a period ended longer than `duration` before `day`; an undated one always did."""
    last = last_day(period)
    return last is None or day - last > timedelta(days=days_in(duration))


def span(periods: Iterable[Period], t: Callable[..., Markup]) -> Markup | None:
    """The years that periods cover together, in words: ``rond 2014–2017``, ``2016 of later``."""
    starts = [year for period in periods if (year := (period.from_ or period.to or "")[:4])]
    if not starts:
        return None
    open_ended = any(period.from_ and not period.to for period in periods)
    first, last = min(starts), max((period.to or period.from_ or "")[:4] for period in periods)
    if open_ended:
        return t("period.since", year=first)
    return t("period.around", period=first if first == last else f"{first}–{last}")
