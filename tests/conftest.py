"""What all tests stand on."""

import os

# Messages are expected in English, whatever the locale of who runs the tests.
for name in ("LC_ALL", "MUSNAD_LANG"):
    os.environ.pop(name, None)
os.environ["LC_MESSAGES"] = "C"
