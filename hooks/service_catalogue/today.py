"""The day that a run is for: an input like the data, so that a build can be repeated."""

import os
import time
from datetime import UTC, date, datetime


def today() -> date:
    """The day in the environment's SOURCE_DATE_EPOCH (seconds, UTC), else the clock's."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC).date()
