"""Periods as people say them: how long ago they ended, and which years they cover together."""

from datetime import date

import pytest
from service_catalogue.model.shared import Period
from service_catalogue.periods import days_in, last_day, older_than, span

from tests.service_catalogue import samples


def period(start=None, to=None):
    moments = {"from": start, "to": to}
    return samples.record(Period, {"text": {"nl": "toen"}} | {key: value for key, value in moments.items() if value})


@pytest.mark.parametrize(
    ("duration", "days"), [("1 day", 1), ("14 days", 14), ("1 week", 7), ("2 weeks", 14), ("12 months", 365)]
)
def test_a_duration_counts_in_days(duration, days):
    assert round(days_in(duration)) == days


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (period("2014", "2017"), date(2017, 12, 31)),
        (period("2014"), date(2014, 12, 31)),
        (period("2014", "2017-11-04"), date(2017, 11, 4)),
        (period(to="2017"), date(2017, 12, 31)),
        (period(), None),
    ],
)
def test_a_period_ends_on_the_last_day_it_can_mean(when, day):
    assert last_day(when) == day


@pytest.mark.parametrize(
    ("today", "old"), [(date(2026, 1, 15), False), (date(2026, 1, 16), True), (date(2025, 12, 1), False)]
)
def test_a_period_is_older_than_a_duration_from_the_day_after_it(today, old):
    assert older_than(period(to="2026-01-01"), "14 days", today) is old


@pytest.mark.parametrize("today", [date(2000, 1, 1), date(2026, 11, 22)])
def test_an_undated_period_is_always_older(today):
    assert older_than(period(), "36 months", today)


def said(key, **filled):
    return f"{key} {' '.join(filled.values())}"


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ([period("2014", "2017")], "period.around 2014–2017"),
        ([period("2014", "2015"), period("2016", "2017")], "period.around 2014–2017"),
        ([period("2016", "2017"), period("2014", "2015")], "period.around 2014–2017"),
        ([period("2017", "2017")], "period.around 2017"),
        ([period(to="2017")], "period.around 2017"),
        ([period("2017-02-01", "2017-11-04")], "period.around 2017"),
        ([period("2016")], "period.since 2016"),
        ([period("2014", "2015"), period("2016")], "period.since 2014"),
        ([period("2014", "2017"), period()], "period.around 2014–2017"),
    ],
)
def test_periods_cover_the_years_from_the_first_to_the_last(periods, words):
    assert span(periods, said) == words


@pytest.mark.parametrize("periods", [[], [period()]])
def test_periods_without_years_cover_none(periods):
    assert span(periods, said) is None
