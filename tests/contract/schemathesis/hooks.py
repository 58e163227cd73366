"""What Schemathesis does not know by itself: how the API is called, and which operations had a success.

It may not change what is sent but for credentials.
"""

import atexit
import collections
import json
import os

import schemathesis
from stories import BEGINNINGS
from story import Ask, api_of

DOCUMENT = os.environ["SANDBOX_DOCUMENT"]
ASK = Ask(DOCUMENT)
CALLED = ASK.called
schemathesis.auth.set_from_requests(CALLED)
STATUSES = collections.defaultdict(collections.Counter)
BEGINNINGS.get(api_of(DOCUMENT), lambda ask: None)(ASK)


@schemathesis.hook
def after_call(context, case, response):
    """Counts; and what changed the credentials changes them back."""
    raw = case.operation.definition.raw
    STATUSES[raw["operationId"]][response.status_code] += 1
    if "Authentication" in raw.get("tags", []) and 200 <= response.status_code < 300:
        CALLED.renew()


@atexit.register
def tell():
    """Writes what was answered, by operation, for whoever started this."""
    with open(os.environ["SANDBOX_STATUSES"], "w", encoding="utf-8") as file:
        json.dump(STATUSES, file)
