"""What the tests of every export have in hand."""

import pytest
from written import ENTRIES

from musnad.export import Entry


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    found: list[Entry] = ENTRIES
    return found
