"""Requests that wait for an answer as long as a busy machine may need."""

from functools import partial

import httpx

#: Seconds.
PATIENCE = 60

get = partial(httpx.get, timeout=PATIENCE)
post = partial(httpx.post, timeout=PATIENCE)
