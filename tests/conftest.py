"""What all tests stand on."""

import os

from hypothesis import settings

# Messages are expected in English, whatever the locale of who runs the tests.
for name in ("LC_ALL", "MUSNAD_LANG"):
    os.environ.pop(name, None)
os.environ["LC_MESSAGES"] = "C"


# Machines that run tests are shared and noisy: the time of one example says nothing.
settings.register_profile("musnad", deadline=None)
settings.load_profile("musnad")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their argument: packed ones hold the time, and processes must agree."""
    return argname if isinstance(val, bytes) else None
